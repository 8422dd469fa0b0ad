"""Neutral cards as HTML. Pure: a card in, escaped markup out; jinja2's autoescape stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handlers.reply import Card, Quotation, Text, Verdict
from handlers.wording import text

TEMPLATES = Path(__file__).parent / "templates"
SAFE_ADDRESSES = ("https://", "mailto:", "tel:")
LONGEST_ANNOUNCED = 400


def card_html(card: Card, heading: str = "web-answer", form: bool = False) -> Markup:
    """The card as one `<article>`, named by the text of `heading`.

    `form` draws its buttons so that they work without JavaScript, inside a form that posts `press`.
    """
    template = _environment().get_template("card.html")
    label = text(card.language, heading)
    # Safe to call markup: autoescape has been at everything in it.
    return Markup(template.render(card=card, blocks=_drawn(card), label=label, form=form))  # noqa: S704


def page_html(template: str, **values: object) -> str:
    """A whole page from `template`."""
    return _environment().get_template(template).render(**values)


def announcement(card: Card) -> str:
    """What a screen reader is told when the card arrives: the verdict and the short answer, no more."""
    verdict = [block.label for block in card.blocks if isinstance(block, Verdict)][:1]
    answer = [block.text for block in card.blocks if isinstance(block, Text)][:1]
    return "\n".join(verdict + answer)[:LONGEST_ANNOUNCED]


def _drawn(card: Card) -> Iterator[Mapping[str, object]]:
    """Each block with its kind, and whether its source line is drawn: once under neighbours that share it."""
    for block, following in pairwise((*card.blocks, None)):
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
    return environment
