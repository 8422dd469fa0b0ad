"""What each neutral block looks like in an Adaptive Card. No colour is fixed, and none says anything alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from bot.shapes import SHAPES
from bot.teams.draw.inputs import field_elements
from bot.teams.draw.markdown import one_line
from bot.teams.draw.pieces import LONGEST_LABEL, SMALL, Element, heading, hidden, points, row, text_block, toggle
from bot.teams.draw.pressables import LONGEST_TITLE, MOST_ITEMS, Pressables, sets
from bot.teams.draw.reviewed import marked, remarked
from bot.told_once import told_once
from handlers.blocks import Actions, Bullets, Button, Facts, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Block, Form
from handlers.safe_text import cut, seen

#: A fact up to this long stands on the line of its name.
SHORT_FACT = 40
#: What is no norm ("fact", "ask") is drawn in no colour.
_STYLES = {
    "allowed": "good",
    "not_allowed": "attention",
    "only_if": "warning",
    "required": "accent",
    "not_required": "good",
    "recommended": "good",
}


@dataclass
class Drawing:
    """One attempt at a card, its texts cut at `limit`. A form is drawn where it is the one pressed along with."""

    language: str
    limit: int
    pressables: Pressables
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def all(self, blocks: tuple[Block, ...]) -> list[Element]:
        drawn: list[Element] = []
        for block in told_once(blocks):
            drawn += self._review(block) if isinstance(block, Marked | Remark) else self._block(block)
        return drawn

    def _block(self, block: Verdict | Text | Bullets | Quotation | Actions | Facts | Form) -> Iterator[Element]:
        match block:
            case Verdict():
                return self._verdict(block)
            case Text():
                return text_block(block.text, self.limit, **(SMALL if block.small else {}))
            case Bullets():
                return self._bullets(block)
            case Quotation():
                return self._folded(block) if block.folded else self._quotation(block)
            case Actions():
                return self._actions(block)
            case Facts():
                return self._facts(block)
            case Form():
                return self._form(block)

    def _review(self, block: Marked | Remark) -> Iterator[Element]:
        if isinstance(block, Marked):
            return marked(block, self.limit)
        return remarked(block, self.limit, self.pressables.button(block.dismiss) if block.dismiss else None)

    def _verdict(self, verdict: Verdict) -> Iterator[Element]:
        label = seen(verdict.label).strip()
        shown = f"{SHAPES.get(verdict.kind, '')} {label}".strip() if label else ""
        words = list(text_block(shown, self.limit, weight="Bolder", size="Medium", style="heading"))
        if words:
            style = _STYLES.get(verdict.kind, "emphasis")
            yield {"type": "Container", "style": style, "bleed": True, "items": words}

    def _bullets(self, bullets: Bullets) -> Iterator[Element]:
        items = list(points(bullets.lines[:MOST_ITEMS], self.limit))
        if bullets.folded and items and one_line(bullets.heading, LONGEST_LABEL):
            yield from self._fold(bullets.heading, items)
        else:
            yield from [*heading(bullets.heading), *items]

    def _fold(self, title: str, items: list[Element]) -> Iterator[Element]:
        """A line that shows and hides what stands below it."""
        id = f"fold-{next(self.numbers)}"
        shown = one_line(title, LONGEST_LABEL)
        yield {
            "type": "Container",
            "spacing": "Small",
            "items": [row(toggle(shown, id), f"▾ {shown}"), hidden(id, items)],
        }

    def _folded(self, quotation: Quotation) -> Iterator[Element]:
        """The citation, which opens the words behind it."""
        words = self._words(replace(quotation, citation=""))
        if words and one_line(quotation.citation, LONGEST_LABEL):
            yield from self._fold(quotation.citation, [*words, *self._whole(quotation)])
        else:
            yield from self._quotation(quotation)

    def _quotation(self, quotation: Quotation) -> Iterator[Element]:
        """The deciding words; the whole section lies hidden below them until its button is pressed."""
        said = [*self._words(quotation), *self._whole(quotation)]
        if said:
            yield {"type": "Container", "style": "emphasis", "spacing": "Medium", "items": said}

    def _words(self, quotation: Quotation) -> list[Element]:
        excerpt = cut(seen(quotation.excerpt).strip(), self.limit - 2)
        return [
            *text_block(quotation.citation, self.limit, weight="Bolder"),
            *text_block(excerpt and f"”{excerpt}”", self.limit),
            *text_block(quotation.translation_note, self.limit, **SMALL),
            *text_block(quotation.translation, self.limit),
            *text_block(quotation.source, self.limit, **SMALL),
        ]

    def _whole(self, quotation: Quotation) -> Iterator[Element]:
        """The whole section, where it says more than the excerpt does; one that has no room comes by its button."""
        pairs = ((quotation.whole, quotation.excerpt), (quotation.whole_translation, quotation.translation))
        more = [whole for whole, part in pairs if whole and whole.split() != part.split()]
        items = [element for whole in more for element in text_block(whole, self.limit, separator=True)]
        title = one_line(quotation.whole_label, LONGEST_TITLE)
        published = list(self.pressables.actions(Actions("", (quotation.link,), quiet=True))) if quotation.link else []
        if not items or not title:
            yield from published
            return
        if quotation.section and any(len(whole) > self.limit for whole in more):
            brings = self.pressables.button(Button(title, "section", quotation.section))
            yield from sets([brings] if brings else [], "Default")
            return
        id = f"section-{next(self.numbers)}"
        yield from sets([toggle(title, id)], "Default")
        yield hidden(id, [*items, *published])

    def _actions(self, actions: Actions) -> Iterator[Element]:
        drawn = list(self.pressables.actions(actions))
        yield from [*heading(actions.heading), *drawn] if drawn else []

    def _facts(self, facts: Facts) -> Iterator[Element]:
        """A line each, or two: no table, which a telephone has no room for."""
        yield from heading(facts.heading)
        for name, value in facts.rows:
            yield from self._fact(one_line(name, LONGEST_LABEL), seen(value).strip())

    def _fact(self, name: str, value: str) -> Iterator[Element]:
        if not (name and value) or len(value) > SHORT_FACT or "\n" in value:
            yield from text_block(name, self.limit, weight="Bolder", spacing="Small")
            yield from text_block(value, self.limit, **({"spacing": "None"} if name else {}))
            return
        named = name + (" " if name[-1] in "?:" else ": ")
        inlines = [{"type": "TextRun", "text": named, "weight": "Bolder"}, {"type": "TextRun", "text": value}]
        yield {"type": "RichTextBlock", "spacing": "Small", "inlines": inlines}

    def _form(self, form: Form) -> Iterator[Element]:
        """The fields to fill in here, or the button that opens them as a dialog."""
        if form is not self.pressables.form:
            opener = self.pressables.opener(form.opened_by) if form.opened_by else None
            yield from text_block(form.introduction, self.limit)
            yield from sets([opener] if opener else [], "Default")
            return
        if not self.pressables.dialog:  # whose window says it above
            yield from heading(form.title)
        yield from text_block(form.introduction, self.limit)
        yield from text_block(form.error and f"⚠️ {form.error}", self.limit, color="Attention", weight="Bolder")
        for one in form.fields:
            yield from field_elements(one, self.language, self.limit, checked=not form.keep)
        yield from self.pressables.sending(form)
