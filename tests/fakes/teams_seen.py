"""What a person sees of a card in Teams, as one text; a field as `label: what it holds and what helps`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.fakes.teams_limits import Json

#: What Markdown shows of an escaped sign.
_ESCAPED = re.compile(r"\\([^a-zA-Z0-9\s])")
_MARKS = re.compile(r"\*\*|⚠️ |(?<!\S)[•▾](?=\s)")


def in_message(body: Json) -> str:
    """What is drawn, and what a notification says where nothing is."""
    cards = [one["content"] for one in body.get("attachments", ())]
    return tidy("\n".join([body.get("text") or "", *map(in_card, cards)]))


def in_card(card: Json) -> str:
    return tidy("\n".join(_drawn(card)))


def tidy(text: str) -> str:
    """Without what only Teams reads, on one line: how it is broken is the renderer's affair."""
    return " ".join(_MARKS.sub("", _ESCAPED.sub(r"\1", text)).split())


def label_of(field: Json) -> str:
    """What a field is called, without the star of those that must be filled in."""
    return str(field["label"]).removesuffix(" *")


def _drawn(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _drawn(one)
    elif isinstance(node, dict):
        yield from _element(node)


def _element(element: Json) -> Iterator[str]:
    kind = element.get("type", "")
    if kind == "RichTextBlock":
        yield "".join(run["text"] for run in element["inlines"])
    elif kind.startswith("Input."):
        yield f"{label_of(element)}: {' '.join(_held(element))} {element.get('placeholder', '')}"
    else:
        yield from (element[name] for name in ("text", "title") if isinstance(element.get(name), str))
        for name in ("selectAction", "body", "items", "columns", "rows", "cells", "actions"):
            yield from _drawn(element.get(name))


def _held(field: Json) -> Iterator[str]:
    """A choice by what it is called and by what it stands for."""
    held = str(field.get("value", ""))
    yield held
    yield from (one["title"] for one in field.get("choices", ()) if one["value"] == held)
