"""What each neutral block looks like in Block Kit.

Texts go where Slack reads no markup (plain_text, rich text) where they can. Slack has no folds: what is folded is
shown short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.shapes import SHAPES
from bot.slack.draw.buttons import Pressables
from bot.slack.draw.elements import (
    LONGEST_HEADER,
    LONGEST_LABEL,
    LONGEST_SECTION,
    Json,
    bold,
    bullets,
    context,
    line,
    plain,
    quote,
    rich,
    rows,
    run,
    section,
)
from bot.slack.draw.marked_draft import draw_marked
from bot.slack.draw.markup import literal, mrkdwn
from bot.told_once import told_once
from handlers.blocks import Actions, Bullets, Button, Facts, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Block, Form
from handlers.safe_text import cut
from handlers.wording import text

#: A whole section shorter than this is shown; longer, it would bury the answer. A folded one says less.
SHORT_SECTION, FOLDED_QUOTE = 600, 200
#: A fact up to this long stands on the line of its name.
SHORT_FACT = 40
LONGEST_NAME = 200


@dataclass
class Drawing:
    """One attempt, with no text longer than `limit`."""

    language: str
    limit: int
    pressables: Pressables

    def all(self, blocks: tuple[Block, ...]) -> Iterator[Json]:
        for block in told_once(blocks):
            yield from self._block(block)

    def _block(self, block: Block) -> list[Json]:
        if isinstance(block, Marked | Remark):
            return self._review(block)
        match block:
            case Verdict():
                return _verdict(block)
            case Text():
                return context(block.text, self._longest) if block.small else _paragraph(block.text, self.limit)
            case Bullets():
                return self._bullets(block)
            case Quotation():
                return self._quotation(block)
            case Actions():
                return [*rich(line(block.heading, LONGEST_NAME, bold=True)), *self.pressables.rows(block)]
            case Facts():
                return self._facts(block)
            case Form():
                opener = (block.opened_by,) if block.opened_by else ()
                return self.pressables.rows(Actions("", opener))

    def _review(self, block: Marked | Remark) -> list[Json]:
        return draw_marked(block, self.limit) if isinstance(block, Marked) else self._remark(block)

    @property
    def _longest(self) -> int:
        return min(self.limit, LONGEST_SECTION)

    def _bullets(self, block: Bullets) -> list[Json]:
        """Folded ones as fine print under their heading."""
        heading = rich(line(block.heading, LONGEST_NAME, bold=True))
        if block.folded:
            items = [shown for item in block.lines if (shown := literal(item, self._longest))]
            return [*heading, *context("\n".join(f"• {item}" for item in items), self._longest)]
        return rich([*line(block.heading, LONGEST_NAME, bold=True), *bullets(block.lines, self._longest)])

    def _quotation(self, quotation: Quotation) -> list[Json]:
        if quotation.folded:
            return self._folded(quotation)
        translation = quote(quotation.translation, self._longest)
        if translation:
            translation = [*line(quotation.translation_note, LONGEST_NAME, italic=True), *translation]
        source = "\n".join(filter(None, (quotation.citation, quotation.source)))
        return [
            *rich(quote(quotation.excerpt, self._longest)),
            *context(source),
            *rich(translation),
            *self._whole(quotation),
        ]

    def _folded(self, quotation: Quotation) -> list[Json]:
        """The citation and the beginning of its words; of the translation too where there is one."""
        words = (quotation.excerpt, quotation.translation)
        said = [f"”{shown}”" for part in words if (shown := literal(part, FOLDED_QUOTE))]
        lines = filter(None, [quotation.citation, *said, quotation.translation_note, quotation.source])
        short = all(len(part) <= FOLDED_QUOTE for part in words)
        return [*context("\n".join(lines)), *([] if short else self._more(quotation))]

    def _whole(self, quotation: Quotation) -> list[Json]:
        """The whole section, where it says more than the excerpt does; a long one behind a button."""
        if quotation.link:
            return self._more(quotation)
        pairs = ((quotation.whole, quotation.excerpt), (quotation.whole_translation, quotation.translation))
        more = [whole for whole, part in pairs if whole and whole.split() != part.split()]
        if any(len(whole) >= SHORT_SECTION for whole in more):
            return self._more(quotation)
        return context("\n\n".join([text(self.language, "slack-whole-section"), *more])) if more else []

    def _more(self, quotation: Quotation) -> list[Json]:
        """What is cut or left out is one click away, on the guideline's page or in a window."""
        if quotation.link:
            return self.pressables.rows(Actions("", (quotation.link,)))
        if not quotation.section:
            return []
        opener = self.pressables.button(Button(label := quotation.whole_label, "section", quotation.section), label)
        named = cut(literal(f"{label}: {quotation.citation}", LONGEST_LABEL), LONGEST_LABEL)
        return rows([element | {"accessibility_label": named} for element in opener])

    def _facts(self, facts: Facts) -> list[Json]:
        """A line each; a long value begins on a line of its own."""
        lines = [shown for name, value in facts.rows for shown in self._fact(name, value)]
        return rich([*line(facts.heading, LONGEST_NAME, bold=True), *lines])

    def _fact(self, name: str, value: str) -> list[Json]:
        said = run(value, self._longest)
        named = literal(name, LONGEST_NAME)
        if not said or not named:
            return line(named or value, self._longest, bold=bool(named))
        short = len(value) <= SHORT_FACT and "\n" not in value
        parted = "\n" if not short else " " if named[-1] in "?:" else ": "
        name_run = {"type": "text", "text": named + parted, "style": {"bold": True}}
        return [{"type": "rich_text_section", "elements": [name_run, *said]}]

    def _remark(self, remark: Remark) -> list[Json]:
        """Number, severity and why, with the button that dismisses it beside; its section as fine print."""
        quoted = mrkdwn(remark.quote, self._part)
        advice = mrkdwn(remark.suggestion, self._part)
        said = [
            f"{SHAPES[remark.severity]} {bold(f'{remark.number}. {remark.label}', LONGEST_NAME)}",
            f"”{quoted}”" if quoted else "",
            mrkdwn(remark.message, self._part),
            f"→ {advice}" if advice else "",
        ]
        return [section("\n".join(filter(None, said))) | self._dismiss(remark), *context(remark.citation, LONGEST_NAME)]

    @property
    def _part(self) -> int:
        """Three of them and a label fit into a section."""
        return min(self.limit, LONGEST_SECTION // 4)

    def _dismiss(self, remark: Remark) -> Json:
        button = remark.dismiss
        if button is None or not self.pressables.shows(button):
            return {}
        drawn = self.pressables.button(button, button.label)
        return {"accessory": drawn[0]} if drawn else {}


def _verdict(verdict: Verdict) -> list[Json]:
    label = literal(verdict.label, LONGEST_HEADER - 4)
    shape = SHAPES.get(verdict.kind, "")
    return [{"type": "header", "text": plain(f"{shape} {label}".strip(), emoji=True)}] if label else []


def _paragraph(written: str, longest: int) -> list[Json]:
    """Sections of at most what one holds, parted between lines or words."""
    rest = literal(written, longest)
    sections: list[Json] = []
    while rest:
        piece = rest if len(rest) <= LONGEST_SECTION else _to_a_break(rest[:LONGEST_SECTION])
        sections.append({"type": "section", "text": plain(piece.strip())})
        rest = rest[len(piece) :].lstrip()
    return sections


def _to_a_break(piece: str) -> str:
    """Up to the last line or word that ends in the second half, else all of it."""
    end = max(piece.rfind("\n", len(piece) // 2), piece.rfind(" ", len(piece) // 2))
    return piece[:end] if end > 0 else piece
