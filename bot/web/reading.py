"""What a browser sends, checked to the letter before anything acts on it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from aiohttp import web

from bot.web.guard import Refused
from handlers.assistant import LONGEST_MESSAGE
from handlers.incoming import Origin

MOST_BYTES = 64 * 1024
MOST_FIELDS = 8
PERSONS = ("web:personal", "web:informator")
LANGUAGE_COOKIE = "farjag_language"

_CONVERSATION = re.compile(r"[A-Za-z0-9-]{8,64}")
_LONGEST = {"text": LONGEST_MESSAGE, "action": 64, "value": 4000}
#: Characters that draw nothing but can disturb: controls other than tab and newline, and bidi overrides.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


async def read_json(request: web.Request, languages: Sequence[str], *fields: str) -> tuple[Origin, list[str]]:
    """Who asks from where, and the texts of `fields`. Raises Refused (400, 413, 415) for anything else."""
    if request.content_type != "application/json":
        raise Refused(415, "web-unreadable")
    body = await _body(request)
    try:
        given = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise Refused(400, "web-unreadable") from None
    expected = {"conversation", "person", "language", *fields}
    if not isinstance(given, dict) or given.keys() != expected:
        raise Refused(400, "web-unreadable")
    if not all(isinstance(value, str) for value in given.values()):
        raise Refused(400, "web-unreadable")
    return _origin(given, languages), [_text(given[field], field) for field in fields]


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
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Refused(413, "web-too-long")
    return bytes(body)


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
    return _UNSEEN.sub("", whole.replace("\r\n", "\n"))
