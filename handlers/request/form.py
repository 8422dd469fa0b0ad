"""The form that asks for a channel: drawn with the answers so far, read back, and what is wrong with an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from handlers.ask.answer_card import citation
from handlers.blocks import Button
from handlers.card import Choice, Field, FieldKind, Form
from handlers.dates import read_day
from handlers.request.fields import LONGEST_LINE, LONGEST_TEXT, NAMES, QUESTIONS, Question
from handlers.request.similar import bare, platform_of
from handlers.safe_text import kept
from handlers.wording import text
from knowledge.addresses import read_address
from knowledge.town import Town

MOST_PEOPLE = 10
#: What must be known before a channel is in the register: two administrators, a deputy and a confirmed address.
NEEDED_TO_LIST = ("address", "administrators", "deputy")
FEWEST_ADMINISTRATORS = 2

Values = Mapping[str, str]


def request_form(
    town: Town, language: str, values: Values, faults: Mapping[str, str] | None = None, value: str = ""
) -> Form:
    """The form with the answers so far; `faults` are keys of texts by field, `value` comes back when it is sent."""
    faults = faults or {}
    return Form(
        "channel-request",
        value,
        text(language, "request-title"),
        tuple(_field(town, language, question, values, faults) for question in QUESTIONS),
        text(language, "request-send"),
        text(language, "request-introduction"),
        text(language, "form-mend", count=len(faults)) if faults else "",
        text(language, "request-keep"),
        Button(text(language, "do-edit-request"), "edit-request", value, primary=True),
    )


def _field(town: Town, language: str, question: Question, values: Values, faults: Mapping[str, str]) -> Field:
    name, fault = question.name, faults.get(question.name)
    longest = question.longest
    return Field(
        name,
        question.label[language],
        question.kind,
        question.help[language],
        rests_on(town, name, language),
        question.required,
        tuple(_choices(town, name, language)),
        question.kind == "choice",
        values.get(name, ""),
        text(language, fault, longest=longest) if fault else "",
        "" if question.required else text(language, "form-not-yet-known"),
        longest,
    )


def rests_on(town: Town, name: str, language: str) -> str:
    """The section a field rests on, as the reader knows it, or that it is practical."""
    section = town.guideline.sections.get(town.form.get(name, ""))
    if section is None:
        return text(language, "form-practical")
    return text(language, "form-rests-on", section=citation(section.number, section.titles[language], language))


def _choices(town: Town, name: str, language: str) -> list[Choice]:
    if name == "unit":
        return [Choice(_first(town, unit), unit[language]) for unit in town.units]
    return [Choice(p.name, p.name) for p in town.platforms] if name == "platform" else []


def _first(town: Town, unit: Mapping[str, str]) -> str:
    """A unit goes by its name in the town's first language, whoever writes or reads."""
    return unit[town.guideline.languages[0]]


def shown(town: Town, name: str, value: str, language: str) -> str:
    """An answer as the reader sees it: the unit in their language, "not yet known" for none."""
    if name == "unit":
        return next((unit[language] for unit in town.units if _first(town, unit) == value), value)
    return value or text(language, "form-not-yet-known")


def read_values(town: Town, given: Values) -> dict[str, str]:
    """The answers to the form's own fields, tidied: no control characters, units and platforms by their own name."""
    values = {name: _tidy(given[name], question.kind) for question in QUESTIONS if (name := question.name) in given}
    if values.get("unit"):
        values["unit"] = _known_unit(town, values["unit"])
    if values.get("platform"):
        values["platform"] = platform_of(town, values["platform"])
    if day := read_day(values.get("start", "")):
        values["start"] = day.isoformat()
    return {name: value for name, value in values.items() if value}


def _tidy(written: str, kind: FieldKind) -> str:
    """Trimmed and on one line where it is one; an answer without a letter or digit is none."""
    seen = kept(written, 2 * LONGEST_TEXT)  # enough to see that it is too long
    if kind == "people":
        people = (" ".join(part.split()) for part in re.split(r"[\n,;]", seen))
        return "\n".join(person for person in people if re.search(r"\w", person))
    lines = [" ".join(line.split()) for line in seen.split("\n")]
    tidied = ("\n" if kind == "long" else " ").join(lines).strip()
    return tidied if re.search(r"\w", tidied) else ""


def _known_unit(town: Town, written: str) -> str:
    """The unit's own name when one of its names was written, in any language."""
    wanted = bare(written)
    return next((_first(town, u) for u in town.units if wanted in map(bare, u.values())), written)


def faults_in(town: Town, values: Values, today: date) -> dict[str, str]:
    """What keeps the form from being sent: field -> key of the text that says so."""
    faults = {}
    for question in QUESTIONS:
        value = values.get(question.name, "")
        fault = _fault(question, value, today) if value else ("form-missing" if question.required else None)
        if fault:
            faults[question.name] = fault
    if values.get("address") and "address" not in faults and not _leads_somewhere(town, values):
        faults["address"] = "form-no-address"
    return faults


def _leads_somewhere(town: Town, values: Values) -> bool:
    return read_address(values.get("address", ""), town.platforms, values.get("platform", "")) is not None


def _fault(question: Question, value: str, today: date) -> str | None:
    if len(value) > question.longest:
        return "form-too-long"
    if len(re.findall(r"\w", value)) < question.fewest:
        return "form-too-short"
    if question.kind == "date":
        day = read_day(value)
        return "form-no-date" if day is None else "form-past" if day < today else None
    if question.kind == "people":
        people = value.split("\n")
        fits = len(people) <= MOST_PEOPLE and all(len(person) <= LONGEST_LINE for person in people)
        return None if fits else "form-too-many-people"
    return None


def still_open(values: Values) -> list[str]:
    """The fields that are not yet known."""
    return [name for name in NAMES if not values.get(name)]


def missing_to_list(town: Town, values: Values) -> list[str]:
    """Which of the fields a channel needs to be listed are not there yet."""
    administrators = set(map(bare, filter(None, values.get("administrators", "").split("\n"))))
    there = {
        "address": _leads_somewhere(town, values),
        "administrators": len(administrators) >= FEWEST_ADMINISTRATORS,
        "deputy": bool(values.get("deputy")),
    }
    return [name for name in NEEDED_TO_LIST if not there[name]]
