"""A request as one page for the archive, in Swedish and Finnish. Pure: records in, a page out that stands alone.

The page holds all it needs, so that it looks the same when it is saved or printed. Served, it needs the policy
`ARCHIVE_POLICY`, which lets in its own style and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from markupsafe import Markup

from bot.web.render import page_html
from handlers.dates import day_text, moment_text, read_day
from handlers.records import ChannelRequest, Event
from handlers.request.fields import NAMES, label
from handlers.request.file import answers, values_of
from handlers.request.form import shown
from handlers.side_by_side import public_languages
from handlers.wording import text, texts
from knowledge.town import Town

STYLE = (Path(__file__).parent / "templates" / "archive.css").read_text(encoding="utf-8")
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
ARCHIVE_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; frame-ancestors 'none'"

#: (actor, language) -> what the actor is called: a role, never a name.
Role = Callable[[str, str], str]


def archive_html(town: Town, request: ChannelRequest, history: Sequence[Event], role: Role) -> str:
    """The page. `history` is the request's, oldest first; `role` names those who acted in it."""
    languages = public_languages(town)
    return page_html(
        "archive.html",
        number=request.number,
        parts=[_part(town, request, history, role, language) for language in languages],
        style=Markup(STYLE),  # noqa: S704 - our own file, whose hash is in the policy
    )


def _part(
    town: Town, request: ChannelRequest, history: Sequence[Event], role: Role, language: str
) -> dict[str, object]:
    """The page's content in one language."""
    decided = request.decided_at and moment_text(request.decided_at, language)
    by = role(request.decided_by, language) if request.decided_by else ""
    return {
        "language": language,
        "words": texts(language, "archive-page-"),
        "town": town.names[language],
        "title": text(language, "archive-title", number=request.number),
        "state": text(language, f"archive-state-{request.state}"),
        "decided": text(language, "archive-decided", when=decided, who=by) if decided and by else "",
        "reason": request.reason,
        "answers": [(label(n, language), a) for n, a in _answers(town, request, language)],
        "asked": answers(request),
        "steps": [step for event in history if (step := _step(event, role, language))],
    }


def _answers(town: Town, request: ChannelRequest, language: str) -> list[tuple[str, str]]:
    """(field, answer) for every field of the form, as the reader has them."""
    values = values_of(request)
    return [(name, _answer(town, name, values.get(name, ""), language)) for name in NAMES]


def _answer(town: Town, name: str, value: str, language: str) -> str:
    day = read_day(value) if name == "start" else None
    return day_text(day, language) if day else shown(town, name, value, language)


def _step(event: Event, role: Role, language: str) -> tuple[str, str, str] | None:
    """(when, what it became, who) for a step that changed the state."""
    state, before = event.detail.get("state"), event.detail.get("from")
    if not state or state == before:
        return None
    return moment_text(event.at, language), text(language, f"archive-state-{state}"), role(event.actor, language)
