"""What Teams takes of a card: its size, its elements and what each must hold. The official renderer judges the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

LARGEST_CARD = 28 * 1024
Json = dict[str, Any]


def card_fault(card: object) -> str | None:
    """What Teams has against a card, or None."""
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard" or card.get("version") != "1.5":
        return "card"
    if len(json.dumps(card)) > LARGEST_CARD:
        return "too large"
    if not isinstance(card.get("body"), list) or not card.get("fallbackText", "").strip():
        return "body or fallbackText"
    found = elements(card)
    ids = [element["id"] for element in found if "id" in element]
    if len(ids) != len(set(ids)):
        return "an id comes twice"
    shown = set(ids)
    toggled = {target for element in found for target in element.get("targetElements", ())}
    if not toggled <= shown:
        return "toggles what is not there"
    return _refresh_fault(card) or _mention_fault(card) or next(filter(None, map(_element_fault, found)), None)


def elements(node: object, unseen: tuple[str, ...] = ("data", "msteams")) -> list[Json]:
    """Every object with a type, at any depth, the outermost first; not what actions carry, nor who is mentioned."""
    if isinstance(node, list):
        return [found for item in node for found in elements(item, unseen)]
    if not isinstance(node, dict):
        return []
    inner = [found for name, value in node.items() if name not in unseen for found in elements(value, unseen)]
    return [node, *inner] if "type" in node else inner


def shown_elements(card: object) -> list[Json]:
    """As the newest clients show them: without what stands in for those that are not known, and the refresh."""
    return elements(card, ("data", "msteams", "fallback", "refresh"))


def inputs(card: object) -> dict[str, Json]:
    """What can be filled in, by id."""
    return {element["id"]: element for element in shown_elements(card) if element["type"].startswith("Input.")}


def pressables(card: object) -> list[Json]:
    """What can be pressed and reaches us."""
    return [one for one in shown_elements(card) if one["type"] in ("Action.Execute", "Action.Submit")]


def words_of(card: object) -> str:
    """Every word that is to be seen, hidden or not, with what may be chosen and what stands in the fields."""
    names = ("text", "title", "label", "placeholder", "value", "errorMessage")
    found = [one for element in shown_elements(card) for one in [element, *element.get("choices", ())]]
    return "\n".join(one[name] for one in found for name in names if isinstance(one.get(name), str))


def _refresh_fault(card: Json) -> str | None:
    refresh = card.get("refresh")
    if refresh is None:
        return None
    users = refresh.get("userIds", [])
    if not 1 <= len(users) <= 60 or not all(user.startswith("29:") for user in users):
        return "refresh for nobody, for too many, or by ids that are none of Teams'"
    return None if refresh["action"]["type"] == "Action.Execute" else "refresh by another action"


def _mention_fault(card: Json) -> str | None:
    written = "\n".join(element["text"] for element in elements(card["body"]) if element["type"] == "TextBlock")
    entities = card.get("msteams", {}).get("entities", [])
    missing = [
        one for one in entities if one["text"] not in written or one["text"] != f"<at>{one['mentioned']['name']}</at>"
    ]
    return "a mention that the text does not have" if missing else None


def _element_fault(element: Json) -> str | None:
    kind = element["type"]
    if kind not in _NEEDED or not _NEEDED[kind] <= element.keys():
        return f"element {kind}"
    check = _CHECKS.get(kind) or (
        _input if kind.startswith("Input.") else _action if kind.startswith("Action.") else None
    )
    return check(element) if check else None


def _action_set(element: Json) -> str | None:
    return None if 1 <= len(element["actions"]) <= 6 else "number of actions"


def _container(element: Json) -> str | None:
    return None if element["items"] else "empty container"


def _text_block(element: Json) -> str | None:
    return None if element["text"].strip() and element.get("wrap") else "text block"


def _rich(element: Json) -> str | None:
    runs = element["inlines"]
    return None if runs and all(run["type"] == "TextRun" and run["text"] for run in runs) else "rich text"


def _action(element: Json) -> str | None:
    if not element["title"].strip():
        return "an action without a title"
    if element["type"] == "Action.Execute":
        return None if element["verb"] else "an action without a verb"
    return None if element.get("style", "positive") in ("positive", "destructive") else "style"


def _input(element: Json) -> str | None:
    if not element["id"] or not element["label"].strip():
        return "an input without an id or a label"
    if element.get("isRequired") and not element.get("errorMessage"):
        return "a required input that does not say what is wrong"
    return None


def _choice_set(element: Json) -> str | None:
    values = [one["value"] for one in element["choices"]]
    if (
        not values
        or len(values) != len(set(values))
        or not all(one["title"] and one["value"] for one in element["choices"])
    ):
        return "choices"
    return _input(element) if element.get("value", values[0]) in values else "a value that cannot be chosen"


def _date(element: Json) -> str | None:
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", element.get("value", "2026-01-01"))
    return _input(element) if day else "a day that the calendar cannot show"


def _link(element: Json) -> str | None:
    return (
        _action(element) if re.match(r"https?://|mailto:|tel:", element["url"]) else "a link that Teams does not open"
    )


def _facts(element: Json) -> str | None:
    facts = element["facts"]
    return None if facts and all(one.keys() == {"title", "value"} for one in facts) else "facts"


def _columns(element: Json) -> str | None:
    return None if element["columns"] else "no columns"


def _written(element: Json) -> str | None:
    fits = len(element.get("value", "").encode("utf-16-le")) // 2 <= element.get("maxLength", 1)
    return _input(element) if fits else "a value longer than the input"


_NEEDED = {
    "AdaptiveCard": {"body"},
    "Container": {"items"},
    "TextBlock": {"text"},
    "RichTextBlock": {"inlines"},
    "TextRun": {"text"},
    "ActionSet": {"actions"},
    "ColumnSet": {"columns"},
    "Column": {"items"},
    "FactSet": {"facts"},
    "Table": {"columns", "rows"},
    "TableRow": {"cells"},
    "TableCell": {"items"},
    "ImageSet": {"images"},
    "Image": {"url", "altText"},
    "Input.Text": {"id", "label", "maxLength"},
    "Input.Number": {"id", "label"},
    "Input.Time": {"id", "label"},
    "Input.Toggle": {"id", "label", "title"},
    "Input.ChoiceSet": {"id", "label", "choices"},
    "Input.Date": {"id", "label"},
    "Action.Submit": {"title", "data"},
    "Action.Execute": {"title", "data", "verb", "type"},
    "Action.OpenUrl": {"title", "url"},
    "Action.ToggleVisibility": {"title", "targetElements"},
    "Action.ShowCard": {"title", "card"},
}
_CHECKS: dict[str, Callable[[Json], str | None]] = {
    "ActionSet": _action_set,
    "Container": _container,
    "TextBlock": _text_block,
    "RichTextBlock": _rich,
    "Input.ChoiceSet": _choice_set,
    "Input.Text": _written,
    "Input.Date": _date,
    "Action.OpenUrl": _link,
    "FactSet": _facts,
    "ColumnSet": _columns,
}
