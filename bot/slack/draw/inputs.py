"""The fields of a form as input blocks of a modal.

Each field has its block under `answer:NAME`; one that may be answered with anything else has a text input under
`other:NAME` below it. Slack keeps what somebody has typed as long as a view is drawn anew with the same ids, so the
element's id holds a digest of the value it was drawn with: a new value shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from zlib import crc32

from bot.slack.draw.elements import MOST_OPTIONS, Json, context, option, plain
from bot.slack.draw.markup import literal
from bot.slack.draw.values import encodable
from handlers.card import Choice, Field
from handlers.safe_text import cut, seen
from handlers.wording import text

ANSWER, OTHER = "answer:", "other:"
#: What the choice of something else comes back as.
SOMETHING_ELSE = "=other"
LONGEST_INPUT = 3000
LONGEST_NAME, LONGEST_CAPTION, LONGEST_PLACEHOLDER, LONGEST_OPTION_VALUE = 240, 2000, 150, 150
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class TooLongForModal(Exception):
    """An answer is longer than a modal's input holds, and must not be cut. `field` is the field's name."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(field)


def field_blocks(field: Field, language: str, starred: bool) -> Iterator[Json]:
    """What is wrong with the answer, the input, and the one for anything else. `starred`: required ones bear a star.

    Raises TooLongForModal.
    """
    yield from context(f"⚠️ {field.error}" if field.error else "")
    element = _element(field, language)
    label = _caption(field.label, field.name) + (" *" if starred and field.required else "")
    drawn = _input(ANSWER, field, label, element, optional=not field.required)
    yield drawn | _hint(field, language)
    if field.open and element["type"] == "static_select":
        other = text(language, "slack-other-label", label=_caption(field.label, field.name)[:LONGEST_NAME])
        written = field.value if _chosen(field) == SOMETHING_ELSE else ""
        yield _input(OTHER, field, _caption(other, field.name), _line(field, written), optional=True)


def fault_block(field: Field) -> str:
    """The id of the block that a fault in this field's answer stands under."""
    return _block_id(OTHER if _chosen(field) == SOMETHING_ELSE and _options(field) else ANSWER, field)


def _input(part: str, field: Field, label: str, element: Json, optional: bool) -> Json:
    return {
        "type": "input",
        "block_id": _block_id(part, field),
        "label": plain(label),
        "element": element,
        "optional": optional,
    }


def _block_id(part: str, field: Field) -> str:
    return part + encodable(field.name)[:LONGEST_NAME]


def _caption(label: str, name: str) -> str:
    """Slack refuses an input without a label, so at worst the field goes by its name."""
    return literal(label, LONGEST_CAPTION - 2) or literal(name, LONGEST_CAPTION - 2) or "…"


def _hint(field: Field, language: str) -> Json:
    """What helps to answer, and what the question rests on."""
    longest = text(language, "slack-longest") if field.longest > LONGEST_INPUT and _is_written(field) else ""
    said = literal("\n".join(filter(None, (field.help, longest, field.rests_on))), LONGEST_CAPTION)
    return {"hint": plain(said)} if said else {}


def _is_written(field: Field) -> bool:
    return field.kind in ("text", "long", "address", "people")


def _element(field: Field, language: str) -> Json:
    match field.kind:
        case "choice" if _options(field):
            return _select(field, language)
        case "yes-no":
            return _radio(field, language)
        case "date" if not field.value or _is_day(field.value):
            initial = {"initial_date": field.value} if field.value else {}
            return {"type": "datepicker", "action_id": _id(field), **_placeholder(field.placeholder), **initial}
        case "long" | "people":
            return _line(field, field.value) | {"multiline": True}
    return _line(field, field.value)


def _line(field: Field, value: str) -> Json:
    written = seen(value)
    if not fits_input(written):
        raise TooLongForModal(field.name)
    longest = max(min(field.longest, LONGEST_INPUT), _length(written), 1)
    drawn = {"type": "plain_text_input", "action_id": _id(field), "max_length": longest}
    return drawn | _placeholder(field.placeholder) | ({"initial_value": written} if written else {})


def fits_input(written: str) -> bool:
    """Whether a modal has room for this text."""
    return _length(written) <= LONGEST_INPUT


def _length(written: str) -> int:
    """As JavaScript counts: what Slack's clients show a limit in."""
    return len(written.encode("utf-16-le")) // 2


def _select(field: Field, language: str) -> Json:
    options = _options(field)
    if field.open:
        options.append(option(text(language, "slack-other"), SOMETHING_ELSE))
    drawn = {"type": "static_select", "action_id": _id(field), "options": options}
    hint = _placeholder(field.placeholder or text(language, "slack-choose-one"))
    return drawn | hint | _initial(options, _chosen(field))


def _radio(field: Field, language: str) -> Json:
    options = [option(text(language, f"slack-answer-{one}"), one) for one in ("yes", "no")]
    return {"type": "radio_buttons", "action_id": _id(field), "options": options, **_initial(options, field.value)}


def _options(field: Field) -> list[Json]:
    """The choices; none where one could not be offered as it is: then the question is answered in words."""
    choices: dict[str, Choice] = {choice.value: choice for choice in field.choices}
    unfit = any(not 0 < len(encodable(value)) <= LONGEST_OPTION_VALUE for value in choices)
    if field.kind != "choice" or unfit or not 0 < len(choices) < MOST_OPTIONS or SOMETHING_ELSE in choices:
        return []
    shown = {
        value: literal(choice.label, LONGEST_CAPTION) or literal(value, LONGEST_CAPTION)
        for value, choice in choices.items()
    }
    return [option(label, encodable(value)) for value, label in shown.items()] if all(shown.values()) else []


def _chosen(field: Field) -> str:
    """The option that stands for the answer so far; "" for none."""
    if field.value in (choice.value for choice in field.choices):
        return field.value
    return SOMETHING_ELSE if field.value and field.open else ""


def _initial(options: list[Json], value: str) -> Json:
    return next(({"initial_option": one} for one in options if one["value"] == value), {})


def _placeholder(said: str) -> Json:
    shown = literal(" ".join(said.split()), LONGEST_PLACEHOLDER)
    return {"placeholder": plain(cut(shown, LONGEST_PLACEHOLDER))} if shown else {}


def _is_day(value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _id(field: Field) -> str:
    return f"value-{crc32(field.value.encode('utf-8', 'ignore')):08x}"
