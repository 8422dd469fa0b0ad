"""What is remembered of a turn, so that the next one can go on from it: ids, codes and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.actions import TAKES_WORDS, Action, numbers
from handlers.blocks import Actions, Button
from handlers.card import Card, Form
from handlers.records import Memory
from handlers.reply import Reply
from handlers.workflow import DECISIONS

#: The topic of a conversation about one's own requests: no situation has such a name.
REQUESTS = "requests"
_OF_REQUESTS = frozenset(
    ("sent", "shown", "mine", "withdrawn", "withdraw-asked", "similar", "joined", "answered-more", "kept", "completed")
)
#: The topic after an absence was noted, or asked about.
ABSENCE = "absence"
#: What a "yes" or "the first one" may mean: these only show or open something.
OFFERS: tuple[Action, ...] = (
    "topic",
    "section",
    "request-channel",
    "ask-informator",
    "review",
    "mine",
    "show",
    "answer",
    "answer-question",
)
#: What is done by a "yes" alone where the card asked for nothing else: then its button is the chief one.
ASKED: tuple[Action, ...] = ("withdraw", "absence-set", "undo")
#: What a card asks yes or no about; what else it offers is another way to go on.
AT_STAKE = ("answer", "answer-question", *ASKED)
MOST_OFFERED = 8
#: A question to the informatör that is about a situation, in the offer's place: what was asked is kept nowhere.
ABOUT: Action = "ask-about"
#: In an offer's place where a yes could mean one of several, and so means none.
WHICH = "which"
#: Among the offers where a second question got no answer: "the other one" means that, whose words are kept nowhere.
BESIDE = "beside"
#: In an offer's place where a yes does nothing, and the button does.
BY_BUTTON = "by-button"
#: The same of a button that deletes: nothing is done yet, and a no is told so.
TO_DELETE = "to-delete"
#: The state of a draft that is still to come (`handlers.review.state`): nothing said of it, nothing counted.
ANY_DRAFT = "?|-|"
#: After cards about the person the conversation goes on, and a yes means none of what was offered before. What cannot
#: be had back is deleted by a press: a yes to these is told so.
_ASIDE: Mapping[str, tuple[str, ...]] = {
    "home": (),
    "held": (),
    "forget-asked": (TO_DELETE,),
    "drop-asked": (TO_DELETE,),
}


def about_request(memory: Memory) -> int:
    """The number of the request whose card whoever decides has opened; 0 where there is none."""
    number = memory.topic.removeprefix(f"{REQUESTS}:")
    return int(number) if number.isdigit() else 0


def is_about_requests(memory: Memory) -> bool:
    return memory.topic.partition(":")[0] == REQUESTS


def remembered(before: Memory, reply: Reply) -> Memory:
    """What the conversation is about after `reply`. A language chosen changes nothing else."""
    if reply.outcome == "language":
        return replace(before, language=reply.card.language)
    if reply.outcome in _ASIDE:
        return _aside(before, reply)
    offered = (*_offered(reply), BESIDE) if reply.about.beside else _offered(reply)
    after = replace(before, offered=offered, language=reply.card.language)
    if reply.outcome in _OF_REQUESTS or _asks_for_channel(reply.card):
        number = _decided_on(reply.card)
        after = replace(after, topic=f"{REQUESTS}:{number}" if number else REQUESTS)
    if reply.outcome in ("absence-asked", "absence"):
        after = replace(after, topic=ABSENCE)
    elif before.topic == ABSENCE and reply.outcome not in ("okay", "thanks", "greeting"):
        after = replace(after, topic="")  # other days are told at once, or are those of something else
    if reply.about.situation:
        after = replace(after, topic=reply.about.situation)
    if reply.about.awaits_draft:
        after = replace(after, review=ANY_DRAFT)
    if reply.about.review:
        after = replace(after, review=_review_on(reply.card))
    return after


def _aside(before: Memory, reply: Reply) -> Memory:
    """Where a yes is awaited it is answered in the language of what was asked: "joo" is said in several."""
    offered = _ASIDE[reply.outcome]
    return replace(before, offered=offered, language=reply.card.language if offered else before.language)


def _offered(reply: Reply) -> tuple[str, ...]:
    """What a yes or a choice in words may mean. What was typed comes along with a button and is kept nowhere: a choice
    in words would lose it.
    """
    if reply.outcome == "mine" and reply.draft:
        return (WHICH,)
    offered = _with_topic(offered_on(reply.card), reply.about.situation)
    if not offered and _decided_on(reply.card):
        return (BY_BUTTON,)  # words decide nothing
    return offered or ((WHICH,) if reply.outcome == "withdraw-asked" else ())


def _with_topic(offered: tuple[str, ...], situation: str) -> tuple[str, ...]:
    """Which situation answered tells what to ask the informatör."""
    return tuple(f"{ABOUT} {situation}" if one == "ask-informator" and situation else one for one in offered)


def asked_about(memory: Memory) -> str:
    """The situation that the last answer was about, empty where the last reply was none."""
    return next((one.removeprefix(f"{ABOUT} ") for one in memory.offered if one.startswith(f"{ABOUT} ")), "")


def _asks_for_channel(card: Card) -> bool:
    return any(isinstance(block, Form) and block.form == "channel-request" for block in card.blocks)


def _decided_on(card: Card) -> int:
    """The number of the one request that a card has a decision's buttons for."""
    rows = (block for block in card.blocks if isinstance(block, Actions))
    buttons = (item for row in rows for item in row.items if isinstance(item, Button))
    found = {numbers(button.value)[0] for button in buttons if button.action in DECISIONS}
    return found.pop() if len(found) == 1 else 0


def offered_on(card: Card) -> tuple[str, ...]:
    """In the order they stand, without what somebody may have written."""
    rows = [block for block in card.blocks if isinstance(block, Actions)]
    buttons = [item for row in rows for item in row.items if isinstance(item, Button)]
    meant = [one for one in buttons if one.action in OFFERS or (one.action in ASKED and one.primary)]
    return tuple(dict.fromkeys(_offer(button) for button in meant))[:MOST_OFFERED]


def _offer(button: Button) -> str:
    value = "" if button.action in TAKES_WORDS or button.action == "review" else button.value
    return f"{button.action} {value}".strip()


def _review_on(card: Card) -> str:
    """Without the tags of what was dismissed: they are made of words of the draft, and nobody goes on from them."""
    kept = next((block.value for block in card.blocks if isinstance(block, Form)), "").split("|")[:2]
    return "|".join([*kept, ""]) if kept != [""] else ""
