"""What Slack sent becomes what the assistant reads, or nothing: most of what reaches us is not ours to read.

Answered are mentions and direct messages that a person wrote, what the same person adds in a thread where they were
answered, commands, and what a person pressed. Other messages in channels, edited and deleted messages, and anything
from a bot are dropped unread.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.draw.markup import as_written
from bot.slack.draw.message import OPEN_LINK, action_of, language_of
from bot.slack.draw.values import Carried, carried_in
from handlers.actions import action_in
from handlers.incoming import Attached, Incoming, Message, Origin, Pressed, wished

#: Subtypes in which a person says something new; None is the ordinary message.
_SAID = (None, "file_share", "thread_broadcast")
#: A conversation with one person, or the person: nobody reads along.
ALONE = ("D", "U", "W")
_SOMEBODY = re.compile(r"<@([UW][A-Z0-9]+)")

Follows = Callable[[str, str, str], bool]


@dataclass(frozen=True)
class Spot:
    """Where somebody stands: a channel or direct message, perhaps in a `thread` (else "").

    `alone`: others read there, but not this: a card that only `user` sees. `team` is the person's workspace.
    """

    user: str
    channel: str
    thread: str = ""
    alone: bool = False
    team: str = ""

    @property
    def public(self) -> bool:
        return not self.channel.startswith(ALONE)

    @property
    def place(self) -> str:
        """What follow-up questions belong to."""
        return f"slack:{self.channel}:{self.thread or (self.user if self.public else 'dm')}"

    @property
    def stands(self) -> str:
        """Where a card shown here stands: with the person, whatever Slack calls their direct message with us."""
        return self.channel if self.public else self.user

    def recipient(self, private: bool, thread: str) -> str:
        """Where the answer goes: everyone's place, or in a public one the person's eyes only."""
        if private and self.public:
            return f"slack:{self.channel}:{thread}:{self.user}"
        return f"slack:{self.channel}:{thread or 'dm'}"

    def origin(self, locale: str | None) -> Origin:
        return Origin(f"slack:{self.user}", self.place, public=self.public, locale=locale, alone=self.alone)


@dataclass(frozen=True)
class Said:
    """A message to answer. `ts` is its own; `begins`: our answer would be the first in its thread.

    Not `addressed`: it turns to nobody, and stands where the same person was answered.
    """

    spot: Spot
    ts: str
    text: str
    begins: bool
    attached: tuple[Attached, ...] = ()
    addressed: bool = True

    @property
    def id(self) -> str:
        """The same for all events that tell of this message; says nothing of who and where."""
        return short(f"{self.spot.channel}:{self.ts}")

    def incoming(self, locale: str | None) -> Incoming:
        return wished(Message(self.id, self.spot.origin(locale), self.text, self.attached, self.addressed))

    def recipient(self, private: bool) -> str:
        """Slack shows nobody what is for one person in a thread without answers, so that goes beside the thread."""
        return self.spot.recipient(private, "" if private and self.begins else self.spot.thread)


@dataclass(frozen=True)
class Click:
    """A pressed button in a message. `url` answers where only the presser sees it, `trigger` opens a modal.

    `language` is what the message was written in; None where it is in more than one, for everybody in a channel.
    `begins`: our answer would be the first in the message's thread.
    """

    spot: Spot
    id: str
    action: str
    carried: Carried
    trigger: str
    url: str
    language: str | None
    begins: bool

    def incoming(self, locale: str | None) -> Pressed:
        value, words = self.carried.value, self.carried.words
        return Pressed(self.id, self.spot.origin(locale), action_in(self.action), value, words)

    def recipient(self, private: bool) -> str:
        return self.spot.recipient(private, "" if private and self.begins else self.spot.thread)


def said(body: Mapping[str, Any], me: str, follows: Follows) -> Said | None:
    """The message in an event that is to be answered, else None. `me` is the bot's own user id, "" if unknown."""
    event = body["event"]
    channel, ts, user = (text_in(event, key) for key in ("channel", "ts", "user"))
    begun = text_in(event, "thread_ts")
    mention = event["type"] == "app_mention"
    direct = text_in(event, "channel_type") == "im" or channel.startswith("D")
    written = event["type"] == "message"
    if not (mention or (written and (direct or (begun and follows(channel, begun, user))))):
        return None
    if not (channel and ts and _by_a_person(event, me)):
        return None
    if not (mention or direct or _to_us(event, me)):
        return None
    spot = Spot(user, channel, begun or ("" if direct else ts), team=team_of(body))
    addressed = mention or direct or me in _SOMEBODY.findall(text_in(event, "text"))
    return Said(spot, ts, as_written(text_in(event, "text"), me), not begun, _attached(event), addressed)


def _attached(event: Mapping[str, Any]) -> tuple[Attached, ...]:
    """Without their names, which somebody has typed: an answer may lie in the outbox."""
    files = event.get("files")
    kinds = [text_in(one, "mimetype") for one in files] if isinstance(files, list) else []
    return tuple(Attached("picture" if kind.startswith("image/") else "file") for kind in kinds)


def _by_a_person(event: Mapping[str, Any], me: str) -> bool:
    if event.get("subtype") not in _SAID or event.get("bot_id") or event.get("bot_profile"):
        return False
    return text_in(event, "user") not in ("", "USLACKBOT", me)


def _to_us(event: Mapping[str, Any], me: str) -> bool:
    """What follows on an answer goes on with it, unless it turns to somebody else."""
    named = _SOMEBODY.findall(text_in(event, "text"))
    return not named or me in named


def click(body: Mapping[str, Any]) -> Click | None:
    """The button in a message; None for links, which the click opens, and for no button of ours."""
    first: Any = next(iter(body.get("actions", ())), None)
    user, channel = text_in(body.get("user"), "id"), text_in(body.get("channel"), "id")
    if text_in(first, "type") != "button" or not (user and channel):
        return None
    action = action_of(text_in(first, "action_id"))
    if action == OPEN_LINK:
        return None
    container, message = body.get("container"), body.get("message")
    shown = text_in(container, "message_ts") or text_in(message, "ts")
    alone = bool(isinstance(container, dict) and container.get("is_ephemeral"))
    thread = text_in(container, "thread_ts") or text_in(message, "thread_ts")
    begins = not (thread or alone or channel.startswith(ALONE))
    id = short(f"{channel}:{shown}:{user}:{text_in(first, 'action_ts')}")
    return Click(
        Spot(user, channel, shown if begins else thread, alone, team_of(body)),
        id,
        action,
        carried_in(text_in(first, "value")),
        text_in(body, "trigger_id"),
        text_in(body, "response_url"),
        None if begins else language_of(text_in(first, "action_id")),
        begins,
    )


def short(name: str) -> str:
    """An id for logs and the inbox, out of ids that would tell where and who."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:20]


def text_in(mapping: Any, key: str) -> str:
    """The string under `key`, "" for anything else: signed, but still from outside."""
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return value if isinstance(value, str) else ""


def team_of(payload: Mapping[str, Any]) -> str:
    """The workspace of the person: in a channel that two share it may not be the one where it happens."""
    event, user, team = payload.get("event"), payload.get("user"), payload.get("team")
    of_person = text_in(event, "user_team") or text_in(event, "team") or text_in(user, "team_id")
    return of_person or text_in(team, "id") or text_in(payload, "team_id")


def workspaces_in(payload: Mapping[str, Any]) -> set[str]:
    """Every workspace that a payload names as its own or its person's."""
    event, user, team = payload.get("event"), payload.get("user"), payload.get("team")
    named = [text_in(payload, "team_id"), text_in(team, "id"), text_in(user, "team_id")]
    named += [text_in(event, "user_team"), text_in(event, "team"), text_in(event, "source_team")]
    return {one for one in named if one}
