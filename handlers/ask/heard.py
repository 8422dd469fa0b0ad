"""What arrived and what it wants, as it is handed on: read once, by `handlers.ask.intent`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from handlers.actions import RequestAction
from handlers.incoming import Incoming
from handlers.records import Memory
from knowledge.wishes import Wish


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
