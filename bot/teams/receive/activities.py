"""A Teams activity, as JSON, read into what the handlers know. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from bot.teams.receive.form_values import Carried, Sent, sent_in
from handlers.incoming import Incoming, Message, Origin, Pressed
from handlers.safe_text import seen

Body = dict[str, Any]

LONGEST_ID = 1_000

_TEXTS = ("type", "id", "serviceUrl", "channelId", "name", "action", "locale", "replyToId", "deliveryMode")
_OBJECTS = ("from", "recipient", "conversation", "channelData")
_LISTS = ("entities", "membersAdded", "membersRemoved", "attachments", "reactionsAdded", "reactionsRemoved")
_TAG = re.compile(r"</?at\b[^<>]{0,200}>")


class MalformedActivity(ValueError):
    """Not an activity that Teams could have sent; says nothing of what it held."""


def checked(body: object) -> Body:
    """`body` if every field that is read has its type; raises MalformedActivity."""
    if not isinstance(body, dict) or not isinstance(body.get("type"), str) or not body["type"]:
        raise MalformedActivity
    _fields(body, _TEXTS, _is_id)
    _fields(body, ("text", "summary"), lambda value: isinstance(value, str))
    _fields(body, _OBJECTS, lambda value: isinstance(value, dict))
    _fields(body, _LISTS, lambda value: isinstance(value, list) and all(isinstance(item, dict) for item in value))
    for name in ("from", "recipient", "conversation"):
        _fields(_object(body, name), ("id", "aadObjectId", "role", "conversationType"), _is_id)
    if body["type"] in ("message", "invoke") and not (_conversation(body) and _sender(body)):
        raise MalformedActivity
    return body


def _fields(body: Body, names: tuple[str, ...], fits: Callable[[object], bool]) -> None:
    if any(body.get(name) is not None and not fits(body[name]) for name in names):
        raise MalformedActivity


def _is_id(value: object) -> bool:
    """Ids go into addresses and logs: no control characters, no half characters, no novels."""
    return isinstance(value, str) and value.isprintable() and len(value) <= LONGEST_ID


def tenant(body: Body) -> str:
    """The tenant it comes from, or "". Only channelData always says it."""
    found = _object(body.get("channelData") or {}, "tenant").get("id")
    return found.lower() if isinstance(found, str) else ""


def key(body: Body) -> str:
    """What a redelivery has in common with the first delivery, or "" where nothing tells."""
    return f"{_conversation(body)} {body['id']}" if body.get("id") else ""


def read(body: Body) -> Incoming | None:
    """What a checked activity asks of us; None for what is not for us, or needs no answer."""
    if _from_a_bot(body):
        return None
    match body["type"]:
        case "message":
            return _message(body)
        case "invoke" if body.get("name") == "adaptiveCard/action":
            return (sent_in(body) or Sent(Carried())).incoming(_id(body), origin(body))
        case "conversationUpdate" | "installationUpdate" if _added_in_person(body):
            return Pressed(_id(body), origin(body), "help", "")
    return None


def removed(body: Body) -> bool:
    """The app was taken away, so that adding it again is a new beginning."""
    return body["type"] == "installationUpdate" and str(body.get("action")).startswith("remove")


def origin(body: Body) -> Origin:
    person = _object(body, "from").get("aadObjectId") or _sender(body)
    return Origin(f"teams:{person}", f"teams:{_conversation(body)}", _public(body), locale=body.get("locale"))


def _message(body: Body) -> Incoming | None:
    if sent := sent_in(body):
        return sent.incoming(_id(body), origin(body))
    mentions = [entity for entity in body.get("entities") or () if _mentions_us(entity, body)]
    if _public(body) and not mentions:
        return None
    written = body.get("text") or ""
    for mention in mentions:
        if isinstance(mention.get("text"), str):
            written = written.replace(mention["text"], " ")
    return Message(_id(body), origin(body), seen(html.unescape(_TAG.sub("", written))).strip())


def _mentions_us(entity: Body, body: Body) -> bool:
    ours = _object(body, "recipient").get("id")
    return entity.get("type") == "mention" and bool(ours) and _object(entity, "mentioned").get("id") == ours


def _added_in_person(body: Body) -> bool:
    if _public(body) or not _conversation(body):
        return False
    if body["type"] == "installationUpdate":
        return str(body.get("action")).startswith("add")
    ours = _object(body, "recipient").get("id")
    return any(member.get("id") == ours for member in body.get("membersAdded") or ())


def _from_a_bot(body: Body) -> bool:
    """Bots' ids begin with 28:, people's with 29:."""
    sender = _object(body, "from")
    return sender.get("role") in ("bot", "skill") or _sender(body).startswith("28:")


def _public(body: Body) -> bool:
    """Whether others read along. Where the kind is not said the id tells: 19: is a channel or group."""
    kind = _object(body, "conversation").get("conversationType")
    return kind != "personal" if kind else _conversation(body).startswith("19:")


def _object(body: Body, name: str) -> Body:
    found = body.get(name)
    return found if isinstance(found, dict) else {}


def _conversation(body: Body) -> str:
    return _object(body, "conversation").get("id") or ""


def _sender(body: Body) -> str:
    return _object(body, "from").get("id") or ""


def _id(body: Body) -> str:
    return body.get("id") or ""
