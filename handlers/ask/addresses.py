"""Addresses in a message: a page that is asked about, a link that nobody here can open."""

from __future__ import annotations

import re

from handlers.ask.asking import MOST_ASKING_WORDS, asks
from knowledge.phrases import says
from knowledge.words import normalised

#: What may be the address of a page or account, in a text that asks about one.
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|(?<![\w.])@[\w.-]{2,60}"
    r"|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/[^\s<>]*)?",
    re.IGNORECASE,
)
#: A page or a post somewhere, which nobody here can open.
LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w@.-])(?:[\w-]++\.)++[a-z]{2,10}/\S+", re.IGNORECASE)
MOST_WORDS_WITH_LINK = 8


def is_link(text: str) -> bool:
    """Whether a link is all there is to look at: alone, or led in by a few words that ask nothing of their own."""
    rest = normalised(LINK.sub(" ", text)).strip(" :?!.")
    if rest == normalised(text).strip(" :?!."):
        return False
    few = len(rest.split()) <= MOST_WORDS_WITH_LINK
    return few and (not rest or says("review", rest) or says("paste-post", rest) or says("look", rest))


def asks_of_address(words: str, text: str) -> bool:
    """Whether somebody asks, in a few words, whether a page is the town's: a post may name its own page too."""
    few = len(words.split()) <= MOST_ASKING_WORDS
    return few and says("official", words) and asks(text) and ADDRESS.search(text) is not None
