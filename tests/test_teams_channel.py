"""Får jag? in a channel of Teams: what everybody reads, what one person alone reads, and what is shared afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.teams.draw.cards import render
from handlers.blocks import Actions, Button
from handlers.card import Card
from knowledge.answers import Answers
from tests.fakes.teams_bot import Bot, Person, serving
from tests.fakes.teams_connector import BOT, CHANNEL, TENANT, THREAD, FakeTeams
from tests.fakes.teams_hand import button, data_of
from tests.fakes.teams_limits import Json, inputs, pressables, words_of

ANNA, BO, OFFICER = (f"{n}0000000-bbbb-cccc-dddd-eeeeeeeeeee{n}" for n in (1, 2, 3))
QUESTION = "Får jag lägga ut bilder på barn?"
DRAFT = "Granska: Välkommen till biblioteket på lördag kl. 12! Kalle Karlsson, 040 123 4567, berättar. #bibban #hangö"
PRIVATE = "Det här svarar jag bara på i en privat chatt."


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams() as teams:
        for aad in (ANNA, BO, OFFICER):
            teams.person(aad)
            teams.members[CHANNEL].add(teams.people[aad])
        yield teams


@pytest.fixture
async def bot(answers: Answers, tmp_path: Path, teams: FakeTeams) -> AsyncIterator[Bot]:
    async with serving(answers, tmp_path, teams, approvers=f"teams:{OFFICER}") as bot:
        yield bot


@pytest.fixture
async def targeting(answers: Answers, tmp_path: Path, teams: FakeTeams) -> AsyncIterator[Bot]:
    async with serving(answers, tmp_path, teams, approvers=f"teams:{OFFICER}", teams_targeted=True) as bot:
        yield bot


def there(bot: Bot, aad: str) -> Person:
    """Somebody in the thread of a channel."""
    person = bot.who(aad, "Anna Ek")
    person.chat = {"isGroup": True, "conversationType": "channel", "tenantId": TENANT, "id": THREAD}
    return person


def mentioning(text: str) -> dict[str, Any]:
    mention = {"type": "mention", "mentioned": {"id": BOT, "name": "Får jag?"}, "text": "<at>Får jag?</at>"}
    return {"text": f"<at>Får jag?</at>&nbsp;{text}", "entities": [mention]}


async def mentions(person: Person, text: str) -> str:
    return await person.says(**mentioning(text))


def in_channel(teams: FakeTeams) -> list[str]:
    """What everybody reads there."""
    shown = [one for one in teams.posted if one["conversation"].startswith(CHANNEL) and not one["for"]]
    return [words_of(one["body"]["attachments"][0]["content"]) for one in shown]


async def test_a_mention_is_answered_for_everybody_and_a_follow_up_needs_another(bot: Bot, teams: FakeTeams) -> None:
    anna = there(bot, ANNA)
    assert "utan lov" in await mentions(anna, QUESTION)
    assert await anna.says("Och på vuxna?") == ""
    assert len(in_channel(teams)) == 1


async def test_so_it_is_in_a_group_chat(bot: Bot, teams: FakeTeams) -> None:
    anna = bot.who(ANNA)
    anna.chat = {"isGroup": True, "conversationType": "groupChat", "tenantId": TENANT, "id": "19:group@thread.v2"}
    assert "utan lov" in await mentions(anna, QUESTION)
    assert await anna.says("Och på vuxna?") == ""
    await mentions(anna, DRAFT)
    assert teams.posted[-1]["conversation"] == f"a:chat-of-{ANNA}", "no draft is judged before everybody"


async def test_a_colleague_asks_the_informator_in_a_dialog_and_the_channel_gets_the_answer(
    bot: Bot, teams: FakeTeams
) -> None:
    anna, bo, nina = there(bot, ANNA), there(bot, BO), bot.who(OFFICER)
    await mentions(anna, QUESTION)
    dialog = await bo.opens("Fråga informatören", card=anna.cards[-1])
    assert next(iter(inputs(dialog).values()))["value"] == QUESTION
    done = await bo.submits(dialog, "Skicka frågan")
    assert QUESTION in words_of(done["value"]["card"]["content"])
    await nina.presses("Svara")
    await nina.presses("Skicka svaret", {"Ditt svar": "Fråga vårdnadshavarna."})
    assert "Fråga vårdnadshavarna." in in_channel(teams)[-1]
    assert "Vastaus tiedottajalta" in in_channel(teams)[-1], "a channel reads both languages"


async def test_what_somebody_asked_in_a_channel_is_forgotten_with_them(bot: Bot) -> None:
    anna, bo = there(bot, ANNA), there(bot, BO)
    await mentions(anna, QUESTION)
    asks = data_of(anna.cards[-1], "Fråga informatören")
    at_home = bot.who(ANNA)
    await at_home.says("glöm mig")
    await at_home.presses("Ja, glöm mig")
    answer = await bo.invokes(bo.activity(type="invoke", name="task/fetch", value={"data": asks}))
    assert answer["task"]["value"].startswith("Jag minns inte texten längre")


async def test_a_dialog_shows_what_is_wrong_and_takes_a_request(bot: Bot) -> None:
    anna = there(bot, ANNA)
    await mentions(anna, "vi vill ha en egen kanal")
    dialog = await anna.opens("Ansök om en kanal")
    faulty = await anna.submits(dialog, "Skicka till informatören")
    card = faulty["value"]["card"]["content"]
    assert "⚠️" in words_of(card)
    filled = {"Enhet": "Hamnen", "Plattform": "TikTok", "Målgrupp och behov": "Båtfolk", "Egna mål": "Fler gäster"}
    done = await anna.submits(card, "Skicka till informatören", filled)
    assert "Ansökan 1" in words_of(done["value"]["card"]["content"])
    assert "Ansökan 1: Hamnen" in bot.who(OFFICER).read()


async def test_what_is_private_comes_in_the_personal_chat(bot: Bot, teams: FakeTeams) -> None:
    anna = there(bot, ANNA)
    await mentions(anna, DRAFT)
    assert in_channel(teams) == [] and "Kalle Karlsson" in anna.read()
    assert teams.posted[-1]["conversation"] == f"a:chat-of-{ANNA}"


async def test_without_the_app_a_line_in_the_channel_says_how(bot: Bot, teams: FakeTeams) -> None:
    teams.installed.remove(ANNA)
    await mentions(there(bot, ANNA), "mina ansökningar")
    (said,) = in_channel(teams)
    assert said.startswith(PRIVATE)


async def test_a_targeted_answer_is_seen_by_one_and_shared_in_both_languages(targeting: Bot, teams: FakeTeams) -> None:
    anna, bo = there(targeting, ANNA), there(targeting, BO)
    said = await anna.says(f"/fråga {QUESTION}", recipient={"id": BOT, "isTargeted": True})
    assert "utan lov" in said and bo.read() == "" and teams.calls["targeted"] == 1
    await anna.presses("Dela i chattkanalen")
    (shared,) = in_channel(teams)
    assert "utan lov" in shared and "ilman lupaa" in shared


async def test_where_targeting_fails_the_answer_is_in_the_chat_and_shared_from_there(
    targeting: Bot, teams: FakeTeams
) -> None:
    anna = there(targeting, ANNA)
    teams.next_answers("targeted", "403 NotAllowed")
    await anna.says(f"/fråga {QUESTION}", recipient={"id": BOT, "isTargeted": True})
    assert teams.posted[-1]["conversation"] == f"a:chat-of-{ANNA}"
    await targeting.who(ANNA).presses("Dela i chattkanalen")
    (shared,) = in_channel(teams)
    assert "ilman lupaa" in shared


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (f"/fråga {QUESTION}", "utan lov"),
        ("/kysy Saako lapsista julkaista kuvia?", "ilman lupaa"),
        ("/ask May we post pictures of children?", "permission"),
        (DRAFT.replace("Granska:", "/granska"), "Kalle Karlsson"),
        ("/ansök", "Ansök om en kanal"),
        ("/hakemus", "hakemus"),
        ("/request", "request"),
        ("/tarkista", "tarkista taas"),
    ],
)
async def test_slash_commands_and_their_twins(targeting: Bot, command: str, said: str) -> None:
    anna = there(targeting, ANNA)
    anna.locale = "fi-FI" if command in ("/hakemus", "/tarkista") else "sv-SE"
    assert said in await anna.says(command, recipient={"id": BOT, "isTargeted": True})


@pytest.mark.parametrize(
    ("written", "button"),
    [
        ("Fråga föräldrarna om lov, räcker det?", "Fråga informatören"),
        ("Kysy vanhemmilta lupa, riittääkö se?", "Kysy tiedottajalta"),
        ("Ask the parents for permission, is that enough?", "Ask the information officer"),
    ],
)
async def test_a_sentence_that_begins_with_a_word_of_the_menu_keeps_it(bot: Bot, written: str, button: str) -> None:
    anna = bot.who(ANNA)
    await anna.says(written)
    await anna.presses(button)
    assert next(iter(inputs(anna.cards[-1]).values()))["value"] == written


@pytest.mark.parametrize(
    ("locale", "said"), [("sv-SE", "Det här kan jag"), ("fi-FI", "Tässä voin auttaa"), ("en-US", "What I can do")]
)
async def test_whoever_only_calls_us_by_name_is_told_what_we_are_for(bot: Bot, locale: str, said: str) -> None:
    anna, at_home = there(bot, ANNA), bot.who(ANNA)
    anna.locale = at_home.locale = locale
    assert said in await mentions(anna, "")
    assert said in await mentions(anna, ""), "each time: only the welcome of a new app comes once"
    assert said in await at_home.says("")


async def test_a_pressed_line_is_told_to_the_presser_alone(bot: Bot, teams: FakeTeams) -> None:
    anna = there(bot, ANNA)
    await mentions(anna, QUESTION)
    assert "Tack" in (await there(bot, BO).presses("Hjälpte", card=anna.cards[-1]))["value"]
    assert len(in_channel(teams)) == 1


async def test_a_related_question_is_answered_in_the_thread(bot: Bot, teams: FakeTeams) -> None:
    anna = there(bot, ANNA)
    await mentions(anna, QUESTION)
    answer = await anna.presses("Får vi lägga ut barns teckningar och elevarbeten?")
    assert answer["value"] == "Svaret kom i tråden." and len(in_channel(teams)) == 2


def test_what_opens_a_form_in_a_channel_holds_nobodys_words() -> None:
    card: Json = render(Card("sv", (Actions("", (Button("Fråga", "ask-informator", "Kalle"),)),)), public=True)
    (opener,) = pressables(card)
    assert opener == button(card, "Fråga") and "Kalle" not in str(opener)
