"""What neighbouring blocks share stands once, below the last of them: for every surface that draws blocks in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handlers.blocks import Quotation, Remark
from handlers.card import Block


def told_once(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks without the source of a quotation, or the section behind a remark, that the next one repeats."""
    for block, following in zip(blocks, (*blocks, None)[1:], strict=True):
        if isinstance(block, Quotation) and block.source == getattr(following, "source", None):
            yield replace(block, source="")
        elif isinstance(block, Remark) and block.citation == getattr(following, "citation", None):
            yield replace(block, citation="")
        else:
            yield block
