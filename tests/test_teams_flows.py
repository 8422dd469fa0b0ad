"""Everything the assistant does, in Teams: as a person sees it, over authenticated HTTP against the strict fake."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.teams.act import presses
from bot.teams.send.sender import TeamsSender
from handlers.store import Unavailable
from handlers.working_days import day_of
from knowledge.answers import Answers
from tests.fakes.teams_bot import Bot, Person, serving, slowly
from tests.fakes.teams_connector import TENANT, FakeTeams
from tests.fakes.teams_hand import Blocked, button, data_of
from tests.fakes.teams_limits import Json, inputs, pressables, words_of

ANNA, OFFICER, SECOND = (f"{n}0000000-bbbb-cccc-dddd-eeeeeeeeeee{n}" for n in (1, 2, 3))
QUESTION = "Får jag lägga ut bilder på barn?"
FILLED = {"Enhet": "Hamnen", "Plattform": "X (Twitter)", "Målgrupp och behov": "Båtfolk", "Egna mål": "Fler gäster"}
NAMED = {"Kanalens namn": "Hangö hamn", "Planerad adress": "https://x.com/hangohamn"}
ROLES = {"Vem svarar på kommentarer vardagar kl. 8–16?": "Hamnkaptenen"}


@pytest.fixture
async def bot(answers: Answers, tmp_path: Path) -> AsyncIterator[Bot]:
    async with FakeTeams() as teams:
        for aad in (ANNA, OFFICER, SECOND):
            teams.person(aad)
        async with serving(answers, tmp_path, teams, approvers=f"teams:{OFFICER}, teams:{SECOND}") as bot:
            yield bot


@pytest.fixture
def anna(bot: Bot) -> Person:
    return bot.who(ANNA, "Anna Ek")


@pytest.fixture
def nina(bot: Bot) -> Person:
    return bot.who(OFFICER, "Nina")


@pytest.fixture
def kim(bot: Bot) -> Person:
    return bot.who(SECOND, "Kim")


async def requested(anna: Person) -> str:
    """A request made from the word for it; what the card that was filled in says then."""
    await anna.says("ansök")
    assert (await anna.presses("Ansök om en kanal"))["value"] == "Svaret står här nedanför."
    answer = await anna.presses("Skicka till informatören", FILLED)
    return words_of(answer["value"])


# Asking


async def test_a_question_a_related_one_and_whether_it_helped(anna: Person) -> None:
    assert "Ladda inte upp bilder på barn utan lov." in await anna.says(QUESTION)
    await anna.presses("Får vi lägga ut barns teckningar och elevarbeten?")
    assert len(anna.cards) == 2 and "teckning" in anna.read(1)
    assert "Tack" in (await anna.presses("Hjälpte"))["value"]
    assert len(anna.cards) == 2, "thanks are told and stay nowhere"


async def test_the_informator_gets_the_question_and_the_answer_comes_back(anna: Person, nina: Person) -> None:
    await nina.says("Hej")
    await anna.says(QUESTION)
    assert QUESTION not in str(button(anna.cards[-1], "Fråga informatören")["data"])
    await anna.presses("Fråga informatören")
    assert QUESTION in anna.read(1), "the question stands in the form, to be mended"
    answer = await anna.presses("Skicka frågan")
    assert QUESTION in words_of(answer["value"]), "the form gives way to what was sent"
    assert QUESTION in nina.read() and "Från <at>Anna Ek</at>" in nina.read()
    await nina.presses("Svara")
    done = await nina.presses("Skicka svaret", {"Ditt svar": "Fråga vårdnadshavarna först."})
    assert words_of(done["value"]) == "Svaret är skickat."
    assert "Fråga vårdnadshavarna först." in anna.read()


async def test_after_a_restart_the_words_are_asked_for_again(answers: Answers, tmp_path: Path) -> None:
    async with FakeTeams() as teams:
        teams.person(ANNA)
        async with serving(answers, tmp_path, teams, approvers=f"teams:{OFFICER}") as bot:
            await bot.who(ANNA).says(QUESTION)
        async with serving(answers, tmp_path, teams, approvers=f"teams:{OFFICER}") as bot:
            told = await bot.who(ANNA).presses("Fråga informatören")
    assert told["value"] == "Jag minns inte texten längre. Skriv den igen, så hjälper jag dig."


async def test_words_are_nobody_elses(anna: Person, kim: Person) -> None:
    await anna.says(QUESTION)
    stolen = kim.pressed("Fråga informatören", card=anna.cards[-1])
    assert (await kim.invokes(stolen))["value"].startswith("Jag minns inte texten längre")
    assert QUESTION not in kim.read()


# A request


async def test_a_request_from_the_word_to_the_register(anna: Person, nina: Person, kim: Person) -> None:
    assert "Ansökan 1" in await requested(anna)
    for officer in (nina, kim):
        assert "Ansökan 1: Hamnen, X (Twitter)" in officer.read()
    assert "Från <at>Anna Ek</at>" in nina.read()
    await nina.presses("Godkänn")
    assert "Din ansökan är godkänd!" in anna.read()
    assert "Godkänd" in words_of(nina.cards[0]) and "Godkänd" in words_of(kim.cards[0]), "every copy is redrawn"
    await anna.presses("Komplettera")
    people = {"Administratörer": "Anna Ek\nBo By", "Ersättare": "Cia Dahl", **ROLES}
    answer = await anna.presses(_first(anna), {**NAMED, **people})
    assert answer["type"].endswith("card.adaptive") and "⚠️" not in words_of(answer["value"]), words_of(answer["value"])
    for step in ("Rättigheter givna", "Adressen stämmer", "För in i registret"):
        await nina.presses(step, card=nina.cards[0])
    assert "x.com/hangohamn" in (await kim.says("register")), kim.read()


async def test_a_rejection_asks_why_and_says_so(anna: Person, nina: Person) -> None:
    await requested(anna)
    await nina.presses("Avslå")
    with pytest.raises(Blocked):
        nina.pressed("Avslå ansökan")
    forged = nina.pressed("Avslå ansökan", {_only_label(nina): "x"})
    forged["value"]["action"]["data"].pop("f.reason")
    answer = await nina.invokes(forged)
    assert "⚠️" in words_of(answer["value"]), "checked on the server too, with the form still there"
    await nina.presses("Avslå ansökan", {_only_label(nina): "Stadens egen sida räcker för det här."})
    assert "Stadens egen sida räcker för det här." in anna.read()


async def test_more_is_asked_for_and_answered(anna: Person, nina: Person) -> None:
    await requested(anna)
    await nina.presses("Be om mer")
    await nina.presses(_first(nina), {_only_label(nina): "Vem svarar på kommentarer?"})
    assert "Vem svarar på kommentarer?" in anna.read()
    await anna.presses("Svara")
    await anna.presses("Skicka svaret", {"Ditt svar": "Hamnkaptenen, vardagar."})
    assert "Hamnkaptenen, vardagar." in nina.read()


async def test_a_request_is_withdrawn_and_its_copies_say_so(anna: Person, nina: Person) -> None:
    await requested(anna)
    assert "Ansökan 1" in await anna.says("mina ansökningar")
    await anna.presses("Dra tillbaka")
    assert "tillbakadragen" in nina.read().lower() or "dragit tillbaka" in nina.read().lower()


async def test_a_form_half_filled_in_is_put_aside_and_found_again(anna: Person) -> None:
    await anna.says("ansök")
    await anna.presses("Ansök om en kanal")
    await anna.presses("Spara och fortsätt senare", {"Egna mål": "Fler gäster"})
    await anna.says("mina ansökningar")
    await anna.presses("Ändra i ansökan")
    assert inputs(anna.cards[-1])["f.goals"]["value"] == "Fler gäster"
    answer = await anna.presses("Suomi", {"Målgrupp och behov": "Båtfolk"})
    assert "Lähetä tiedottajalle" in words_of(answer["value"]) and "Båtfolk" in words_of(answer["value"])


async def test_two_officers_press_at_once_and_one_has_decided(anna: Person, nina: Person, kim: Person) -> None:
    await requested(anna)
    told = await asyncio.gather(nina.presses("Godkänn"), kim.presses("Godkänn"))
    said = [answer["value"] + officer.read(1) for answer, officer in zip(told, (nina, kim), strict=True)]
    assert sorted("redan avgjort" in one for one in said) == [False, True]
    assert sorted("Sökanden får veta det." in one for one in said) == [False, True]
    assert anna.read().count("Din ansökan är godkänd!") == 1


async def test_a_card_that_redraws_itself_changes_and_posts_nothing(bot: Bot, anna: Person, nina: Person) -> None:
    await nina.says("Hej")
    await requested(anna)
    refresh = nina.cards[-1]["refresh"]
    assert refresh["userIds"] == [nina.user]
    posted = len(bot.teams.posted)
    value = {"action": refresh["action"], "trigger": "automatic"}
    answer = await nina.invokes(nina.activity(type="invoke", name="adaptiveCard/action", value=value))
    assert "Ansökan 1: Hamnen" in words_of(answer["value"]) and answer["value"]["refresh"]["userIds"] == [nina.user]
    stranger = await anna.invokes(anna.activity(type="invoke", name="adaptiveCard/action", value=forged(value)))
    assert stranger["statusCode"] == 400 and len(bot.teams.posted) == posted
    decides = nina.pressed("Godkänn")
    decides["value"]["trigger"] = "automatic"
    assert (await nina.invokes(decides))["statusCode"] == 400 and "godkänd" not in anna.read()


def forged(value: Json) -> Json:
    """Of a request that nobody made."""
    data = {"farjag": {"action": "show", "value": "99"}}
    return {**value, "action": {**value["action"], "data": data}}


# What one has, and who one is


async def test_held_and_forget_me(anna: Person) -> None:
    await anna.says(QUESTION)
    asks = anna.pressed("Fråga informatören")
    await requested(anna)
    assert "Det här är sparat om dig" in await anna.says("vad har du sparat om mig?")
    await anna.presses("Glöm mig")
    await anna.presses("Ja, glöm mig")
    assert (await anna.invokes(asks))["value"].startswith("Jag minns inte texten längre.")
    await anna.says("mina ansökningar")
    assert "Du har inga ansökningar." in words_of(anna.cards[-1])


async def test_after_forget_me_memory_holds_nothing_of_the_person(bot: Bot, anna: Person, nina: Person) -> None:
    await nina.says("Hej")
    await anna.says(QUESTION, id="m1")
    await anna.presses("Fråga informatören")
    await anna.presses("Skicka frågan")
    await anna.says("glöm mig")
    await anna.presses("Ja, glöm mig")
    sender = bot.parts.senders["teams"]
    assert isinstance(sender, TeamsSender)
    assert sender.references.named(f"teams:{ANNA}") is None
    before = len(anna.cards)
    edit = {"type": "messageUpdate", "channelData": {"tenant": {"id": TENANT}, "eventType": "editMessage"}}
    await anna.says("Får jag svära?", id="m1", **edit)
    assert len(anna.cards) == before + 1, "which answer stood below which message is forgotten too"


async def test_another_language_from_now_on(anna: Person) -> None:
    assert "Vilket språk" in await anna.says("språk")
    assert "suomeksi" in (await anna.presses("Suomi"))["value"]
    anna.locale = "en-US"
    await anna.says("mina ansökningar")
    assert anna.cards[-1]["lang"] == "fi"


async def test_an_informator_goes_away_and_comes_back(anna: Person, nina: Person, kim: Person) -> None:
    said = await nina.says("jag är borta")
    assert "Under tiden går ansökningar och frågor till en annan informatör." in said, "no button stands alone"
    await nina.presses(_first(nina))
    today = day_of(nina.bot.parts.now()).isoformat()
    answer = await nina.presses("Spara", {"Första dagen": today, "Sista dagen": today})
    assert "du är borta" in words_of(answer["value"])
    before = len(nina.cards)
    await requested(anna)
    assert len(nina.cards) == before and "Ansökan 1: Hamnen" in kim.read()
    assert "Välkommen tillbaka!" in await nina.says("jag är tillbaka")


@pytest.mark.parametrize("greeting", ["Hi", "Hej", "Moi", "Help"])
async def test_whoever_greets_is_helped(anna: Person, greeting: str) -> None:
    await anna.says(greeting)
    assert len(anna.cards) == 1 and anna.cards[0]["fallbackText"]


# Drafts


DRAFT = "Granska: Välkommen till biblioteket på lördag kl. 12! Kalle Karlsson, 040 123 4567, berättar. #bibban #hangö"


async def test_a_draft_is_reviewed_edited_and_a_finding_dismissed(bot: Bot, anna: Person) -> None:
    said = await anna.says(DRAFT)
    assert "Kalle Karlsson" in said
    before = said.count("Inte relevant här")
    answer = await anna.presses("Inte relevant här")
    assert words_of(answer["value"]).count("Inte relevant här") < before
    text = inputs(answer["value"])["f.text"]["label"].removesuffix(" *")
    again = await anna.presses("Granska igen", {text: "Välkommen till biblioteket på lördag!"}, card=answer["value"])
    assert "Kalle" not in words_of(again["value"]), "judged anew in the same place"
    assert len(anna.cards) == 1


async def test_a_second_pair_of_eyes_reads_a_draft_that_is_kept_nowhere(bot: Bot, anna: Person, nina: Person) -> None:
    await anna.says(DRAFT)
    answer = await anna.presses("Be informatören läsa")
    assert "Informatören har fått din text." in words_of(answer["value"])
    assert "Kalle Karlsson" in nina.read() and "Från <at>Anna" in nina.read(), "who asks can be written to"
    told = await nina.presses("Ser bra ut")
    assert told["value"] == "Svaret har kommit fram."
    assert "ditt inlägg ser bra ut!" in anna.read()


async def test_whose_draft_somebody_reads_has_chosen_no_language_by_that(anna: Person, nina: Person) -> None:
    await nina.says("Hej")
    await anna.says(DRAFT)
    await anna.presses("Be informatören läsa")
    assert "Sinulla ei ole hakemuksia." in await anna.says("omat hakemukset")


async def test_a_message_is_reviewed_in_a_dialog_by_message_action(anna: Person) -> None:
    content = "<div><p>Välkommen till <b>biblioteket</b> p&aring; lördag!</p><p>Kalle Karlsson, 040 123 4567</p></div>"
    value = {"commandId": "farjag_review", "messagePayload": {"body": {"contentType": "html", "content": content}}}
    answer = await anna.invokes(anna.activity(type="invoke", name="composeExtension/fetchTask", value=value))
    card = answer["task"]["value"]["card"]["content"]
    assert inputs(card)["f.text"]["value"] == "Välkommen till biblioteket på lördag!\nKalle Karlsson, 040 123 4567"
    label = inputs(card)["f.text"]["label"].removesuffix(" *")
    data = data_of(card, "Granska igen", {"f.text": "Välkommen till biblioteket på lördag!"})
    submit = anna.activity(type="invoke", name="composeExtension/submitAction", value={"data": data})
    again = (await anna.invokes(submit))["task"]["value"]["card"]["content"]
    assert "Kalle" not in words_of(again) and label in words_of(again) and anna.cards == []


async def test_a_message_action_on_nothing_to_read_asks_for_a_text(anna: Person) -> None:
    value = {"commandId": "farjag_review", "messagePayload": {"body": {"contentType": "html", "content": "<img>"}}}
    answer = await anna.invokes(anna.activity(type="invoke", name="composeExtension/fetchTask", value=value))
    assert "Granska" in words_of(answer["task"]["value"]["card"]["content"])


# What else can be sent


LINK = "https://hanko.sharepoint.com/sites/x/julfest"
UNREAD = [
    ("sv-SE", "kan inte öppna filen", "kan inte se bilder", "kan inte öppna länkar"),
    ("fi-FI", "En pysty avaamaan tiedostoa", "En näe kuvia", "En pysty avaamaan linkkejä"),
    ("en-US", "cannot open the file", "cannot see pictures", "cannot open links"),
]
PICTURE = [{"contentType": "image/*", "contentUrl": "https://x"}, {"contentType": "text/html", "content": "<p>"}]


@pytest.mark.parametrize(("locale", "of_file", "of_picture", "of_link"), UNREAD)
async def test_a_file_a_picture_or_a_link_alone_is_answered_with_what_to_do_instead(
    bot: Bot, anna: Person, locale: str, of_file: str, of_picture: str, of_link: str
) -> None:
    anna.locale = locale
    kind, name = "application/vnd.microsoft.teams.file.download.info", "Kalle Hemlig.docx"
    assert of_file in await anna.says("", attachments=[{"contentType": kind, "name": name, "content": {}}])
    assert of_picture in await anna.says("", attachments=PICTURE)
    assert of_link in await anna.says(LINK)
    assert "Hemlig" not in str(bot.teams.posted), "what a file is called somebody has typed"


async def test_a_picture_beside_a_question_does_not_keep_it_from_being_answered(anna: Person) -> None:
    said = await anna.says(QUESTION, attachments=PICTURE)
    assert "bilden kan jag inte se" in said and "utan lov" in said


async def test_an_edited_message_is_answered_in_place(anna: Person) -> None:
    await anna.says(QUESTION, id="m1")
    edit = {"type": "messageUpdate", "channelData": {"tenant": {"id": TENANT}, "eventType": "editMessage"}}
    await anna.says("Får jag ha musik i videon?", id="m1", timestamp="2026-11-22T09:01:00Z", **edit)
    assert len(anna.cards) == 1 and "musik" in anna.read()
    await anna.says("Får jag ha musik i videon?", id="m1", timestamp="2026-11-22T09:01:00Z", **edit)
    assert anna.teams.calls["update"] == 1, "the same edit once"


async def test_a_redelivered_press_gets_the_first_answer_and_does_nothing(bot: Bot, anna: Person) -> None:
    await anna.says(QUESTION)
    press = anna.pressed("Fråga informatören")
    first, *again = [await anna.invokes(press) for _ in range(3)]
    assert again == [first, first] and len(anna.cards) == 2


async def test_a_client_that_only_submits_gets_its_answer_as_a_message(anna: Person) -> None:
    await anna.says("ansök")
    data = data_of(anna.cards[-1], "Ansök om en kanal")
    sent = anna.activity(value=data)
    for _ in range(2):
        assert (await anna.bot.gets(sent)).status == 200
    assert len(anna.cards) == 2
    names = {one["label"].removesuffix(" *"): id for id, one in inputs(anna.cards[-1]).items()}
    filled = data_of(anna.cards[-1], "Skicka till informatören", {names[name]: value for name, value in FILLED.items()})
    await anna.bot.gets(anna.activity(value=filled))
    assert "Ansökan 1" in words_of(anna.cards[-1])


async def test_what_takes_long_is_told_to_come_and_comes(
    anna: Person, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await anna.says("ansök")
    monkeypatch.setattr(presses, "ANSWER_WITHIN", 0.05)
    usual = slowly(bot.parts, 0.3)
    told = await anna.presses("Ansök om en kanal")
    usual()
    assert told["value"] == "Det tar lite längre än vanligt. Svaret kommer så fort det är klart."
    assert "Målgrupp och behov" in anna.read(1)


async def test_a_press_does_not_wait_for_a_busy_teams(anna: Person, bot: Bot) -> None:
    await anna.says("ansök")
    bot.teams.next_answers("post", "429 1", "502")
    assert (await anna.presses("Ansök om en kanal"))["value"] == "Svaret står här nedanför."
    for _ in range(2):  # after the pause that was asked for, and after the fault
        await bot.later(minutes=5)
    assert "Målgrupp och behov" in anna.read(1), "it comes by the outbox"


async def test_a_question_is_answered_while_the_database_is_away(
    anna: Person, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*given: object, **named: object) -> object:
        raise Unavailable("away")

    await anna.says("Hej")
    before = len(bot.teams.posted)
    for work in ("read", "write"):
        monkeypatch.setattr(bot.parts.store, work, away)
    response = await bot.client.post(
        "/api/messages", json=anna.activity(text=QUESTION), headers={"Authorization": f"Bearer {bot.teams.token()}"}
    )
    assert response.status == 200
    for _ in range(100):
        if len(bot.teams.posted) == before:
            await asyncio.sleep(0.02)
    assert "utan lov" in anna.read(1)
    monkeypatch.undo()


async def test_a_draft_that_teams_does_not_take_is_told_of(anna: Person, bot: Bot) -> None:
    bot.teams.next_answers("post", "500")
    said = await anna.says(DRAFT)
    assert "Kalle" not in said and len(anna.cards) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("composeExtension/query", "composeExtension"),
        ("composeExtension/anything", "task"),
        ("task/anything", "task"),
        ("fileConsent/invoke", "value"),
        ("", "value"),
    ],
)
async def test_an_invoke_that_nobody_knows_gets_a_body_all_the_same(anna: Person, name: str, key: str) -> None:
    assert key in await anna.invokes(anna.activity(type="invoke", name=name, value={}))


def _first(person: Person) -> str:
    return str(pressables(person.cards[-1])[0]["title"])


def _only_label(person: Person) -> str:
    (found,) = inputs(person.cards[-1]).values()
    return str(found["label"]).removesuffix(" *")
