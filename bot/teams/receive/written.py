"""What somebody wrote, out of what Teams makes of it: HTML, a slash and a word of our menu, files beside it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

from handlers.incoming import LONGEST_MESSAGE, Attached
from handlers.safe_text import seen
from handlers.wording import LANGUAGES, text

#: How many characters of HTML a text of the longest may take.
LONGEST_HTML = 10 * LONGEST_MESSAGE
FILE, PICTURE = "application/vnd.microsoft.teams.file.", "image/"
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "blockquote", "pre"})
_UNREAD = frozenset({"script", "style", "attachment"})


class _Words(HTMLParser):
    """The words of a message, a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unread += tag in _UNREAD
        if tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in _UNREAD))
        if tag in _BREAKS and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data)


def message_acted_on(body: Mapping[str, Any]) -> str:
    """The message that a message action was chosen for; "" for one without words."""
    message: Any = body
    for name in ("value", "messagePayload", "body"):
        message = message.get(name) if isinstance(message, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        return ""
    return seen(content if message.get("contentType") == "text" else words_of_html(content)).strip()


def words_of_html(content: str) -> str:
    parser = _Words()
    parser.feed(content[:LONGEST_HTML])
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).replace("\xa0", " ").split("\n"))
    return "\n".join(lines).strip()


def commanded(written: str) -> str:
    """Without the slash of a command of ours, and without its word where that only says that a question follows.

    The same word without a slash may begin any sentence, and stays.
    """
    word, _, rest = written.removeprefix("/").partition(" ")
    if not written.startswith("/") or word.lower() not in _commands():
        return written
    return rest.strip() if word.lower() in _asking() and rest.strip() else written[1:]


@cache
def _asking() -> frozenset[str]:
    return frozenset(text(language, "teams-command-ask") for language in LANGUAGES)


@cache
def _commands() -> frozenset[str]:
    names = ("ask", "help", "review", "request", "mine", "register", "language")
    return frozenset(text(language, f"teams-command-{name}") for language in LANGUAGES for name in names)


def attached(body: Mapping[str, Any]) -> tuple[Attached, ...]:
    """The files and pictures that came along, without their names: somebody has typed these, and an answer may lie in
    the outbox.
    """
    kinds = [str(one.get("contentType")) for one in body.get("attachments") or ()]
    came = [kind for kind in kinds if kind.startswith((FILE, PICTURE))]
    return tuple(Attached("file" if kind.startswith(FILE) else "picture") for kind in came)
