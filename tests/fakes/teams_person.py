"""What people do in Teams, by what they have in front of them: write, press, fill in, in the chat and in dialogs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from operator import itemgetter
from typing import Any

from bot.teams.draw.carried import KEEP, KEY, OTHER, SOMETHING_ELSE
from tests.fakes.teams_client import Answer, TeamsClient
from tests.fakes.teams_connector import chat_of
from tests.fakes.teams_hand import Blocked
from tests.fakes.teams_limits import Json, inputs, pressables
from tests.fakes.teams_seen import in_card, label_of

OPENS_A_DIALOG = {"type": "task/fetch"}


@dataclass(frozen=True)
class Seen:
    """A card in front of somebody: in a message, or where `activity` is "" in the dialog that is open.

    `submits` is what a dialog's buttons are sent as.
    """

    card: Json
    conversation: Json
    activity: str = ""
    submits: str = "task/submit"

    @property
    def in_dialog(self) -> bool:
        return not self.activity


class Persons:
    """Everybody's hands in one tenant. `settle` returns when what an act brings about has been said.

    `answered` is what they were told beside the messages that stand there, oldest first; `ever` every card they saw.
    """

    def __init__(self, client: TeamsClient, settle: Callable[[], Awaitable[None]]) -> None:
        self.client, self.teams, self.settle = client, client.teams, settle
        self.dialogs: dict[str, Seen | None] = defaultdict(lambda: None)
        self.answered: dict[str, list[str]] = defaultdict(list)
        self.ever: dict[str, list[Seen]] = defaultdict(list)
        self._own: dict[tuple[str, str], tuple[int, Json]] = {}
        self._again: dict[str, str] = {}

    async def say(
        self, aad: str, words: str, public: bool = False, taken: tuple[int, ...] = (200,), **changed: Any
    ) -> Answer:
        """In the personal chat, or to us in the channel. `taken` are the statuses that do."""
        self.dialogs[aad] = None
        made = self.client.mentioned if public else self.client.said
        answer = await self.client.send(made(aad, words, **changed))
        assert answer.status in taken, answer
        await self.settle()
        return answer

    async def press(self, aad: str, label: str, old: bool = False, id: str = "") -> Answer:
        """The button of that label: in the dialog, else in the newest card; `old`: the first that was ever seen.

        Presses with the same `id` are one that Teams sends twice.
        """
        seen = next((one for one in self._in_front(aad, old) if _named(one.card, label)), None)
        assert seen is not None, f"nobody there sees a button {label}: {[in_card(s.card) for s in self.seen(aad)]}"
        return await self._send(aad, seen, _named(seen.card, label)[-1], {}, id)

    async def fill(self, aad: str, answers: dict[str, str], keep: bool = False) -> Answer:
        """Fills in the newest form and sends it, or puts it aside."""
        seen = self.form(aad)
        sending = next(one for one in pressables(seen.card) if _sends(one, keep))
        return await self._send(aad, seen, sending, typed(seen.card, answers), "")

    def has_form(self, aad: str, label: str) -> bool:
        """Whether the newest form in front of somebody has such a field."""
        forms = [inputs(one.card).values() for one in self._in_front(aad, False) if inputs(one.card)]
        return bool(forms) and any(label_of(one) == label for one in forms[0])

    def form(self, aad: str) -> Seen:
        """The newest form; where none is left, the one that another device of theirs has open still."""
        shown = [*self._in_front(aad, False), *reversed(self.ever[aad])]
        found = next((one for one in shown if inputs(one.card)), None)
        assert found is not None, f"no form: {[in_card(one.card) for one in self.seen(aad)]}"
        return found

    async def review_message(self, aad: str, written: str) -> Answer:
        """The action in the menu of a message that says `written`: its dialog opens."""
        message = {"body": {"contentType": "html", "content": f"<p>{escape(written)}</p>"}}
        value = {"commandId": "farjag_review", "commandContext": "message", "messagePayload": message}
        menu = Seen({}, self._chat(aad), submits="composeExtension/submitAction")
        return await self._invoke(aad, menu, "composeExtension/fetchTask", value)

    async def forge(self, aad: str, action: str, value: str = "", **carried: str) -> Answer:
        """A press that no button stands behind."""
        self.dialogs[aad] = None
        data = {KEY: {"action": action, "value": value} | carried}
        return await self._invoke(aad, Seen({}, self._chat(aad), "forged"), "adaptiveCard/action", _executed(data))

    async def choose_language(self, aad: str, language: str) -> None:
        await self.forge(aad, "choose-language", language, language=language)

    def seen(self, aad: str) -> list[Seen]:
        """The cards that stand in front of somebody now, the one drawn last at the end, the dialog after it."""
        found = [
            Seen(card, {"id": each["conversation"]}, each["id"])
            for each in sorted(self.teams.standing(aad), key=itemgetter("drawn"))
            for card in self._cards(aad, each)
        ]
        return [*found, *filter(None, [self.dialogs[aad]])]

    def remember(self) -> None:
        """What stands there now has been seen."""
        for aad in self.teams.people:
            self.ever[aad] += [one for one in self.seen(aad) if one not in self.ever[aad]]

    def _cards(self, aad: str, post: Json) -> Iterator[Json]:
        for one in post["body"].get("attachments", ()):
            at, own = self._own.get((aad, post["id"]), (0, None))
            later = any(each["id"] == post["id"] for each in self.teams.updated[at:])
            yield own if own and not later else one["content"]

    def _in_front(self, aad: str, old: bool) -> list[Seen]:
        self.remember()
        return list(self.ever[aad]) if old else self.seen(aad)[::-1]

    async def _send(self, aad: str, seen: Seen, action: Json, answers: dict[str, str], id: str) -> Answer:
        data = _filled(seen.card, action, answers)
        if data.get("msteams") == OPENS_A_DIALOG:
            return await self._invoke(aad, seen, "task/fetch", {"data": data})
        if seen.in_dialog:
            return await self._invoke(aad, seen, seen.submits, {"data": data})
        return await self._invoke(aad, seen, "adaptiveCard/action", _executed(data), id)

    async def _invoke(self, aad: str, seen: Seen, name: str, value: Json, id: str = "") -> Answer:
        activity = self.client.invoked(aad, name, value, replyToId=seen.activity)
        activity["conversation"] = self._chat(aad) | seen.conversation
        if not seen.conversation["id"].startswith("a:"):
            activity["conversation"] |= {"conversationType": "channel", "isGroup": True}
        if id:
            activity["id"] = self._again.setdefault(id, activity["id"])
        answer = await self.client.send(activity)
        self._take(aad, seen, answer)
        await self.settle()
        return answer

    def _take(self, aad: str, seen: Seen, answer: Answer) -> None:
        assert answer.status == 200, answer
        assert answer.body, "Teams shows an error for an invoke that is answered with nothing"
        self.answered[aad] += filter(None, [answer.words])
        if answer.card:
            self._own[aad, seen.activity] = len(self.teams.updated), answer.card
            self.answered[aad].append(in_card(answer.card))
        self.dialogs[aad] = Seen(answer.dialog, seen.conversation, "", seen.submits) if answer.dialog else None
        if answer.dialog:
            self.answered[aad].append(in_card(answer.dialog))
        self.remember()

    def _chat(self, aad: str) -> Json:
        return {"conversationType": "personal", "id": chat_of(aad)}


def _named(card: Json, label: str) -> list[Json]:
    return [one for one in pressables(card) if one["title"] == label]


def _sends(action: Json, keep: bool) -> bool:
    held = action["data"].get(KEY, {})
    return bool(held.get("form")) and held.get("action", "") == (KEEP if keep else "")


def _executed(data: Json) -> Json:
    return {"action": {"type": "Action.Execute", "verb": "x", "data": data}, "trigger": "manual"}


def _filled(card: Json, action: Json, answers: dict[str, str]) -> Json:
    """The action's data with what stands in the inputs, as Teams sends it: only those that hold something."""
    if action.get("associatedInputs") == "none":
        return dict(action["data"])
    held = {id: one.get("value", "") for id, one in inputs(card).items()} | answers
    empty = [one["label"] for id, one in inputs(card).items() if one.get("isRequired") and not held[id]]
    if empty:
        raise Blocked(*empty)
    return action["data"] | {id: value for id, value in held.items() if value}


def typed(card: Json, answers: dict[str, str]) -> dict[str, str]:
    """As a person gives these answers here, by the inputs' ids: chosen, picked from the calendar, written."""
    fields = {label_of(one): one for one in inputs(card).values()}
    missing = answers.keys() - fields.keys()
    assert not missing, f"no such fields: {missing} in {list(fields)}"
    return {id: value for label, answer in answers.items() for id, value in _typed(fields[label], answer).items()}


def _typed(field: Json, answer: str) -> dict[str, str]:
    id = field["id"]
    if field["type"] == "Input.Date":
        return {id: _day(answer)}
    if field["type"] == "Input.ChoiceSet":
        offered = {one["title"]: one["value"] for one in field["choices"]}
        found = offered.get(answer) or (answer if answer in offered.values() else "")
        return {id: found} if found or not answer else {id: SOMETHING_ELSE, OTHER + id.partition(".")[2]: answer}
    return {id: answer}


def _day(written: str) -> str:
    return written if "-" in written or not written else datetime.strptime(written, "%d.%m.%Y").date().isoformat()
