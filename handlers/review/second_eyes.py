"""A second pair of eyes: the draft goes to the informatör, and what they say of it comes back.

Only when the author asks for it. Both ways it is a parcel, sent at once from memory: nothing of it is enqueued or kept,
and who it came from travels in the buttons of the card. What is noted is that an asking was answered with "looks good".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import blake2s

from handlers.actions import EyesAction
from handlers.ask.answer_card import contact_card
from handlers.blocks import Actions, Button, Marked, Text
from handlers.card import Block, Card, Field, Form
from handlers.incoming import FormSent
from handlers.office.deciders import deciders, decides_at_all, role
from handlers.office.errand import Errand
from handlers.office.written_answer import fault_of, written_in
from handlers.outcomes import Outcome
from handlers.reply import Letter, Parcel, Reply
from handlers.review.card import finding_blocks, verdict_block
from handlers.review.draft import Judged
from handlers.wording import LANGUAGES, text
from knowledge.rule import KINDS
from knowledge.town import Town

LONGEST_ANSWER, FEWEST_LETTERS = 2_000, 2
_ASKING = re.compile(r"([a-z]{1,20}:[^\s,+]{1,120}) ([a-z]{2}) ([a-z]{4,7}) ([0-9a-f]{12})")


@dataclass(frozen=True)
class Asking:
    """Who asked, in which language, about what (one of `KINDS`), as the card's buttons carry it; `mark` tells one
    asking from the next."""

    author: str
    language: str
    kind: str
    mark: str

    def __str__(self) -> str:
        return f"{self.author} {self.language} {self.kind} {self.mark}"

    def say(self, key: str, **values: str) -> str:
        """A text for the author."""
        return text(self.language, key, kind=self.kind, **values)


def ask_for_eyes(errand: Errand, judged: Judged, sent: FormSent) -> Reply:
    """The review again, saying that the informatör has the draft; or that it was not sent."""
    case, readers = judged.case, deciders(errand, errand.id)
    asking = Asking(errand.id, case.language, case.kind, blake2s(sent.id.encode(), digest_size=6).hexdigest())
    if not readers:
        contact = contact_card(errand.town, "", case.language).blocks
        return _with_line(judged, asking.say("eyes-nobody"), "second-eyes", contact)
    letters = (
        Letter(errand.office.directory.ids(reader), eyes_card(errand.town, asking, judged, errand.language_of(reader)))
        for reader in readers
    )
    failed = _with_line(judged, asking.say("eyes-not-sent"), "not-sent")
    done = _with_line(judged, asking.say("eyes-sent"), "second-eyes")
    return replace(done, parcel=Parcel(tuple(letters), failed))


def _with_line(judged: Judged, said: str, outcome: Outcome, below: tuple[Block, ...] = ()) -> Reply:
    case = judged.case
    card = Card(case.language, (Text(said), *below, *judged.blocks))
    return Reply(card, outcome, private=True, draft=case.draft)


def eyes_card(town: Town, asking: Asking, judged: Judged, language: str) -> Card:
    """What a reader gets: who asks, the draft, what the review says of it, and the two ways to answer."""
    case, review = judged.case, judged.review
    found = list(finding_blocks(town, case.draft, case.kind, review, language))
    marks = next((block.marks for block in found if isinstance(block, Marked)), ())
    others = (block for block in found if not isinstance(block, Marked))
    marked = Marked(text(language, "eyes-marked", kind=case.kind), case.draft, marks)
    buttons = (
        Button(text(language, "do-eyes-fine", kind=case.kind), "eyes-fine", str(asking), primary=True),
        Button(text(language, "do-eyes-answer"), "eyes-answer", str(asking)),
    )
    opening = (Text(text(language, "eyes-asked", kind=case.kind)), verdict_block(review, case.kind, language))
    fine_print = Text(text(language, "eyes-privacy"), small=True)
    return Card(language, (*opening, marked, *others, Actions("", buttons), fine_print), asking.author)


def eyes_pressed(errand: Errand, action: EyesAction, value: str) -> Reply:
    """The informatör has read it: all is well, which is said once, or the form for what they want to say."""
    asking = _asking(value)
    if refused := _refusal(errand, asking):
        return refused
    if asking is None:
        return errand.line("stale", "stale-button")
    if action == "eyes-answer":
        return _answer_form(errand, asking)
    once = f"eyes:{asking.mark}"
    if not errand.tx.first_time(once, errand.now):
        return errand.line("repeated", "eyes-said-already")
    said = Text(asking.say("eyes-fine", who=role(errand, errand.person, asking.language)))
    return _back(errand, asking, (said,), errand.line("not-sent", "eyes-answer-not-sent"), once)


def eyes_answered(errand: Errand, sent: FormSent) -> Reply:
    asking = _asking(sent.value)
    if refused := _refusal(errand, asking):
        return refused
    if asking is None:
        return errand.line("stale", "stale-button")
    words = written_in(sent.values.get("answer", ""))
    missing = errand.say("form-missing") if sum(map(str.isalpha, words)) < FEWEST_LETTERS else ""
    if fault := missing or fault_of(errand, words, LONGEST_ANSWER):
        return _answer_form(errand, asking, words, fault)
    opening = Text(asking.say("eyes-answer", who=role(errand, errand.person, asking.language)))
    failed = _answer_form(errand, asking, words, errand.say("eyes-answer-not-sent"))
    return _back(errand, asking, (opening, Text(words)), failed)


def _refusal(errand: Errand, asking: Asking | None) -> Reply | None:
    if not decides_at_all(errand):
        return errand.line("not-allowed", "decide-only-informator")
    own = asking is not None and errand.is_person(asking.author)
    return errand.line("not-allowed", "eyes-own") if own else None


def _back(errand: Errand, asking: Asking, blocks: tuple[Block, ...], failed: Reply, once: str = "") -> Reply:
    """The informatör may quote the draft, so this is a parcel too."""
    letter = Letter(errand.office.directory.ids(asking.author), Card(asking.language, blocks))
    done = errand.line("eyes-answered", "eyes-answer-sent")
    return replace(done, parcel=Parcel((letter,), failed, once))


def _answer_form(errand: Errand, asking: Asking, words: str = "", error: str = "") -> Reply:
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
    title = errand.say("eyes-answer-title", kind=asking.kind)
    form = Form("eyes-answer", str(asking), title, (field,), errand.say("answer-send"))
    return replace(errand.reply("eyes-answer-form", form), draft=words)


def _asking(value: str) -> Asking | None:
    match = _ASKING.fullmatch(value)
    known = match and match[2] in LANGUAGES and match[3] in KINDS
    return Asking(match[1], match[2], match[3], match[4]) if match and known else None
