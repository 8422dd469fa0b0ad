"""What a person sees of a message or a view in Slack, as one text; a field as `label: what it holds and what helps`."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fakes.slack_ids import Json
from tests.fakes.slack_limits import shown_texts
from tests.fakes.slack_views import Shown

_GUARD = "\u2060"


def in_message(message: Json) -> str:
    """The notification's text and what is drawn."""
    return tidy("\n".join([message["text"], *_drawn(message["blocks"], {})]))


def in_view(shown: Shown) -> str:
    title = shown.view.get("title", {"text": ""})["text"]
    return tidy("\n".join([title, *_drawn(shown.view["blocks"], shown.values())]))


def tidy(text: str) -> str:
    """Without what only Slack reads, on one line: how it is broken is the renderer's affair."""
    for escaped, sign in ((_GUARD, ""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(escaped, sign)
    return " ".join(text.split())


def label_of(block: Json) -> str:
    """What a field is called, without the star of those that must be filled in."""
    return str(block["label"]["text"]).removesuffix(" *")


def _drawn(blocks: list[Json], values: Json) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "rich_text":
            yield from _rich(block["elements"])
        elif block["type"] == "input":
            held = values[block["block_id"]][block["element"]["action_id"]]
            hint = block.get("hint", {"text": ""})["text"]
            for said in _held(held):
                yield f"{label_of(block)}: {said} {hint}"
        else:
            yield from shown_texts(block)


def _rich(elements: list[Json]) -> Iterator[str]:
    for element in elements:
        if element["type"] == "rich_text_list":
            yield from _rich(element["elements"])
        else:
            yield "".join(str(run.get("text", "")) for run in element["elements"])


def _held(held: Json) -> Iterator[str]:
    """A choice by what it is called and by what it stands for."""
    option = held.get("selected_option")
    if option:
        yield from (option["text"]["text"], option["value"])
    else:
        yield str(held.get("value") or held.get("selected_date") or "")
