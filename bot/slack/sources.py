"""A button that needs a text again refers to the message that says it; the text is read there when it is pressed.

So nothing that anybody wrote waits in the outbox, and no draft lies in a button of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.inputs import fits_input
from bot.slack.markup import as_written
from handlers.incoming import Pressed
from handlers.reply import Actions, Block, Button, Card, Form, Link, Reply, Text
from handlers.wording import text as wording

_REFERENCE = re.compile(r"@([A-Z0-9]{3,20}):(\d+\.\d+):(\d+\.\d+)?:(\d{1,5})-(\d{1,5})(?: (.*))?", re.DOTALL)
_INLINE = "=@"
#: A text that no message holds (a slash command's) travels in its button, as far as there is room.
LONGEST_INLINE = 1_800


@dataclass(frozen=True)
class Source:
    """Where a text stands: the message `ts` in `channel`, in `thread` or "". `rest` is the button's own value.

    `before` and `after` are how many characters stand around it there: what led a pasted draft in.
    """

    channel: str
    ts: str
    thread: str = ""
    before: int = 0
    after: int = 0
    rest: str = ""

    def __str__(self) -> str:
        return f"@{self.channel}:{self.ts}:{self.thread}:{self.before}-{self.after} {self.rest}".strip()

    def around(self, part: str, whole: str) -> Source:
        """The same, of that part of the message."""
        at = whole.find(part)
        return self if at < 0 else replace(self, before=at, after=len(whole) - at - len(part))


def source_of(value: str) -> Source | None:
    """The reference in a button's value; None where it carries no reference."""
    match = _REFERENCE.fullmatch(value)
    if match is None:
        return None
    channel, ts, thread, before, after, rest = match.groups(default="")
    return Source(channel, ts, thread, int(before), int(after), rest)


def inline_of(value: str) -> tuple[str, str] | None:
    """(the button's own value, the text that travels with it), None where none does."""
    rest, parted, text = value.partition(_INLINE)
    return (rest, text) if parted else None


def referring(reply: Reply, text: str, source: Source | None) -> Reply:
    """The reply with references where its buttons carry `text`, or need the draft that the card is about.

    For a draft that no modal has room for, the button that opens it there gives way to a line that says so.
    """
    blocks = tuple(_block(block, reply, text, source) for block in reply.card.blocks)
    return replace(reply, card=Card(reply.card.language, blocks))


def _block(block: Block, reply: Reply, text: str, source: Source | None) -> Block:
    if isinstance(block, Actions):
        return replace(block, items=tuple(_item(item, reply, text, source) for item in block.items))
    if not isinstance(block, Form) or not block.opened_by:
        return block
    if reply.draft and not fits_input(reply.draft):
        return Text(wording(reply.card.language, "slack-edit-elsewhere"), small=True)
    return replace(block, opened_by=_button(block.opened_by, reply, text, source))


def _item(item: Button | Link, reply: Reply, text: str, source: Source | None) -> Button | Link:
    return _button(item, reply, text, source) if isinstance(item, Button) else item


def _button(button: Button, reply: Reply, text: str, source: Source | None) -> Button:
    if button.with_form:  # the text comes along in the form
        return button
    if reply.draft:
        return replace(button, value=_with_draft(button.value, reply.draft, text, source))
    carries = button.value and text.startswith(button.value)
    return replace(button, value=str(source)) if carries and source else button


def _with_draft(value: str, draft: str, text: str, source: Source | None) -> str:
    if source:
        return str(replace(source.around(draft, text), rest=value))
    return f"{value}{_INLINE}{draft}" if len(draft) <= LONGEST_INLINE else value


async def with_text(client: AsyncWebClient, pressed: Pressed, me: str) -> Pressed:
    """The click, with the text that its button refers to or carries."""
    source, inline = source_of(pressed.value), inline_of(pressed.value)
    if source is not None:
        text = await read(client, source, me)
        return replace(pressed, value=source.rest or text, draft=text)
    if inline is not None:
        return replace(pressed, value=inline[0], draft=inline[1])
    return pressed


async def read(client: AsyncWebClient, source: Source, me: str) -> str:
    """The text as its writer wrote it; "" where it is not to be had: deleted, or no right to read there."""
    where: dict[str, Any] = {"channel": source.channel, "oldest": source.ts, "latest": source.ts}
    where |= {"inclusive": True, "limit": 10}  # a thread always shows what it began with
    try:
        if source.thread:
            answer = await client.conversations_replies(ts=source.thread, **where)
        else:
            answer = await client.conversations_history(**where)
    except Exception:  # whatever it is, the person is asked to paste the text
        return ""
    found = [one for one in answer.get("messages") or () if one.get("ts") == source.ts]
    whole = as_written(str(found[0].get("text", "")), me) if found else ""
    return whole[source.before : len(whole) - source.after]
