"""Slack's documented limits on blocks, as a list of faults: what the fake refuses and the renderer keeps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

CONTROL = re.compile(r"<[@#!]")
ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")
LINK = re.compile(r"<(?:mailto|tel):[^\s<>|]+\|[^<>|]*>")
HTTP = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?([/?#]\S*)?")


def faults(blocks: Any) -> list[str]:
    """Why Slack would answer `invalid_blocks` or `msg_blocks_too_long`; empty when it would not."""
    if not isinstance(blocks, list) or not blocks:
        return ["blocks is not a filled list"]
    found = [fault for block in blocks for fault in _block(block)]
    if len(blocks) > 50:
        found.append(f"{len(blocks)} blocks")
    if len(json.dumps(blocks, ensure_ascii=False)) > 12_500:
        found.append("msg_blocks_too_long")
    ids = [button["action_id"] for button in buttons(blocks)]
    return found + (["an action_id comes twice"] if len(ids) != len(set(ids)) else [])


def buttons(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every button shown, in rows and beside sections."""
    shown = [element for block in blocks for element in block.get("elements", []) if element.get("type") == "button"]
    return shown + [block["accessory"] for block in blocks if "accessory" in block]


def shown_texts(blocks: Any) -> Iterator[str]:
    """Every text a person sees, in order; not what buttons carry."""
    for node in blocks if isinstance(blocks, list) else [blocks]:
        if isinstance(node, dict):
            for key in ("text", "elements", "accessory"):
                value = node.get(key)
                if isinstance(value, str):
                    yield value
                elif value is not None:
                    yield from shown_texts(value)


def markup_faults(text: str) -> list[str]:
    """What Slack would read as markup in a mrkdwn text, our own mail and telephone links aside."""
    rest = LINK.sub("", text)
    return [name for name, found in (("<", "<" in rest or ">" in rest), ("&", ENTITY.search(rest))) if found]


def _block(block: dict[str, Any]) -> list[str]:
    match block.get("type"):
        case "header":
            return _text(block.get("text"), 150, {"plain_text"})
        case "section":
            beside = _button(block["accessory"]) if "accessory" in block else []
            return _text(block.get("text"), 3000, {"plain_text", "mrkdwn"}) + beside
        case "context":
            return _number(block, 10) + [f for e in block["elements"] for f in _text(e, 3000, {"plain_text", "mrkdwn"})]
        case "actions":
            return _number(block, 25) + [f for element in block["elements"] for f in _button(element)]
        case "rich_text":
            return [fault for element in block["elements"] for fault in _rich(element)] or _number(block, 50)
        case kind:
            return [f"unknown block {kind}"]


def _number(block: dict[str, Any], most: int) -> list[str]:
    return [] if 1 <= len(block["elements"]) <= most else [f"{len(block['elements'])} elements in {block['type']}"]


def _text(text: Any, most: int, kinds: set[str]) -> list[str]:
    if not isinstance(text, dict) or text.get("type") not in kinds:
        return ["no text of the right kind"]
    found = [] if 1 <= len(text["text"]) <= most and text["text"].strip() else [f"a text of {len(text['text'])}"]
    if text["type"] == "mrkdwn":
        return found + markup_faults(text["text"]) + ([] if text.get("verbatim") else ["not verbatim"])
    return found + (["a control sequence"] if CONTROL.search(text["text"]) else [])


def _button(button: dict[str, Any]) -> list[str]:
    found = _text(button.get("text"), 75, {"plain_text"}) if button.get("type") == "button" else ["not a button"]
    bounds = {"action_id": (1, 255), "value": (1, 2000), "url": (1, 3000), "accessibility_label": (1, 75)}
    for key, (least, most) in bounds.items():
        if key in button and not least <= len(button[key]) <= most:
            found.append(f"{key} of {len(button[key])}")
    if "url" in button and not HTTP.fullmatch(button["url"]):
        found.append("url is not http(s)")
    return found + ([] if button.get("style", "primary") in ("primary", "danger") else ["style"])


def _rich(element: dict[str, Any]) -> list[str]:
    if element.get("type") == "rich_text_list":
        inner = element["elements"]
        return [f for part in inner for f in _rich(part)] if inner and element.get("style") else ["an empty list"]
    if element.get("type") not in ("rich_text_section", "rich_text_quote") or not element.get("elements"):
        return ["an empty or unknown part of rich text"]
    runs = [run for run in element["elements"] if run.get("type") == "text" and run.get("text")]
    if len(runs) != len(element["elements"]):
        return ["an empty or unknown run"]
    return ["a control sequence" for run in runs if CONTROL.search(run["text"])]
