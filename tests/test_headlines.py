"""What is read first over an answer is a statement of the guideline's, never a guess at the grammar of a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest

from bot.composition import build_answers
from bot.plain_text import plain_text
from bot.slack.draw.message import render as slack
from bot.teams.draw.cards import render as teams
from bot.terminal.ask import ask_once, print_answer
from bot.web.render import announcement, card_html
from handlers.ask.answer_card import answer_reply, situation_card
from handlers.ask.share import share_reply
from handlers.blocks import Actions, Bullets, Button, Quotation, Text, Verdict
from handlers.card import Card
from handlers.wording import LANGUAGES, text
from knowledge.found import SURE_CONFIDENCE, Answer
from knowledge.headlines import FIRM, is_bare
from knowledge.situations import Situation
from knowledge.town import HANGO
from tests.fakes.teams_limits import elements

ANSWERS = build_answers(HANGO)
TOWN = ANSWERS.town
PICTURES = TOWN.situations["pictures-of-children"]
SOME = [situation for situation in TOWN.situations.values() if situation.general]
#: The same matter, asked so that a yes would mean the opposite from one to the next.
FRAMES = {
    "sv": (
        "Får vi {}?",
        "Är det förbjudet att {}?",
        "Är det fel att {}?",
        "Får vi inte {}?",
        "Måste vi låta bli att {}?",
    ),
    "fi": ("Saako {}?", "Onko kiellettyä {}?", "Onko väärin {}?", "Eikö saa {}?"),
    "en": ("May we {}?", "Is it forbidden to {}?", "Is it wrong to {}?", "Can we not {}?"),
}
ACTS = {
    "sv": "lägga ut bilder på barn utan lov",
    "fi": "julkaista lasten kuvia ilman lupaa",
    "en": "post pictures of children without permission",
}


@pytest.mark.parametrize(("word", "bare"), [
    ("Ja", True), ("Nej.", True), ("ja, med lov", True), ("Ei: kysy ensin", True), ("Kyllä – luvalla", True),
    ("No", True), ("Yes, if", True), ("Bara med lov", False), ("Ei tarvitse ilmoittaa", False),
    ("No names in comments", False), ("Jaa kuva luvalla", False),
])  # fmt: skip
def test_what_is_a_bare_yes_or_no(word: str, bare: bool) -> None:
    assert is_bare(word) is bare


def first_words(card: Card) -> Iterator[str]:
    """What is read first of a card on the web, in Slack and in Teams, where it is told or read aloud."""
    blocks, told = slack(card)
    drawn = [element["text"] for element in elements(teams(card)) if element["type"] == "TextBlock"]
    shown = re.search(r'<p class="(?:verdict|text)[^>]*>(.*?)</p>', str(card_html(card)), re.S)
    yield from (announcement(card), plain_text(card), told, drawn[0], shown[1] if shown else "")
    yield next(block["text"]["text"] for block in blocks if "text" in block)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_begins_with_a_bare_yes_or_no_anywhere(language: str) -> None:
    for situation in TOWN.situations.values():
        assert not is_bare(situation.headlines[language]), situation.id
    for situation in SOME:
        for said in first_words(situation_card(TOWN, situation, language)):
            words = unescape(re.sub(r"<svg.*?</svg>|<[^>]*>", "", said, flags=re.S)).strip()
            assert situation.headlines[language] in words.split("\n")[0] and not is_bare(words.split("\n")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_however_it_is_asked_the_headline_is_the_situations_own(language: str) -> None:
    for frame in FRAMES[language]:
        asked = ask_once(ANSWERS, frame.format(ACTS[language]), language)
        if asked["sure"] == "sure":
            situation = TOWN.situations[asked["situation"]]
            assert asked["headline"] == situation.headlines[language]
            assert asked["headline_kind"] == situation.headline_kind in FIRM
        else:
            assert asked["headline"] is asked["headline_kind"] is None


def answered(situation: Situation, confidence: float, language: str) -> Card:
    answer = Answer(situation, situation.verdict, confidence, ())
    return answer_reply(TOWN, answer, "kod?", language).card


def of(card: Card, kind: type) -> list:  # type: ignore[type-arg]
    return [block for block in card.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_less_sure_the_guideline_is_quoted_and_nothing_is_said_of_our_own(language: str) -> None:
    card = answered(PICTURES, SURE_CONFIDENCE - 0.01, language)
    assert [block.text for block in of(card, Text)] == [text(language, "less-sure")]
    assert not of(card, Verdict) and not of(card, Bullets)
    assert of(card, Quotation)[0].excerpt == "Ladda inte upp bilder utan lov."
    pressed = [item for row in of(card, Actions) for item in row.items if isinstance(item, Button)]
    assert [button.action for button in pressed] == ["topic", "topic", "topic", "ask-informator"]
    assert pressed[0].label == PICTURES.questions[language], "the answer itself is one press away"
    for told in first_words(card):
        assert PICTURES.headlines[language] not in told
    sure = answered(PICTURES, SURE_CONFIDENCE, language)
    assert of(sure, Verdict)[0].label == PICTURES.headlines[language]


def test_less_sure_the_row_keeps_sections_and_verdict_and_has_no_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    less = Answer(PICTURES, "conditional", SURE_CONFIDENCE - 0.01, ())
    monkeypatch.setattr(ANSWERS, "find", lambda *question: less)
    row = ask_once(ANSWERS, "får vi?", "sv")
    assert (row["sure"], row["verdict"], row["sections"][0]) == ("less", "conditional", "rule.4")
    assert row["headline"] is row["headline_kind"] is None and row["conditions"] == [] and row["quote"]


@pytest.mark.parametrize("situation", TOWN.situations.values(), ids=lambda situation: situation.id)
def test_a_card_shows_one_quotation_and_none_twice(situation: Situation) -> None:
    """The others are named, and open at a tap."""
    first, *more = of(situation_card(TOWN, situation, "fi"), Quotation)
    assert not first.folded and first.source and all(quotation.folded for quotation in more)
    cited = [quotation.section for quotation in (first, *more)]
    assert len(cited) == len(set(cited))


def test_a_shared_answer_has_its_headline_in_both_languages() -> None:
    shared = share_reply(TOWN, PICTURES).card
    assert [block.label for block in of(shared, Verdict)] == [PICTURES.headlines["sv"], PICTURES.headlines["fi"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_begins_with_the_headline(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(ANSWERS, PICTURES.questions[language], language)
    assert capsys.readouterr().out.splitlines()[0].strip() == PICTURES.headlines[language]
