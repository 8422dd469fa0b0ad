"""What a message that goes on from an answer takes from it: "och om de är över 18?", "do i have to tell him".

Its own words say which situation, the topic of the conversation says among which: the topic's section gets a lead, the
sections of what is related to it half of that, and "outside" loses as much. What asks nothing of its own ("without the
name", "they did not even tell me") and still leads far from the topic has been taken for another matter: that is not
sure.
"""

from __future__ import annotations

from dataclasses import replace

from knowledge.framing import says_enough
from knowledge.phrases import begins_as_follow_up, says, says_at_once
from knowledge.scores import Scores
from knowledge.situations import Situation
from knowledge.town import Town
from knowledge.words import words_of

#: The lead for what begins as a follow-up or is short, and for what means nothing by itself. On 57 follow-ups of our
#: own the right section came first in 38 with none, in 46 and 56 with these; 37 short questions about something else,
#: each after four topics, stayed right in 136, 140 and 130 of 148.
LITTLE, MUCH = 1.5, 2.5
SHORT = 6
_LOOSE = " ,.:;!–—-"


def leans(text: str) -> float:
    """How much a normalised text leans on the topic it comes after, as far as its words tell."""
    return LITTLE if begins_as_follow_up(text) or len(words_of(text)) <= SHORT else 0.0


def strays(text: str, found: Situation | None, topic: Situation) -> bool:
    """Whether a text that only goes on from the topic would be answered with what has nothing to do with it; a scrap of
    one ("without the name") may not even move within the section."""
    if found is None or found.id == topic.id or _asks(text):
        return False
    if {found.id, topic.id} & {*topic.related, *found.related}:
        return False
    return found.sections[0] != topic.sections[0] or not says_enough(text)


def _asks(text: str) -> bool:
    """Whether a normalised text is a question that can stand alone."""
    while lead := says_at_once("joins", text) or says_at_once("frame", text):
        text = text[len(lead) :].lstrip(_LOOSE)
    return says("opens", text) and says_enough(text)


def leaned(said: Scores, town: Town, topic: Situation, much: float) -> Scores:
    sections, situations = dict(said.sections), dict(said.situations)
    related = [town.situations[id] for id in topic.related]
    sections[topic.sections[0]] += much
    sections["outside"] -= much / 2
    for section in {one.sections[0] for one in related} - {topic.sections[0]}:
        sections[section] += much / 2
    for one in (topic, *related):
        if one.id in situations:
            situations[one.id] += min(1.0, much / 2)
    return replace(said, sections=sections, situations=situations)
