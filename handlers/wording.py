"""Every text a user sees, by key and language, from the Fluent catalogues in `texts/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("sv", "fi", "en")
FOLDER = Path(__file__).parent / "texts"


class MissingText(Exception):
    """A key without a text, or a text whose placeholders were not given: a fault of ours, found by tests."""


#: Loading takes longer than answering: what several threads need at once is loaded by the first.
_loading = Lock()


def prepare() -> None:
    """Loads what is otherwise loaded at its first use."""
    for language in LANGUAGES:
        _bundle(language)


def _bundle(language: str) -> FluentBundle:
    with _loading:
        return _loaded(language)


@cache
def _loaded(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def text(language: str, key: str, **values: str | int) -> str:
    """The text of `key` in `language`, its placeholders filled. Raises MissingText rather than show half a text."""
    bundle = _bundle(language)
    message = bundle.get_message(key) if bundle.has_message(key) else None
    if message is None or message.value is None:
        raise MissingText(f"{language}: {key}")
    result, errors = bundle.format_pattern(message.value, values)
    if errors:
        raise MissingText(f"{language}: {key}: {errors[0]}")
    return str(result)


def texts(language: str, prefix: str, **values: str | int) -> Mapping[str, str]:
    """All texts whose key begins with `prefix`, by key: what a page needs in one go."""
    keys = [key for key in _bundle(language)._messages if key.startswith(prefix)]
    return {key: text(language, key, **values) for key in keys}
