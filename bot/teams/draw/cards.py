"""A neutral card drawn as an Adaptive Card (version 1.5), within what Teams takes. Pure.

In a public place the buttons are Action.Execute, whose answer can reach the presser alone; in a personal chat
they are Action.Submit. Both carry `{"action", "value"}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.teams.draw.markdown import clean, cut, escape, one_line, paragraphs
from bot.teams.draw.reviewed import marked, remarked
from handlers.reply import (
    Actions,
    Block,
    Bullets,
    Button,
    Card,
    Facts,
    Form,
    Link,
    Marked,
    Quotation,
    Remark,
    Text,
    Verdict,
    plain_text,
)

Element = dict[str, Any]

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
LARGEST = 28 * 1024
MOST_ACTIONS = 6
#: Teams cuts a button's title where the card ends, so a longer label becomes a row, which wraps.
#: The titles of a set stand side by side: together they are no longer than a telephone is wide.
LONGEST_TITLE, WIDEST_SET = 32, 38
LONGEST_LABEL = 200
LONGEST_CARRIED = 2_000
LONGEST_URL = 4_000
MOST_ITEMS = 24
LONGEST_SUMMARY = 600
#: Texts are first cut at the first of these; if the card is still too large, at the next.
TEXT_LIMITS = (5_000, 2_500, 1_200, 500, 200)
OPENED = ("https://", "http://", "mailto:", "tel:")

_STYLES = {
    "yes": "good",
    "no": "attention",
    "conditional": "warning",
    "info": "accent",
    "ask_informator": "accent",
}


def render(card: Card, public: bool = False) -> Element:
    """The card for an attachment of `CONTENT_TYPE`: at most `LARGEST` bytes, `MOST_ACTIONS` in a set."""
    for limit in TEXT_LIMITS:
        drawn = _envelope(card, _Drawing(limit, public).blocks(_without_windows(card.blocks)))
        if _fits(drawn):
            return drawn
    while not _fits(drawn):
        drawn["body"].pop()
    return drawn


def summary(card: Card) -> str:
    """What a notification or a screen reader says of the card: its texts, no addresses behind labels."""
    shown = tuple(map(_readable, _without_windows(card.blocks)))
    return cut(clean(plain_text(Card(card.language, shown))).strip(), LONGEST_SUMMARY)


def _without_windows(blocks: tuple[Block, ...]) -> list[Block]:
    """A form that opens in a window has none here yet: what introduces it says what to write instead."""
    return [
        Text(block.introduction) if isinstance(block, Form) and block.opened_by else block
        for block in blocks
        if not (isinstance(block, Form) and block.opened_by and not block.introduction)
    ]


def _readable(block: Block) -> Block:
    if not isinstance(block, Actions):
        return block
    return Text("\n".join(item.label for item in block.items if isinstance(item, Link)))


def _fits(drawn: Element) -> bool:
    return len(json.dumps(drawn)) <= LARGEST


def _envelope(card: Card, body: list[Element]) -> Element:
    spoken = summary(card)
    return {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": VERSION,
        "lang": card.language,
        "fallbackText": spoken,
        "speak": spoken.replace("<", " ").replace("&", " "),
        "msteams": {"width": "Full"},
        "body": body,
    }


@dataclass
class _Drawing:
    """One attempt at a card, its texts cut at `limit`."""

    limit: int
    public: bool
    quotations: int = 0

    def blocks(self, blocks: Iterable[Block]) -> list[Element]:
        return [element for block in blocks for element in self._block(block)]

    def _block(self, block: Block) -> Iterator[Element]:
        match block:
            case Verdict():
                yield from self._verdict(block)
            case Text():
                yield from self._text(block.text, **(_SMALL if block.small else {}))
            case Bullets():
                yield from self._bullets(block)
            case Quotation():
                yield from self._quotation(block)
            case Actions():
                yield from self._heading(block.heading)
                yield from self._actions(block)
            case Marked():
                yield from marked(block, self.limit)
            case Remark():
                yield from remarked(block, self.limit)
            case Facts() | Form():
                yield from self._text(plain_text(Card("", (block,))))

    def _verdict(self, verdict: Verdict) -> Iterator[Element]:
        words = list(self._text(verdict.label, weight="Bolder", size="Medium", style="heading"))
        if words:
            style = _STYLES.get(verdict.kind, "emphasis")
            yield {"type": "Container", "style": style, "bleed": True, "items": words}

    def _text(self, text: str, **look: object) -> Iterator[Element]:
        """A text block, or nothing: an empty one would still take its space."""
        if shown := paragraphs(cut(clean(text), self.limit)):
            yield {"type": "TextBlock", "text": shown, "wrap": True, **look}

    def _heading(self, heading: str) -> Iterator[Element]:
        return self._text(heading, weight="Bolder", spacing="Medium")

    def _bullets(self, bullets: Bullets) -> Iterator[Element]:
        """A text block each: the official renderer draws a Markdown list too wide for a narrow card."""
        yield from self._heading(bullets.heading)
        for item in filter(None, (one_line(item, self.limit) for item in bullets.items[:MOST_ITEMS])):
            yield {"type": "TextBlock", "text": f"• {escape(item)}", "wrap": True, "spacing": "Small"}

    def _quotation(self, quotation: Quotation) -> Iterator[Element]:
        """The deciding words; the whole section lies hidden below them until its button is pressed."""
        self.quotations += 1
        whole = f"section-{self.quotations}"
        said = [
            *self._text(quotation.citation, weight="Bolder"),
            *self._text(quotation.excerpt and f"”{cut(clean(quotation.excerpt), self.limit - 2)}”"),
            *self._text(quotation.translation),
            *self._text(quotation.translation_note, **_SMALL),
            *self._text(quotation.source, **_SMALL),
        ]
        hidden = [*self._text(quotation.whole), *self._text(quotation.whole_translation, separator=True)]
        title = one_line(quotation.whole_label, LONGEST_LABEL)
        if hidden and title:
            toggle = {"type": "Action.ToggleVisibility", "title": title, "targetElements": [whole]}
            said.append({"type": "ActionSet", "actions": [toggle]})
            said.append({"type": "Container", "id": whole, "isVisible": False, "items": hidden})
        if said:
            yield {"type": "Container", "style": "emphasis", "spacing": "Medium", "items": said}

    def _actions(self, actions: Actions) -> Iterator[Element]:
        """Short labels in sets; where one is long, a row for each, so that like things look alike."""
        shown = [item for item in actions.items if isinstance(item, Link) or not item.with_form]
        drawn = [action for item in shown[:MOST_ITEMS] if (action := self._action(item))]
        if any(len(action["title"]) > LONGEST_TITLE for action in drawn):
            yield from map(_row, drawn)
        else:
            yield from _sets(drawn, "Small" if actions.quiet else "Default")

    def _action(self, item: Button | Link) -> Element | None:
        """What is pressed, or None for what would not work: no label, a foreign scheme, too much to carry."""
        title = one_line(item.label, LONGEST_LABEL)
        if not title:
            return None
        if isinstance(item, Link):
            url = _address(item.url)
            return {"type": "Action.OpenUrl", "title": title, "url": url} if url else None
        if len(item.value) > LONGEST_CARRIED or len(item.action) > LONGEST_CARRIED:
            return None
        return self._button(item, title)

    def _button(self, button: Button, title: str) -> Element:
        drawn: Element = {"type": "Action.Submit", "title": title}
        if self.public:
            drawn = {"type": "Action.Execute", "title": title, "verb": button.action}
        drawn["data"] = {"action": button.action, "value": clean(button.value)}
        if button.primary:
            drawn["style"] = "positive"
        return drawn


def _address(url: str) -> str:
    """`url` if it may be opened, else ""; a mail too long to open begins without its text."""
    if url.startswith("mailto:") and len(url) > LONGEST_URL:
        url = url.partition("?")[0]
    safe = url.lower().startswith(OPENED) and url.isprintable() and len(url) <= LONGEST_URL
    return url if safe else ""


_SMALL = {"size": "Small", "isSubtle": True, "spacing": "Small"}


def _sets(actions: list[Element], spacing: str) -> Iterator[Element]:
    """As many in a set as stand beside one another on a telephone: Teams shortens their titles otherwise."""
    together: list[Element] = []
    for action in actions:
        width = sum(len(each["title"]) for each in [*together, action])
        if together and (width > WIDEST_SET or len(together) == MOST_ACTIONS):
            yield {"type": "ActionSet", "spacing": spacing, "actions": together}
            together = []
        together.append(action)
    if together:
        yield {"type": "ActionSet", "spacing": spacing, "actions": together}


def _row(action: Element) -> Element:
    """A long label as a line that can be pressed as a whole."""
    label = {"type": "TextBlock", "text": escape(action["title"]), "wrap": True, "color": "Accent"}
    return {
        "type": "Container",
        "style": "emphasis",
        "spacing": "Small",
        "selectAction": action,
        "items": [label],
    }
