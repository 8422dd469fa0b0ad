"""A signed body becomes the mapping that slack-bolt works on.

Bolt's own parser loses a command whose text contains the word "payload", and answers a broken body with a
500 and a trace.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl


class MalformedPayload(Exception):
    """The body is none of the three forms Slack sends."""


def parse(body: bytes, content_type: str) -> dict[str, Any]:
    """Events come as JSON, interactions as a form whose `payload` is JSON, commands as a plain form.

    Raises MalformedPayload, which carries nothing of the body.
    """
    try:
        text = body.decode()
        is_json = content_type == "application/json" or text.startswith("{")
        payload = _whole(text) if is_json else _form(text)
    except (ValueError, RecursionError):
        raise MalformedPayload from None
    if not isinstance(payload, dict):
        raise MalformedPayload
    return payload


def _form(text: str) -> Any:
    fields = dict(parse_qsl(text, keep_blank_values=True, strict_parsing=True, max_num_fields=100))
    return _whole(fields["payload"]) if "payload" in fields else fields


def _whole(text: str) -> Any:
    read = json.loads(text)
    return without_halves(read) if "\\ud" in text.lower() else read


def without_halves(read: Any) -> Any:
    """What was read from JSON, without halves of characters, which no encoding can carry on."""
    return json.loads(json.dumps(read, ensure_ascii=False).encode("utf-8", "ignore"))


#: What bolt reaches into, and the type it takes for granted there.
_SHAPES = {"type": str, "authorizations": list, "actions": list} | dict.fromkeys(
    ("event", "user", "channel", "view", "message", "container"), dict
)


def plausible(payload: dict[str, Any]) -> bool:
    shaped = (isinstance(payload[key], shape) for key, shape in _SHAPES.items() if key in payload)
    if not payload or not all(shaped) or not _ids_are_texts(payload):
        return False
    match payload.get("type"):
        case "event_callback":
            return isinstance(payload.get("event", {}).get("type"), str)
        case "block_actions":
            actions = payload.get("actions", [])
            return bool(actions) and all(isinstance(_id_of(action), str) for action in actions)
    return True


#: What an id may stand under, and where.
_IDS = ("id", "team_id", "user_id", "channel_id", "callback_id", "trigger_id", "enterprise_id", "hash")
_BEARERS = ("user", "team", "channel", "view", "enterprise")


def _ids_are_texts(payload: dict[str, Any]) -> bool:
    bearers = (payload, *(payload.get(name) for name in _BEARERS))
    found = (bearer.get(name) for bearer in bearers if isinstance(bearer, dict) for name in _IDS)
    return all(isinstance(id, str | None) for id in found)


def _id_of(action: Any) -> Any:
    return action.get("action_id") if isinstance(action, dict) else None
