"""The fields of a form as inputs of a card, each with what is wrong with its answer and what it rests on.

A field's answer comes back under `f.NAME`; where it may be anything else too, what is written under `o.NAME`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.teams.draw.carried import ANSWER, OTHER, SOMETHING_ELSE
from bot.teams.draw.markdown import one_line
from bot.teams.draw.pieces import SMALL, Element, text_block
from handlers.card import Choice, Field
from handlers.safe_text import seen
from handlers.wording import text

MOST_CHOICES = 100
LONGEST_CAPTION, LONGEST_PLACEHOLDER, LONGEST_CHOICE = 500, 150, 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def field_elements(field: Field, language: str, limit: int, checked: bool) -> Iterator[Element]:
    """The field as one group. `checked`: the client too refuses to send it empty; else a star says that it is needed.

    Labels, placeholders and choices are plain to Teams, which shows them as they are written.
    """
    choices = _choices(field, language)
    label = one_line(field.label, LONGEST_CAPTION) or one_line(field.name, LONGEST_CAPTION) or "…"
    starred = label if checked or not field.required else f"{label} *"
    needed = {"isRequired": True, "errorMessage": text(language, "form-missing")} if checked and field.required else {}
    items = [
        *text_block(field.error and f"⚠️ {one_line(field.error, limit)}", limit, color="Attention", weight="Bolder"),
        {"id": ANSWER + seen(field.name), "label": starred, **_input(field, choices, language), **needed},
    ]
    if _is_open(choices):
        written = field.value if _chosen(field, choices) == SOMETHING_ELSE else ""
        other = text(language, "teams-other-label", label=label)
        items.append({"id": OTHER + seen(field.name), "label": other, **_written(field, written)})
    items += text_block("\n".join(filter(None, (field.help, field.rests_on))), limit, **SMALL)
    yield {"type": "Container", "spacing": "Medium", "items": items}


def _input(field: Field, choices: list[Element], language: str) -> Element:
    if choices:
        return _choice_set(field, choices, language)
    if field.kind == "date" and (not field.value or _is_day(field.value)):
        return {"type": "Input.Date"} | ({"value": field.value} if field.value else {}) | _placeholder(field)
    return _written(field, field.value) | _placeholder(field)


def _written(field: Field, value: str) -> Element:
    """A text in words. It is never cut: what is shown here is what comes back."""
    shown = seen(value)
    drawn: Element = {"type": "Input.Text", "maxLength": max(field.longest, _length(shown), 1)}
    drawn |= {"isMultiline": True} if field.kind in ("long", "people") else {}
    return drawn | ({"value": shown} if shown else {})


def _choice_set(field: Field, choices: list[Element], language: str) -> Element:
    chosen = _chosen(field, choices)
    style = "expanded" if field.kind == "yes-no" else "compact"
    drawn: Element = {"type": "Input.ChoiceSet", "style": style, "wrap": True, "choices": choices}
    hint = one_line(field.placeholder, LONGEST_PLACEHOLDER) or text(language, "teams-choose")
    drawn |= {"placeholder": hint} if style == "compact" else {}
    return drawn | ({"value": chosen} if chosen else {})


def _choices(field: Field, language: str) -> list[Element]:
    """What can be chosen; none where one could not be offered as it is: then the question is answered in words."""
    if field.kind == "yes-no":
        return [{"title": text(language, f"teams-{one}"), "value": one} for one in ("yes", "no")]
    offered: dict[str, Choice] = {choice.value: choice for choice in field.choices}
    if field.kind != "choice" or not 0 < len(offered) < MOST_CHOICES or not all(map(_offerable, offered)):
        return []
    shown = [{"title": one_line(one.label, LONGEST_CHOICE) or value, "value": value} for value, one in offered.items()]
    return shown + ([{"title": text(language, "teams-other"), "value": SOMETHING_ELSE}] if field.open else [])


def _offerable(value: str) -> bool:
    """A comma would part it into several, as Teams gives back what was chosen."""
    return bool(value.strip()) and value == seen(value) and value != SOMETHING_ELSE and "," not in value


def _chosen(field: Field, choices: list[Element]) -> str:
    """The choice that stands for the answer so far; "" for none."""
    if any(choice["value"] == field.value for choice in choices):
        return field.value
    return SOMETHING_ELSE if field.value and _is_open(choices) else ""


def _is_open(choices: list[Element]) -> bool:
    return bool(choices) and choices[-1]["value"] == SOMETHING_ELSE


def _placeholder(field: Field) -> Element:
    shown = one_line(field.placeholder, LONGEST_PLACEHOLDER)
    return {"placeholder": shown} if shown else {}


def _length(written: str) -> int:
    """As JavaScript counts: what a client measures a limit in."""
    return len(written.encode("utf-16-le", "ignore")) // 2


def _is_day(value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False
