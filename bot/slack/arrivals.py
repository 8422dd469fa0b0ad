"""What Slack sent becomes what the assistant reads, or nothing: most of what reaches us is not ours to read.

Answered are mentions and direct messages that a person wrote, and buttons that a person pressed. Messages in
channels without a mention, edited and deleted messages, and anything from a bot are dropped unread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.blocks import OPEN_LINK, action_of
from bot.slack.markup import as_written
from handlers.incoming import Incoming, Message, Origin, Pressed

#: Subtypes in which a person says something new; None is the ordinary message.
_SAID = (None, "file_share", "thread_broadcast")


@dataclass(frozen=True)
class Arrival:
    """Something to answer. `id` is for logs, `keys` name it in every form it may come in again.

    `thread` is "" outside threads. `thread_begins` is true when our answer would be the first in its thread;
    `hidden` for a button on a card that only `user` sees, whose answer stays as private.
    """

    id: str
    keys: tuple[str, ...]
    user: str
    channel: str
    thread: str
    public: bool
    text: str = ""
    action: str | None = None
    value: str = ""
    thread_begins: bool = False
    hidden: bool = False

    def incoming(self, locale: str | None) -> Incoming:
        place = f"slack:{self.channel}:{self.thread or (self.user if self.public else 'dm')}"
        origin = Origin(f"slack:{self.user}", place, public=self.public, locale=locale)
        if self.action is None:
            return Message(self.id, origin, self.text)
        return Pressed(self.id, origin, self.action, self.value)


def written(body: Mapping[str, Any], me: str) -> Arrival | None:
    """The mention or direct message in an event, else None. `me` is the bot's own user id, "" if unknown."""
    event = body["event"]
    channel, ts, user = (_text(event, key) for key in ("channel", "ts", "user"))
    mention = event["type"] == "app_mention"
    direct = _text(event, "channel_type") == "im" or channel.startswith("D")
    if not (mention or (event["type"] == "message" and direct)):
        return None
    if not (channel and ts and _by_a_person(event, me) and _text(event, "text").strip()):
        return None
    id = _text(body, "event_id") or ts
    begun = _text(event, "thread_ts")
    thread, begins = begun or ("" if direct else ts), not begun
    text = as_written(_text(event, "text"), me)
    return Arrival(id, (id, f"{channel}:{ts}"), user, channel, thread, not direct, text, thread_begins=begins)


def _by_a_person(event: Mapping[str, Any], me: str) -> bool:
    if event.get("subtype") not in _SAID or event.get("bot_id") or event.get("bot_profile"):
        return False
    return _text(event, "user") not in ("", "USLACKBOT", me)


def pressed(body: Mapping[str, Any]) -> Arrival | None:
    """The button in an interaction; None for links, which the click opens, and for no button of ours."""
    first: Any = next(iter(body.get("actions", ())), None)
    user, channel = _text(body.get("user"), "id"), _text(body.get("channel"), "id")
    if _text(first, "type") != "button" or not (user and channel):
        return None
    action = action_of(_text(first, "action_id"))
    if action == OPEN_LINK:
        return None
    container, message = body.get("container"), body.get("message")
    shown = _text(container, "message_ts") or _text(message, "ts")
    direct, hidden = (
        channel.startswith("D"),
        bool(isinstance(container, dict) and container.get("is_ephemeral")),
    )
    thread = _text(container, "thread_ts") or _text(message, "thread_ts") or ("" if direct or hidden else shown)
    id = f"{shown}:{_text(first, 'action_ts')}"
    value = _text(first, "value")
    return Arrival(id, (f"{channel}:{id}",), user, channel, thread, not direct, "", action, value, hidden=hidden)


def _text(mapping: Any, key: str) -> str:
    """The string under `key`, "" for anything else: signed, but still from outside."""
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return value if isinstance(value, str) else ""
