"""A card becomes Block Kit blocks and the text that stands for them. Pure; keeps Slack's limits.

Texts go where Slack reads no markup (plain_text, rich text); only mail and telephone links need mrkdwn, since
a button opens nothing but http(s). Slack has no folds: a short whole section is shown, a long one left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from bot.slack.markup import cut, literal, mrkdwn
from bot.slack.pieces import (
    LONGEST_HEADER,
    LONGEST_LABEL,
    LONGEST_SECTION,
    LONGEST_TEXT,
    Json,
    bullets,
    button,
    context,
    fitted,
    line,
    plain,
    quote,
    rich,
    rows,
)
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
from handlers.wording import text

#: A paragraph that would take more sections than this is cut.
MOST_SECTIONS = 3
#: Slack's clients cut a button's text near 30 characters: a longer one stands beside its button instead.
READABLE_LABEL = 30
#: A whole section shorter than this is shown; longer, it would bury the answer.
SHORT_SECTION = 600
LONGEST_URL = 2000

#: The action of a button that only opens its address; Slack reports its clicks too.
OPEN_LINK = "open-link"
_SHAPES = {"yes": "✅", "no": "⛔", "conditional": "☑️", "info": "ℹ️", "ask_informator": "💬"}
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?([/?#][^\s<>|\"]*)?")
_OTHER = re.compile(r"(mailto|tel):[^\s<>|\"]+")


def render(card: Card) -> tuple[list[Json], str]:
    """The blocks, and the whole card as text for notifications and screen readers, which read no blocks."""
    numbers = count()
    drawn = [block for part in card.blocks for block in _draw(part, card.language, numbers)]
    return fitted(drawn), mrkdwn(plain_text(_read_aloud(card)), LONGEST_TEXT)


def action_of(action_id: str) -> str:
    """The action of a button, from the id it was drawn with."""
    return action_id.rpartition("#")[0]


def _draw(block: Block, language: str, numbers: Iterator[int]) -> list[Json]:
    match block:
        case Verdict():
            return _verdict(block)
        case Text(small=True):
            return context(block.text)
        case Text():
            return _paragraph(block.text)
        case Bullets():
            return rich([*line(block.heading, bold=True), *bullets(block.items)])
        case Quotation():
            return _quotation(block, language)
        case Actions():
            return [*rich(line(block.heading, bold=True)), *_items(block, language, numbers)]
        case Facts() | Form() | Marked() | Remark():
            return _paragraph(plain_text(Card(language, (block,))))


def _verdict(verdict: Verdict) -> list[Json]:
    label = literal(verdict.label, LONGEST_HEADER - 4)
    shape = _SHAPES.get(verdict.kind, "")
    return [{"type": "header", "text": plain(f"{shape} {label}".strip(), emoji=True)}] if label else []


def _paragraph(written: str) -> list[Json]:
    """Sections of at most what one holds, parted between lines or words."""
    rest = literal(written, MOST_SECTIONS * LONGEST_SECTION // 2)
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


def _quotation(quotation: Quotation, language: str) -> list[Json]:
    translation = quote(quotation.translation)
    if translation:
        translation = [*line(quotation.translation_note, italic=True), *translation]
    source = "\n".join(filter(None, (quotation.citation, quotation.source)))
    return [
        *rich(quote(quotation.excerpt)),
        *context(source),
        *rich(translation),
        *_whole(quotation, language),
    ]


def _whole(quotation: Quotation, language: str) -> list[Json]:
    """The whole section, where it says more than the excerpt does."""
    pairs = ((quotation.whole, quotation.excerpt), (quotation.whole_translation, quotation.translation))
    shown = [whole for whole, part in pairs if whole.split() != part.split() and 0 < len(whole) < SHORT_SECTION]
    return context("\n\n".join([text(language, "slack-whole-section"), *shown])) if shown else []


def _items(actions: Actions, language: str, numbers: Iterator[int]) -> list[Json]:
    buttons = [item for item in actions.items if isinstance(item, Button)]
    if any(len(item.label) > READABLE_LABEL for item in buttons):
        drawn = [section for item in buttons for section in _beside(item, language, numbers)]
    else:
        drawn = rows([element for item in buttons for element in _button(item, item.label, numbers)])
    links = [item for item in actions.items if isinstance(item, Link)]
    web = [link for link in links if _WEB.fullmatch(link.url) and len(link.url) <= LONGEST_URL]
    openers = rows([opener for link in web for opener in _opener(link, numbers)])
    return [*drawn, *openers, *(section for link in links if link not in web for section in _link(link))]


def _button(item: Button, label: str, numbers: Iterator[int]) -> list[Json]:
    style = {"style": "primary"} if item.primary else {}
    return [drawn | style for drawn in button(label, item.action, item.value, next(numbers))]


def _beside(item: Button, language: str, numbers: Iterator[int]) -> list[Json]:
    """A label too long for a button, in full; screen readers name the button beside it by the label."""
    label = literal(item.label, LONGEST_SECTION)
    named = {"accessibility_label": cut(label, LONGEST_LABEL)}
    chooser = _button(item, text(language, "slack-choose"), numbers)[0]
    return [{"type": "section", "text": plain(label), "accessory": chooser | named}] if label else []


def _opener(link: Link, numbers: Iterator[int]) -> list[Json]:
    return [drawn | {"url": link.url} for drawn in button(link.label, OPEN_LINK, "", next(numbers))]


def _link(link: Link) -> list[Json]:
    """A mail or telephone link; any other address is not opened, and its label stands alone."""
    label = mrkdwn(literal(link.label, 200), 1000).replace("|", "¦")  # | parts the address from the label
    if not label:
        return []
    opened = f"<{_shortened(link.url).replace('&', '&amp;')}|{label}>"
    fits = _OTHER.fullmatch(link.url) and len(opened) <= LONGEST_SECTION
    shown = opened if fits else label
    return [{"type": "section", "text": {"type": "mrkdwn", "text": shown, "verbatim": True}}]


def _shortened(url: str) -> str:
    """Cut so that no percent-encoded character is cut in two."""
    return url if len(url) <= LONGEST_URL else re.sub(r"(%[0-9A-Fa-f]{0,2})+$", "", url[:LONGEST_URL])


def _read_aloud(card: Card) -> Card:
    """Without the prepared subject and body of mail links: nobody wants a percent-encoded letter read out."""
    return replace(card, blocks=tuple(map(_without_letters, card.blocks)))


def _without_letters(block: Block) -> Block:
    if isinstance(block, Actions):
        return replace(block, items=tuple(map(_without_letter, block.items)))
    return block


def _without_letter(item: Button | Link) -> Button | Link:
    if isinstance(item, Link) and item.url.startswith("mailto:"):
        return replace(item, url=item.url.partition("?")[0])
    return item
