"""The review as a whole: figures on the examples, order, spans in odd texts, and no text that makes it slow."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.review import review
from knowledge.rule import Boxes, Draft, Finding, Kind
from knowledge.town import Town
from knowledge.training.draft_figures import judged, rows_of, share

DATA = Path(__file__).parent / "data"
DRAFTS, EXAMPLES = rows_of(DATA / "drafts.jsonl"), rows_of(DATA / "example_drafts.jsonl")
INDIRECT = rows_of(DATA / "indirect_drafts.jsonl")
LEAST_F1, LEAST_VERDICTS, MOST_ALARMS = 0.90, 0.904, 0.067
TODAY = date(2026, 6, 1)
MEGABYTE = 1_000_000


def findings(town: Town, text: str, kind: Kind = "reply") -> list[Finding]:
    return list(review(Draft(text, kind, TODAY, town)).findings)


def test_the_drafts_are_judged_two_points_under_the_last_measured_figures_at_worst(hango: Town) -> None:
    """docs/figures.md has the figures. Nobody who wrote rules or passages has read these drafts."""
    tally = judged(DRAFTS, hango)
    assert tally.f1(tally.judged) >= LEAST_F1
    assert share(tally.verdicts) >= LEAST_VERDICTS
    assert 1 - share(tally.clean) <= MOST_ALARMS
    assert tally.recall("personal-id") == 1.0
    assert share(tally.places) >= 0.9


def test_what_is_only_meant_is_judged_as_it_was_and_clean_texts_are_left_alone(hango: Town) -> None:
    tally = judged(INDIRECT, hango)
    assert tally.f1(tally.judged) >= 0.565 and share(tally.verdicts) >= 0.72 and 1 - share(tally.clean) <= 0.03


def test_the_examples_of_how_staff_write_are_judged_as_they_were(hango: Town) -> None:
    tally = judged(EXAMPLES, hango)
    assert tally.f1(tally.judged) >= 0.9 and share(tally.verdicts) >= 0.9


def test_what_stops_comes_first_then_the_order_of_the_text(hango: Town) -> None:
    told = findings(hango, "Fan också, Gunvor Lindqvist! Din personbeteckning 140562-731M är fel.")
    assert [f.severity for f in told] == sorted((f.severity for f in told), reverse=True)
    assert told[0].code == "personal-id"


@pytest.mark.parametrize(
    "code",
    ["140562-731M", "140562–731M", "1405\u200b62-731M", "140562\u2212731M", "14 05 62-731M", "140562 - 731M",
     "１４０５６２-731M", "140562\u00ad-731M", "140562-731m", "14\u20600562-731M"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "🏖️👨‍👩‍👧 ", "e\u0301a\u0308 ", "\u202e"])
def test_an_identity_code_is_found_whatever_hides_in_it_and_its_place_is_right(
    code: str, before: str, hango: Town
) -> None:
    text = f"{before}Är det {code}, tack?"
    told = [f for f in findings(hango, text) if f.code == "personal-id"]
    assert [f.quote for f in told] == [code]
    assert text[told[0].start : told[0].end] == code


def test_a_word_is_found_with_its_accents_split_and_hidden_characters_inside(hango: Town) -> None:
    for word in (normalize("NFD", "jävla"), "jäv\u200bla", "jäv\u00adla"):
        told = findings(hango, f"🙂 En {word} bra dag", "comment")
        assert [f.quote for f in told if f.code == "profanity"] == [word]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["post", "reply", "comment"]))
def test_every_finding_quotes_its_own_place(hango: Town, text: str, kind: Kind) -> None:
    told = review(Draft(text, kind, TODAY, hango))
    for finding in (*told.findings, *told.tips):
        if finding.start is None or finding.end is None:
            assert finding.quote is None
        else:
            assert 0 <= finding.start < finding.end <= len(text)
            assert finding.quote == text[finding.start : finding.end]


@settings(max_examples=25)
@given(st.lists(st.sampled_from("0123456789.-+ aA@/:*_#å\n'\"(‐"), min_size=1, max_size=8), st.text(max_size=3))
def test_any_piece_over_and_over_is_read_to_its_end(hango: Town, pieces: list[str], odd: str) -> None:
    piece = "".join(pieces) + odd
    read_whole((piece * (10_000 // len(piece) + 1))[:10_000], hango)


HOSTILE = [
    "1",
    "1 ",
    "1.",
    "1-",
    "a@",
    "a.",
    "A ",
    "Aa Bb ",
    "#a",
    "*a",
    "f*",
    "😀",
    "\n",
    "a \n",
    "1.1.",
    "vägen 1",
    "'a",
]


def read_whole(text: str, town: Town) -> None:
    """Every finding is where it says; how long it takes is measured in bench/."""
    for finding in review(Draft(text, "post", TODAY, town)).findings:
        if finding.start is not None and finding.end is not None:
            assert finding.quote == text[finding.start : finding.end]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(piece: str, hango: Town) -> None:
    """Longer than any form takes; what were quadratic would not come back."""
    read_whole((piece * 100_000)[:100_000], hango)


def test_a_hostile_megabyte_is_read_to_its_end(hango: Town) -> None:
    read_whole("".join(piece * (MEGABYTE // len(HOSTILE) // len(piece)) for piece in HOSTILE), hango)


def test_the_boxes_of_the_form_feed_the_rules(hango: Town) -> None:
    text = "Full fart i hamnen."
    asked = {
        Boxes(people=True, permission=False): {"image-consent"},
        Boxes(people=True, permission=True): set(),
        Boxes(others=True): {"copyright"},
    }
    for boxes, codes in asked.items():
        assert {f.code for f in review(Draft(text, "reply", TODAY, hango, boxes)).findings} == codes


@pytest.mark.parametrize("text", ["", " ", "\n", "🙂", "\u200b", "Ω≈ç√", "你好", "\ud800", "\x00\x01"])
def test_a_text_without_words_is_fine(text: str, hango: Town) -> None:
    assert review(Draft(text, "post", None, hango)).verdict == "ok"


def test_only_what_can_be_pointed_at_stops_a_draft(hango: Town) -> None:
    """The model alone asks: no word here is listed, so the draft is not stopped, and the finding is a question."""
    told = review(Draft("Thaikut kuuluu hierontahuoneeseen, ei kotihoitoon.", "comment", TODAY, hango))
    assert [(f.code, f.severity, f.sure) for f in told.findings] == [("hate", "fix", False)]
    assert told.verdict == "revise" and told.findings[0].message("sv").endswith("?")


def test_what_the_guideline_itself_says_breaks_none_of_its_rules(hango: Town) -> None:
    told = [
        (found.code, found.severity, sentence.texts[language])
        for section in hango.guideline.sections.values()
        for sentence in section.sentences
        for language in ("sv", "fi", "en")
        for found in findings(hango, sentence.texts[language])
        if found.severity == "stop"
    ]
    assert told == []


def test_criticism_stays(hango: Town) -> None:
    for text in (
        "Vägen är i uselt skick, och ingen svarar i telefonen. Gör något!",
        "Kyltit satamasta ovat surkeat, eksyimme kahdesti.",
        "The new bus timetable is terrible, please fix it.",
    ):
        assert not findings(hango, text, "comment"), text
