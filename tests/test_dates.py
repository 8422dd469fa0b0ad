"""Dates are read back however they were written, and what is a clock time or a season is no date that has passed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import clocks_in, dates_in

TODAY = date(2026, 6, 15)
LOCALES = ("sv_FI", "fi_FI", "en_GB", "en_US")
PATTERNS = (
    "d.M.y", "dd.MM.y", "y-MM-dd", "d MMMM y", "EEEE d MMMM y", "EEEE d.M.y", "EEE d.M.", "d MMMM",
    "EEEE d MMMM", "d.M.",
)  # fmt: skip
PHRASES = {"sv_FI": "Välkommen {} kl. 18!", "fi_FI": "Tervetuloa {} klo 18!", "en_GB": "See you {} at 6 pm!"}


def read(text: str, today: date = TODAY) -> list[date]:
    return [written.day for written in dates_in(text, today)]


@given(st.integers(-60, 200), st.sampled_from(sorted(PHRASES)), st.sampled_from(PATTERNS))
def test_a_date_is_read_back_in_every_notation(days: int, locale: str, pattern: str) -> None:
    day = TODAY + timedelta(days=days)
    if locale == "fi_FI":
        pattern = pattern.replace("d MMMM", "d. MMMM")
    written = format_date(day, pattern, locale)
    [found] = list(dates_in(PHRASES[locale].format(written), TODAY))
    assert (found.day, found.misfit) == (day, False), written


@given(st.integers(-60, 200), st.sampled_from(["{d}.{m}.{y:02}", "{d:02}{m:02}{y:02}", "{d}/{m}"]))
def test_short_notations_are_read_back(days: int, notation: str) -> None:
    day = TODAY + timedelta(days=days)
    written = notation.format(d=day.day, m=day.month, y=day.year % 100)
    found = read(f"Infokväll {written} kl. 18")
    assert found == [day] or (len(written) == 6 and "." not in written and found), written


@given(st.integers(-30, 200), st.integers(1, 6), st.sampled_from(["lördag", "lauantaina", "Saturday"]))
def test_a_weekday_that_does_not_fit_is_told_and_moves_nothing(days: int, off: int, weekday: str) -> None:
    saturday = TODAY + timedelta(days=days - (TODAY + timedelta(days=days)).weekday() + 5)
    day = saturday + timedelta(days=off)
    [found] = list(dates_in(f"{weekday} {day.day}.{day.month}.", TODAY))
    assert found.misfit and found.day == day


@pytest.mark.parametrize(
    "text",
    ["kl. 9.10, 10.10 och 11.10.", "klo 9.10 ja 10.10", "at 9.10, 10.10 and 11.10", "ma-pe 9.30-16.10",
     "kl. 8.30 och 13.10", "9.00-10.10", "kl 9-10.10"],
)  # fmt: skip
def test_a_list_of_clock_times_holds_no_date(text: str) -> None:
    assert clocks_in(text) and read(text) == []


@pytest.mark.parametrize("text", ["1.9.-31.5.", "1.11-31.3", "1 November-31 March"])
def test_a_season_over_new_year_ends_in_the_next(text: str) -> None:
    assert max(read(text, date(2026, 12, 28))) > date(2026, 12, 28)
