"""A decision taken back in words (`ångra det där`): which one is meant, or whether it is one's own request.

It offers what the button would take, and nothing else; words take nothing back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.ask.remembering import is_about_requests
from handlers.blocks import Actions, Text
from handlers.card import Block
from handlers.office.deciders import may_decide
from handlers.office.errand import Errand
from handlers.records import ChannelRequest, Memory
from handlers.reply import Reply
from handlers.request.card import heading, status_in
from handlers.request.named import MOST_LOOKED_AT, Named, named
from handlers.request.offers import request_button
from handlers.request.open import not_withdrawable, requests_of
from handlers.request.undo import last_decided, undo_asked
from handlers.request.undoable import Told, arrival_in, told
from handlers.workflow import UNDOABLE, State
from knowledge.decisions import kind_of_decision, speaks_of_decision
from knowledge.wishes import Wish

#: A decision longer ago than this is not what "undo that" means.
LATELY = timedelta(days=1)
#: A request that was never sent has no decision.
_SENT = [state.value for state in State if state is not State.BEGUN]


def taken_back(errand: Errand, written: str, memory: Memory, wish: Wish | None) -> Reply | None:
    """The decision with the button that takes it back; None where it is something else that is regretted."""
    seen = errand.tx.touched_last(_SENT, MOST_LOOKED_AT)
    found = named(errand.town, written, [one for one in seen if may_decide(errand, one.subject, one.requester)])
    meant = _decisions(errand, replace(found, requests=_of_kind(written, found.requests)))
    own = _own(errand, written) if wish == "withdraw" and not speaks_of_decision(written) else []
    if own:
        return _beside_own(errand, meant, own, memory, by_name=bool(found.by))
    if meant:
        return _asked(errand, meant)
    if speaks_of_decision(written):
        return _nothing_to_take_back(errand, found)
    spoken_of = is_about_requests(memory) or any(memory.at is None or one.updated_at > memory.at for one in seen)
    decides_on = any(may_decide(errand, one.subject, one.requester) for one in seen)
    # what else may be regretted was spoken of after the last request
    return errand.line("stale", "undo-nothing-done") if spoken_of and decides_on and not found.by else None


def _of_kind(written: str, among: tuple[ChannelRequest, ...]) -> tuple[ChannelRequest, ...]:
    """`ångra avslaget`: those that were rejected, where any was; else all."""
    kind = kind_of_decision(written)
    state = {"approve": State.APPROVED, "reject": State.REJECTED}.get(kind or "")
    return tuple(one for one in among if state and one.state == state.value) or among


def _decisions(errand: Errand, found: Named) -> list[Told]:
    """The one this person made last, else those of others that the button takes; what is too late last of all."""
    if found.by == "unknown":
        return []
    lately = _lately(errand, found.requests)
    takes = [one for one in lately if _button_takes(errand, one)]
    last = last_decided(errand, takes) or (last_decided(errand, lately) if not takes else None)
    return [last] if last else takes


def _lately(errand: Errand, among: Sequence[ChannelRequest]) -> list[Told]:
    """Decided on within a day, or opened since."""
    decided = (*UNDOABLE, State.OPENED)
    return [told(errand, one) for one in among if State(one.state) in decided and errand.now - one.updated_at < LATELY]


def _button_takes(errand: Errand, one: Told) -> bool:
    return undo_asked(errand, one).outcome == "undo-asked"


def _own(errand: Errand, written: str) -> list[ChannelRequest]:
    """What this person has asked for themselves, and can take back."""
    open_ones = [one for one in requests_of(errand) if not_withdrawable(errand, one) is None]
    return list(named(errand.town, written, open_ones).requests)


def _beside_own(
    errand: Errand, meant: list[Told], own: list[ChannelRequest], memory: Memory, by_name: bool
) -> Reply | None:
    """Right after a decision it is the decision; later it is asked which, where the button takes one at all."""
    if meant and not by_name and _spoken_of_last(meant[0], memory):
        return _asked(errand, meant)
    meant = [one for one in meant if _button_takes(errand, one)]
    return _which(errand, "decide-which", meant, own) if meant else None


def _spoken_of_last(one: Told, memory: Memory) -> bool:
    """Whether the last card asked about that decision, or nothing was said since it was made."""
    if any(offered.startswith(f"undo {one.request.number} ") for offered in memory.offered):
        return True
    made = arrival_in(one.lines, one.request)
    return made is not None and (memory.at is None or made.at >= memory.at)


def _asked(errand: Errand, meant: list[Told]) -> Reply:
    return undo_asked(errand, meant[0]) if len(meant) == 1 else _which(errand, "decide-which", meant, [])


def _nothing_to_take_back(errand: Errand, found: Named) -> Reply:
    """Of the one that is named why not; else what could be taken back, if anything."""
    if found.by == "known" and found.requests:
        decided = next((one for one in found.requests if State(one.state) in UNDOABLE), found.requests[0])
        return undo_asked(errand, told(errand, decided))
    if not found.by:
        return errand.line("stale", "undo-nothing-lately")
    lately = _lately(errand, errand.tx.touched_last([state.value for state in UNDOABLE], MOST_LOOKED_AT))
    return _which(errand, "undo-none-named", [one for one in lately if _button_takes(errand, one)], [])


def _which(errand: Errand, key: str, decisions: Sequence[Told], own: Sequence[ChannelRequest]) -> Reply:
    """Each with its own button, none of them the chief one: a yes takes none of them back."""
    rows: list[Block] = []
    for one in decisions:
        asked = errand.say("undo-asked", what=heading(errand, one.request, errand.language))
        button = request_button(one.request, "undo", errand.language)
        how = status_in(errand, one.request, errand.language, one.lines)
        rows += [Text(asked), Text(how), Actions("", (button,))]
    for mine in own:
        asked = errand.say("wish-withdraw", what=heading(errand, mine, errand.language))
        rows += [Text(asked), Actions("", (request_button(mine, "withdraw", errand.language, asked=False),))]
    return errand.reply("withdraw-asked" if rows else "stale", Text(errand.say(key)), *rows)
