"""What is asked or told of the assistant itself in a few words, and what is talk to it and no draft."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from knowledge.answers import Answers
from tests.fakes.talking import Talk, quoted, shown

SAID = {
    Intent.HELD: (
        "what do you have stored on me?",
        "what have you got on me",
        "va har du sparat om mej",
        "vilka uppgifter finns kvar om mig?",
        "mitä tietoja sulla on musta",
        "mitä musta on tallennettu",
    ),
    Intent.PUBLISH: (
        "kan du lägga ut de åt mig",
        "sku du lägg ut texten åt oss",
        "can you post it for me",
        "could you publish this on facebook?",
        "voitko julkaista sen mun puolesta",
        "voitsä postata tän",
    ),
    Intent.STOP: ("no wait", "nej vänta", "eiku oota", "vänta lite", "hold on"),
    Intent.DROP: ("ok unohda koko juttu", "äh glöm de", "nå skit i de", "ah forget the whole thing", "äh antaa olla"),
    Intent.GOODBYE: ("bye, talk later", "okei nähään", "ok vi hörs sen", "thanks, see you tomorrow", "palaillaan"),
    Intent.UPSET: (
        "du e helt oduglig",
        "ihan turha botti",
        "totally useless bot",
        "this is ridiculous, who does she think she is",
        "det här är ju löjligt",
        "tää on ihan naurettavaa",
        "just give me a yes or no!!!",
    ),
    Intent.HUMAN: ("tack du rädda min dag, vill nu ännu prata me en människa",),
}
ABOUT_THE_RULES = (
    "vad har kommunen sparat om mina bilder",
    "vet någon vad man får säga om mig på nätet",
    "kan du säga om jag får lägga ut bilder åt oss andra",
    "can you tell me if we may post it for the club",
    "ska vi vänta med att svara",
    "should we wait before we answer",
    "får man glömma det gamla inlägget",
    "får vi säga hej då på facebook",
    "miten vastaan jos joku sanoo että kunta on turha",
    "får jag skriva att beslutet är löjligt",
    "mitä tietoja minun pitää kertoa",
)


@pytest.mark.parametrize(("text", "intent"), [(text, intent) for intent, texts in SAID.items() for text in texts])
def test_it_is_understood_in_the_words_people_use(text: str, intent: Intent) -> None:
    assert intent_of(text) is intent


@pytest.mark.parametrize("text", ABOUT_THE_RULES)
def test_the_same_words_in_a_question_about_the_rules_are_a_question(text: str) -> None:
    assert intent_of(text) is Intent.QUESTION


@pytest.mark.parametrize("text", ["no wait", "kan du lägga ut de åt mig", "ok unohda koko juttu"])
def test_a_line_in_kind_quotes_nothing(answers: Answers, text: str) -> None:
    reply = Talk(answers).says(text)
    assert reply.outcome in ("stop", "publish", "okay") and not quoted(reply)


@pytest.mark.parametrize(
    "text",
    [
        "whats the penalty if I break this",
        "va händer om ja bryter mot de här",
        "var de 14.12 eller 15.12 som vi publicerar?",
        "ja vill bara veta vem som bestämmer det här egentligen",
        "äh ta tillbaka de, ja hitta ett fel",
        "mä en nyt ihan ymmärrä mistä tässä on kyse",
        "i dont get it, why cant she decide this",
    ],
)
def test_talk_to_the_assistant_is_not_asked_whether_it_is_a_draft(answers: Answers, text: str) -> None:
    reply = Talk(answers).says(text)
    assert reply.outcome != "unclear" and not reply.about.review, shown(reply)
