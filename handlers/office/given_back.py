"""What somebody wrote in a form that came too late: given back, so that none of it is lost."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import Text
from handlers.card import Block
from handlers.office.errand import Errand
from handlers.reply import Reply

#: What is longer needs no marks around it, and no catalogue takes it in.
LONGEST_QUOTED = 2_000


def given_back(errand: Errand, refused: Reply, *written: Block) -> Reply:
    """`refused` says why it was not sent; below it stands what was written."""
    if not written:
        return refused
    blocks = (*refused.card.blocks, Text(errand.say("not-sent-words")), *written)
    return replace(refused, card=replace(refused.card, blocks=blocks))


def words_given_back(errand: Errand, refused: Reply, written: str) -> Reply:
    """The same for what stood in a form's one field."""
    quoted = errand.quoted(written) if len(written) <= LONGEST_QUOTED else written
    return given_back(errand, refused, Text(quoted)) if written else refused
