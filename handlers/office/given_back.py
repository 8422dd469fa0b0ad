"""What somebody wrote in a form that came too late: given back, so that none of it is lost."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import Text
from handlers.card import Block
from handlers.office.errand import Errand
from handlers.reply import Reply


def given_back(errand: Errand, refused: Reply, *written: Block) -> Reply:
    """`refused` says why it was not sent; below it stands what was written."""
    if not written:
        return refused
    blocks = (*refused.card.blocks, Text(errand.say("not-sent-words")), *written)
    return replace(refused, card=replace(refused.card, blocks=blocks))


def words_given_back(errand: Errand, refused: Reply, written: str) -> Reply:
    """The same for a few words."""
    return given_back(errand, refused, Text(errand.quoted(written))) if written else refused
