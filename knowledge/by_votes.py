"""What the phrasings nearest in spelling say: for a town without a model alone, else for situations newer than it."""

from __future__ import annotations

from knowledge.found import MOST_NEAREST, NOTHING, Answer
from knowledge.nearest import Nearest
from knowledge.town import Town

#: Without a model: how much of the question the nearest entry must explain, and how clear its votes must be.
LEAST_SHARE, LEAST_VOTES = 0.3, 0.25
#: A situation newer than the model is believed when its own words explain this much of the question.
NEW_SHARE = 0.35


def newer(town: Town, nearest: Nearest, text: str, language: str, least_share: float = NEW_SHARE) -> Answer:
    """The situation that the votes are for, where they are clear enough."""
    votes = nearest.votes(text, language)
    if not votes.situations:
        return NOTHING
    best, score = votes.situations[0]
    clear = score / (votes.outside + sum(said for _, said in votes.situations))
    confidence = votes.share * clear
    if votes.share < least_share or votes.outside > score:
        return NOTHING
    if clear < LEAST_VOTES:
        near = tuple(town.situations[id] for id, _ in votes.situations[:MOST_NEAREST])
        return Answer(None, None, confidence, near)
    return Answer(town.situations[best], votes.verdicts[best], confidence, ())


def without_model(town: Town, nearest: Nearest, text: str, language: str) -> Answer:
    """That nothing is spelt alike does not show that the guideline says nothing: only a refusal that is near does.
    Otherwise there are topics to choose from, the nearest first."""
    voted = newer(town, nearest, text, language, LEAST_SHARE)
    votes = nearest.votes(text, language)
    refused = votes.share >= LEAST_SHARE and votes.outside > max(dict(votes.situations).values(), default=0.0)
    if voted.sure != "outside" or refused:
        return voted
    topics = dict.fromkeys([*dict(votes.situations), *town.starters, *town.situations])
    return Answer(None, None, 0.0, tuple(town.situations[id] for id in list(topics)[:MOST_NEAREST]))
