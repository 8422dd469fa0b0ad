"""The request form: what is wrong with an answer, what is like it already, who decides, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.stores.opening import OpenStore
from handlers.dates import read_day
from handlers.office.persons import BadPersons, read_directory
from handlers.records import Channel
from handlers.request.fields import NAMES, QUESTIONS
from handlers.request.form import faults_in, missing_to_list, read_values, request_form, still_open
from handlers.request.similar import Similar, mentioned, platform_of, similar_channels, similar_requests, unit_of
from handlers.store import Transaction
from handlers.wording import LANGUAGES, text
from handlers.working_days import is_working_day, working_days_later
from knowledge.town import HANGO, Town, load_town

pytest_plugins = ["tests.databases"]

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SENT = {"unit": "Museet", "platform": "Instagram", "audience": "Sommargäster", "goals": "Fler besökare"}


def channel(**given: str) -> Channel:
    known = {"unit": "Museo", "platform": "Instagram", "name": "Hangon museo", "address": "instagram.com/museo"}
    known |= given
    return Channel(
        7,
        known["unit"],
        known["platform"],
        known["name"],
        known["address"],
        "key",
        "open",
        None,
        None,
        ("sv",),
        "Museet",
    )


# Answers


def test_what_is_required_is_enough(hango: Town) -> None:
    assert faults_in(hango, SENT, TODAY) == {}
    assert still_open(SENT) == [name for name in NAMES if name not in SENT]


@pytest.mark.parametrize("name", ["unit", "platform", "audience", "goals"])
@pytest.mark.parametrize("nothing", ["", "   ", "-", "…", "\u200b\u202e", "\ud800"])
def test_a_required_field_without_a_word_is_missing(hango: Town, name: str, nothing: str) -> None:
    values = read_values(hango, {**SENT, name: nothing})
    assert faults_in(hango, values, TODAY) == {name: "form-missing"}


@pytest.mark.parametrize(
    ("name", "written", "fault"),
    [
        ("audience", "x", "form-too-short"),
        ("goals", "y" * 2_001, "form-too-long"),
        ("name", "y" * 121, "form-too-long"),
        ("goals", "y" * 1_000_000, "form-too-long"),
        ("address", "http://", "form-no-address"),
        ("address", "min sida", "form-no-address"),
        ("address", "https://instagram.com/", "form-no-address"),
        ("address", "javascript:alert(1)", "form-no-address"),
        ("start", "2026-11-22", "form-past"),
        ("start", "31.2.2027", "form-no-date"),
        ("start", "i vår", "form-no-date"),
        ("administrators", "\n".join(f"Anna {n}" for n in range(11)), "form-too-many-people"),
    ],
)
def test_an_answer_that_cannot_be_is_told_at_its_field(hango: Town, name: str, written: str, fault: str) -> None:
    assert faults_in(hango, read_values(hango, {**SENT, name: written}), TODAY) == {name: fault}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("address", "https://www.instagram.com/hangomuseum/?igsh=1"),
        ("address", "instagram.com/hangomuseum"),
        ("address", "@hangomuseum"),
        ("address", "hangomuseum.fi"),
        ("start", "2026-11-23"),
        ("start", "1.8.2027"),
        ("administrators", "Anna Ek"),
        ("name", "🏛️ Museet"),
    ],
)
def test_an_answer_that_can_be_is_taken(hango: Town, name: str, written: str) -> None:
    assert faults_in(hango, read_values(hango, {**SENT, name: written}), TODAY) == {}


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.sampled_from((*NAMES, "state", "granted")), st.text(max_size=300)))
def test_no_answer_breaks_the_form(given_values: dict[str, str]) -> None:
    town = TOWN
    values = read_values(town, given_values)
    assert set(values) <= set(NAMES)
    assert read_values(town, values) == values, "tidying twice changes nothing"
    form = request_form(town, "fi", values, faults_in(town, values, TODAY), "1")
    assert [field.name for field in form.fields] == list(NAMES)


TOWN = load_town(HANGO)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_says_what_it_rests_on_and_is_explained(hango: Town, language: str) -> None:
    form = request_form(hango, language, {})
    practical = {field.name for field in form.fields if field.rests_on == text(language, "form-practical")}
    assert practical == {"platform", "name", "address", "administrators", "deputy", "start"}
    assert all(field.help for field in form.fields)
    assert [choice.label for choice in form.fields[0].choices] == [unit[language] for unit in hango.units]
    assert {question.name for question in QUESTIONS if question.required} == {"unit", "platform", "audience", "goals"}


def test_units_and_platforms_go_by_their_own_name_whatever_language_they_are_written_in(hango: Town) -> None:
    values = read_values(hango, {"unit": " museum ", "platform": "insta"})
    assert values == {"unit": "Museet", "platform": "Instagram"}
    assert read_values(hango, {"unit": "Simhallen", "platform": "Mastodon"}) == {
        "unit": "Simhallen",
        "platform": "Mastodon",
    }


def test_a_channel_is_listed_with_two_administrators_a_deputy_and_an_address(hango: Town) -> None:
    assert missing_to_list(hango, SENT) == ["address", "administrators", "deputy"]
    ready = SENT | {"address": "@museet", "administrators": "Anna\nBo", "deputy": "Cilla"}
    assert missing_to_list(hango, ready) == []
    assert missing_to_list(hango, ready | {"administrators": "Anna\nanna"}) == ["administrators"]


@pytest.mark.parametrize("written", ["", "0000-01-01", "1.1.99999", "32.1.2027", "x" * 100_000, "１.1.2027x"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_day(written) is None


# Similar


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Hangon museo", "museet"),
        ("museo", "museet"),
        ("Hangö museet", "museet"),
        ("MUSEUM", "museet"),
        ("Smabarnspedagogiken", "smabarnspedagogiken"),
        ("Simhallen", "simhallen"),
    ],
)
def test_a_unit_is_the_same_in_every_language_and_spelling(hango: Town, written: str, unit: str) -> None:
    assert unit_of(hango, written) == unit


@pytest.mark.parametrize(
    ("written", "platform"),
    [
        ("insta", "Instagram"),
        ("INSTAGRAM", "Instagram"),
        ("fb", "Facebook"),
        ("face", "Facebook"),
        ("twitter", "X (Twitter)"),
        ("x", "X (Twitter)"),
        ("youtube.com", "YouTube"),
        ("Mastodon", "Mastodon"),
        ("", ""),
    ],
)
def test_a_platform_is_the_same_by_every_name(hango: Town, written: str, platform: str) -> None:
    assert platform_of(hango, written) == platform


async def alike(store: OpenStore, town: Town, values: dict[str, str], *asked: dict[str, str]) -> list[Similar]:
    """What is similar to `values` among open requests with these fields."""

    def work(tx: Transaction) -> list[Similar]:
        for fields in asked:
            tx.new_request(requester="web:a", place="web:a", language="sv", state="submitted", fields=fields, at=NOW)
        return similar_requests(tx, town, values, ["submitted"], own=0)

    return await store.write(work)


async def test_an_open_request_for_the_same_unit_and_platform_is_similar(store: OpenStore, hango: Town) -> None:
    asked = {"unit": "Hangon museo", "platform": "Instagram"}
    found = await alike(store, hango, {"unit": "museo", "platform": "insta"}, asked)
    assert [(one.kind, one.number, one.same) for one in found] == [("request", 1, True)]


async def test_an_open_request_for_something_else_is_not(store: OpenStore, hango: Town) -> None:
    others = (
        {"unit": "Museet", "platform": "Facebook"},
        {"unit": "Biblioteket", "platform": "Instagram"},
        {"unit": "Skolorna", "platform": "TikTok", "name": "Annat"},
    )
    assert await alike(store, hango, {"unit": "Museet", "platform": "Instagram"}, *others) == []


async def test_a_name_or_an_address_alone_gives_it_away(store: OpenStore, hango: Town) -> None:
    named = {"unit": "Kulturtjänsterna", "platform": "Instagram"}
    others = (
        {"unit": "Turistbyrån", "platform": "Instagram", "name": "Kesämuseo Hanko"},
        {"unit": "?", "platform": "insta", "name": "Kesä Museo"},
        {"unit": "B", "platform": "", "address": "facebook.com/HangoStad"},
    )
    found = await alike(store, hango, named | {"name": "kesa museo"}, *others)
    assert [one.number for one in found] == [1, 2]
    assert await alike(store, hango, named | {"name": "Vattentornet"}) == []
    placed = {"unit": "A", "platform": "", "address": "https://m.facebook.com/hangostad?ref=1"}
    assert [one.number for one in await alike(store, hango, placed)] == [3]


async def test_a_request_is_compared_as_it_is_now(store: OpenStore, hango: Town) -> None:
    """What it was compared by before it changed, or was closed, counts no more."""
    museum, harbour = {"unit": "Museet", "platform": "Instagram"}, {"unit": "Hamnen", "platform": "Instagram"}
    assert await alike(store, hango, museum, museum)

    def change(tx: Transaction, **changed: Any) -> None:
        request = tx.request(1)
        assert request is not None
        tx.save_request(replace(request, **changed), request.version)

    await store.write(change, fields=harbour)
    assert not await alike(store, hango, museum) and await alike(store, hango, harbour)
    await store.write(change, state="rejected")
    assert not await alike(store, hango, harbour)


async def test_of_thousands_the_oldest_few_are_shown(store: OpenStore, hango: Town) -> None:
    museum = {"unit": "Museet", "platform": "Instagram", "name": "Museet på stranden"}
    others = [{"unit": f"Enhet {n}", "platform": "Instagram", "name": f"Enhetens sida {n}"} for n in range(300)]
    found = await alike(store, hango, museum, *others, *[museum] * 20)
    assert [one.number for one in found] == [301, 302, 303, 304, 305]


def test_a_units_other_channel_may_do_but_is_not_the_same(hango: Town) -> None:
    found = similar_channels(hango, {"unit": "Museet", "platform": "TikTok"}, [channel()])
    assert [(one.kind, one.same) for one in found] == [("channel", False)]
    assert similar_channels(hango, SENT, [channel()])[0].same
    assert similar_channels(hango, {"unit": "Hamnen", "platform": "TikTok"}, [channel()]) == []


def test_a_wish_in_plain_words_begins_the_form(hango: Town) -> None:
    assert mentioned(hango, "Vi på biblioteket vill ha en egen insta") == {
        "unit": "Biblioteket",
        "platform": "Instagram",
    }
    assert mentioned(hango, "kirjastolla pitäisi olla facebook") == {"unit": "Biblioteket", "platform": "Facebook"}
    assert mentioned(hango, "we want our own page") == {}


# Persons and days


def test_ids_joined_by_a_plus_are_one_person() -> None:
    directory = read_directory("slack:U1+teams:a , web:nina", "web:nina, slack:U9")
    assert directory.deciding == ("slack:U1", "web:nina")
    assert directory.standing_in == ("slack:U9",)
    assert directory.person("teams:a") == "slack:U1"
    assert directory.person("web:anybody") == "web:anybody"
    assert directory.ids("teams:a") == ("slack:U1", "teams:a")


@pytest.mark.parametrize(
    "setting", ["nina", "slack:", "mail:a@b.fi", "slack:U1+", "slack:U1 U2", "slack:U1+web:a, web:a"]
)
def test_a_person_who_cannot_be_read_is_named_at_the_start(setting: str) -> None:
    with pytest.raises(BadPersons):
        read_directory(setting, "", {"slack": r"[^\s,+]+", "web": r"[^\s,+]+"})


@pytest.mark.parametrize(
    ("sent", "days", "then"),
    [
        ("2026-11-23T09:00", 1, "2026-11-24T09:00"),
        ("2026-11-27T09:00", 1, "2026-11-30T09:00"),  # Friday to Monday
        ("2026-12-23T10:00", 1, "2026-12-28T10:00"),  # over Christmas and a weekend
        ("2026-06-18T10:00", 1, "2026-06-22T10:00"),  # over Midsummer
        ("2026-11-28T23:30", 1, "2026-11-30T06:00"),  # a Saturday night: Monday when the office opens
        ("2026-03-26T08:00", 3, "2026-03-31T07:00"),  # the clocks go forward: the same hour in Finland
    ],
)
def test_reminders_fall_on_working_days_in_office_hours(sent: str, days: int, then: str) -> None:
    at = datetime.fromisoformat(sent).replace(tzinfo=UTC)
    assert working_days_later(at, days) == datetime.fromisoformat(then).replace(tzinfo=UTC)


def test_independence_day_is_no_working_day() -> None:
    assert not is_working_day(date(2027, 12, 6)) and is_working_day(date(2027, 12, 7))
