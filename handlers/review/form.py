"""The form that stands under a review: the draft to mend, what it is, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks import Button
from handlers.card import Choice, Field, Form
from handlers.incoming import LONGEST_MESSAGE
from handlers.review.state import State
from handlers.wording import text
from knowledge.rule import KINDS, Boxes, Kind

LONGEST_DRAFT = LONGEST_MESSAGE
BOXES = ("pictures", "people", "permission", "others")
#: How a box's answer reads.
_SAID = {"yes": True, "no": False}

Values = Mapping[str, str]


def review_form(language: str, draft: str, state: State, kind: Kind | None, values: Values, error: str = "") -> Form:
    """`kind` is what to have chosen in the field that asks for it; None where it makes no difference, and none is."""
    fields = [
        Field(
            "text",
            text(language, "review-label-text"),
            "long",
            text(language, "review-help-text"),
            required=True,
            value=draft,
            error=error,
            longest=LONGEST_DRAFT,
        )
    ]
    if kind is not None:
        choices = tuple(Choice(one, text(language, f"review-kind-{one}")) for one in KINDS)
        fields.append(Field("kind", text(language, "review-label-kind"), "choice", choices=choices, value=kind))
    if kind != "comment" and state.kind != "comment":
        fields += [
            Field(name, text(language, f"review-label-{name}"), "yes-no", value=values.get(name, "")) for name in BOXES
        ]
    opener = Button(text(language, "review-open"), "review", str(state), primary=True)
    return Form(
        "review",
        str(state),
        text(language, "review-title" if state.counts is None and not draft else "review-title-again"),
        tuple(fields),
        text(language, "review-send" if state.counts is None and not draft else "review-send-again"),
        "" if draft else text(language, "review-introduction"),
        opened_by=opener,
    )


def boxes_in(values: Values) -> Boxes:
    """What was ticked. Without pictures nobody is to be seen in one."""
    people = False if values.get("pictures") == "no" else _SAID.get(values.get("people", ""))
    return Boxes(people, _SAID.get(values.get("permission", "")), _SAID.get(values.get("others", "")))


def kind_in(values: Values) -> Kind | None:
    return next((kind for kind in KINDS if kind == values.get("kind")), None)
