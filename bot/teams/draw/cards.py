"""A neutral card drawn as an Adaptive Card (version 1.5), within what Teams takes. Pure.

Its texts are cut shorter until all of it fits; its buttons are not, nor what somebody has filled in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from bot.plain_text import plain_text
from bot.teams.draw.carried import LONGEST_REFERENCE, data_in, refer, without_words
from bot.teams.draw.drawing import Drawing
from bot.teams.draw.fitting import LARGEST, fitted, size
from bot.teams.draw.markdown import one_line
from bot.teams.draw.pieces import LONGEST_LABEL, Element
from bot.teams.draw.pressables import Pressables
from bot.teams.draw.shown import Shown, entities, mentioned, refresh
from handlers.blocks import Actions, Facts, Link, Marked, Quotation, Remark, Text
from handlers.card import Block, Card, Form
from handlers.safe_text import cut, seen
from handlers.wording import text

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
LONGEST_SUMMARY = 600
#: Texts are first cut at the first of these; if the card is still too large, at the next.
TEXT_LIMITS = (5_000, 2_500, 1_200, 500, 200)
#: Drawn answers that are kept: what is asked often looks the same each time.
MOST_KEPT = 64
_HERE = Shown()


def render(card: Card, public: bool = False, *, shown: Shown = _HERE) -> Element:
    """The card for an attachment of `CONTENT_TYPE`.

    In a public place a form that can be opened by a button stands behind it. No button carries words, but the
    references that stand for them (`carried.referring`).
    """
    return _referring(card, lambda bare: _written(bare, public, shown))


def dialog(card: Card) -> Element:
    """The card as a dialog (a task module): what the answer to task/fetch or task/submit holds as its `value`."""
    drawn = _referring(card, lambda bare: _fitting(bare, False, True, _HERE))
    titles = [one_line(block.title, LONGEST_LABEL) for block in card.blocks if isinstance(block, Form)]
    title = next(filter(None, titles), text(card.language, "teams-title"))
    content = {"contentType": CONTENT_TYPE, "content": drawn}
    return {"title": title, "width": "medium", "height": "medium", "card": content}


def summary(card: Card) -> str:
    """What a notification or a screen reader says of the card: its texts, no addresses behind labels.

    Of a form what it is, not what is filled in; of buttons alone what they are for.
    """
    said = plain_text(Card(card.language, tuple(map(_readable, card.blocks))))
    headings = " ".join(block.heading for block in card.blocks if isinstance(block, Actions))
    return cut(seen(said).strip() or seen(headings).strip(), LONGEST_SUMMARY)


def _readable(block: Block) -> Block:
    if isinstance(block, Form):
        return Text("\n".join(filter(None, (block.title, block.introduction, block.error))))
    if isinstance(block, Actions):
        return Text("\n".join(item.label for item in block.items if isinstance(item, Link)))
    return block


def _referring(card: Card, drawn: Callable[[Card], Element]) -> Element:
    """The card drawn without anybody's words in its data, and references put there in their stead."""
    bare, references = without_words(card)
    finished = drawn(bare)
    refer(data_in(finished), references)
    return finished


def _written(card: Card, public: bool, shown: Shown) -> Element:
    """Answers look the same each time: they are drawn once. What holds anybody's words is not kept."""
    if shown != _HERE or not _looks_the_same_each_time(card):
        return _fitting(card, public, False, shown)
    drawn: Element = json.loads(_kept(card, public))
    return drawn


def _looks_the_same_each_time(card: Card) -> bool:
    """An answer that quotes, without a form, a request, a draft, or a letter begun with what was asked."""
    links = [
        one.url for block in card.blocks if isinstance(block, Actions) for one in block.items if isinstance(one, Link)
    ]
    personal = any(isinstance(block, Form | Facts | Marked | Remark) for block in card.blocks)
    letter = any(url.startswith("mailto:") for url in links)
    return any(isinstance(block, Quotation) for block in card.blocks) and not personal and not letter


@lru_cache(MOST_KEPT)
def _kept(card: Card, public: bool) -> str:
    return json.dumps(_fitting(card, public, False, _HERE))


def _fitting(card: Card, public: bool, in_dialog: bool, shown: Shown) -> Element:
    """The first attempt that fits. A form that has no room is drawn without its longest answers, which stay as kept;
    one whose answers are not kept gives way to a line that says so."""
    for one in _ever_smaller(card):
        for limit in TEXT_LIMITS:
            drawn = _attempt(one, limit, public, in_dialog, shown)
            if size(drawn) <= _room(drawn):
                return drawn
    frame = size(drawn | {"body": []})
    return drawn | {"body": fitted(drawn["body"], _room(drawn) - frame)}


def _room(drawn: Element) -> int:
    """With place for a reference in each button."""
    return LARGEST - sum(LONGEST_REFERENCE + 20 for _ in data_in(drawn))


def _ever_smaller(card: Card) -> list[Card]:
    smaller = [card]
    while (form := _form(smaller[-1])) is not None:
        longest = max(form.fields, key=lambda field: len(field.value), default=None)
        if form.keep and longest and longest.value:
            less = replace(form, fields=tuple(field for field in form.fields if field is not longest))
            smaller.append(_with(smaller[-1], form, less))
        else:
            smaller.append(_with(smaller[-1], form, Text(text(card.language, "teams-edit-elsewhere"), small=True)))
    return smaller


def _form(card: Card) -> Form | None:
    return next((block for block in card.blocks if isinstance(block, Form)), None)


def _with(card: Card, form: Form, block: Block) -> Card:
    return replace(card, blocks=tuple(block if one is form else one for one in card.blocks))


def _attempt(card: Card, limit: int, public: bool, in_dialog: bool, shown: Shown) -> Element:
    form = _form(card)
    here = None if form is None or (public and form.opened_by and not in_dialog) else form
    pressables = Pressables(card.language, in_dialog, here, primary=here is None, public=public)
    drawing = Drawing(card.language, limit, pressables)
    body = drawing.all(card.blocks)
    asks = list(mentioned(shown, card.language))
    spoken = summary(card)
    return {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": VERSION,
        "lang": card.language,
        "fallbackText": spoken or "…",
        "speak": spoken.replace("<", " ").replace("&", " "),
        "msteams": {"width": "Full", **entities(shown.mention)},
        **({} if in_dialog else refresh(shown, card.language)),
        "body": [*body[:1], *asks, *body[1:]],
    }
