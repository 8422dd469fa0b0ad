"""Neutral cards as HTML. Pure: a card in, escaped markup out; jinja2's autoescape stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.plain_text import plain_text
from handlers.blocks import Facts, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Card, Form
from handlers.dates import read_day
from handlers.wording import text, texts

TEMPLATES = Path(__file__).parent / "templates"
SAFE_ADDRESSES = ("https://", "mailto:", "tel:")
LONGEST_ANNOUNCED = 400


def card_html(
    card: Card, heading: str = "web-answer", form: bool = False, mark: str = "it", arrived: str = "", draft: str = ""
) -> Markup:
    """The card as one `<article>`, named by the text of `heading`.

    `form` draws its buttons so that they work without JavaScript, inside a form that posts `press`. `mark` begins
    the ids of a form's fields: another for each card on a page. `arrived` is when a card came that nobody waited for.
    `draft` is the text the card is about: it stays in the page, and its buttons send it along.
    """
    template = _environment().get_template("card.html")
    html = template.render(
        card=card,
        blocks=_drawn(card),
        asks=_asked_by(card),
        label=text(card.language, heading),
        form=form,
        mark=mark,
        arrived=arrived,
        draft="" if any(isinstance(block, Form) for block in card.blocks) else draft,
        words=texts(card.language, "web-form-"),
        unknown=text(card.language, "form-not-yet-known"),
    )
    return Markup(html)  # noqa: S704  # Safe to call markup: autoescape has been at everything in it.


def page_html(template: str, **values: object) -> str:
    """A whole page from `template`."""
    return _environment().get_template(template).render(**values)


def announcement(card: Card) -> str:
    """What a screen reader is told when the card arrives: the verdict and the short answer, no more.

    Of a form it is told the title, and what is wrong; the focus goes to the first fault by itself.
    """
    verdict = [block.label for block in card.blocks if isinstance(block, Verdict)][:1]
    answer = [block.text for block in card.blocks if isinstance(block, Text)][:1]
    forms = [block.error or block.title for block in card.blocks if isinstance(block, Form)]
    facts = [plain_text(Card(card.language, (block,))) for block in card.blocks if isinstance(block, Facts)]
    return "\n".join(verdict + (answer or forms or facts))[:LONGEST_ANNOUNCED]


def _asked_by(card: Card) -> str:
    """Who asks; a name only where it is one that the chat page has."""
    if not card.asks:
        return ""
    names = {f"web:{key.rpartition('-')[2]}": name for key, name in texts(card.language, "web-person-").items()}
    elsewhere = text(card.language, "asked-by-elsewhere")
    return text(card.language, "asked-by", who=names[card.asks]) if card.asks in names else elsewhere


def _drawn(card: Card) -> Iterator[Mapping[str, object]]:
    """Each block with its kind, and whether its source line is drawn: once under neighbours that share it.

    A draft and the remarks on it are drawn side by side, as one.
    """
    reviewed = [block for block in card.blocks if isinstance(block, Marked | Remark)]
    for block, following in pairwise((*card.blocks, None)):
        if isinstance(block, Marked | Remark):
            if block is reviewed[0]:
                marked = [one for one in reviewed if isinstance(one, Marked)]
                yield {"kind": "Review", "marked": marked, "remarks": [one for one in reviewed if one not in marked]}
            continue
        repeated = isinstance(following, Quotation) and following.source == getattr(block, "source", None)
        yield {"kind": type(block).__name__, "it": block, "source": not repeated}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["safe_address"] = lambda url: url.startswith(SAFE_ADDRESSES)
    # A browser's own date field can show nothing else, and would drop what somebody wrote.
    environment.tests["iso_day"] = lambda day: not day or (len(day) == 10 and "-" in day and read_day(day) is not None)
    return environment
