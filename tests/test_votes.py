"""Whether an answer helped counts once a person and answer; who said so is nobody's to read, and soon gone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.composition import Parts, build_parts
from bot.plain_text import plain_text
from bot.settings import Settings
from handlers.incoming import Origin, Pressed
from handlers.person.retention import KEPT, clean
from handlers.reply import Reply
from handlers.store import Unavailable
from handlers.wording import text

pytest_plugins = ["tests.databases"]

IDS = count(1)


@dataclass
class Office:
    parts: Parts
    time: datetime = datetime(2026, 11, 23, 9, tzinfo=UTC)

    async def presses(self, action: str, value: str = "", person: str = "web:anna", language: str = "sv") -> Reply:
        origin = Origin(person, f"{person}/tab", chosen=language)
        return await self.parts.dispatcher.reply_to(Pressed(f"e{next(IDS)}", origin, action, value))  # type: ignore[arg-type]

    async def counted(self) -> dict[str, dict[str, int]]:
        store = self.parts.store
        return {name: await store.read(lambda tx, name=name: tx.counts(name)) for name in ("helpful", "not-helpful")}

    def metric(self, helpful: str) -> float:
        labels = {"situation": "swearing", "helpful": helpful}
        return self.parts.metrics.registry.get_sample_value("farjag_feedback_total", labels) or 0


@pytest.fixture
async def office(database_url: str) -> AsyncIterator[Office]:
    parts = build_parts(Settings(farjag_env="development", database_url=database_url), lambda: office.time)
    office = Office(parts)
    await parts.store.migrate()
    yield office
    await parts.store.close()


async def test_a_person_has_one_vote_on_an_answer(office: Office) -> None:
    assert plain_text((await office.presses("helpful", "swearing yes")).card) == text("sv", "feedback-thanks")
    for language in ("sv", "fi", "en"):
        again = await office.presses("helpful", "swearing no", language=language)
        assert plain_text(again.card) == text(language, "feedback-counted")
    assert await office.counted() == {"helpful": {"swearing": 1}, "not-helpful": {}}
    assert (office.metric("yes"), office.metric("no")) == (1, 0)


async def test_others_and_other_answers_have_votes_of_their_own(office: Office) -> None:
    await office.presses("helpful", "swearing yes")
    await office.presses("helpful", "swearing no", person="web:bo")
    await office.presses("helpful", "pictures-of-children yes")
    counted = await office.counted()
    assert counted == {"helpful": {"pictures-of-children": 1, "swearing": 1}, "not-helpful": {"swearing": 1}}


@pytest.mark.parametrize("value", ["swearing maybe", "x yes", "swearing", "", "swearing yes no"])
async def test_a_forged_vote_counts_nothing(office: Office, value: str) -> None:
    assert (await office.presses("helpful", value)).outcome == "stale"
    assert await office.counted() == {"helpful": {}, "not-helpful": {}}


async def test_it_is_forgotten_after_a_day(office: Office) -> None:
    await office.presses("helpful", "swearing yes")
    office.time += KEPT["votes"] + timedelta(minutes=1)
    assert await office.parts.store.write(clean, office.time) == 2  # the vote, and the talk it was in
    assert text("sv", "held-votes") not in await _held(office)
    assert (await office.presses("helpful", "swearing yes")).outcome == "feedback"


async def test_it_is_shown_to_whoever_asks_and_gone_with_forget_me(office: Office) -> None:
    await office.presses("helpful", "swearing yes")
    await office.presses("helpful", "swearing yes", person="web:bo")
    assert f"{text('sv', 'held-votes')}: 1" in await _held(office)
    await office.presses("forget-yes")
    assert text("sv", "held-votes") not in await _held(office)
    assert text("sv", "held-votes") in await _held(office, "web:bo")
    assert (await office.counted())["helpful"] == {"swearing": 2}, "only counts stay"


async def _held(office: Office, person: str = "web:anna") -> str:
    return plain_text((await office.presses("held", person=person)).card)


async def test_without_the_database_it_is_thanked_for_and_not_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*work: object) -> None:
        raise Unavailable("gone")

    with monkeypatch.context() as gone:
        gone.setattr(office.parts.store, "write", away)
        assert plain_text((await office.presses("helpful", "swearing yes")).card) == text("sv", "feedback-thanks")
    assert await office.counted() == {"helpful": {}, "not-helpful": {}} and office.metric("yes") == 0


async def test_the_hash_leads_back_to_nobody_without_the_key(office: Office) -> None:
    """Neither name nor answer stand in it, and another key makes another hash."""
    await office.presses("helpful", "swearing yes")
    store = office.parts.store
    first = await _votes(office)
    await store.queue(lambda queue: queue._sql.run("DELETE FROM signing_keys"))
    await office.presses("helpful", "swearing yes")
    both = await _votes(office)
    assert len(first) == 1 and len(both) == 2
    assert not any("anna" in vote or "swearing" in vote for vote in both)


async def _votes(office: Office) -> list[str]:
    rows = await office.parts.store.queue(lambda queue: queue._sql.rows("SELECT vote FROM votes"))
    return [row["vote"] for row in rows]
