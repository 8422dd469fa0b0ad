"""Reviews a draft: the first time, after an edit, and when a finding is put aside as not relevant.

Nothing of it is kept: the draft comes with every message and goes with every reply, and what is carried from one check
to the next is codes and counts (`handlers/review/state.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from handlers.ask.pasted import Pasted, reads_as
from handlers.blocks import Actions, Button, Text
from handlers.card import Block, Card, Form
from handlers.incoming import FormSent
from handlers.outcomes import Outcome
from handlers.reply import About, Reply
from handlers.review.card import comment_blocks, fate_of, finding_blocks, tips, verdict_block
from handlers.review.form import LONGEST_DRAFT, Values, boxes_in, kind_in, review_form
from handlers.review.points import points_of
from handlers.review.state import MOST_DISMISSED, State, code_in, counts_of, read_state, tag_of
from handlers.wording import text
from knowledge.review import Review, verdict_of, written_in
from knowledge.review import Verdict as ReviewVerdict
from knowledge.review import review as judge
from knowledge.rule import KINDS, Draft, Finding, Kind
from knowledge.rules import all_rules
from knowledge.town import Town

_OUTCOMES: Mapping[ReviewVerdict, Outcome] = {"ok": "review-ok", "revise": "review-revise", "stop": "review-stop"}


@dataclass(frozen=True)
class Case:
    """One draft on the desk: as it was written, as what it is judged, and what has been said about it."""

    draft: str
    kind: Kind
    state: State
    values: Values
    language: str

    @property
    def guessed(self) -> bool:
        return self.state.kind is None


@dataclass(frozen=True)
class Judged:
    """A case with what the rules say of it, and the blocks that tell its author."""

    case: Case
    review: Review
    blocks: tuple[Block, ...]


class Reviewer:
    """`today` is the day that counts, `dismissed` is told each code that somebody found irrelevant, `key` is secret."""

    def __init__(self, town: Town, today: Callable[[], date], dismissed: Callable[[str], None], key: bytes) -> None:
        self.town, self._today, self._dismissed, self._key = town, today, dismissed, key

    def prepare(self) -> None:
        """Loads what is otherwise loaded at the first draft, by judging one with a full name in every language."""
        examples = {one.language: one for one in all_rules()["personal-name"].examples if one.found}
        for one in examples.values():
            judge(Draft(one.text, one.kind, one.today, self.town))

    def form(self, language: str, state: State | None = None, draft: str = "", error: str = "") -> Reply:
        """The empty form, or one that says what is wrong with what was sent."""
        form = review_form(language, draft, state or State(), None, {}, error)
        card = Card(language, (form, Text(text(language, "review-privacy"), small=True)))
        about = About(awaits_draft=not draft)
        return Reply(card, "review-form", private=True, draft=draft, about=about)

    def codes(self, text: str) -> tuple[str, ...]:
        """What would be found in a text, were it a post."""
        found = judge(Draft(text, "post", self._today(), self.town)).findings if len(text) <= LONGEST_DRAFT else ()
        return tuple(one.code for one in found if one.sure)

    def in_both_languages(self, text: str) -> bool:
        """Whether the text says the same in Swedish and Finnish, as what is published does."""
        return written_in(Draft(text, "post", self._today(), self.town)) == "sv+fi"

    def standing(self, state: State, language: str) -> Reply:
        """How the draft last reviewed stands, whose text is not here any more. Nobody mends another's comment."""
        if state.kind == "comment":
            return self.form(language, State("comment"))
        left = {code: count for code, count in (state.counts or {}).items() if count}
        if not left:
            return Reply(Card(language, (Text(text(language, "review-stands")),)), "review-ok", private=True)
        stops = any(all_rules()[code].severity == "stop" for code in left)
        said = text(language, "review-still-stop" if stops else "review-still", what=_listed(left, language))
        return Reply(Card(language, (Text(said),)), "review-stop" if stops else "review-revise", private=True)

    def pasted(self, found: Pasted, state: State, language: str, public: bool) -> Reply:
        """The review of a draft that came as a message. In a public place with the advice to take it away.

        `state` is the first, or that of the version before.
        """
        case = Case(found.draft, state.kind or reads_as(found.draft), state, {}, language)
        return self._checked(case, [Text(text(language, "review-public"))] if public else [])

    def opened(self, draft: str, value: str, language: str) -> Reply:
        """The form again, for a button that opens it: with the review of the draft it is about, if there is one."""
        if not draft.strip():
            return self.form(language)
        state = read_state(value)
        return self._checked(Case(draft, state.kind or reads_as(draft), replace(state, counts=None), {}, language), [])

    def sent(self, sent: FormSent, language: str) -> Reply:
        """The review of what the form holds now. Dismissing is the same with one finding less."""
        case = self.case(sent, language)
        if case is None:
            return self._unreadable(sent, language)
        press = sent.pressed
        if press and press.action == "dismiss" and len(case.state.dismissed) < MOST_DISMISSED:
            known = read_state(f"?|-|{press.value}").dismissed - case.state.dismissed
            for tag in known:
                self._dismissed(code_in(tag))
            # no count to compare with: what is dismissed is not fixed
            case = replace(case, state=replace(case.state, dismissed=case.state.dismissed | known, counts=None))
        return self._checked(case, [])

    def case(self, sent: FormSent, language: str) -> Case | None:
        """What a form holds; None when there is no draft in it that could be judged."""
        draft, state = sent.values.get("text", ""), read_state(sent.value)
        if not draft.strip() or len(draft) > LONGEST_DRAFT:
            return None
        chosen = kind_in(sent.values) or state.kind
        return Case(draft, chosen or reads_as(draft), replace(state, kind=chosen), sent.values, language)

    def _unreadable(self, sent: FormSent, language: str) -> Reply:
        draft, state = sent.values.get("text", ""), read_state(sent.value)
        if not draft.strip():
            return self.form(language, state, error=text(language, "review-empty"))
        return self.too_long(draft, state, language)

    def too_long(self, draft: str, state: State, language: str) -> Reply:
        """Nothing of it was read; the form holds it."""
        said = text(language, "review-too-long", count=len(draft), most=LONGEST_DRAFT)
        return self.form(language, state, draft, said)

    def judged(self, case: Case) -> Judged:
        """What the rules say, without what the author has dismissed. Takes a while where the draft is long."""
        review = self._without(case.state, self._read(case, case.kind))
        return Judged(case, review, tuple(self._blocks(case, review)))

    def _read(self, case: Case, kind: Kind) -> Review:
        return judge(Draft(case.draft, kind, self._today(), self.town, boxes_in(case.values)))

    def _without(self, state: State, review: Review) -> Review:
        left = tuple(one for one in review.findings if tag_of(one, self._key) not in state.dismissed)
        return replace(review, findings=left, verdict=verdict_of(left))

    def _kind_matters(self, case: Case, review: Review) -> bool:
        """Whether the draft would be judged otherwise as something else, and nobody has said what it is."""
        codes = set(counts_of(review.findings))
        others = (self._without(case.state, self._read(case, kind)) for kind in KINDS if kind != case.kind)
        return case.guessed and any(set(counts_of(other.findings)) != codes for other in others)

    def _checked(self, case: Case, above: list[Block]) -> Reply:
        judged = self.judged(case)
        review, card = judged.review, Card(case.language, (*above, *judged.blocks))
        about = self._about(case, review)
        return Reply(card, _OUTCOMES[review.verdict], private=True, draft=case.draft, about=about)

    def _about(self, case: Case, review: Review) -> About:
        """What was found, and the sections behind it; what is asked next is read together with the first of them."""
        cited = [one.section for one in review.findings if one.section]
        if case.kind == "comment":
            decide = self.town.comments.get("stays" if fate_of(review) == "keep" else "removed", ())
            cited = [*(one.partition("#")[0] for one in decide), *cited]
        general = self.town.general(cited[0]).id if cited else ""
        codes = tuple(one.code for one in review.findings)
        return About("", tuple(dict.fromkeys(cited)), review.verdict, codes, general)

    def _blocks(self, case: Case, review: Review) -> Iterator[Block]:
        """The whole review: what is said first, what was found, and the form to go on with."""
        language, kind = case.language, case.kind
        yield verdict_block(review, kind, language)
        yield Text(_summary(case, review))
        if kind == "comment":
            yield from comment_blocks(self.town, case.draft, review, language)
        yield from finding_blocks(self.town, case.draft, kind, review, language, partial(self._dismissal, language))
        yield from tips(review, language) if kind != "comment" else ()
        asked = case.kind if self._kind_matters(case, review) or kind_in(case.values) else None
        yield self._form(case, review, asked)
        eyes = Button(text(language, "do-second-eyes"), "second-eyes", with_form=True)
        yield Actions("", (eyes,), quiet=True)
        yield Text(f"{text(language, 'eyes-before')} {text(language, 'review-privacy')}", small=True)

    def _form(self, case: Case, review: Review, asked: Kind | None) -> Form:
        state = replace(case.state, counts=counts_of(review.findings))
        return review_form(case.language, case.draft, state, asked, case.values)

    def _dismissal(self, language: str, findings: Sequence[Finding]) -> Button:
        tags = sorted({tag_of(finding, self._key) for finding in findings})[:MOST_DISMISSED]
        return Button(text(language, "do-dismiss"), "dismiss", ",".join(tags), with_form=True)


def _summary(case: Case, review: Review) -> str:
    """How much there is to do; after an edit what is fixed and what is left."""
    language, now = case.language, counts_of(review.findings)
    before = case.state.counts
    read_as = [text(language, f"review-read-as-{case.kind}")] if case.guessed else []
    if not before:
        counted = "comment-count" if case.kind == "comment" else "review-count"
        return " ".join([text(language, counted, count=len(points_of(review.findings))), *read_as])
    fixed = {code: count - now.get(code, 0) for code, count in before.items() if now.get(code, 0) < count}
    lines = [text(language, "review-fixed", what=_listed(fixed, language))] if fixed else []
    lines.append(
        text(language, "review-left", what=_listed(now, language)) if now else text(language, "review-all-well")
    )
    return " ".join(lines)


def _listed(counts: dict[str, int], language: str) -> str:
    return ", ".join(f"{all_rules()[code].name[language]} ({count})" for code, count in sorted(counts.items()))
