"""No text, however long and odd, keeps the service from answering others: no pattern tries all ways of reading it.

What hangs is told by a process that does not end; how long one takes is measured nowhere.
"""

from __future__ import annotations

import multiprocessing
import re
import tomllib
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from handlers.ask.addresses import ADDRESS, LINK, is_link
from handlers.ask.asking import asks
from handlers.ask.intent import command_of, intent_of, means_what_is_unseen
from handlers.ask.pasted import pasted, without_closing
from handlers.ask.said_shortly import moves_absence
from handlers.ask.written import is_chat, reads_as_text, speaks_to_readers
from knowledge.decisions import decision_in
from knowledge.facts import facts_in, takes_back
from knowledge.field_words import field_said, swaps
from knowledge.going_on import for_good, goes_on
from knowledge.got_out import goes_on_from_it, got_out
from knowledge.two_questions import parted
from knowledge.wishes import owner_in, says_no, wish_in
from knowledge.words import normalised
from tests.fakes.hostile import ANYWAY, pumped, repeated

#: A message, and one so long that what takes its length squared would take the night.
LONG, FAR_TOO_LONG = 20_000, 100_000
#: Only a hang is guarded against: what ends takes a small part of it.
HANGS_AFTER = 120
FILES = sorted([*Path("knowledge/words").glob("*.toml"), *Path("knowledge/rules").glob("*.toml")])
#: Plain words, no patterns.
PLAIN = ("concepts", "review", "talk", "function_words")
#: What the reader of a file puts before each pattern.
AT_A_WORD = ("facts", "wishes", "got_out")
READERS: tuple[Callable[[str], Any], ...] = (
    intent_of,
    means_what_is_unseen,
    moves_absence,
    command_of,
    asks,
    is_link,
    pasted,
    without_closing,
    is_chat,
    reads_as_text,
    speaks_to_readers,
    decision_in,
    field_said,
    swaps,
    got_out,
    goes_on_from_it,
    lambda text: [facts_in(text, language) or takes_back(text, language) for language in ("sv", "fi", "en")],
    lambda text: goes_on(normalised(text)) or for_good(normalised(text)),
    lambda text: wish_in(normalised(text), about_it=True) or says_no(normalised(text)) or owner_in(normalised(text)),
    lambda text: parted(normalised(text)),
)
BEGINNINGS = (
    "",
    "får det här ",
    "saako tän ",
    "tack x",
    "jag är ",
)


def ends(work: Callable[..., None], *given: object) -> bool:
    """Whether a process of its own comes to its end; one that hangs is killed."""
    process = multiprocessing.get_context("fork").Process(target=work, args=given, daemon=True)
    process.start()
    process.join(HANGS_AFTER)
    if hangs := process.is_alive():
        process.kill()
    process.join()
    return not hangs and process.exitcode == 0


def patterns(listed: Any) -> Iterator[str]:
    """All texts of a table that are patterns and no plain words."""
    if isinstance(listed, dict | list):
        for one in listed.values() if isinstance(listed, dict) else listed:
            yield from patterns(one)
    elif isinstance(listed, str) and re.search(r"[\\|*+?(\[]", listed):
        yield listed


def search_all(file: Path) -> None:
    framed = r"(?<!\w)(?:{})" if file.stem in AT_A_WORD else "{}"
    for written in patterns(tomllib.loads(file.read_text(encoding="utf-8"))):
        try:
            pattern = re.compile(framed.format(written))
        except re.error:  # words with a mark at their end
            continue
        for text in chain(pumped(written, LONG), pumped(written, FAR_TOO_LONG), repeated(written, LONG)):
            pattern.search(text)


def read_all(beginning: str) -> None:
    for said in ANYWAY:
        text = (beginning + said * LONG)[: LONG - 1]
        for reader in READERS:
            reader(text)
            reader(f"{text}x")


def links_and_addresses(text: str) -> None:
    LINK.search(text)
    ADDRESS.search(text)


@pytest.mark.parametrize("file", [file for file in FILES if file.stem not in PLAIN], ids=lambda file: file.stem)
def test_no_pattern_hangs(file: Path) -> None:
    assert ends(search_all, file)


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_reading_hangs(beginning: str) -> None:
    assert ends(read_all, beginning)


@pytest.mark.parametrize("repeated", ["1-", "a.", "a-", "a/", "www.", "@", "-", "1.", "a@"])
def test_no_search_for_a_link_hangs(repeated: str) -> None:
    assert ends(links_and_addresses, repeated * FAR_TOO_LONG)
