"""What is signed but odd: numbers for ids, halves of characters. It is turned away or read, and is no fault of ours."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest

from bot.slack.receive.payload import parse, plausible


@pytest.mark.parametrize("odd", [7, 1.5, True, ["U1"], {"a": "U1"}])
@pytest.mark.parametrize("where", [("user", "id"), ("view", "id"), ("view", "hash"), ("team", "id"), ("trigger_id",)])
def test_an_id_that_is_no_text_is_turned_away(where: tuple[str, ...], odd: object) -> None:
    payload: dict[str, object] = {"type": "view_submission", "user": {"id": "U1"}, "view": {"id": "V1", "hash": "h"}}
    assert plausible(payload)
    *bearer, name = where
    changed = {name: odd} if not bearer else {bearer[0]: {name: odd}}
    assert not plausible(payload | changed)


def test_half_a_character_is_left_out_and_a_whole_one_stays() -> None:
    written = {"type": "view_submission", "view": {"state": "före \ud800 efter \U0001f600"}}
    for body, kind in (
        (json.dumps(written), "application/json"),
        (urlencode({"payload": json.dumps(written)}), "application/x-www-form-urlencoded"),
    ):
        assert parse(body.encode(), kind)["view"]["state"] == "före  efter \U0001f600"
