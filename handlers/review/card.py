"""A review as a card: the verdict, the marked draft, a remark for each finding, the guideline's words behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from handlers.ask.answer_card import citation, quotations
from handlers.ask.asking import asks
from handlers.blocks import Bullets, Button, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Block
from handlers.review.marks import marks_of
from handlers.review.points import Point, points_of
from handlers.wording import text
from knowledge.review import Review
from knowledge.rule import Finding, Kind
from knowledge.rules import all_rules
from knowledge.town import Town

#: More remarks than this help nobody; the marks show where the others are.
MOST_REMARKS, MOST_TIPS, LONGEST_QUOTE = 12, 6, 160
#: Of many places the first are shown, each by so much of it.
MOST_PLACES, LONGEST_PLACE = 5, 40
#: The answer's icon for each verdict, and what is made of a resident's comment.
_LOOKS = {"ok": "allowed", "revise": "only_if", "stop": "not_allowed"}
#: What makes a resident's comment one to remove, and not only one to think about.
_PERSONAL = frozenset({"personal-id", "sensitive-data", "personal-name", "contact-details"})
_IMPROPER = _PERSONAL | {"hate", "incitement", "profanity", "insult", "accusation"}


def verdict_block(review: Review, kind: Kind, language: str) -> Verdict:
    """`Ändra först`; of a resident's comment, whether it stays."""
    if kind == "comment":
        fate = fate_of(review)
        return Verdict(
            {"keep": "allowed", "remove": "not_allowed", "ask": "ask"}[fate], text(language, f"comment-{fate}")
        )
    doubtful = review.verdict == "revise" and not any(finding.sure for finding in review.findings)
    return Verdict(_LOOKS[review.verdict], text(language, "review-perhaps" if doubtful else f"review-{review.verdict}"))


def fate_of(review: Review) -> str:
    """keep, remove (improper, or with names), or ask the informatör where the guideline does not decide."""
    if any(finding.code in _IMPROPER and finding.sure for finding in review.findings):
        return "remove"
    return "ask" if review.findings else "keep"


def finding_blocks(
    town: Town,
    draft: str,
    kind: Kind,
    review: Review,
    language: str,
    dismiss: Callable[[Sequence[Finding]], Button] | None = None,
) -> Iterator[Block]:
    """The marked draft, the remarks and the sentences behind them. `dismiss` gives a remark its button."""
    points = points_of(review.findings)
    marks = marks_of(points)
    if marks:
        yield Marked(text(language, heading_of(kind)), draft, marks)
    told: set[str] = set()
    for number, point in enumerate(points[:MOST_REMARKS], start=1):
        shown = remark(town, number, point, kind, language)
        shown = replace(shown, dismiss=dismiss(point.findings) if dismiss else None)
        yield replace(shown, message="", suggestion="", citation="") if shown.message in told else shown
        told.add(shown.message)
    if len(points) > MOST_REMARKS:
        yield Text(text(language, "review-more", count=len(points) - MOST_REMARKS))
    yield from sources(town, [point.first for point in points], language)


def heading_of(kind: Kind) -> str:
    """The key of the heading over the text itself."""
    return "comment-marked" if kind == "comment" else "review-marked"


def remark(town: Town, number: int, point: Point, kind: Kind, language: str) -> Remark:
    """Of a resident's comment nobody here can change a word: there the remark only tells what was noticed."""
    finding, severity = point.first, point.severity
    noticed = severity if kind != "comment" else "comment-perhaps" if severity == "perhaps" else "comment"
    section = town.guideline.sections.get(finding.section or "")
    return Remark(
        number,
        severity,
        text(language, f"remark-{noticed}", what=all_rules()[finding.code].name[language]),
        _places(point, language),
        finding.message(language),
        "" if kind == "comment" else finding.suggestion(language) or "",
        citation(section.number, section.titles[language], language) if section else "",
    )


def _places(point: Point, language: str) -> str:
    """What the remark is about, word for word; of many places the first ones."""
    if len(point.findings) == 1:
        return _short(point.first.quote or "")
    quotes = list(dict.fromkeys(_short(one.quote, LONGEST_PLACE) for one in point.findings if one.quote))
    shown = " · ".join(quotes[:MOST_PLACES])
    more = len(quotes) - MOST_PLACES
    return text(language, "review-places", quotes=shown, count=more) if more > 0 else shown


def _short(quote: str, longest: int = LONGEST_QUOTE) -> str:
    """A long stretch by its two ends; the marks show all of it."""
    line = " ".join(quote.split())
    if len(line) <= longest:
        return line
    return f"{line[: longest * 2 // 3].rstrip()} … {line[-longest // 3 :].lstrip()}"


def sources(town: Town, findings: Sequence[Finding], language: str) -> list[Quotation]:
    """The sentences that decide, a section each, behind a fold: the remarks name them already."""
    references = dict.fromkeys(one for finding in findings for one in _references(town, finding))
    return [replace(quotation, folded=True) for quotation in quotations(town, sorted(references), language)]


def _references(town: Town, finding: Finding) -> list[str]:
    if finding.code in town.deciding:
        return [town.deciding[finding.code]]
    return town.guideline.every_sentence(finding.section or "")


def tips(review: Review, language: str) -> list[Bullets]:
    said = dict.fromkeys(tip.message(language) for tip in review.tips)
    heading = text(language, "review-tips", count=len(said))
    return [Bullets(heading, tuple(said)[:MOST_TIPS], folded=True)] if said else []


def comment_blocks(town: Town, comment: str, review: Review, language: str) -> Iterator[Block]:
    """What to do with a resident's comment, and how to answer one that stays."""
    fate = fate_of(review)
    yield Text(text(language, f"comment-{fate}-why"))
    if fate == "keep":
        how = "question" if asks(comment) else "other"
        hints = [text(language, f"comment-hint-{one}") for one in (how, "thank", "open", "hours")]
        yield Bullets(text(language, "comment-how"), tuple(hints))
    references = town.comments.get("stays" if fate == "keep" else "removed", ())
    yield from (replace(quotation, folded=True) for quotation in quotations(town, references, language))
