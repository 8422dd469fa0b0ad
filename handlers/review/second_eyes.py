"""A second pair of eyes: the draft goes to the informatör, and what they say of it comes back.

Only when the author asks for it. Both ways it is a parcel, sent at once from memory: nothing of it is enqueued or kept,
and who it came from travels in the buttons of the card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.actions import EyesAction
from handlers.ask.answer_card import contact_card
from handlers.incoming import FormSent
from handlers.office.deciders import deciders, decides_at_all, role
from handlers.office.errand import Errand
from handlers.outcomes import Outcome
from handlers.reply import Actions, Block, Button, Card, Field, Form, Marked, Parcel, Reply, Text
from handlers.review.card import finding_blocks, heading_of, verdict_block
from handlers.review.draft import Case, Reviewer
from handlers.safe_text import kept
from handlers.wording import LANGUAGES, text
from knowledge.review import Review
from knowledge.town import Town

LONGEST_ANSWER, FEWEST_LETTERS = 2_000, 2
_AUTHOR = re.compile(r"([a-z]{1,20}:[^\s,+]{1,120}) (sv|fi|en) (draft|comment)")


@dataclass(frozen=True)
class Author:
    """Who asked about what (`draft` or `comment`), as the card's buttons carry it."""

    id: str
    language: str
    of: str

    def __str__(self) -> str:
        return f"{self.id} {self.language} {self.of}"


def ask_for_eyes(errand: Errand, reviewer: Reviewer, sent: FormSent) -> Reply:
    """The review again, saying that the informatör has the draft; or that it was not sent."""
    case = reviewer.case(sent, errand.language)
    if case is None:
        return reviewer.sent(sent, errand.language)
    review = reviewer.found(case)
    readers = deciders(errand, errand.id)
    if not readers:
        return _with_line(
            reviewer, case, review, text(case.language, "eyes-nobody"), contact_card(errand.town, "", case.language)
        )
    ids = tuple(errand.office.directory.ids(reader) for reader in readers)
    author = Author(errand.id, case.language, "comment" if case.kind == "comment" else "draft")
    card = eyes_card(errand.town, author, case, review, errand.language_of(readers[0]))
    failed = _with_line(reviewer, case, review, text(case.language, "eyes-not-sent"), outcome="not-sent")
    done = _with_line(reviewer, case, review, text(case.language, "eyes-sent"))
    return Reply(done.card, done.outcome, True, case.draft, Parcel(ids, card, failed))


def _with_line(
    reviewer: Reviewer,
    case: Case,
    review: Review,
    said: str,
    below: Card | None = None,
    outcome: Outcome = "second-eyes",
) -> Reply:
    more = below.blocks if below else ()
    return Reply(
        Card(case.language, (Text(said), *more, *reviewer.blocks(case, review))),
        outcome,
        private=True,
        draft=case.draft,
    )


def eyes_card(town: Town, author: Author, case: Case, review: Review, language: str) -> Card:
    """What the informatör gets: the draft, what the review says of it, and the two ways to answer."""
    found = list(finding_blocks(town, case.draft, case.kind, review, language))
    marks = next((block.marks for block in found if isinstance(block, Marked)), ())
    others = (block for block in found if not isinstance(block, Marked))
    heading = "eyes-marked" if author.of == "draft" else heading_of(case.kind)
    marked = Marked(text(language, heading), case.draft, marks)
    buttons = (
        Button(text(language, f"do-eyes-fine-{author.of}"), "eyes-fine", str(author), primary=True),
        Button(text(language, "do-eyes-answer"), "eyes-answer", str(author)),
    )
    opening = (Text(text(language, f"eyes-asked-{case.kind}")), verdict_block(review, case.kind, language))
    fine_print = Text(text(language, "eyes-privacy"), small=True)
    return Card(language, (*opening, marked, *others, Actions("", buttons), fine_print))


def eyes_pressed(errand: Errand, action: EyesAction, value: str) -> Reply:
    """The informatör has read it: all is well, or the form for what they want to say."""
    author = _author(value)
    if author is None or not decides_at_all(errand):
        return errand.line("not-allowed", "decide-only-informator")
    if action == "eyes-fine":
        said = Text(text(author.language, f"eyes-fine-{author.of}", who=role(errand, errand.person, author.language)))
        return _back(errand, author, (said,), errand.line("not-sent", "eyes-answer-not-sent"))
    return _answer_form(errand, author)


def eyes_answered(errand: Errand, sent: FormSent) -> Reply:
    author = _author(sent.value)
    if author is None or not decides_at_all(errand):
        return errand.line("not-allowed", "decide-only-informator")
    words = kept(sent.values.get("answer", ""), LONGEST_ANSWER)
    if sum(map(str.isalpha, words)) < FEWEST_LETTERS:
        return _answer_form(errand, author, words, errand.say("form-missing"))
    opening = Text(text(author.language, "eyes-answer", who=role(errand, errand.person, author.language)))
    failed = _answer_form(errand, author, words, errand.say("eyes-answer-not-sent"))
    return _back(errand, author, (opening, Text(words)), failed)


def _back(errand: Errand, author: Author, blocks: tuple[Block, ...], failed: Reply) -> Reply:
    """The informatör may quote the draft, so this is a parcel too."""
    parcel = Parcel((errand.office.directory.ids(author.id),), Card(author.language, blocks), failed)
    done = errand.line("eyes-answered", "eyes-answer-sent")
    return Reply(done.card, done.outcome, True, parcel=parcel)


def _answer_form(errand: Errand, author: Author, words: str = "", error: str = "") -> Reply:
    field = Field(
        "answer",
        errand.say("answer-label"),
        "long",
        errand.say("eyes-answer-help"),
        required=True,
        value=words,
        error=error,
        longest=LONGEST_ANSWER,
    )
    form = Form("eyes-answer", str(author), errand.say("eyes-answer-title"), (field,), errand.say("answer-send"))
    return errand.reply("eyes-answer-form", form)


def _author(value: str) -> Author | None:
    match = _AUTHOR.fullmatch(value)
    return Author(match[1], match[2], match[3]) if match and match[2] in LANGUAGES else None
