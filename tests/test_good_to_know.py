"""Advice beyond the guideline stands apart, folded, with its source and date; a town switches it off."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.composition import build_answers
from bot.terminal.check import check_folder
from bot.web.render import card_html
from handlers.ask.answer_card import situation_card
from handlers.blocks import Bullets, Text, Verdict
from knowledge.data_files import Fault
from knowledge.good_to_know import FILE, MOST_LINES, load_advice
from knowledge.situations import Situations
from knowledge.town import HANGO, Town

HEADINGS = {
    "sv": "Gott att veta, inte ur anvisningen",
    "fi": "Hyvä tietää, ei ohjeesta",
    "en": "Good to know, not from the guideline",
}


def advice_of(town: Town, situation: str, language: str) -> list[Bullets]:
    blocks = situation_card(town, town.situations[situation], language).blocks
    return [block for block in blocks if isinstance(block, Bullets) and block.heading == HEADINGS[language]]


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_advice_is_folded_and_says_who_says_so_and_when_it_was_read(hango: Town, language: str) -> None:
    (shown,) = advice_of(hango, "picture-from-the-net", language)
    assert shown.folded and "Kopiosto, kopiosto.fi/" in shown.items[0] and "2026" in shown.items[0]
    html = card_html(situation_card(hango, hango.situations["picture-from-the-net"], language))
    assert "<summary>" in html and html.index(HEADINGS[language]) > html.index("</figure>")


def test_it_is_never_a_headline_nor_mixed_with_the_answer(hango: Town) -> None:
    for one in hango.advice:
        for id in one.situations:
            blocks = situation_card(hango, hango.situations[id], "sv").blocks
            said = [b.label for b in blocks if isinstance(b, Verdict)] + [b.text for b in blocks if isinstance(b, Text)]
            assert said == [hango.situations[id].headlines["sv"], hango.situations[id].answers["sv"]]


def test_it_stands_only_where_it_belongs_and_a_town_can_hide_it(hango: Town) -> None:
    assert not advice_of(hango, "swearing", "sv")
    hidden = build_answers(HANGO, good_to_know=False).town
    assert not hidden.advice and not advice_of(hidden, "picture-from-the-net", "sv")


@pytest.mark.parametrize(("today", "old"), [(date(2027, 11, 29), False), (date(2027, 12, 1), True)])
def test_check_tells_what_is_over_a_year_old_and_finds_no_fault_in_it(
    capsys: pytest.CaptureFixture[str], today: date, old: bool
) -> None:
    assert check_folder(HANGO, today) == 0
    assert ("https://112.fi" in capsys.readouterr().err) == old


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (('read_on = "2026-11-30"', 'read_on = "yesterday"'), "advice[0].read_on"),
        (('read_by = "its writer, in a stored copy"', 'read_by = " "'), "advice[0].read_by"),
        (("https://112.fi", "112.fi"), "advice[0].address"),
        (('"accident-pictures"', '"accident-picture"'), "advice[0].with"),
        (("ringer du först 112", "ringer du " + "först " * 20), "advice[0].text"),
    ],
)
def test_every_fault_of_a_line_is_named(hango: Town, tmp_path: Path, change: tuple[str, str], field: str) -> None:
    shutil.copy(HANGO / FILE, tmp_path)
    file = tmp_path / FILE
    file.write_text(file.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    assert field in [fault.field for fault in faults_of(hango, tmp_path)]


def test_more_than_ten_lines_are_too_many(hango: Town, tmp_path: Path) -> None:
    lines = (HANGO / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(lines * (MOST_LINES // len(hango.advice) + 1), encoding="utf-8")
    assert "advice" in [fault.field for fault in faults_of(hango, tmp_path)]


def faults_of(town: Town, folder: Path) -> list[Fault]:
    faults: list[Fault] = []
    load_advice(folder, town.guideline.languages, Situations(town.situations), faults)
    return faults
