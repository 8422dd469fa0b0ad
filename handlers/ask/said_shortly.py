"""What is said in few words: the same words inside a longer text mean something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from handlers.ask.asking import MOST_ASKING_WORDS, asks_somewhere
from handlers.ask.heard import Intent
from knowledge.own_data import wants_to_be_forgotten
from knowledge.phrases import says, says_in_whole_words, what_follows
from knowledge.role_names import by_role
from knowledge.words import normalised, words_of

#: Listed by whole words.
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
MOST_SHORT_WORDS = 9
#: "Can you ask Nina …" and what to ask.
MOST_PASSED_ON = 30
#: Beside the days of an absence one word more may stand there.
MOST_OTHERS = 1


def said_shortly(words: str, informator: str) -> Intent | None:
    """What normalised words want, where they are few. `informator` is who has that role, as the town names them."""
    said = words.rstrip(" ?!.")
    if wants_to_be_forgotten(words):
        return Intent.FORGET
    of_role = by_role(said, informator)
    if len(words.split()) > MOST_SHORT_WORDS:
        if len(words.split()) <= MOST_PASSED_ON and says("pass-on", of_role):
            return Intent.TO_INFORMATOR
        if any(says("human", part) for part in _ending(said)):
            return Intent.HUMAN
        dated = len(words.split()) <= MOST_ASKING_WORDS and (any(map(str.isdigit, words)) or _tells_days(said))
        return Intent.ABSENCE if dated and _is_away(said) and not asks_somewhere(words) else None
    if asked := next((intent for intent in _OF_ITSELF if says(intent.value, of_role)), None):
        return asked
    told: dict[Intent, Callable[[str], bool]] = {Intent.ABSENCE: _is_away, Intent.BACK: _is_back}
    found = next((one for one in _SAID_SHORTLY if told.get(one, partial(says_in_whole_words, one.value))(said)), None)
    telling = found in (Intent.DROP, Intent.ABSENCE, Intent.BACK)
    return None if telling and asks_somewhere(words) else found


def moves_absence(text: str) -> bool:
    """Whether a few words give other days of an absence that was just spoken of, and say nothing else."""
    words = normalised(text)
    said = words_of(words)
    of_days = ("days", "beside-days", "moves-absence")
    others = [word for word in said if not any(says(listed, word) for listed in of_days)]
    few = len(words.split()) <= MOST_SHORT_WORDS and len(others) <= MOST_OTHERS
    return few and any(says("days", word) for word in said) and not asks_somewhere(words)


def _is_away(said: str) -> bool:
    """Whether whoever writes tells that they are away, and nothing more, or when."""
    rest = what_follows("absence", said)
    if rest is None:
        return says_in_whole_words("absence", said)
    return not rest or rest[0] in ",.;:!-" or any(says("days", word) for word in words_of(rest))


def _tells_days(said: str) -> bool:
    """Whether what follows is when they are away and nothing else: "från måndag till fredag nästa vecka"."""
    rest = words_of(what_follows("absence", said) or "")
    return bool(rest) and all(says("days", word) or says("beside-days", word) for word in rest)


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
