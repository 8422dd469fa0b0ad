"""A Teams activity, as JSON, read into what the handlers know. Pure.

What nobody needs to know who wrote what where is passed over where it is not as expected: Teams adds fields and kinds
without notice, and nobody shall go without an answer for that.
"""

from __future__ import annotations

import hashlib
import html
import re
from secrets import token_hex
from typing import Any

from bot.teams.receive.form_values import DIALOGS, Carried, Sent, sent_in
from bot.teams.receive.written import attached, commanded, message_acted_on
from handlers.incoming import Incoming, Message, Origin, Pressed
from handlers.safe_text import seen

Body = dict[str, Any]

LONGEST_ID = 1_000
#: What a message action of ours begins with.
MESSAGE_ACTION = "composeExtension/fetchTask"

_IDS = ("id", "serviceUrl", "channelId", "name", "action", "locale", "replyToId", "timestamp")
_OBJECTS = ("from", "recipient", "conversation", "channelData")
_LISTS = ("entities", "membersAdded", "attachments")
_TAG = re.compile(r"</?at\b[^<>]{0,200}>")


class MalformedActivity(ValueError):
    """Not an activity that Teams could have sent; says nothing of what it held."""


def checked(body: object) -> Body:
    """`body` without what is read and has not its type. Raises MalformedActivity where it does not say what it is, or
    who wrote it where.
    """
    if not isinstance(body, dict) or not _is_id(body.get("type")) or not body["type"]:
        raise MalformedActivity
    found = {name: value for name, value in body.items() if _fits(name, value)}
    for name in ("from", "recipient", "conversation"):
        ids = ("id", "aadObjectId", "role", "conversationType")
        found[name] = {key: value for key, value in _object(found, name).items() if key not in ids or _is_id(value)}
    for name in _LISTS:
        found[name] = [item for item in found.get(name) or () if isinstance(item, dict)]
    if found["type"] in ("message", "messageUpdate", "invoke") and not (_conversation(found) and _sender(found)):
        raise MalformedActivity
    return found


def _fits(name: object, value: object) -> bool:
    if name in _IDS:
        return _is_id(value)
    kind = dict if name in _OBJECTS else list if name in _LISTS else str if name == "text" else object
    return isinstance(value, kind)


def _is_id(value: object) -> bool:
    """Ids go into addresses and logs: no control characters, no half characters, no novels."""
    return isinstance(value, str) and value.isprintable() and len(value) <= LONGEST_ID


def tenant(body: Body) -> str:
    """The tenant it comes from, or "". Only channelData always says it."""
    found = _object(_object(body, "channelData"), "tenant").get("id")
    return found.lower() if isinstance(found, str) else ""


def event_id(body: Body) -> str:
    """The same for a redelivery, another for each time a message is edited: for logs and the inbox, out of ids that
    would tell where and who.
    """
    edited = str(body.get("timestamp", "")) if body["type"] == "messageUpdate" else ""
    return _short(f"{body['type']} {body['id']} {_conversation(body)} {edited}") if body.get("id") else token_hex(10)


def message_id(body: Body) -> str:
    """The message that is answered: the same after it was edited."""
    return _short(f"{_conversation(body)} {body.get('id') or token_hex(10)}")


def _short(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:20]


def read(body: Body, words: str = "") -> Incoming | None:
    """What a checked activity asks of us; None for what is not for us, or needs no answer.

    `words` are what the reference of a pressed button stands for.
    """
    if _from_a_bot(body):
        return None
    match body["type"]:
        case "message":
            sent = sent_in(body)
            return sent.incoming(event_id(body), origin(body), words) if sent else _message(body)
        case "messageUpdate" if _object(body, "channelData").get("eventType") == "editMessage":
            return _message(body)
        case "invoke" if body.get("name") == MESSAGE_ACTION:
            return Pressed(event_id(body), origin(body), "review", "", message_acted_on(body))
        case "invoke" if body.get("name") in ("adaptiveCard/action", *DIALOGS):
            return (sent_in(body) or Sent(Carried())).incoming(event_id(body), origin(body), words)
        case "conversationUpdate" | "installationUpdate" if _added_in_person(body):
            return Pressed(event_id(body), origin(body), "help", "")
    return None


def removed(body: Body) -> bool:
    """The app was taken away, so that adding it again is a new beginning."""
    return body["type"] == "installationUpdate" and str(body.get("action")).startswith("remove")


def origin(body: Body) -> Origin:
    person = _object(body, "from").get("aadObjectId") or _sender(body)
    alone = _public(body) and is_targeted(body)
    return Origin(f"teams:{person}", f"teams:{_conversation(body)}", _public(body), None, body.get("locale"), alone)


def is_targeted(body: Body) -> bool:
    """Whether it is a message in a place where others read that only its writer and we can see."""
    return _object(body, "recipient").get("isTargeted") is True


def _message(body: Body) -> Incoming | None:
    mentions = [entity for entity in body["entities"] if _mentions_us(entity, body)]
    if _public(body) and not mentions and not is_targeted(body):
        return None
    written = body.get("text") or ""
    for mention in mentions:
        if isinstance(mention.get("text"), str):
            written = written.replace(mention["text"], " ")
    words = commanded(seen(html.unescape(_TAG.sub("", written))).strip())
    return Message(event_id(body), origin(body), words, attached(body))


def _mentions_us(entity: Body, body: Body) -> bool:
    ours = _object(body, "recipient").get("id")
    return entity.get("type") == "mention" and bool(ours) and _object(entity, "mentioned").get("id") == ours


def _added_in_person(body: Body) -> bool:
    if _public(body) or not _conversation(body):
        return False
    if body["type"] == "installationUpdate":
        return str(body.get("action")).startswith("add")
    ours = _object(body, "recipient").get("id")
    return any(member.get("id") == ours for member in body["membersAdded"])


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
