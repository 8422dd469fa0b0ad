"""Two questions in one message get two short answers; a story with one question stays one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.terminal.ask import ask_once, print_answer
from handlers.ask.several import reply_to_each
from handlers.assistant import Assistant
from handlers.blocks import Actions, Button, Quotation, Text, Verdict
from handlers.card import Card
from handlers.incoming import Message, Origin
from knowledge.answers import Answers
from knowledge.found import NOTHING, Answer
from knowledge.town import Town
from knowledge.two_questions import Asked, find_each, parted
from knowledge.words import normalised
from tests.fakes.reviewing import reviewer_of
from tests.questions import SETS, questions

DOUBLES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "two_questions.jsonl").read_text(encoding="utf-8").splitlines()
]


def card_of(answers: Answers, said: str) -> Card:
    assistant = Assistant(answers, reviewer_of(answers.town))
    return assistant.reply_to(Message("m1", Origin("web:anna", "web:1"), said)).card


def test_each_of_two_questions_is_answered_or_told_that_it_is_not(answers: Answers) -> None:
    """All of them when measured; a model trained anew may part company with one or two."""
    missed = []
    for row in DOUBLES:
        said = ask_once(answers, row["text"], None)
        both = [said, *said["also"]]
        if [one["situation"] or one["sure"] for one in both] != row["found"]:
            missed.append((row["text"], both))
        assert all(one["headline"] or one["sure"] != "sure" for one in both)
    assert len(missed) <= len(DOUBLES) // 10, missed


def test_a_card_holds_two_short_answers_each_under_its_own_headline(answers: Answers) -> None:
    said = "Får vi lägga ut bilder på barn? Och måste vi skriva på båda språken?"
    card = card_of(answers, said)
    children, languages = (answers.town.situations[id] for id in ("pictures-of-children", "both-languages"))
    assert [b.label for b in card.blocks if isinstance(b, Verdict)] == [
        children.headlines["sv"],
        languages.headlines["sv"],
    ]
    texts = [block.text for block in card.blocks if isinstance(block, Text)]
    assert texts == [
        children.questions["sv"],
        children.answers["sv"],
        languages.questions["sv"],
        languages.answers["sv"],
    ]
    assert all(block.folded for block in card.blocks if isinstance(block, Quotation))
    pressable = [i for b in card.blocks if isinstance(b, Actions) for i in b.items if isinstance(i, Button)]
    assert [button.value for button in pressable if button.action == "topic"] == [children.id, languages.id]
    assert [button.value for button in pressable if button.action == "ask-informator"] == [said]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Får jag svära på Facebook? Hur många semesterdagar har jag?", "Du frågade också om något annat"),
        ("Saanko kiroilla Facebookissa? Paljonko venepaikka maksaa?", "Toiseen kysymykseesi"),
        ("May I swear on Facebook? What does parking cost at the harbour?", "the other thing you asked"),
    ],
)
def test_what_cannot_be_answered_beside_an_answer_is_said_in_a_line(answers: Answers, said: str, line: str) -> None:
    card = card_of(answers, said)
    assert len([block for block in card.blocks if isinstance(block, Verdict)]) == 1
    assert any(line in block.text for block in card.blocks if isinstance(block, Text))


def test_what_cannot_be_answered_beside_two_answers_is_said_too(answers: Answers) -> None:
    said = "Får vi lägga ut bilder på barn? Och måste vi skriva på båda språken? Hur många semesterdagar har jag?"
    card = card_of(answers, said)
    assert len([block for block in card.blocks if isinstance(block, Verdict)]) == 2
    assert any("Du frågade också om något annat" in block.text for block in card.blocks if isinstance(block, Text))


def test_one_that_is_not_sure_what_was_meant_says_so(hango: Town) -> None:
    known = hango.situations["swearing"]
    unsure = Answer(None, None, 0.3, (hango.situations["both-languages"],))
    asked = (Asked("svära?", Answer(known, known.verdict, 0.9, ())), Asked("kod?", unsure))
    blocks = reply_to_each(hango, asked, "svära? kod?", "sv").card.blocks
    assert any(
        block.text.startswith("Det andra du frågade är jag inte säker på")
        for block in blocks
        if isinstance(block, Text)
    )


def test_what_it_is_silent_about_is_named_beside_an_answer(hango: Town) -> None:
    known = hango.situations["swearing"]
    asked = (Asked("svära?", Answer(known, known.verdict, 0.9, ())), Asked("kod?", replace(NOTHING, topic="overtime")))
    blocks = reply_to_each(hango, asked, "svära? kod?", "sv").card.blocks
    name = hango.silences.near["overtime"].names["sv"]
    assert any(f"om {name} säger anvisningen inget" in block.text for block in blocks if isinstance(block, Text))


def test_a_third_question_is_not_passed_over(hango: Town) -> None:
    three = (hango.situations[id] for id in ("swearing", "pictures-of-children", "both-languages"))
    asked = [Asked("kod?", Answer(one, one.verdict, 0.9, ())) for one in three]
    blocks = reply_to_each(hango, asked, "kod?", "sv").card.blocks
    assert len([block for block in blocks if isinstance(block, Verdict)]) == 2
    assert any(block.text.startswith("Du frågade mer än två saker") for block in blocks if isinstance(block, Text))


@pytest.mark.parametrize(
    "said",
    [
        "Jag tog en bild på festen. Alla skrattade! Får jag lägga ut den? Vad tycker ni?",
        "Får vi lägga ut bilder på barn? Eller måste vi först fråga föräldrarna?",
        "Får man ta bort en kommentar? Ja, alltså en som är elak?",
        'En invånare frågar "när öppnar simhallen? och får hundar komma in?" Måste jag svara?',
        "Saanko poistaa ilkeän kommentin? Siis ihan oikeasti??",
        "Koko perhe antoi luvan. Saako kuvan julkaista? Vai pitääkö vielä kysyä?",
        "May I delete a nasty comment? I mean, really? Is that ok?",
        "My boss asked: is it allowed? So can we post pictures of children?",
    ],
)
def test_a_story_with_one_question_stays_one(answers: Answers, said: str) -> None:
    assert len(find_each(answers, said, answers.language(said) or "sv")) == 1


@pytest.mark.parametrize("name", SETS)
def test_single_questions_are_not_parted(answers: Answers, name: str) -> None:
    """But for one that does ask two things."""
    parted_ones = [row for row in questions(name) if len(find_each(answers, row["text"], row["lang"])) > 1]
    assert len(parted_ones) <= 1, parted_ones


def test_staffs_own_phrasings_are_hardly_ever_parted(answers: Answers) -> None:
    """One in three thousand of all when measured, and most of those do ask something beside."""
    several = [p for p in answers.town.phrasings if len(parted(normalised(p.text))) > 1]
    wrongly = [p.text for p in several if len(find_each(answers, p.text, p.language)) > 1]
    assert len(several) >= 50 and len(wrongly) <= 20, wrongly


def test_a_message_that_the_town_refuses_word_for_word_is_refused_whole(answers: Answers) -> None:
    refused = next(r for r in answers.town.refusals if r.text.startswith("Pitääkö poistettu kommentti arkistoida ja"))
    assert [one.answer.sure for one in find_each(answers, refused.text, "fi")] == ["outside"]


def test_the_terminal_prints_both_headlines(answers: Answers, capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(answers, "May I swear in a post, and do we have to answer comments at the weekend?", None)
    printed = capsys.readouterr().out
    for id in ("swearing", "evenings-and-weekends"):
        assert answers.town.situations[id].headlines["en"] in printed
