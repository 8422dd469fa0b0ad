"""Whatever Slack signs is answered or refused, never failed at: real payloads with anything in any place of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from tests.fakes.slack_ids import Json
from tests.fakes.slack_world import World

pytest_plugins = ["tests.fakes.slack_world"]

#: Left out, or something else: of every kind that JSON has, and half a character.
LEFT_OUT = object()
ODD: list[Any] = [
    LEFT_OUT,
    None,
    7,
    -1.5,
    True,
    "",
    "\ud800",
    "x" * 4_000,
    [],
    ["\udfff"],
    [7],
    {},
    {"id": 7},
    {"\ud800": 1},
]
FILLED_IN = {
    "Enhet *": "Museet",
    "Plattform *": "Facebook",
    "Målgrupp och behov *": "Barn",
    "Egna mål *": "Fler läsare",
}
TRIED = 300
Path = tuple[str | int, ...]


async def genuine(world: World, monkeypatch: pytest.MonkeyPatch) -> list[Json]:
    """What Slack sends while somebody asks, presses, opens the start page, and fills in a form."""
    sent: list[Json] = []
    raw = world.client.raw

    async def recorded(body: bytes, headers: dict[str, str] | None = None, *, form: bool = False) -> tuple[int, str]:
        fields = parse_qs(body.decode()) if form else {"payload": [body.decode()]}
        sent.append(json.loads(fields["payload"][0]) if "payload" in fields else {k: v[0] for k, v in fields.items()})
        return await raw(body, headers, form=form)

    with monkeypatch.context() as recording:
        recording.setattr(world.client, "raw", recorded)
        await world.mention("Får vi svära på Facebook?")
        await world.press("Hjälpte inte")
        await world.direct("mina ansökningar")
        await world.command("granska")
        await world.open_home()
        await world.client.shortcut()
        await world.settle()
        await world.submit(answers=FILLED_IN)
    return sent


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in a payload."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*path, key)
        yield from places(one, (*path, key))


def changed(payload: Json, path: Path, odd: Any) -> Json:
    copy = deepcopy(payload)
    within: Any = copy
    for key in path[:-1]:
        within = within[key]
    if odd is LEFT_OUT:
        del within[path[-1]]
    else:
        within[path[-1]] = odd
    return copy


def drawn(number: int) -> list[tuple[int, int, Any]]:
    """Which payload, which place in it, and what stands there."""
    found: list[tuple[int, int, Any]] = []

    @trials(max_examples=number, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(ODD))
    def draw(payload: int, place: int, odd: Any) -> None:
        found.append((payload, place, odd))

    draw()
    return found


async def test_no_place_of_a_payload_makes_the_server_fail(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    payloads = await genuine(world, monkeypatch)
    assert {payload.get("type", "command") for payload in payloads} >= {
        "event_callback",
        "block_actions",
        "view_submission",
        "shortcut",
        "command",
    }
    for number, (which, where, odd) in enumerate(drawn(TRIED)):
        payload = payloads[which % len(payloads)] | {"event_id": f"EvOdd{number}"}
        every = list(places(payload))
        sent = changed(payload, every[where % len(every)], odd)
        status = await answered(world, sent, as_json="event" in payload, as_fields="command" in payload)
        assert status in (200, 400), (every[where % len(every)], odd, payload.get("type"))
    await world.settle()
    await world.mention("Får vi svära på Facebook?")
    assert "Svordomar är inte tillåtna" in world.read(), "and goes on answering"


async def answered(world: World, sent: Json, as_json: bool, as_fields: bool) -> int:
    if as_json:
        return await world.client.json(sent)
    if as_fields:
        fields = {name: value for name, value in sent.items() if isinstance(value, str) and value.isascii()}
        return (await world.client.raw(urlencode(fields).encode(), form=True))[0]
    return await world.client.interaction(sent)
