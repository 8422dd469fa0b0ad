"""From when to when somebody is away, as they say it in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.periods import period_in, period_mended

TODAY = date(2026, 11, 23)  # a Monday
DECEMBER = (date(2026, 12, 1), date(2026, 12, 12))
JULY = (date(2027, 7, 1), date(2027, 7, 12))
FRIDAY, NEXT_WEEK = date(2026, 11, 27), (date(2026, 11, 30), date(2026, 12, 6))

SAID = {
    "jag är borta 1-12 juli": JULY,
    "Jag är borta 1–12 juli.": JULY,
    "jag är på semester från den 1 till den 12 juli": JULY,
    "jag är borta från 1 juli till och med 12 juli": JULY,
    "jag är ledig 1.12-12.12": DECEMBER,
    "jag är ledig 1/12-12/12": DECEMBER,
    "jag är ledig t.o.m. 12.12": (TODAY, DECEMBER[1]),
    "jag är borta till fredag": (TODAY, FRIDAY),
    "jag är borta på fredag": (FRIDAY, FRIDAY),
    "jag är sjuk i dag": (TODAY, TODAY),
    "jag är borta i morgon": (date(2026, 11, 24), date(2026, 11, 24)),
    "jag är borta från i morgon till fredag": (date(2026, 11, 24), FRIDAY),
    "jag är borta nästa vecka": NEXT_WEEK,
    "jag är borta hela veckan": (TODAY, date(2026, 11, 29)),
    "jag är på semester vecka 28": (date(2027, 7, 12), date(2027, 7, 18)),
    "jag är på semester veckorna 28-30": (date(2027, 7, 12), date(2027, 8, 1)),
    "jag är borta 20.12-7.1": (date(2026, 12, 20), date(2027, 1, 7)),
    "jag är borta 20 december till 7 januari": (date(2026, 12, 20), date(2027, 1, 7)),
    "olen lomalla 1.7.-12.7.": JULY,
    "olen lomalla 1.–12.7.": JULY,
    "olen lomalla 1.-12. heinäkuuta": JULY,
    "olen lomalla 1.7.2027 - 12.7.2027": JULY,
    "olen poissa perjantaihin asti": (TODAY, FRIDAY),
    "olen poissa perjantaihin": (TODAY, FRIDAY),
    "olen poissa 12.12. asti": (TODAY, DECEMBER[1]),
    "olen poissa huomenna": (date(2026, 11, 24), date(2026, 11, 24)),
    "olen lomalla ensi viikon": NEXT_WEEK,
    "olen lomalla viikolla 28": (date(2027, 7, 12), date(2027, 7, 18)),
    "away until Friday": (TODAY, FRIDAY),
    "I'm away 1-12 July": JULY,
    "I am on leave from July 1 to July 12": JULY,
    "out of office from 1 to 12 July": JULY,
    "I'm away next week": NEXT_WEEK,
    "I am away 2026-12-01 to 2026-12-12": DECEMBER,
    "I am away until tomorrow": (TODAY, date(2026, 11, 24)),
    "ja e bort fr.o.m. fredag t.o.m. 11.12": (FRIDAY, date(2026, 12, 11)),
    "borta fr.o.m. fredag t.o.m. 11.12": (FRIDAY, date(2026, 12, 11)),
    "på semester 7.12 till 11.12": (date(2026, 12, 7), date(2026, 12, 11)),
    "ja e borta fre-mån": (FRIDAY, date(2026, 11, 30)),
    "borta ons–fre": (date(2026, 11, 25), FRIDAY),
    "borta tors t.o.m. tis": (date(2026, 11, 26), date(2026, 12, 1)),
    "ja e ledi imorron ti fredag": (date(2026, 11, 24), FRIDAY),
    "borta resten av veckan": (TODAY, date(2026, 11, 29)),
    "jag är borta nästa vecka tisdag till torsdag": (date(2026, 12, 1), date(2026, 12, 3)),
    "jag är borta två veckor": (TODAY, date(2026, 12, 6)),
    "borta två veckor från 7.12": (date(2026, 12, 7), date(2026, 12, 20)),
    "jag är ledig hela december": (date(2026, 12, 1), date(2026, 12, 31)),
    "jag är på semester i juli": (date(2027, 7, 1), date(2027, 7, 31)),
    "jag är borta tills fredag": (TODAY, FRIDAY),
    "oon poissa ma-ke": (date(2026, 11, 30), date(2026, 12, 2)),
    "oon lomalla to–pe": (date(2026, 11, 26), FRIDAY),
    "oon pois perjantaista maanantaihin": (FRIDAY, date(2026, 11, 30)),
    "mä oon lomalla 7.–11.12.": (date(2026, 12, 7), date(2026, 12, 11)),
    "olen lomalla koko joulukuun": (date(2026, 12, 1), date(2026, 12, 31)),
    "olen lomalla heinäkuussa": (date(2027, 7, 1), date(2027, 7, 31)),
    "oon loppuviikon vapaalla": (TODAY, date(2026, 11, 29)),
    "oon pois kaksi viikkoa": (TODAY, date(2026, 12, 6)),
    "olen poissa 3 päivää": (TODAY, date(2026, 11, 25)),
    "oon poissa huomisesta perjantaihin": (date(2026, 11, 24), FRIDAY),
    "off Thu-Fri": (date(2026, 11, 26), FRIDAY),
    "i'm off friday to monday": (FRIDAY, date(2026, 11, 30)),
    "on leave for two weeks from 7 December": (date(2026, 12, 7), date(2026, 12, 20)),
    "i'm on holiday all of July": (date(2027, 7, 1), date(2027, 7, 31)),
    "away the rest of the week": (TODAY, date(2026, 11, 29)),
    "out from Friday through 11 December": (FRIDAY, date(2026, 12, 11)),
}
UNTOLD = (
    "jag är borta",
    "jag är borta från fredag",
    "olen poissa 1.7. alkaen",
    "I am away from 1 July",
    "jag är borta till kl. 15",
    "I am away until next week",
    "jag är borta 1-12 juli 2025",
    "jag är borta 31.2",
    "jag är borta vecka 60",
    "",
)


@pytest.mark.parametrize("said", SAID)
def test_the_days_are_read(said: str) -> None:
    assert period_in(said, TODAY) == SAID[said]


AWAY = (date(2026, 11, 27), date(2026, 12, 11))
MENDED = {
    "eller nä, ändra till 14.12": (AWAY[0], date(2026, 12, 14)),
    "eiku 14.12. asti": (AWAY[0], date(2026, 12, 14)),
    "actually until the 9th": (AWAY[0], date(2026, 12, 9)),
    "nä till den 14": (AWAY[0], date(2026, 12, 14)),
    "från torsdag i stället": (date(2026, 11, 26), AWAY[1]),
    "eller nej, 1.12-4.12": (date(2026, 12, 1), date(2026, 12, 4)),
    "no make it monday to wednesday": (date(2026, 11, 30), date(2026, 12, 2)),
    "nä, ändra": None,
}


LONGER = {
    "en dag till": 5,
    "två dagar mera": 6,
    "yksi päivä lisää": 5,
    "vielä päivä": 5,
    "one more day": 5,
    "förläng med en dag": 5,
    "a day longer": 5,
    "en vecka till": 11,
    "en dag mindre": 3,
    "4 dagar": 5,
    "nej, fem dagar": 6,
    "make it 4 days": 5,
}
SHORT_NAMES = (
    "away wed to fri",
    "off wed-fri",
    "sjuk ons till fre",
    "out wed until fri",
    "borta on till fr",
    "borta 3 dagar från onsdag",
    "poissa kolme päivää keskiviikosta",
)


@pytest.mark.parametrize("said", LONGER)
def test_how_much_longer_or_how_long_is_counted_from_what_was_said(said: str) -> None:
    first = date(2026, 12, 2)
    assert period_mended(said, TODAY, first, date(2026, 12, 4)) == (first, date(2026, 12, LONGER[said]))


@pytest.mark.parametrize("said", SHORT_NAMES)
def test_short_names_of_days_are_read(said: str) -> None:
    assert period_in(said, TODAY) == (date(2026, 11, 25), FRIDAY)


@pytest.mark.parametrize("said", MENDED)
def test_a_few_words_mend_the_days(said: str) -> None:
    assert period_mended(said, TODAY, *AWAY) == MENDED[said]


@pytest.mark.parametrize("said", UNTOLD)
def test_what_has_no_end_or_is_past_is_left_to_the_form(said: str) -> None:
    assert period_in(said, TODAY) is None


WORDS = (
    "1",
    "12",
    "31",
    "-",
    "–",
    ".",
    "/",
    " ",
    "juli",
    "till",
    "från",
    "vecka",
    "fredag",
    "2026",
    "0",
    "asti",
    "29.2",
)


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_nothing_written_breaks_it(said: str, today: date) -> None:
    found = period_in(said, today)
    assert found is None or (found[0] <= found[1] and found[1] >= today)
