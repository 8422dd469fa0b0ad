"""Slack's documented limits on blocks and views, as a list of faults: what the fake refuses and the renderer keeps.

Stricter than Slack in two things that its documentation only advises: an `action_id` is unique in the whole message
or view, and every text that is markup is `verbatim`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

PERSON = re.compile(r"[UW][A-Z0-9]{1,20}")
CONTROL = re.compile(r"<[@#!]")
ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")
LINK = re.compile(r"<(?:mailto|tel):[^\s<>|]+\|[^<>|]*>")
HTTP = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?([/?#]\S*)?")


def faults(blocks: Any) -> list[str]:
    """Why Slack would answer `invalid_blocks` or `msg_blocks_too_long`; empty when it would not."""
    found = _blocks(blocks, 50)
    if isinstance(blocks, list) and len(json.dumps(blocks, ensure_ascii=False)) > 12_500:
        found.append("msg_blocks_too_long")
    return found + [f"{block['type']} in a message" for block in blocks or () if block.get("type") == "input"]


def view_faults(view: Any) -> list[str]:
    """Why Slack would refuse a view in `views.open` and its kin, or in a `response_action`."""
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        return ["not a view"]
    found = _blocks(view.get("blocks"), 100)
    for key, most in {"callback_id": 255, "private_metadata": 3000, "external_id": 255}.items():
        if not (isinstance(view.get(key, ""), str) and len(view.get(key, "")) <= most):
            found.append(f"{key} of the wrong kind or length")
    if len(json.dumps(view)) > 250_000:
        found.append("view_too_large")
    return found + (_modal(view) if view["type"] == "modal" else _foreign(view, _COMMON))


_COMMON = {"type", "blocks", "callback_id", "private_metadata", "external_id"}
_OF_MODAL = {"title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"}


def _modal(view: dict[str, Any]) -> list[str]:
    found = _text(view.get("title"), 24, {"plain_text"}) + _foreign(view, _COMMON | _OF_MODAL)
    for key in ("submit", "close"):
        found += _text(view[key], 24, {"plain_text"}) if key in view else []
    found += [
        f"{k} is no boolean" for k in ("clear_on_close", "notify_on_close") if not isinstance(view.get(k, True), bool)
    ]
    fields = [block["element"] for block in view.get("blocks") or () if block.get("type") == "input"]
    inputs, focused = bool(fields), [one for one in fields if one.get("focus_on_load")]
    found += ["more than one focus_on_load"] if len(focused) > 1 else []
    return found + (["an input without submit"] if inputs and "submit" not in view else [])


def _foreign(given: dict[str, Any], known: set[str]) -> list[str]:
    return [f"unknown: {key}" for key in given if key not in known]


def _blocks(blocks: Any, most: int) -> list[str]:
    if not isinstance(blocks, list) or not blocks:
        return ["blocks is not a filled list"]
    found = [fault for block in blocks for fault in [*_block(block), *_block_id(block)]]
    if len(blocks) > most:
        found.append(f"{len(blocks)} blocks")
    ids = [element.get("action_id") for element in interactive(blocks) if "action_id" in element]
    named = [block["block_id"] for block in blocks if "block_id" in block]
    found += ["an action_id comes twice"] if len(ids) != len(set(ids)) else []
    return found + (["a block_id comes twice"] if len(named) != len(set(named)) else [])


def _block_id(block: dict[str, Any]) -> list[str]:
    return [] if 1 <= len(block.get("block_id", "x")) <= 255 else ["block_id of the wrong length"]


def interactive(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Everything that sends a click of its own: buttons and menus, not what an input block holds."""
    shown = [element for block in blocks if block.get("type") == "actions" for element in block["elements"]]
    return shown + [block["accessory"] for block in blocks if "accessory" in block]


def buttons(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every button shown, in rows and beside sections."""
    shown = [element for block in blocks for element in block.get("elements", []) if element.get("type") == "button"]
    beside = [block["accessory"] for block in blocks if block.get("accessory", {}).get("type") == "button"]
    return shown + beside


_SHOWN = (
    "text",
    "fields",
    "label",
    "hint",
    "placeholder",
    "options",
    "element",
    "elements",
    "accessory",
)


def shown_texts(blocks: Any) -> Iterator[str]:
    """Every text a person sees, in order; not what buttons carry."""
    for node in blocks if isinstance(blocks, list) else [blocks]:
        if isinstance(node, dict):
            for key in _SHOWN:
                value = node.get(key)
                if isinstance(value, str):
                    yield value
                elif value is not None:
                    yield from shown_texts(value)


def markup_faults(text: str) -> list[str]:
    """What Slack would read as markup in a mrkdwn text, our own mail and telephone links aside."""
    rest = LINK.sub("", text)
    return [name for name, found in (("<", "<" in rest or ">" in rest), ("&", ENTITY.search(rest))) if found]


#: What each block may hold beside its type and id: Slack refuses what it does not know.
_OF_BLOCK = {
    "header": {"text"},
    "section": {"text", "fields", "accessory", "expand"},
    "context": {"elements"},
    "actions": {"elements"},
    "input": {"label", "element", "hint", "optional", "dispatch_action"},
    "rich_text": {"elements"},
    "divider": set[str](),
}


def _block(block: dict[str, Any]) -> list[str]:
    kind = block.get("type")
    if kind not in _OF_BLOCK:
        return [f"unknown block {kind}"]
    return _foreign(block, _OF_BLOCK[kind] | {"type", "block_id"}) + _held(block)


def _held(block: dict[str, Any]) -> list[str]:
    match block["type"]:
        case "header":
            return _text(block.get("text"), 150, {"plain_text"})
        case "section":
            return _section(block)
        case "context":
            return _number(block, 10) + [f for e in block["elements"] for f in _text(e, 3000, {"plain_text", "mrkdwn"})]
        case "actions":
            return _number(block, 25) + [f for element in block["elements"] for f in _element(element, _IN_ACTIONS)]
        case "input":
            return _input(block)
        case "rich_text":
            return [fault for element in block["elements"] for fault in _rich(element)] or _number(block, 50)
        case _:
            return []


def _section(block: dict[str, Any]) -> list[str]:
    kinds = {"plain_text", "mrkdwn"}
    found = _element(block["accessory"], _IN_ACTIONS) if "accessory" in block else []
    if "fields" in block:
        number = len(block["fields"])
        found += [] if 1 <= number <= 10 else [f"{number} fields"]
        found += [fault for one in block["fields"] for fault in _text(one, 2000, kinds)]
    if "text" in block or "fields" not in block:
        found += _text(block.get("text"), 3000, kinds)
    return found


def _input(block: dict[str, Any]) -> list[str]:
    found = _text(block.get("label"), 2000, {"plain_text"}) + _element(block.get("element"), _IN_INPUT)
    found += _text(block["hint"], 2000, {"plain_text"}) if "hint" in block else []
    return found + ([] if isinstance(block.get("optional", True), bool) else ["optional is no boolean"])


_IN_ACTIONS = {"button", "static_select", "overflow", "radio_buttons", "datepicker"}
_IN_INPUT = {"plain_text_input", "static_select", "radio_buttons", "datepicker"}
_OF_ELEMENT = {
    "static_select": {"options", "initial_option", "placeholder", "confirm", "focus_on_load"},
    "radio_buttons": {"options", "initial_option", "confirm", "focus_on_load"},
    "overflow": {"options", "confirm"},
    "datepicker": {"initial_date", "placeholder", "confirm", "focus_on_load"},
    "plain_text_input": {"multiline", "initial_value", "min_length", "max_length", "placeholder", "focus_on_load"},
}


def _element(element: Any, kinds: set[str]) -> list[str]:
    kind = element.get("type") if isinstance(element, dict) else None
    if kind not in kinds:
        return [f"{kind} does not go here"]
    if kind == "button":
        return _button(element)
    found = [] if 1 <= len(element.get("action_id", "")) <= 255 else ["an action_id of the wrong length"]
    found += _foreign(element, _OF_ELEMENT[kind] | {"type", "action_id"}) + _confirm(element)
    found += _text(element["placeholder"], 150, {"plain_text"}) if "placeholder" in element else []
    return found + (_written(element) if kind == "plain_text_input" else _picked(element, kind))


def _written(element: dict[str, Any]) -> list[str]:
    most, written = element.get("max_length", 3000), element.get("initial_value", "x")
    found = [] if isinstance(most, int) and 1 <= most <= 3000 else ["max_length"]
    found += [] if written and len(written.encode("utf-16-le")) // 2 <= most else [f"initial_value of {len(written)}"]
    return found + (["an unseen character"] if re.search(r"[\x00-\x08\x0b-\x1f]", written) else [])


def _picked(element: dict[str, Any], kind: str) -> list[str]:
    if kind == "datepicker":
        return [] if re.fullmatch(r"\d{4}-\d\d-\d\d", element.get("initial_date", "2026-01-01")) else ["initial_date"]
    options, most = element.get("options", []), {"static_select": 100, "radio_buttons": 10, "overflow": 5}[kind]
    found = [] if 1 <= len(options) <= most else [f"{len(options)} options"]
    for one in options:
        found += _foreign(one, {"text", "value", "description"} | ({"url"} if kind == "overflow" else set()))
        found += _text(one.get("text"), 75, {"plain_text"})
        found += [] if 1 <= len(one.get("value", "")) <= 150 else ["an option's value of the wrong length"]
    found += ["two options of one value"] if len({one.get("value") for one in options}) != len(options) else []
    return found + (
        ["initial_option is none of them"]
        if element.get("initial_option", options[:1]) not in [*options, options[:1]]
        else []
    )


def _confirm(element: dict[str, Any]) -> list[str]:
    if "confirm" not in element:
        return []
    asked = element["confirm"]
    found = _foreign(asked, {"title", "text", "confirm", "deny", "style"})
    for key, most in {"title": 100, "text": 300, "confirm": 30, "deny": 30}.items():
        found += _text(asked.get(key), most, {"plain_text"})
    return found + ([] if asked.get("style", "primary") in ("primary", "danger") else ["style"])


def _number(block: dict[str, Any], most: int) -> list[str]:
    return [] if 1 <= len(block["elements"]) <= most else [f"{len(block['elements'])} elements in {block['type']}"]


def _text(text: Any, most: int, kinds: set[str]) -> list[str]:
    if not isinstance(text, dict) or text.get("type") not in kinds or not isinstance(text.get("text"), str):
        return ["no text of the right kind"]
    found = [] if 1 <= len(text["text"]) <= most and text["text"].strip() else [f"a text of {len(text['text'])}"]
    found += _foreign(text, {"type", "text", "verbatim" if text["type"] == "mrkdwn" else "emoji"})
    if text["type"] == "mrkdwn":
        return found + markup_faults(text["text"]) + ([] if text.get("verbatim") else ["not verbatim"])
    return found + (["a control sequence"] if CONTROL.search(text["text"]) else [])


_OF_BUTTON = {"type", "text", "action_id", "value", "url", "style", "confirm", "accessibility_label"}


def _button(button: dict[str, Any]) -> list[str]:
    found = _text(button.get("text"), 75, {"plain_text"}) + _confirm(button) + _foreign(button, _OF_BUTTON)
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
    mentions = [run for run in element["elements"] if run.get("type") == "user" and PERSON.fullmatch(run["user_id"])]
    if len(runs) + len(mentions) != len(element["elements"]):
        return ["an empty or unknown run"]
    return ["a control sequence" for run in runs if CONTROL.search(run["text"])]
