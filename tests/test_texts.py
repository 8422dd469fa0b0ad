"""Every text exists in all three languages, with the same placeholders, and every key that code asks for exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from handlers.ask.heard import SMALL_TALK
from handlers.card import FieldKind
from handlers.request.fields import QUESTIONS, Question
from handlers.request.notices import SAID_TO_JOINED
from handlers.wording import FOLDER, LANGUAGES, MissingText, text
from handlers.workflow import TABLE, Event, State

ROOT = Path(__file__).parent.parent


def catalogue(language: str) -> dict[str, frozenset[str]]:
    """Key -> the placeholders in its text."""
    found: dict[str, frozenset[str]] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in re.split(r"\n(?=[a-z])", file.read_text(encoding="utf-8")):
            key = re.match(r"([a-z][\w-]*) =", entry)
            if key:
                assert key[1] not in found, f"{file}: {key[1]} stands twice"
                found[key[1]] = frozenset(re.findall(r"\$(\w+)", entry))
    return found


SWEDISH = catalogue("sv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_hold_the_same_keys_and_placeholders(language: str) -> None:
    assert catalogue(language) == SWEDISH


def code() -> str:
    files = [f for room in ("handlers", "bot") for f in (ROOT / room).rglob("*") if f.suffix in (".py", ".html", ".js")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_no_text_lies_unused() -> None:
    """A key is used when code names it, or names the beginning that it shares with its siblings."""
    source = code()
    for key in SWEDISH:
        parts = key.split("-")
        beginnings = ["-".join(parts[:n]) + "-" for n in range(1, len(parts))]
        named = f'"{key}"' in source or f"'{key}'" in source
        assert named or any(f'"{b}{{' in source or f'"{b}"' in source for b in beginnings), key


#: What code asks for by a beginning alone, and every end that it can put there.
ENDS = {
    "history-": {event.value for event in Event} - {"save", "drop", "settle"} | {"heading"},
    "told-": {
        *(message.what for step in TABLE.values() for message in step.messages if message.what != "card"),
        *(f"{what}-joined" for what in SAID_TO_JOINED),
        "reminder",
    },
    "talk-": {intent.value for intent in SMALL_TALK} - {"help"} | {"stored-nothing", "guideline-sections"},
    "status-": {state.value for state in State},
    "archive-state-": {state.value for state in State},
    "ask-gone-": {"answered", "withdrawn"},
    "comment-hint-": {"question", "other", "thank", "open", "hours"},
}


@pytest.mark.parametrize("beginning", ENDS)
def test_no_text_ends_in_what_code_never_asks_for(beginning: str) -> None:
    found = {key.removeprefix(beginning) for key in SWEDISH if key.startswith(beginning)}
    assert found == ENDS[beginning]


def test_an_unknown_key_and_a_missing_placeholder_are_errors() -> None:
    with pytest.raises(MissingText):
        text("sv", "no-such-key")
    with pytest.raises(MissingText):
        text("sv", "section-number")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_the_forms_fields_have_their_words_in_every_language(question: Question) -> None:
    """They stand beside what each field is, not in the catalogues, so that a field is one entry."""
    for words in filter(None, (question.label, question.help, question.weighed)):
        assert tuple(words) == LANGUAGES and all(words.values())
        assert len(set(words.values())) == len(LANGUAGES), "not translated"
    assert question.label and question.help and question.kind in get_args(FieldKind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_the_same_in_another_language(language: str) -> None:
    """Names and patterns of placeholders apart, a text that reads the same in two languages was not translated."""
    said = {}
    for other in LANGUAGES:
        for file in (FOLDER / other).glob("*.ftl"):
            for line in file.read_text(encoding="utf-8").splitlines():
                key, separator, value = line.partition(" = ")
                words = re.sub(r"\{[^}]*\}", "", value)
                if separator and len(re.findall(r"[^\W\d_]{2,}", words)) >= 3:
                    said.setdefault((key, words), set()).add(other)
    assert not {k: v for k, v in said.items() if len(v) > 1}
