"""What came along with a message and is not opened: said above the answer, and alone where nothing was written.

What a file is called somebody has typed, so it is said nowhere: an answer may wait in the outbox.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from handlers.incoming import Incoming, Message, Pressed
from handlers.reply import Card, Reply, Text
from handlers.wording import text

Unread = Literal["file", "picture"]
_IN_THIS_ORDER: tuple[Unread, ...] = ("file", "picture")


def wished(message: Message, unread: Collection[Unread] = ()) -> Incoming:
    """The message, or where somebody has only called us by our name, the wish for help that this is."""
    if message.text or unread:
        return message
    return Pressed(message.id, message.origin, "help", "")


def naming(reply: Reply, unread: Collection[Unread]) -> Reply:
    """The reply with a line on what nobody opened, and what to do instead."""
    if not unread:
        return reply
    language = reply.card.language
    told = [Text(text(language, f"unread-{kind}")) for kind in _IN_THIS_ORDER if kind in unread]
    said = () if reply.outcome == "empty" else reply.card.blocks
    return replace(reply, card=Card(language, (*told, *said)))
