"""What a free text wants: nobody needs a command to be understood."""

from __future__ import annotations

import re

from handlers.actions import RequestAction
from handlers.ask.addresses import asks_of_address, is_link
from handlers.ask.asking import MOST_ASKING_WORDS, asks
from handlers.ask.heard import SMALL_TALK, Command, Heard, Intent
from handlers.ask.pasted import pasted
from handlers.ask.said_shortly import MOST_SHORT_WORDS, said_shortly
from handlers.ask.written import reads_as_text
from handlers.incoming import LONGEST_MESSAGE, Incoming, Message, unread_length
from knowledge.draft_detection import EVEN
from knowledge.phrases import number_in, phrase_kind, said_first, says, without_thanks
from knowledge.wishes import speaks_of_request
from knowledge.words import normalised, words_of

COMMANDS: tuple[RequestAction, ...] = ("approve", "reject", "withdraw", "show")
#: What a few words beside thanks are not by themselves.
_SAID_AT_LENGTH = (Intent.QUESTION, Intent.DRAFT, Intent.UNCLEAR, Intent.EMPTY)


def hear(incoming: Incoming, informator: str = "") -> Heard:
    """Reads a message once, for whoever it comes to. `informator` is who has that role, as the town names them."""
    if not isinstance(incoming, Message) or unread_length(incoming):
        return Heard(incoming)
    if incoming.attached:
        return Heard(incoming, Intent.ATTACHED, asks=asks(incoming.text))
    return Heard(incoming, intent_of(incoming.text, informator), command_of(incoming.text), asks(incoming.text))


def intent_of(text: str, informator: str = "") -> Intent:
    """What `text` wants, told by the whole of it. A question is assumed unless it is plainly something else."""
    words = normalised(text, LONGEST_MESSAGE)
    if not re.search(r"\w", words):
        return Intent.EMPTY
    if is_link(text):
        return Intent.LINK
    short = said_shortly(words, informator)
    if short:
        return short
    if asks_of_address(words, text):
        return Intent.OFFICIAL
    if talk := _talk(words, text, informator):
        return talk
    found = pasted(text)
    if found and found.likely > EVEN:
        return Intent.DRAFT if found.sure else Intent.UNCLEAR
    if _wants_review(words):
        return Intent.REVIEW
    if says("channel", words) and not says("closes", words):
        return Intent.CHANNEL
    return Intent.QUESTION


def asks_if_ready(text: str) -> bool:
    """Whether a word or two ask if it is fine now: `nu ok?`. Without the mark they only nod."""
    return text.rstrip(" !.)").endswith("?") and says("ready-now-asked", " ".join(words_of(normalised(text))))


def means_what_is_unseen(text: str) -> bool:
    """Whether all it asks is if "this" may be published, and what is meant does not stand in it."""
    words = normalised(text).replace(",", "").strip(" ?!.:)")
    return len(words.split()) <= MOST_ASKING_WORDS and says("this-unseen", words)


def _wants_review(words: str) -> bool:
    asked = says("review", words.rstrip(" ?!.")) and not says("own-question", words.partition(":")[2])
    return asked or means_what_is_unseen(words)


def command_of(text: str) -> Command | None:
    """The command that the whole text is (`godkänn 12`, `hyväksy hakemus 12`), or None."""
    words = without_thanks(normalised(text))
    for action in COMMANDS:
        rest = said_first(action, words)
        number = number_in(rest)
        if number is not None:
            return Command(action, number)
    number = number_in(words) if speaks_of_request(words) else None  # `ansökan 12`, and nothing else
    return Command("show", number) if number is not None else None


def _talk(words: str, text: str, informator: str) -> Intent | None:
    """Small talk; or thanks with a few words around, unless these want something. Thanks that are written as a text are
    for others to read.
    """
    if asks_if_ready(text):
        return None
    if kind := phrase_kind(words):
        return Intent(kind)
    few = len(words.split()) <= MOST_SHORT_WORDS
    if not few or not says("thanking", words) or asks(text) or reads_as_text(text):
        return None
    rest = without_thanks(words)
    if says("beyond-thanks", rest):
        return None
    beside = intent_of(rest, informator) if rest != words else Intent.THANKS
    return Intent.THANKS if beside in (*_SAID_AT_LENGTH, *SMALL_TALK) else beside
