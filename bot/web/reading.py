"""What a browser sends, checked to the letter before anything acts on it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.limits.bodies import read_body
from bot.web.guard import Refused
from handlers.actions import form_in, press_in
from handlers.incoming import LONGEST_MESSAGE, FormSent, Origin
from handlers.safe_text import seen

MOST_BYTES = 128 * 1024
MOST_FIELDS = 8
#: Who the chat page lets somebody be: two of the staff, who decides, and who stands in.
PERSONS = ("web:personal", "web:kollega", "web:informator", "web:vikarie")
LANGUAGE_COOKIE = "farjag_language"

MOST_ANSWERS = 40

_CONVERSATION = re.compile(r"[A-Za-z0-9-]{8,64}")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_NUMBER = re.compile(r"[0-9]{1,15}")
_LONGEST = {"text": LONGEST_MESSAGE, "draft": LONGEST_MESSAGE, "action": 64, "value": 4000, "form": 64, "pressed": 400}


async def read_json(request: web.Request, languages: Sequence[str], *fields: str) -> tuple[Origin, list[str]]:
    """Who asks from where, and the texts of `fields`. Raises Refused (400, 413, 415) for anything else."""
    given = await _object(request, {"conversation", "person", "language", *fields})
    if not all(isinstance(value, str) for value in given.values()):
        raise Refused(400, "web-unreadable")
    return _origin(given, languages), [_text(given[field], field) for field in fields]


async def read_form_sent(request: web.Request, languages: Sequence[str], id: str) -> FormSent:
    """A form that was sent or put aside, as the event `id`. Raises Refused (400, 413, 415) for anything else."""
    texts = {"conversation", "person", "language", "form", "value", "pressed"}
    given = await _object(request, texts | {"values", "finished"})
    values = given["values"]
    fits = (
        all(isinstance(given[name], str) for name in texts),
        isinstance(given["finished"], bool),
        isinstance(values, dict) and len(values) <= MOST_ANSWERS,
    )
    if not all(fits) or not all(_NAME.fullmatch(name) and isinstance(values[name], str) for name in values):
        raise Refused(400, "web-unreadable")
    return FormSent(
        id,
        _origin(given, languages),
        form_in(_text(given["form"], "form")),
        _text(given["value"], "value"),
        {name: _text(written, "text") for name, written in values.items()},
        given["finished"],
        press_in(_text(given["pressed"], "pressed")),
    )


def read_inbox(request: web.Request, languages: Sequence[str]) -> tuple[Origin, int]:
    """Whose messages are wanted, and up to which id the page has them. Raises Refused (400)."""
    query = request.query
    named = {name: query.get(name, "") for name in ("conversation", "person", "language")}
    after = query.get("after", "")
    if query.keys() != {*named, "after"} or not _NUMBER.fullmatch(after):
        raise Refused(400, "web-unreadable")
    return _origin(named, languages), int(after)


async def _object(request: web.Request, expected: set[str]) -> Mapping[str, Any]:
    """The JSON object of the body, which has these names and no others."""
    if request.content_type != "application/json":
        raise Refused(415, "web-unreadable")
    body = await _body(request)
    try:
        given = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise Refused(400, "web-unreadable") from None
    if not isinstance(given, dict) or given.keys() != expected:
        raise Refused(400, "web-unreadable")
    return given


async def read_form(request: web.Request, *fields: str) -> list[str]:
    """The texts of a plain form's `fields`, empty where it has none. Raises Refused (400, 413, 415)."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise Refused(415, "web-unreadable")
    try:
        pairs = parse_qsl((await _body(request)).decode(), True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Refused(400, "web-unreadable") from None
    given = dict(pairs)
    return [_text(given.get(field, ""), "text") for field in fields]


def language_of(request: web.Request, languages: Sequence[str]) -> str:
    """The page's language: asked for in the address, remembered, the browser's, the town's first."""
    wanted = [request.query.get("language", ""), request.cookies.get(LANGUAGE_COOKIE, "")]
    wanted += _accepted(request.headers.get("Accept-Language", ""))
    return next((language for language in wanted if language in languages), languages[0])


def _accepted(header: str) -> list[str]:
    """`fi-FI,fi;q=0.9,en;q=0.8` as fi, fi, en. Browsers list them in order, so the weights are not read."""
    return [part.partition(";")[0].strip().partition("-")[0].lower() for part in header[:200].split(",")]


async def _body(request: web.Request) -> bytes:
    try:
        return await read_body(request, MOST_BYTES)
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "web-too-long") from None
    except web.HTTPRequestTimeout:
        raise Refused(408, "web-unreadable") from None


def _origin(given: Mapping[str, str], languages: Sequence[str]) -> Origin:
    fits = (
        _CONVERSATION.fullmatch(given["conversation"]),
        given["person"] in PERSONS,
        given["language"] in languages,
    )
    if not all(fits):
        raise Refused(400, "web-unreadable")
    return Origin(given["person"], f"web:{given['conversation']}", chosen=given["language"])


def _text(written: str, field: str) -> str:
    if len(written) > _LONGEST[field]:
        raise Refused(413, "web-too-long")
    # A lone surrogate is no character and breaks whatever encodes it next.
    whole = written.encode("utf-8", "replace").decode()
    return seen(whole)
