"""A button that needs a text again refers to the message that says it; the text is read there when it is pressed.

So nothing that anybody wrote waits in the outbox, and no draft lies in a button of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.markup import as_written
from handlers.reply import Actions, Block, Button, Card, Form, Link, Reply

_REFERENCE = re.compile(r"@([A-Z0-9]{3,20}):(\d+\.\d+):(\d+\.\d+)?(?: (.*))?", re.DOTALL)
_INLINE = "=@"
#: A text that no message holds (a slash command's) travels in its button, as far as there is room.
LONGEST_INLINE = 1_800


@dataclass(frozen=True)
class Source:
    """Where a text stands: the message `ts` in `channel`, in `thread` or "". `rest` is the button's own value."""

    channel: str
    ts: str
    thread: str = ""
    rest: str = ""

    def __str__(self) -> str:
        return f"@{self.channel}:{self.ts}:{self.thread} {self.rest}".strip()


def source_of(value: str) -> Source | None:
    """The reference in a button's value; None where it carries no reference."""
    match = _REFERENCE.fullmatch(value)
    return Source(match[1], match[2], match[3] or "", match[4] or "") if match else None


def inline_of(value: str) -> tuple[str, str] | None:
    """(the button's own value, the text that travels with it), None where none does."""
    rest, parted, text = value.partition(_INLINE)
    return (rest, text) if parted else None


def referring(reply: Reply, text: str, source: Source | None) -> Reply:
    """The reply with references where its buttons carry `text`, or need the draft that the card is about."""
    blocks = tuple(_block(block, reply, text, source) for block in reply.card.blocks)
    return replace(reply, card=Card(reply.card.language, blocks))


def _block(block: Block, reply: Reply, text: str, source: Source | None) -> Block:
    if isinstance(block, Actions):
        return replace(block, items=tuple(_item(item, reply, text, source) for item in block.items))
    if isinstance(block, Form) and block.opened_by:
        opener = _button(block.opened_by, reply, text, source)
        return replace(block, opened_by=opener)
    return block


def _item(item: Button | Link, reply: Reply, text: str, source: Source | None) -> Button | Link:
    return _button(item, reply, text, source) if isinstance(item, Button) else item


def _button(button: Button, reply: Reply, text: str, source: Source | None) -> Button:
    if reply.draft:
        return replace(button, value=_with_draft(button.value, reply.draft, source))
    carries = button.value and text.startswith(button.value)
    return replace(button, value=str(source)) if carries and source else button


def _with_draft(value: str, draft: str, source: Source | None) -> str:
    if source:
        return str(replace(source, rest=value))
    return f"{value}{_INLINE}{draft}" if len(draft) <= LONGEST_INLINE else value


async def read(client: AsyncWebClient, source: Source, me: str) -> str:
    """The text as its writer wrote it; "" where it is not to be had: deleted, or no right to read there."""
    where: dict[str, Any] = {"channel": source.channel, "oldest": source.ts, "latest": source.ts}
    where |= {"inclusive": True, "limit": 1}
    try:
        if source.thread:
            answer = await client.conversations_replies(ts=source.thread, **where)
        else:
            answer = await client.conversations_history(**where)
    except Exception:  # whatever it is, the person is asked to paste the text
        return ""
    found = [one for one in answer.get("messages") or () if one.get("ts") == source.ts]
    return as_written(str(found[0].get("text", "")), me) if found else ""
