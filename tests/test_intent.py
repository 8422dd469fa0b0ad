"""What a few words want, and what only looks like it: a word to the assistant, thanks with a wish, a story, a post."""

from __future__ import annotations

import pytest

from bot.plain_text import plain_text
from handlers.ask.heard import Command, Intent
from handlers.ask.intent import command_of, intent_of
from handlers.ask.pasted import reads_as
from handlers.assistant import Assistant
from handlers.records import Memory
from knowledge.going_on import goes_on
from knowledge.wishes import wish_in
from knowledge.words import normalised
from tests.fakes.reviewing import reviewer_of
from tests.test_assistant import ANSWERS, say


@pytest.fixture
def assistant() -> Assistant:
    return Assistant(ANSWERS, reviewer_of(ANSWERS.town))


@pytest.mark.parametrize(
    "text",
    [
        "Is my text ok to post?",
        "should you keep old comments?",
        "Can I delete this stupid comment?",
        "är det här en dålig bild?",
        "onko tämä kuva huono?",
        "Can you post pictures made by AI?",
        "do you have to tell if it is AI?",
        "får du använda ai bilder?",
        "are you using AI pictures?",
        "hur blir den godkänd?",
    ],
)
def test_a_question_with_such_a_word_in_it_stays_a_question(text: str) -> None:
    assert intent_of(text) is Intent.QUESTION


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("det här är ju skit", Intent.UPSET),
        ("tää on ihan paska", Intent.UPSET),
        ("u r an idiot", Intent.UPSET),
        ("stupid bot", Intent.UPSET),
        ("är du nån ai?", Intent.AI),
        ("oot sä joku tekoäly", Intent.AI),
        ("are you some kind of chatbot", Intent.AI),
        ("you're chatgpt, right?", Intent.AI),
        ("do you save what i write here", Intent.STORED),
        ("sparar du det jag skriver?", Intent.STORED),
        ("tallennatko mitä kirjoitan", Intent.STORED),
    ],
)
def test_what_is_said_to_the_assistant_is_heard_in_many_words(text: str, intent: Intent) -> None:
    assert intent_of(text) is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("tack så mycket, du räddade dagen", Intent.THANKS),
        ("thanks a lot for this, really helpful", Intent.THANKS),
        ("tack men jag vill ha en ny kanal", Intent.CHANNEL),
        ("thanks, i want a new channel", Intent.CHANNEL),
        ("tack, visa mina ansökningar", Intent.MINE),
    ],
)
def test_thanks_are_only_thanks_where_nothing_is_wanted_beside(text: str, intent: Intent) -> None:
    assert intent_of(text) is intent


@pytest.mark.parametrize("text", ["godkänn 12", "kiitos, godkänn 12", "godkänn 12 tack", "hej! godkänn 12"])
def test_a_command_may_be_polite(text: str) -> None:
    assert command_of(text) == Command("approve", 12)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hej föräldrar! Skolan stängs kl. 12.", "post"),
        ("Hei Vanhemmat, koulu suljetaan.", "post"),
        ("Dear parents, the school closes.", "post"),
        ("Hej Anna! Simhallen är stängd.", "reply"),
        ("Hei Maija, uimahalli on kiinni.", "reply"),
        ("Hi Lisa, we are closed.", "reply"),
    ],
)
def test_who_is_greeted_tells_a_post_from_a_reply(text: str, kind: str) -> None:
    assert reads_as(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Publicerade av misstag Matti Virtanens telefonnummer 040 123 4567 på vår sida.",
        "Julkaisin vahingossa Matti Virtasen puhelinnumeron 040 123 4567 sivullamme.",
        "I accidentally posted Matti Virtanen's phone number 040 123 4567 on our page.",
    ],
)
def test_what_has_happened_is_told_and_not_reviewed(assistant: Assistant, text: str) -> None:
    assert not say(assistant, text).about.review


@pytest.mark.parametrize(
    ("review", "outcome", "begins"),
    [
        ("post|-|", "review-ok", "Ja, sist hittade jag inget"),
        ("post|outdated:1|", "review-revise", "Inte riktigt än"),
        ("post|hate:1,outdated:1|", "review-stop", "Nej, publicera inte"),
        ("comment|insult:1|", "review-form", "Granska ett utkast"),
    ],
)
def test_how_a_draft_stands_is_said_as_the_review_said_it(
    assistant: Assistant, review: str, outcome: str, begins: str
) -> None:
    reply = say(assistant, "är den bra nu?", Memory(review=review), spoken="sv")
    assert reply.outcome == outcome
    assert plain_text(reply.card).startswith(begins)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("ja tack", ("choice", "only")),
        ("ok ja", ("choice", "only")),
        ("ok den första tack", ("choice", "1")),
        ("ja, på finska tack", ("speak", "fi")),
        ("tack", None),
        ("nej tack", None),
        ("no, withdraw it", None),
        ("don't cancel it", None),
    ],
)
def test_what_stands_around_a_choice_changes_nothing(text: str, means: tuple[str, str] | None) -> None:
    assert goes_on(normalised(text)) == means


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("är den godkänd?", "status"),
        ("hur går det med ansökan", "status"),
        ("är det godkänt att lägga ut bilder", None),
        ("is it approved to post this", None),
        ("onko se hyväksyttyä käytöstä", None),
        ("hur blir den godkänd", None),
        ("är bilden godkänd än", None),
    ],
)
def test_how_a_request_is_doing_is_not_how_something_is_done(text: str, wish: str | None) -> None:
    assert wish_in(normalised(text), about_it=False) == wish
