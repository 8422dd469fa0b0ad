"""What a free text wants: nobody needs a command to be understood."""

from __future__ import annotations

import re
from enum import Enum

from knowledge.phrases import phrase_kind, says
from knowledge.words import normalised


class Intent(Enum):
    QUESTION = "question"
    DRAFT = "draft"
    CHANNEL = "channel"
    EMPTY = "empty"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    OKAY = "okay"
    WHO = "who"
    HELP = "help"


#: A text this long, or of several lines, may be a pasted draft.
SHORTEST_DRAFT = 90
_POST_MARKS = re.compile(r"(?<!\w)#\w|[\U0001F300-\U0001FAFF☀-➿]|\b(?:kl|klo)\b\.?\s*\d|\b\d{1,2}\.\d{1,2}\b|\bwww\.|https?:")


def intent_of(text: str) -> Intent:
    """What `text` wants. A question is assumed unless the text is plainly something else."""
    words = normalised(text)
    if not re.search(r"\w", words):
        return Intent.EMPTY
    talk = phrase_kind(words)
    if talk:
        return Intent(talk)
    if says("review", words) or _looks_like_a_draft(text, words):
        return Intent.DRAFT
    if says("channel", words):
        return Intent.CHANNEL
    return Intent.QUESTION


def _looks_like_a_draft(text: str, words: str) -> bool:
    """Long or in lines, marked like a post, and asking nobody for leave."""
    long = len(words) >= SHORTEST_DRAFT or "\n" in text.strip()
    return long and bool(_POST_MARKS.search(text)) and not says("asking", words)
