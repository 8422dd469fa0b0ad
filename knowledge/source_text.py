"""A guideline as plain text, taken apart: its numbered sections, each with its title and its sentences, word for word.

For `new-town`. What a town has is a text copied out of a document: numbers or headings, wrapped lines, bullets, rows of
tables, perhaps all in capital letters. Nothing of it is left out; somebody looks through what came of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

#: A line that is longer is no heading; a title made of a sentence's beginning has so many characters.
LONGEST_HEADING, LONGEST_TITLE = 60, 50
#: "4. Bilder", "4) Bilder", "4.1 Bilder", "§ 4 Bilder", "4 § Bilder", "4 Bilder". A day ("1. maj") goes on in lower
#: case.
_NUMBER = re.compile(
    r"(?:§\s*(\d{1,3})|(\d{1,3})\s*§|(\d{1,3}(?:\.\d{1,3})+)[.)]?|(\d{1,3})[.)]|(\d{1,2})(?=\s+[^\W\d_]))"
    r"\s+(?=[^\W\d_]|[\"”»(])(?![a-zåäöé])"
)
_MARKDOWN, _BULLET, _RULE = re.compile(r"#{1,6}\s+"), re.compile(r"[•▪●◦*–-]\s+"), re.compile(r"[\W_]+$")
_END = re.compile(r"(?<=[.!?…])[\"”»)]?\s+(?=[\"”»(]?[A-ZÅÄÖÉ0-9])")
_SHORTENED = re.compile(
    r"(?:\b(?:t\.ex|bl\.a|d\.v\.s|m\.m|o\.s\.v|osv|jfr|esim|mm|ts|ym|yms|ks|vrt|nr|nro|kl|klo|tel|tfn|puh|dr|e\.g|i\.e"
    r"|etc|no|st)|\b\d{1,3}|\b[^\W\d_])\.$",
    re.IGNORECASE,
)


@dataclass
class Part:
    """One section as found; `number` as printed, a running one where the whole text prints none."""

    number: str
    title: str
    sentences: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """The document's own title, empty where it has none, and its sections in order."""

    title: str
    parts: list[Part]


@dataclass
class _Paragraph:
    number: str
    text: str
    heading: bool


def read_source(text: str) -> Source:
    """The sections of a guideline. Without numbers and headings every paragraph is one."""
    paragraphs = _paragraphs(text)
    title = _title(paragraphs)
    structured = any(p.number or p.heading for p in paragraphs)
    parts = _under_headings(paragraphs) if structured else [_headless(p) for p in paragraphs]
    if not any(part.number for part in parts):
        for number, part in enumerate(parts, start=1):
            part.number = str(number)
    return Source(title, parts)


def _title(paragraphs: list[_Paragraph]) -> str:
    """A heading that another heading follows, before anything else, is the document's; it is taken out."""
    first = [p.heading for p in paragraphs[:2]]
    numbered = len(paragraphs) > 1 and bool(paragraphs[1].number)
    if paragraphs and first[0] and not paragraphs[0].number and (numbered or first == [True, True]):
        return paragraphs.pop(0).text
    return ""


def _under_headings(paragraphs: list[_Paragraph]) -> list[Part]:
    """A heading with no text of its own (a chapter's) stands before the next one's title, or at the end as text."""
    parts, waiting = list[Part](), list[str]()
    for p in paragraphs:
        if p.heading:
            parts.append(Part(p.number, " – ".join([*waiting, p.text])))
            waiting = []
        elif p.number or not parts:
            parts.append(_headless(p))
        else:
            parts[-1].sentences += sentences_of(p.text)
            continue
        if len(parts) > 1 and not parts[-2].sentences:
            parts[-1].title = f"{parts[-2].title} – {parts[-1].title}"
            del parts[-2]
    return _none_without_text(parts)


def _none_without_text(parts: list[Part]) -> list[Part]:
    if parts and not parts[-1].sentences:
        last = parts.pop() if len(parts) > 1 else parts[0]
        parts[-1].sentences.append(last.title)
    return parts


def _headless(p: _Paragraph) -> Part:
    """A section that begins with its text goes by its first words."""
    sentences = sentences_of(p.text)
    title = sentences[0].rstrip(".") or sentences[0]
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rpartition(" ")[0].rstrip(",;:") + " …"
    return Part(p.number, title, sentences)


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph; none ends with an abbreviation or the number of a day."""
    found = list[str]()
    for piece in _END.split(text):
        if found and _SHORTENED.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _paragraphs(text: str) -> list[_Paragraph]:
    found, lines = list[_Paragraph](), [*map(_clean, text.splitlines()), ""]
    begins = True
    for number, line in enumerate(lines[:-1]):
        if not line or _RULE.match(line):
            begins = True
            continue
        after, marked = lines[number + 1], bool(_BULLET.match(line) or "|" in line or "\t" in line)
        printed = _number(line, begins)
        if begins or marked or printed or _MARKDOWN.match(line):
            found.append(_paragraph(line, after, printed, marked))
        else:
            found[-1].text += f" {line}"
        begins = found[-1].heading or (marked and not after)
    return found


def _number(line: str, begins: bool) -> re.Match[str] | None:
    """A bare number ("4 Bilder") is one only where a paragraph begins and the line is a heading."""
    printed = _NUMBER.match(_MARKDOWN.sub("", line))
    return None if printed and printed[5] and not (begins and _looks_like_a_heading(line)) else printed


def _paragraph(line: str, after: str, printed: re.Match[str] | None, marked: bool) -> _Paragraph:
    words = _MARKDOWN.sub("", line)
    number = next(filter(None, printed.groups()), "") if printed else ""
    words = words[printed.end() :] if printed else words
    alone = not after or after[0].isupper() or bool(_NUMBER.match(after) or _BULLET.match(after))
    heading = (line != words and not printed) or (not marked and alone and _looks_like_a_heading(words))
    return _Paragraph(number, _row(_BULLET.sub("", words)) if marked else words, heading)


def _looks_like_a_heading(line: str) -> bool:
    said = len(line) <= LONGEST_HEADING and any(map(str.isalpha, line))
    return said and line[-1] not in ".!?:;,…" and "://" not in line and "@" not in line


def _row(line: str) -> str:
    """A row of a table without its frame."""
    return " | ".join(cell for cell in map(str.strip, re.split(r"[|\t]", line)) if cell)


def _clean(line: str) -> str:
    """Without what no editor shows: control characters, byte marks, soft hyphens."""
    shown = "".join(c for c in unicodedata.normalize("NFC", line) if c == "\t" or unicodedata.category(c)[0] != "C")
    return re.sub(r"[^\S\t]+", " ", shown).strip()
