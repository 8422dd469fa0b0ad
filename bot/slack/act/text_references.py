"""A button that needs a text again refers to the message that says it; the text is read there when it is pressed.

So nothing that anybody wrote waits in the outbox, and no draft lies in a button of ours. A reference is signed, for
one workspace and the place where its button stands, and is good for 30 days; it is followed only for somebody who can
read the message without us: we may read more than they.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.slack.act.reading import History
from bot.slack.draw.inputs import fits_input
from bot.slack.draw.seal import LENGTH, Seal
from bot.slack.draw.values import Carried, along
from bot.slack.receive.events import Spot
from handlers.actions import TAKES_WORDS
from handlers.blocks import Actions, Button, Link, Text
from handlers.card import Block, Card, Form
from handlers.incoming import Pressed
from handlers.reply import Reply
from handlers.wording import text as wording

#: After that a text is asked for anew.
GOOD_FOR = timedelta(days=30)
_REFERENCE = re.compile(
    rf"@([A-Za-z0-9_-]{{{LENGTH}}})"
    r"(([A-Z0-9]{3,20}):(\d+\.\d+):(\d+\.\d+)?:(\d{1,5})-(\d{1,5}):(\d{1,12})(?: (.*))?)",
    re.ASCII | re.DOTALL,
)


class NotFollowed(Exception):
    """The reference is not ours, too old, for another place, or leads where the person cannot read."""


@dataclass(frozen=True)
class Source:
    """Where a text stands: the message `ts` in `channel`, in `thread` or "".

    `before` and `after` are how many characters stand around it there: what led a pasted draft in.
    """

    channel: str
    ts: str
    thread: str = ""
    before: int = 0
    after: int = 0

    def around(self, part: str, whole: str) -> Source:
        """The same, of that part of the text."""
        at = whole.find(part)
        if at < 0:
            return self
        return replace(self, before=self.before + at, after=self.after + len(whole) - at - len(part))


class Sources:
    """Refers to texts, and follows what refers to them. `now` is the clock that a reference's age is told by."""

    def __init__(self, seal: Seal, history: History, now: Callable[[], datetime]) -> None:
        self._seal, self._history, self._now = seal, history, now

    def reference(self, source: Source, spot: Spot, value: str = "") -> str:
        """What a button that stands where `spot` is carries, its own value too."""
        where = f"{source.channel}:{source.ts}:{source.thread}:{source.before}-{source.after}"
        said = f"{where}:{int(self._now().timestamp())} {value}".rstrip()
        return f"@{self._seal.of('reference', spot.team, spot.stands, said)}{said}"

    def referring(self, reply: Reply, text: str, source: Source | None, spot: Spot) -> Reply:
        """The reply with references where its buttons carry `text`, or need the draft that the card is about.

        Where there is no message to refer to, words come along in a card that their writer alone sees, and in no other.
        What is shared refers to nothing. For a draft that no modal has room for, the button that opens it there gives
        way to a line that says so.
        """
        if reply.shared:
            return reply

        def refer(button: Button) -> Button:
            if button.with_form:  # the text comes along in the form
                return button
            if source is None:
                return _with_words(button, reply.draft, text, spot.alone or not spot.public)
            if reply.draft:
                return replace(button, along=self.reference(source.around(reply.draft, text), spot, button.value))
            return replace(button, value="", along=self.reference(source, spot)) if _says(button, text) else button

        blocks = tuple(_block(block, reply, refer) for block in reply.card.blocks)
        return replace(reply, card=Card(reply.card.language, blocks))

    async def opened(self, pressed: Pressed, carried: Carried, spot: Spot) -> tuple[Pressed, Source | None]:
        """The click with the text that its button refers to, "" where it is gone. Raises NotFollowed."""
        if not carried.reference:
            return pressed, None
        source, value = self._known(carried.reference, spot)
        if not await self._history.readable(source.channel, spot):
            raise NotFollowed
        whole = await self._history.said(source.channel, source.ts, source.thread)
        text = whole[source.before : len(whole) - source.after]
        return replace(pressed, value=value or text, draft=text), source

    def _known(self, reference: str, spot: Spot) -> tuple[Source, str]:
        """Where it leads, and the button's own value, of a reference that was made for this place."""
        match = _REFERENCE.fullmatch(reference)
        if match is None or not self._seal.fits(match[1], "reference", spot.team, spot.stands, match[2]):
            raise NotFollowed
        channel, ts, thread, before, after, made, value = match.groups(default="")[2:]
        if self._now().timestamp() - int(made) > GOOD_FOR.total_seconds():
            raise NotFollowed
        return Source(channel, ts, thread, int(before), int(after)), value


def _block(block: Block, reply: Reply, refer: Callable[[Button], Button]) -> Block:
    if isinstance(block, Actions):
        return replace(block, items=tuple(_item(item, refer) for item in block.items))
    if not isinstance(block, Form) or not block.opened_by:
        return block
    if reply.draft and not fits_input(reply.draft):
        return Text(wording(reply.card.language, "slack-edit-elsewhere"), small=True)
    return replace(block, opened_by=refer(block.opened_by))


def _item(item: Button | Link, refer: Callable[[Button], Button]) -> Button | Link:
    return refer(item) if isinstance(item, Button) else item


def _says(button: Button, text: str) -> bool:
    """Whether the button carries the text, or as much of it as a button holds."""
    return button.action in TAKES_WORDS and bool(button.value) and text.startswith(button.value)


def _with_words(button: Button, draft: str, text: str, alone: bool) -> Button:
    if not alone:
        return replace(button, value="") if _says(button, text) else button
    return replace(button, along=along(button.value, draft)) if draft else button
