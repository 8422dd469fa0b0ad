"""One message in, one reply out, as every surface shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.composition import build_answers
from bot.plain_text import plain_text
from handlers.ask.heard import Intent
from handlers.ask.intent import hear, intent_of
from handlers.ask.remembering import remembered
from handlers.assistant import Assistant
from handlers.blocks import Actions, Button, Link, Quotation, Remark, Text, Verdict
from handlers.incoming import Attached, Message, Origin, Pressed
from handlers.records import Memory
from handlers.reply import Reply
from knowledge.town import HANGO
from tests.fakes.reviewing import reviewer_of

ANSWERS = build_answers(HANGO)


@pytest.fixture
def assistant() -> Assistant:
    return Assistant(ANSWERS, reviewer_of(ANSWERS.town))


def say(assistant: Assistant, text: str, after: Memory | None = None, **origin: object) -> Reply:
    """`after`: what the conversation was about until now."""
    where = {"person": "web:anna", "place": "web:1"} | origin
    heard = hear(Message("m1", Origin(**where), text))  # type: ignore[arg-type]
    return assistant.answer(replace(heard, memory=after or Memory()))


def press(assistant: Assistant, action: str, value: str = "", chosen: str = "sv") -> Reply:
    return assistant.reply_to(Pressed("p1", Origin("web:anna", "web:1", chosen=chosen), action, value))


def blocks(reply: Reply, kind: type) -> list:  # type: ignore[type-arg]
    return [block for block in reply.card.blocks if isinstance(block, kind)]


def buttons(reply: Reply) -> list[Button]:
    return [item for row in blocks(reply, Actions) for item in row.items if isinstance(item, Button)]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("får jag lägga ut bilder på barn?", "sv"),
        ("saako lapsista julkaista kuvia?", "fi"),
        ("may we post pictures of children?", "en"),
    ],
)
def test_an_answer_has_headline_text_quotation_and_where_to_go_next(
    assistant: Assistant, question: str, language: str
) -> None:
    reply = say(assistant, question)
    assert reply.card.language == language and reply.outcome == "answered"
    assert blocks(reply, Verdict)[0].kind == "only_if"
    quotation = blocks(reply, Quotation)[0]
    assert quotation.language == "sv" and "Ladda inte upp bilder utan lov." in quotation.whole
    assert bool(quotation.translation) == (language != "sv") == bool(quotation.translation_note)
    assert 1 <= sum(button.action == "topic" for button in buttons(reply)) <= 3
    assert any(button.action == "ask-informator" for button in buttons(reply))
    assert len(blocks(reply, Text)[0].text.split()) <= 60


def test_outside_the_guideline_nothing_is_quoted_and_the_informator_is_offered(assistant: Assistant) -> None:
    reply = say(assistant, "vad blir det till lunch i dag?")
    assert reply.outcome == "outside" and not blocks(reply, Quotation) and not blocks(reply, Verdict)
    assert [button.action for button in buttons(reply)] == ["ask-informator"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("hur ofta måste man byta lösen", "Om lösenord säger anvisningen inget."),
        ("montako lomapäivää mulla on", "Some-ohje ei sano mitään lomista ja vapaista."),
        ("how often do we have to change the password on the page?", "The guideline says nothing about passwords."),
    ],
)
def test_what_the_guideline_is_silent_about_is_named_and_other_rules_may_apply(
    assistant: Assistant, said: str, told: str
) -> None:
    reply = say(assistant, said)
    shown = blocks(reply, Text)[0].text
    assert reply.outcome == "outside" and shown.startswith(told), shown
    assert any(word in shown for word in ("Andra regler", "Muut säännöt", "Other rules"))
    assert not blocks(reply, Quotation) and [button.action for button in buttons(reply)] == ["ask-informator"]


def test_the_mail_to_the_informator_holds_the_question(assistant: Assistant) -> None:
    reply = press(assistant, "ask-informator", "får vi hyra en & annan clown?")
    links = [item for row in blocks(reply, Actions) for item in row.items if isinstance(item, Link)]
    assert links[0].url == "tel:0192203211"
    assert links[1].url.startswith("mailto:nina.nasanen@hanko.fi?") and "en%20%26%20annan%20clown%3F" in links[1].url


def test_a_related_question_is_answered_when_pressed(assistant: Assistant) -> None:
    first = say(assistant, "får jag lägga ut bilder på barn?")
    topic = next(button for button in buttons(first) if button.action == "topic")
    assert blocks(press(assistant, topic.action, topic.value), Quotation)


@pytest.mark.parametrize(
    ("action", "value"),
    [("topic", "no-such"), ("helpful", "x yes"), ("rm", "-rf")],
)
def test_a_forged_or_stale_button_says_so_and_does_nothing(assistant: Assistant, action: str, value: str) -> None:
    assert press(assistant, action, value).outcome == "stale"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("hej!", "greeting"),
        ("tack så mycket", "thanks"),
        ("kuka olet?", "who"),
        ("help", "help"),
        ("hejdå", "goodbye"),
        ("😀", "empty"),
    ],
)
def test_small_talk_gets_a_line_and_no_quotation(assistant: Assistant, text: str, outcome: str) -> None:
    reply = say(assistant, text)
    assert reply.outcome == outcome and not blocks(reply, Quotation)


OF_ITSELF = {
    "ai": ("är du en AI?", "Pratar jag med en människa?", "oletko tekoäly", "ootko sä botti?", "Are you human?"),
    "stored": (
        "Sparas det här?",
        "sparar du mina frågor",
        "tallennetaanko tämä?",
        "is this stored",
        "do you save this?",
    ),
    "human": (
        "jag vill prata med en människa",
        "kan jag få prata med någon?",
        "haluan puhua ihmisen kanssa",
        "I want to talk to a human",
    ),
}


@pytest.mark.parametrize(("text", "outcome"), [(text, kind) for kind, texts in OF_ITSELF.items() for text in texts])
def test_what_is_asked_of_the_assistant_itself_has_an_answer_of_its_own(
    assistant: Assistant, text: str, outcome: str
) -> None:
    reply = say(assistant, text)
    assert reply.outcome == outcome and not blocks(reply, Quotation)


def test_whoever_wants_a_human_gets_a_number_and_an_address(assistant: Assistant) -> None:
    reply = say(assistant, "jag vill prata med en människa")
    links = [item.url for row in blocks(reply, Actions) for item in row.items if isinstance(item, Link)]
    assert [url.partition(":")[0] for url in links] == ["tel", "mailto"]
    assert "ask-informator" in {button.action for button in buttons(reply)}


@pytest.mark.parametrize(
    "text",
    [
        "är det här en ai-bild, får jag använda den?",
        "varför får jag inte svära?",
        "vad har jag att göra när någon svär?",
        "ska jag prata med någon innan jag publicerar?",
        "måste jag svara när någon väntar på mitt svar?",
    ],
)
def test_a_question_about_the_guideline_stays_one(text: str) -> None:
    assert intent_of(text) is Intent.QUESTION


def test_a_greeting_before_a_question_does_not_hide_it(assistant: Assistant) -> None:
    assert say(assistant, "hej får man lägga upp bilder från gårdsfesten på dagis fb?").outcome == "answered"


def test_a_follow_up_is_read_with_the_topic_of_its_own_conversation(assistant: Assistant) -> None:
    first = say(assistant, "hej får man lägga upp bilder från gårdsfesten på dagis fb?")
    memory = remembered(Memory(), first)
    reply = say(assistant, "och om föräldrarna sagt ja muntligt då?", memory)
    assert blocks(reply, Quotation)[0].citation.startswith("Punkt 4")
    assert say(assistant, "ok tack!", memory).outcome == "thanks"
    assert say(assistant, "och om dom är över 18?", memory).about.sections[0] == "rule.4"
    assert say(assistant, "och om dom är över 18?").about.sections[:1] != ("rule.4",)


def test_another_language_is_spoken_on_wish_and_a_word_or_two_change_nothing(assistant: Assistant) -> None:
    memory = remembered(Memory(), say(assistant, "may we post pictures of children?"))
    swedish = say(assistant, "på svenska tack", memory)
    assert swedish.card.language == "sv" and swedish.about.situation == memory.topic
    assert say(assistant, "ok thanks", remembered(memory, swedish), spoken="sv").card.language == "sv"


def test_why_brings_the_sections_that_the_answer_rests_on_and_without_one_asks_back(assistant: Assistant) -> None:
    memory = remembered(Memory(), say(assistant, "får man lägga upp bilder på barn?"))
    reply = say(assistant, "varför då?", memory)
    assert reply.outcome == "section" and "Ladda inte upp bilder utan lov." in blocks(reply, Quotation)[0].excerpt
    assert say(assistant, "varför?").outcome == "unclear"


def test_a_new_version_needs_no_word_and_tells_what_is_mended(assistant: Assistant) -> None:
    first = say(assistant, "granska: Välkommen till Maja Lindroos på fredag, ring henne på 040 123 4567!")
    assert {"personal-name", "contact-details"} <= set(first.about.findings)
    memory = remembered(Memory(), first)
    assert not any("Maja" in part or "040" in part for part in (*memory.offered, memory.review, memory.topic))
    written = "Välkommen till biblioteket på fredag! Tervetuloa kirjastoon perjantaina!"
    second = say(assistant, written, memory, spoken="sv")
    assert second.outcome == "review-ok" and "Rättat" in plain_text(second.card)
    assert "Kvar att ändra" not in plain_text(say(assistant, "är det ok nu?", remembered(memory, second)).card)
    assert "Kvar att ändra" in plain_text(say(assistant, "är det ok nu?", memory).card)


@pytest.mark.parametrize("text", ["", "får jag posta den här?"])
def test_a_picture_is_never_judged_and_what_decides_is_asked(assistant: Assistant, text: str) -> None:
    origin = Origin("web:anna", "web:1", chosen="sv")
    reply = assistant.reply_to(Message("m1", origin, text, (Attached("picture"),)))
    assert "Jag kan inte se bilder" in blocks(reply, Text)[0].text and reply.about.sections[0] == "rule.4"
    assert sum(button.action == "topic" for button in buttons(reply)) >= 3


def test_a_file_that_was_read_is_a_draft_and_another_one_is_said_to_be_unread(assistant: Assistant) -> None:
    origin = Origin("web:anna", "web:1", chosen="sv")
    read = Attached("file", "Välkommen! Ring Maja Lindroos, 040 123 4567")
    assert "contact-details" in assistant.reply_to(Message("m1", origin, "", (read,))).about.findings
    asked = assistant.reply_to(Message("m1", origin, "måste vi skriva på båda språken på vår sida?", (read,)))
    assert "contact-details" in asked.about.findings and "kan inte öppna" not in plain_text(asked.card)
    assert ANSWERS.town.situations["both-languages"].headlines["sv"] in [b.label for b in blocks(asked, Verdict)]
    endless = assistant.reply_to(Message("m1", origin, "", (Attached("file", "Ring Maja Lindroos. " * 1_001),)))
    assert endless.outcome == "review-form" and "20 019" in plain_text(endless.card).replace("\u00a0", " ")
    unread = assistant.reply_to(Message("m1", origin, "", (Attached("file"),)))
    assert "kan inte öppna filen" in plain_text(unread.card)


@pytest.mark.parametrize("text", ["https://www.facebook.com/groups/x/posts/9", "granska https://www.instagram.com/x/"])
def test_a_link_is_never_fine_by_itself(assistant: Assistant, text: str) -> None:
    reply = say(assistant, text)
    assert "Jag kan inte öppna länkar" in plain_text(reply.card) and not reply.about.review


DRAFT = """Välkommen på loppis på torget lördag 5.12 kl. 10–14! ☕ Kaffe och bullar finns. Ring Kerttu Testinen på
Testgatan 3. #loppis #hangö"""


def test_a_pasted_draft_is_reviewed_and_no_button_carries_a_part_of_it(assistant: Assistant) -> None:
    reply = say(assistant, DRAFT)
    assert reply.outcome == "review-revise" and reply.draft == DRAFT
    assert {one.quote for one in blocks(reply, Remark)} >= {"Kerttu Testinen"}
    assert not any("Testinen" in b.value for b in buttons(reply))


def test_a_draft_in_a_public_place_is_answered_in_private_with_the_advice_to_remove_it(
    assistant: Assistant,
) -> None:
    reply = say(assistant, DRAFT, public=True)
    assert reply.private and "Ta bort" in blocks(reply, Text)[0].text


UNCLEAR = "Alla i bilden är över 18 och har skrivit på."


def test_what_could_be_two_things_is_asked_and_either_button_goes_on_with_the_text(assistant: Assistant) -> None:
    reply = say(assistant, UNCLEAR)
    assert [b.action for b in buttons(reply)] == ["review", "ask-this"] and reply.draft == UNCLEAR
    where = Origin("web:anna", "web:1", chosen="sv")
    reviewed = assistant.reply_to(Pressed("p", where, "review", "", draft=UNCLEAR))
    assert reviewed.outcome.startswith("review-")
    asked = assistant.reply_to(Pressed("p", where, "ask-this", "", draft="får vi svära på facebook?"))
    assert asked.outcome == "answered"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("granska: Välkommen på fest!", Intent.DRAFT),
        ("tarkista tää postaus: Uimahalli on taas suljettu", Intent.DRAFT),
        ("Får jag lägga ut det här? ”Välkommen på fest på torsdag!”", Intent.DRAFT),
        ("Voinko julkaista tämän:\nTervetuloa juhliin torstaina!", Intent.DRAFT),
        ("Is this ok to post? 🎉 Party at the harbour on Friday 5.12!", Intent.DRAFT),
        ("Får den här kommentaren stå kvar: Ni är alla idioter där på tekniska", Intent.DRAFT),
        ("Får jag lägga ut det här? Det är en bild på barnen från utflykten", Intent.QUESTION),
        ("får jag lägga ut det här: en bild på barnen?", Intent.QUESTION),
        ("granska mitt utkast", Intent.REVIEW),
        ("Får jag lägga ut det här?", Intent.REVIEW),
        ("Saanko julkaista tämän?", Intent.REVIEW),
        ("Kan du kolla den här?\nI dag är simhallen stängd.", Intent.DRAFT),
        ("Får jag svara så här? Hej Kalle, läs på innan du klagar.", Intent.DRAFT),
        ("Asukas kirjoitti näin: ”Naapurini on varas”. Mitä teen?", Intent.DRAFT),
        ("Kiitos palautteesta! Korjaamme valon huomenna aamulla. t. tekninen toimi", Intent.DRAFT),
        ("Tack för din hjälp, det var precis vad jag behövde veta!", Intent.QUESTION),
        ("tarkista tekstini", Intent.REVIEW),
        ("can you review my post", Intent.REVIEW),
        ("vi vill ha en egen sida på instagram", Intent.CHANNEL),
        ("haluamme oman sivun", Intent.CHANNEL),
        ("we want our own page", Intent.CHANNEL),
        ("får jag lägga ut en bild kl. 12?\nden är från 5.12", Intent.QUESTION),
        ("", Intent.EMPTY),
    ],
)
def test_free_text_finds_its_way(text: str, intent: Intent) -> None:
    assert intent_of(text) == intent


@pytest.mark.parametrize(
    ("text", "chosen", "locale", "language"),
    [
        ("saako lapsista julkaista kuvia?", "sv", "sv-FI", "fi"),
        ("😀", "fi", "en-US", "fi"),
        ("😀", None, "en-US", "en"),
        ("😀", None, "de-DE", "sv"),
        ("😀", None, None, "sv"),
    ],
)
def test_the_language_is_the_text_then_the_choice_then_the_locale_then_swedish(
    assistant: Assistant, text: str, chosen: str | None, locale: str | None, language: str
) -> None:
    assert say(assistant, text, chosen=chosen, locale=locale).card.language == language


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=200))
def test_nothing_a_person_can_send_or_forge_makes_an_error(text: str, action: str, value: str) -> None:
    assistant = Assistant(ANSWERS, reviewer_of(ANSWERS.town))
    origin = Origin("web:x", "web:x")
    assert assistant.reply_to(Message("1", origin, text)).card.blocks
    for pressed in (action, "topic", "helpful", "ask-informator", "review", "ask-this"):
        assert assistant.reply_to(Pressed("2", origin, pressed, value, draft=text)).card.blocks


def test_lone_halves_of_characters_are_dropped(assistant: Assistant) -> None:
    assert plain_text(press(assistant, "ask-informator", "fr\ud800åga").card).encode()
