"""Cards about a draft, made by the real reviewer and the real rules: what somebody in Hangö gets on a fixed day.

The drafts say what no change of the sentence model will judge otherwise: a code, a name, a number, a date.
"""

from __future__ import annotations

from functools import cache

from handlers.ask.pasted import Pasted
from handlers.card import Card
from handlers.drafts import or_draft
from handlers.review.draft import Case
from handlers.review.second_eyes import Asking, eyes_card
from handlers.review.state import State
from knowledge.town import Town, load_town
from tests.fakes.reviewing import reviewer_of

DRAFTS = {
    "sv": "🎉 Vinnaren är Wilma Backström (131052-308T)!\n\nRing 040 123 4567 senast torsdag 12.11.",
    "fi": "🎉 Voittaja on Aino-Maija Rantasuo (131052-308T)!\n\nSoita 040 123 4567 viimeistään to 12.11.",
    "en": "🎉 The winner is Wilma Backström (131052-308T)!\n\nCall 040 123 4567 by Thursday 12.11.",
}
COMMENTS = {
    "sv": "Ni är ju idioter allihop. Ring Pertti Kuusilehto, 040 123 4567, han vet!",
    "fi": "Olette kyllä idiootteja. Soita Pertti Kuusilehdolle, 040 123 4567, hän tietää!",
    "en": "You are all idiots. Call Pertti Kuusilehto, 040 123 4567, he knows!",
}
QUESTIONS = {"sv": "Kan ni ringa i dag?", "fi": "Voitteko soittaa tänään?", "en": "Could you call today?"}
FILLER = {"sv": "Välkommen till biblioteket! ", "fi": "Tervetuloa kirjastoon! ", "en": "Welcome to the library! "}

#: Those that are messages.
KINDS = ("review", "review-long", "review-comment", "review-or-question", "second-eyes")


@cache
def _town() -> Town:
    return load_town()


def draft_cards(language: str) -> dict[str, Card]:
    """A reviewed draft and a comment, a draft too long for a message, the empty form, and the second reader's card."""
    reviewer, filler = reviewer_of(_town()), FILLER[language]
    case = Case(DRAFTS[language], "post", State(), {}, language)
    asking = Asking("slack:UANNA", language, "post", "0a" * 6)
    return {
        "review": reviewed(language, DRAFTS[language]),
        "review-long": reviewed(language, filler * 200 + DRAFTS[language] + " " + filler * 200),
        "review-comment": reviewer.pasted(
            Pasted(COMMENTS[language], "comment"), State("comment"), language, public=True
        ).card,
        "review-form": reviewer.form(language).card,
        "review-or-question": or_draft(QUESTIONS[language], language).card,
        "second-eyes": eyes_card(_town(), asking, reviewer.judged(case), language),
    }


def reviewed(language: str, draft: str) -> Card:
    """The whole review of a post."""
    return reviewer_of(_town()).pasted(Pasted(draft, "post"), State("post"), language, public=False).card
