"""A request as a card: for those who decide on it, and for those who made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.blocks import Actions, Bullets, Facts, Text
from handlers.card import Block, Card
from handlers.dates import day_text, moment_text, read_day
from handlers.office.deciders import role
from handlers.office.errand import CLOCK, Errand, asks
from handlers.records import ChannelRequest, Event
from handlers.request.fields import NAMES, QUESTIONS, label
from handlers.request.file import answers, changes, values_of
from handlers.request.form import missing_to_list, rests_on, shown, still_open
from handlers.request.offers import decision_buttons, request_button
from handlers.request.similar import Similar, likest, similar_channels, similar_requests
from handlers.request.undoable import arrival_in, why_not
from handlers.wording import text
from handlers.workflow import UNDECIDED, UNDOABLE, State


def heading(errand: Errand, request: ChannelRequest, language: str) -> str:
    """`Ansökan 12: Museet, Instagram`."""
    values = values_of(request)
    unit = shown(errand.town, "unit", values.get("unit", ""), language)
    platform = shown(errand.town, "platform", values.get("platform", ""), language)
    return text(language, "request-heading", number=str(request.number), unit=unit, platform=platform)


def status(errand: Errand, request: ChannelRequest, language: str) -> str:
    """What state it is in, by whom (a role) and when, with the reason or the question."""
    return status_in(errand, request, language, errand.tx.history(request.subject))


def status_in(errand: Errand, request: ChannelRequest, language: str, lines: Sequence[Event]) -> str:
    """The same from its history, read before."""
    here = (line for line in lines if line.detail.get("state") == request.state)
    first = next((line for line in here if line.detail.get("from") != request.state), None)
    arrived = arrival_in(lines, request) if State(request.state) in UNDOABLE else first
    at = arrived.at if arrived else request.updated_at
    actor = arrived.actor if arrived else request.requester
    said = text(
        language,
        f"status-{request.state}",
        when=moment_text(at, language),
        who="" if actor == CLOCK else role(errand, actor, language),
    )
    why = {State.REJECTED.value: request.reason, State.CLOSED.value: request.reason}.get(request.state, "")
    if request.state == State.RETURNED.value:
        why = request.question
    return f"{said}\n{text(language, 'quoted', words=why)}" if why else said


def decision_card(errand: Errand, request: ChannelRequest, language: str) -> Card:
    """All that a decider needs, and the buttons that the state allows."""
    state, lines = State(request.state), errand.tx.history(request.subject)
    blocks: list[Block] = [Text(heading(errand, request, language))]
    blocks.append(Text(status_in(errand, request, language, lines)))
    blocks += what_changed(errand, request, language)
    blocks.append(facts(errand, request, language))
    if state in UNDECIDED:
        blocks += similar_bullets(errand, like(errand, request), language)
        blocks.append(_checklist(errand, language))
    blocks += _joined(errand, request, language)
    blocks += list(_missing(errand, request, language))
    undoable = why_not(request, arrival_in(lines, request), errand.now) is None
    if buttons := decision_buttons(request, language, undoable):
        blocks.append(Actions("", buttons))
    return Card(language, tuple(blocks), asks(request.requester))


def next_steps(errand: Errand, request: ChannelRequest) -> list[Block]:
    """What whoever decided reads below: where the request stands and what is left to do; all of it behind a button.

    In a chat the card is redrawn above; in a window there is nothing above.
    """
    drawn = decision_card(errand, request, errand.language).blocks
    whole = Actions("", (request_button(request, "show", errand.language),), quiet=True)
    return [*(block for block in drawn if not isinstance(block, Facts)), whole]


def facts(errand: Errand, request: ChannelRequest, language: str) -> Facts:
    """Every field; what is not yet known says so."""
    values = values_of(request)
    rows = tuple((label(name, language), _answer(errand, name, values.get(name, ""), language)) for name in NAMES)
    said = tuple((text(language, "request-asked", question=q), a) for q, a in answers(request))
    return Facts("", rows + said)


def _answer(errand: Errand, name: str, value: str, language: str) -> str:
    day = read_day(value) if name == "start" else None
    return day_text(day, language) if day else shown(errand.town, name, value, language)


def like(errand: Errand, request: ChannelRequest) -> list[Similar]:
    """Similar channels and other open requests."""
    town, values = errand.town, values_of(request)
    requests = similar_requests(errand.tx, town, values, [state.value for state in UNDECIDED], request.number)
    return likest([*requests, *similar_channels(town, values, errand.tx.channels())])


def similar_bullets(errand: Errand, found: Sequence[Similar], language: str) -> list[Block]:
    """The similar ones as a list, or nothing."""
    lines = tuple(
        text(
            language,
            f"similar-{one.kind}",
            number=str(one.number),
            unit=shown(errand.town, "unit", one.unit, language),
            platform=one.platform,
            name=one.name or "–",
        )
        for one in found
    )
    return [Bullets(text(language, "similar-heading"), lines)] if lines else []


def what_changed(errand: Errand, request: ChannelRequest, language: str) -> list[Block]:
    """Before and after of what whoever decides has not seen yet."""
    lines = tuple(
        text(
            language,
            "request-changed",
            field=label(name, language),
            before=_answer(errand, name, before, language),
            after=_answer(errand, name, after, language),
        )
        for name, before, after in changes(request)
    )
    return [Bullets(text(language, "request-changes"), lines)] if lines else []


def _checklist(errand: Errand, language: str) -> Bullets:
    """What the informatör weighs, each point with the section that its field rests on."""
    weighed = [(question.name, question.weighed[language]) for question in QUESTIONS if question.weighed]
    points = (
        text(language, "checklist-point", point=said, source=rests_on(errand.town, name, language))
        for name, said in weighed
    )
    return Bullets(text(language, "checklist-heading"), tuple(points))


def _joined(errand: Errand, request: ChannelRequest, language: str) -> list[Block]:
    count = len(errand.tx.followers(request.number))
    return [Text(text(language, "request-joined", count=count), small=True)] if count else []


def _missing(errand: Errand, request: ChannelRequest, language: str) -> Iterator[Block]:
    """What is still to be known: as open in a decision, as needed on the way to the register."""
    state, values = State(request.state), values_of(request)
    if state in UNDECIDED and (open := still_open(values)):
        names = ", ".join(label(name, language) for name in open)
        yield Text(text(language, "request-open", count=len(open), fields=names))
    if state in (State.APPROVED, State.OPENED):
        lines = [text(language, f"after-{tick}-{_yes(request.fields.get(tick))}") for tick in ("granted", "confirmed")]
        missing = missing_to_list(errand.town, values)
        lines += [text(language, "after-missing", name=name, field=label(name, language)) for name in missing]
        yield Bullets(text(language, "after-heading"), tuple(lines))


def _yes(value: object) -> str:
    return "yes" if value else "no"
