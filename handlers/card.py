"""A card: what is read, pressed and filled in as one, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.actions import FormName
from handlers.blocks import Actions, Bullets, Button, Facts, Marked, Quotation, Remark, Text, Verdict


@dataclass(frozen=True)
class Choice:
    """One of the values a field may take: `value` is what comes back, `label` what people read."""

    value: str
    label: str


FieldKind = Literal["text", "long", "choice", "date", "address", "people", "yes-no"]


@dataclass(frozen=True)
class Field:
    """One question of a form. Its answer comes back as text under `name`.

    `kind` says how it is asked: a line (`text`), a few lines (`long`), one of `choices` (with `open`, or anything
    else in words), an ISO day (`date`), a web address or handle (`address`), names one a line (`people`), or
    `yes` / `no`. `rests_on` says where the question comes from: the guideline's section, or that it is practical.
    `error` is what is wrong with `value`, the answer so far. No answer is longer than `longest` characters.
    """

    name: str
    label: str
    kind: FieldKind = "text"
    help: str = ""
    rests_on: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    open: bool = False
    value: str = ""
    error: str = ""
    placeholder: str = ""
    longest: int = 2_000


@dataclass(frozen=True)
class Form:
    """Questions answered together; comes back as `incoming.FormSent` with the same `form` and `value`.

    A card holds at most one. Chat products open it in a window of its own, which only a button can do.
    `introduction` stands above the fields, `error` is what is wrong with the whole, `submit` is the button's label;
    `keep` is the label of the button that puts the form aside unsent, empty where that makes no sense. `opened_by` is
    the button that shows the form again: where a message cannot hold a form, it stands in the form's place.
    """

    form: FormName
    value: str
    title: str
    fields: tuple[Field, ...]
    submit: str
    introduction: str = ""
    error: str = ""
    keep: str = ""
    opened_by: Button | None = None


Block = Verdict | Text | Bullets | Quotation | Actions | Facts | Form | Marked | Remark


#: A list puts no more on one card: so many blocks every surface draws whole.
MOST_BLOCKS = 27


@dataclass(frozen=True)
class Card:
    """One answer, in one language; what several read at once is also in those `besides` it.

    `asks` is who wants something decided or answered, as an id that begins with the surface: named near its top, as
    a mention where the surface has one, so that the reader can write or ring.
    """

    language: str
    blocks: tuple[Block, ...]
    asks: str = ""
    besides: tuple[str, ...] = ()
