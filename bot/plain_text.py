"""A card as plain text: for notifications, screen readers, and products that cannot draw a block."""

from __future__ import annotations

from handlers.blocks import Actions, Bullets, Facts, Link, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Block, Card, Form


def plain_text(card: Card) -> str:
    """Block by block, an empty line between; a mark-up means nothing in it."""
    return "\n\n".join(filter(None, map(_plain_block, card.blocks)))


def _plain_block(block: Block) -> str:
    if isinstance(block, Marked | Remark):
        return _plain_review(block)
    match block:
        case Verdict():
            return block.label
        case Text():
            return block.text
        case Bullets():
            return "\n".join([block.heading, *(f"– {item}" for item in block.lines)]).strip()
        case Quotation():
            lines = [block.citation, f"”{block.excerpt}”", block.translation, block.translation_note, block.source]
            return "\n".join(filter(None, lines))
        case Actions():
            return "\n".join(_plain_link(item) for item in block.items if isinstance(item, Link))
        case Facts():
            rows = (f"{name}{' ' if name.endswith('?') else ': '}{value}" for name, value in block.rows)
            return "\n".join(filter(None, [block.heading, *rows]))
        case Form():
            questions = (f"{field.label}: {field.error or field.value}".strip() for field in block.fields)
            return "\n".join(filter(None, [block.title, block.introduction, block.error, *questions]))


def _plain_link(link: Link) -> str:
    """The label of a telephone or mail link names the number or address already."""
    return f"{link.label}: {link.url}" if link.url.startswith("http") else link.label


def _plain_review(block: Marked | Remark) -> str:
    if isinstance(block, Marked):
        return "\n".join(filter(None, [block.heading, block.text]))
    quoted = f"”{block.quote}”" if block.quote else ""
    said = [f"{block.number}. {block.label}", quoted, block.message, block.suggestion, block.citation]
    return "\n".join(filter(None, said))
