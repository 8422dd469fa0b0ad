"""What a free text wants: nobody needs a command to be understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from itertools import takewhile

from handlers.actions import RequestAction
from handlers.ask.pasted import pasted
from handlers.ask.written import reads_as_text
from handlers.incoming import LONGEST_MESSAGE, Incoming, Message, unread_length
from handlers.records import Memory
from knowledge.draft_detection import EVEN
from knowledge.own_data import wants_to_be_forgotten
from knowledge.phrases import (
    begins_as_follow_up,
    number_in,
    phrase_kind,
    said_first,
    says,
    says_in_whole_words,
    what_follows,
    without_thanks,
)
from knowledge.role_names import by_role
from knowledge.wishes import Wish, speaks_of_request
from knowledge.words import normalised, words_of


class Intent(Enum):
    QUESTION = "question"
    DRAFT = "draft"
    UNCLEAR = "unclear"
    REVIEW = "review"
    CHANNEL = "channel"
    EMPTY = "empty"
    ATTACHED = "attached"
    LINK = "link"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    OKAY = "okay"
    WHO = "who"
    HELP = "help"
    MINE = "mine"
    DROP = "drop"
    HELD = "held"
    FORGET = "forget"
    ABSENCE = "absence"
    ABSENCE_MOVED = "absence-moved"
    BACK = "back"
    REGISTER = "register"
    LANGUAGE = "language"
    OFFICIAL = "official"
    AI = "ai"
    STORED = "stored"
    HUMAN = "human"
    UPSET = "upset"
    GUIDELINE = "guideline"
    PUBLISH = "publish"
    STOP = "stop"
    WAITING = "waiting"
    STANDS_IN = "stands-in"
    TO_INFORMATOR = "pass-on"
    MY_QUESTION = "my-question"


#: What is answered with a line in kind.
SMALL_TALK = (
    Intent.GREETING,
    Intent.THANKS,
    Intent.GOODBYE,
    Intent.OKAY,
    Intent.WHO,
    Intent.HELP,
    Intent.AI,
    Intent.STORED,
    Intent.HUMAN,
    Intent.UPSET,
    Intent.GUIDELINE,
    Intent.PUBLISH,
    Intent.STOP,
)


@dataclass(frozen=True)
class Command:
    """`approve 12`: what to do with which request."""

    action: RequestAction
    number: int


@dataclass(frozen=True)
class Heard:
    """What arrived, and what it wants, read once: `intent` is EMPTY for what is no message, or too long to read.

    `memory` is what its conversation was about until now, `wish` what its writer wants with a request of their own.
    `in_words`: a message that chose what was offered stands here as the press of that button. `asked_since`: the
    informatör has asked its writer something since the last word here, so that is what a yes or no answers.
    `decides`: whoever decides may have said so in words.
    """

    incoming: Incoming
    intent: Intent = Intent.EMPTY
    command: Command | None = None
    asks: bool = False
    memory: Memory = field(default_factory=Memory)
    wish: Wish | None = None
    in_words: bool = False
    decides: bool = False
    asked_since: bool = False


COMMANDS: tuple[RequestAction, ...] = ("approve", "reject", "withdraw", "show")
#: What is said in few words; the same words inside a longer text mean something else.
_SAID_SHORTLY = (
    Intent.MINE,
    Intent.DROP,
    Intent.HELD,
    Intent.ABSENCE,
    Intent.BACK,
    Intent.REGISTER,
    Intent.LANGUAGE,
)
#: Asked of the assistant itself; listed by the beginning of words too.
_OF_ITSELF = (
    Intent.STANDS_IN,
    Intent.MY_QUESTION,
    Intent.TO_INFORMATOR,
    Intent.AI,
    Intent.STORED,
    Intent.HUMAN,
    Intent.GUIDELINE,
    Intent.WAITING,
    Intent.UPSET,
    Intent.PUBLISH,
    Intent.STOP,
    Intent.GOODBYE,
)
#: What a few words beside thanks are not by themselves.
_SAID_AT_LENGTH = (Intent.QUESTION, Intent.DRAFT, Intent.UNCLEAR, Intent.EMPTY)
MOST_SHORT_WORDS = 9
#: What may be the address of a page or account, in a text that asks about one.
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|(?<![\w.])@[\w.-]{2,60}"
    r"|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/[^\s<>]*)?",
    re.IGNORECASE,
)
MOST_ASKING_WORDS = 16
#: "Can you ask Nina …" and what to ask.
MOST_PASSED_ON = 30
#: Beside the days of an absence one word more may stand there.
MOST_OTHERS = 1
#: A name or a greeting tells nothing.
FEWEST_TOLD = 3
_CLAUSE = re.compile(r"(?<=[.!?;,])\s|\s(?=(?:men|mut|mutta|but)\s)")
#: A page or a post somewhere, which nobody here can open.
LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w@.-])(?:[\w-]++\.)++[a-z]{2,10}/\S+", re.IGNORECASE)
MOST_WORDS_WITH_LINK = 8


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
    short = _said_shortly(words, informator)
    if short:
        return short
    if _asks_of_address(words, text):
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


def moves_absence(text: str) -> bool:
    """Whether a few words give other days of an absence that was just spoken of, and say nothing else."""
    words = normalised(text)
    said = words_of(words)
    of_days = ("days", "beside-days", "moves-absence")
    others = [word for word in said if not any(says(listed, word) for listed in of_days)]
    few = len(words.split()) <= MOST_SHORT_WORDS and len(others) <= MOST_OTHERS
    return few and any(says("days", word) for word in said) and not _asks_somewhere(words)


def asks(text: str) -> bool:
    """Whether the text asks something, rather than telling it."""
    words = normalised(text, LONGEST_MESSAGE)
    return "?" in words or says("asking", words)


def tells_before_it_asks(text: str) -> bool:
    """Whether it opens with a statement of its own, before a question: `jag svarar, men när får vi börja?`."""
    clauses = [clause.strip() for clause in _CLAUSE.split(normalised(text))]
    told = list(takewhile(lambda clause: not (asks(clause) or says("opens", clause)), clauses))
    stated = [without_thanks(one) for one in told if not (begins_as_follow_up(one) or says("leads-in", one))]
    return len(told) < len(clauses) and any(len(words_of(one)) >= FEWEST_TOLD for one in stated)


def is_link(text: str) -> bool:
    """Whether a link is all there is to look at: alone, or led in by a few words that ask nothing of their own."""
    rest = normalised(LINK.sub(" ", text)).strip(" :?!.")
    if rest == normalised(text).strip(" :?!."):
        return False
    few = len(rest.split()) <= MOST_WORDS_WITH_LINK
    return few and (not rest or says("review", rest) or says("paste-post", rest) or says("look", rest))


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


def _asks_of_address(words: str, text: str) -> bool:
    """Whether somebody asks, in a few words, whether a page is the town's: a post may name its own page too."""
    few = len(words.split()) <= MOST_ASKING_WORDS
    return few and says("official", words) and asks(text) and ADDRESS.search(text) is not None


def _said_shortly(words: str, informator: str) -> Intent | None:
    said = words.rstrip(" ?!.")
    if wants_to_be_forgotten(words):
        return Intent.FORGET
    of_role = by_role(said, informator)
    if len(words.split()) > MOST_SHORT_WORDS:
        if len(words.split()) <= MOST_PASSED_ON and says("pass-on", of_role):
            return Intent.TO_INFORMATOR
        if any(says("human", part) for part in _ending(said)):
            return Intent.HUMAN
        dated = len(words.split()) <= MOST_ASKING_WORDS and any(map(str.isdigit, words))
        return Intent.ABSENCE if dated and _is_away(said) and not _asks_somewhere(words) else None
    if asked := next((intent for intent in _OF_ITSELF if says(intent.value, of_role)), None):
        return asked
    told: dict[Intent, Callable[[str], bool]] = {Intent.ABSENCE: _is_away, Intent.BACK: _is_back}
    found = next((one for one in _SAID_SHORTLY if told.get(one, partial(says_in_whole_words, one.value))(said)), None)
    telling = found in (Intent.DROP, Intent.ABSENCE, Intent.BACK)
    return None if telling and _asks_somewhere(words) else found


def _is_away(said: str) -> bool:
    """Whether whoever writes tells that they are away, and nothing more, or when."""
    rest = what_follows("absence", said)
    if rest is None:
        return says_in_whole_words("absence", said)
    return not rest or rest[0] in ",.;:!-" or any(says("days", word) for word in words_of(rest))


def _is_back(said: str) -> bool:
    """Whether whoever writes tells that they are back, and nothing more than when and where."""
    rest = what_follows("back", said)
    if rest is None:
        return says_in_whole_words("back", said)
    return all(says("days", word) or says("beside-days", word) for word in words_of(rest))


def _ending(said: str) -> list[str]:
    """What a longer message comes to, in as few words as are said shortly: "…, now i want to talk to a human"."""
    last = re.split(r"[,.;:!?] ", said)[-1]
    return [last] if len(said.split()) <= MOST_ASKING_WORDS and len(last.split()) <= MOST_SHORT_WORDS else []


def _asks_somewhere(words: str) -> bool:
    """Whether any part of it asks: `olen lomalla, kuka hoitaa kommentit`."""
    return any(asks(part) for part in re.split(r"[,.;:] ", words))
