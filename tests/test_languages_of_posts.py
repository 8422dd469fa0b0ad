"""A post in both languages is one however short and however parted; doing what the advice says ends the advice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import handlers
from knowledge.review import review
from knowledge.rule import Draft
from knowledge.town import Town

TEXTS = Path(handlers.__file__).parent / "texts"
_PLAIN = re.compile(r"^([a-z-]+) = ([^{}\n]{14,160})$", re.MULTILINE)
BETWEEN = [". ", " / ", " | ", " – ", "\n", " 🎉 ", "! ", "!", " • ", "\n\n", "; ", " ☀️"]
GREETINGS = [
    ("Simhallen är öppen kl. 14–20", "Uimahalli on auki klo 14–20"), ("Vi ses den 5.12", "Nähdään 5.12"),
    ("Glad midsommar", "Hyvää juhannusta"), ("God jul", "Hyvää joulua"), ("Glad påsk", "Hyvää pääsiäistä"),
    ("Trevlig helg", "Hyvää viikonloppua"), ("Öppet hus", "Avoimet ovet"), ("Vi ses", "Nähdään"),
    ("Välkommen", "Tervetuloa"), ("Simhallen är stängd", "Uimahalli on kiinni"), ("Gott nytt år", "Hyvää uutta vuotta"),
    ("Bibban har öppet", "Kirjasto on auki"), ("Stort tack", "Suuri kiitos"), ("Loppis på torget", "Kirppis torilla"),
    ("Det är halt", "Nyt on liukasta"), ("Skolan börjar", "Koulu alkaa"), ("Grattis Hangö", "Onnea Hanko"),
]  # fmt: skip


def parallel() -> list[tuple[str, str]]:
    """What the assistant itself says in both languages: hundreds of pairs that nobody wrote for this test."""
    found = []
    for file in sorted((TEXTS / "sv").glob("*.ftl")):
        swedish = dict(_PLAIN.findall(file.read_text(encoding="utf-8")))
        finnish = dict(_PLAIN.findall((TEXTS / "fi" / file.name).read_text(encoding="utf-8")))
        found += [(swedish[key], finnish[key]) for key in swedish if key in finnish]
    return found


def said(text: str, town: Town) -> list[str | None]:
    told = review(Draft(text, "post", date(2026, 6, 1), town))
    return [finding.quote for finding in told.findings if finding.code == "one-language"]


def test_doing_what_the_advice_says_ends_the_advice(hango: Town) -> None:
    pairs = parallel()
    assert len(pairs) >= 300
    wrong = []
    for number, (swedish, finnish) in enumerate(pairs):
        between = BETWEEN[number % len(BETWEEN)]
        for text in (f"{swedish}{between}{finnish}", f"{finnish}{between}{swedish}"):
            wrong += [text] if said(text, hango) else []
    assert len(wrong) <= len(pairs) // 50, wrong


@pytest.mark.parametrize("pair", GREETINGS, ids=lambda pair: pair[0])
def test_a_greeting_in_both_languages_needs_nothing_more(hango: Town, pair: tuple[str, str]) -> None:
    for one, other in (pair, pair[::-1]):
        texts = [f"{one}{between}{other}{end}" for between in BETWEEN for end in ("", "!", ".")]
        assert [text for text in texts if said(text, hango)] == []


@pytest.mark.parametrize(
    "text",
    ["Kom till Kesäkeittiö Alma på torget i kväll!", "Loppis vid Täktom skola, ta med kaffe och kanelbulle.",
     "Tervetuloa after workiin torille, mukana Hangö Teaterträff.", "Konsert med Sibelius-lukion kuoro i kyrkan."],
)  # fmt: skip
def test_a_name_or_a_loan_word_is_no_second_language(text: str, hango: Town) -> None:
    assert said(text, hango) == [None]


def test_a_town_with_one_language_asks_for_no_other(hango: Town) -> None:
    alone = replace(hango, guideline=replace(hango.guideline, languages=("sv",)))
    assert said("Simhallen är stängd på lördag.", hango) == [None]
    assert said("Simhallen är stängd på lördag.", alone) == []
