"""Plays the events of a rehearsal, one after the other, and tells what anybody was shown because of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from bot.rehearsal.events import Edits, Event, Fills, Person, Presses, Restart, Says, Setup, Waits
from bot.rehearsal.product import Clock, Product
from bot.rehearsal.shown import Shown, Spot, Wall
from bot.stores.opening import OpenStore
from handlers.actions import Press
from handlers.card import Field, Form
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.records import TALK, Outgoing
from handlers.reply import Reply
from handlers.working_days import working_days_later
from knowledge.answers import Answers

HOUR, MOMENT = timedelta(hours=1), timedelta(minutes=1)


class Player:
    """`answers` are shared by all rehearsals, all else is this one's own. The store must have been migrated."""

    def __init__(self, answers: Answers, store: OpenStore, setup: Setup) -> None:
        self._answers, self._store, self._setup = answers, store, setup
        self._clock, self._wall, self._ids = Clock(setup.now or datetime.now(UTC)), Wall(), count(1)
        self._product = self._started()
        #: By event: what was said where, and the message that answered it.
        self._said: dict[str, tuple[Says, Spot, str | None]] = {}
        #: In which threads who was answered.
        self._talked: set[tuple[str, str]] = set()
        self._root = ""

    async def play(self, id: str, event: Event) -> list[Shown]:
        """Raises ValueError where the event cannot be: nobody sees such a button."""
        self._clock.now += MOMENT
        match event:
            case Says():
                await self._says(id, event)
            case Edits():
                await self._edits(event)
            case Presses():
                await self._presses(event)
            case Fills():
                await self._fills(event)
            case Restart():
                self._product = self._started()
            case Waits():
                await self._waits(event)
        await self._product.deliver()
        return self._wall.taken()

    def _started(self) -> Product:
        return Product(self._answers, self._store, self._wall, self._clock, self._setup)

    async def _waits(self, event: Waits) -> None:
        begun = self._clock.now
        until = begun + HOUR * event.hours
        if event.working_days:
            until = max(until, working_days_later(begun, event.working_days))
        while self._clock.now < until:
            self._clock.now = min(self._clock.now + HOUR, until)
            await self._product.deliver()

    async def _says(self, id: str, event: Says) -> None:
        spot = self._spot(id, event)
        incoming = self._message(event, spot)
        if incoming is None:
            self._said[id] = event, spot, None
            return
        shown = await self._told(event.who, spot, incoming)
        self._said[id] = event, spot, shown.id if shown else None

    def _spot(self, id: str, event: Says) -> Spot:
        surface = event.who.partition(":")[0]
        if event.where == "dm" or self._is_in_dm(event):
            return Spot(surface, event.who)
        if event.where == "channel":
            self._root = f"e{id}"
        under = self._root if event.under is None else self._root_of(event.under)
        return Spot(surface, channel=True, under=under or f"e{id}")

    def _is_in_dm(self, event: Says) -> bool:
        """Whether it is said under a message that only its reader has, such as a decider's card: nobody reads along."""
        under = self._wall.messages.get(event.under or "")
        return under is not None and not under.spot.channel

    def _root_of(self, message: str) -> str:
        if message in self._wall.messages:
            return self._wall.messages[message].spot.under or message
        return f"e{message}"

    def _message(self, event: Says, spot: Spot) -> Message | None:
        """None for what is not ours to read: lines in a channel that turn to somebody else."""
        follows = (spot.under, event.who) in self._talked and event.where == "thread"
        if spot.channel and not (event.mention or follows):
            return None
        addressed = not spot.channel or event.mention
        return Message(self._next_id(), self._origin(event.who, spot), event.says, event.attached, addressed)

    async def _told(self, who: str, spot: Spot, message: Message, replaces: str | None = None) -> Shown | None:
        """As in a chat product: by the outbox, or at once what may not lie there; None where nothing is said."""
        key = f"{message.id}:answer"

        def outgoing(reply: Reply, now: datetime) -> Outgoing:
            self._wall.await_answer(key, self._answered_at(who, spot, reply), reply, replaces)
            return Outgoing(key, spot.place, TALK, reply.card, now, to="place")

        answered = await self._product.dispatcher.reply_later(message, outgoing)
        if answered is None:
            return None
        if not answered.waits:
            return self._wall.post(self._answered_at(who, spot, answered.reply), answered.reply, replaces)
        await self._product.deliver()
        return self._wall.answer(key)

    def _answered_at(self, who: str, spot: Spot, reply: Reply) -> Spot:
        """What is for one person's eyes is seen by them alone, also in a channel."""
        if not spot.channel:
            return spot
        if reply.private or reply.holds_draft:
            return replace(spot, person=who)
        self._talked.add((spot.under, who))
        return spot

    async def _edits(self, event: Edits) -> None:
        """What was edited is answered anew, where its answer stands."""
        if event.edits not in self._said or self._said[event.edits][0].who != event.who:
            raise ValueError('"edits" must be the id of something that this person said')
        before, spot, answer = self._said[event.edits]
        if answer is None:
            return
        now = replace(before, says=event.says)
        message = Message(self._next_id(), self._origin(event.who, spot), now.says, now.attached)
        await self._told(event.who, spot, message, answer)
        self._said[event.edits] = now, spot, answer

    async def _presses(self, event: Presses) -> None:
        shown = self._with_label(event)
        form = shown.form
        if form and event.label in (form.submit, form.keep):
            return await self._sent(event.who, shown, form, {}, event.label == form.submit)
        button = next(button for button in shown.buttons() if button.label == event.label)
        if button.with_form and form:
            return await self._sent(event.who, shown, form, {}, True, Press(button.action, button.value))
        origin = self._origin(event.who, shown.spot, shown.card.language)
        await self._acted(event.who, shown, Pressed(self._next_id(), origin, button.action, button.value, shown.draft))

    def _with_label(self, event: Presses) -> Shown:
        """The newest message shown to this person that has the button, or the one that was named."""
        seen = self._wall.newest_first(event.who)
        named = (one for one in seen if event.on in (None, one.id))
        found = next((one for one in named if event.label in one.labels()), None)
        if found is None:
            raise ValueError("nobody shows this person such a button")
        return found

    async def _fills(self, event: Fills) -> None:
        shown = next((one for one in self._wall.newest_first(event.who) if one.form), None)
        if shown is None or shown.form is None:
            raise ValueError("nobody shows this person a form")
        values, form = _values(shown.form, event.values), shown.form
        if event.then in ("send", "close", form.submit, form.keep):
            return await self._sent(event.who, shown, form, values, event.then in ("send", form.submit))
        button = next((one for one in shown.buttons() if one.label == event.then and one.with_form), None)
        if button is None:
            raise ValueError('"then" must be "send", "close" or a button that takes the form along')
        await self._sent(event.who, shown, form, values, True, Press(button.action, button.value))

    async def _sent(
        self,
        who: str,
        shown: Shown,
        form: Form,
        values: Mapping[str, str],
        finished: bool,
        pressed: Press | None = None,
    ) -> None:
        held = {one.name: one.value for one in form.fields} | dict(values)
        origin = self._origin(who, shown.spot, shown.card.language)
        await self._acted(who, shown, FormSent(self._next_id(), origin, form.form, form.value, held, finished, pressed))

    async def _acted(self, who: str, shown: Shown, incoming: Incoming) -> None:
        reply = await self._product.dispatcher.reply_to(incoming)
        spot = replace(shown.spot, person=None) if shown.spot.channel else shown.spot
        self._wall.post(self._answered_at(who, spot, reply), reply)

    def _origin(self, who: str, spot: Spot, language: str | None = None) -> Origin:
        """`language`: of the card that is acted on."""
        about = self._setup.people.get(who, Person())
        alone = spot.channel and spot.person is not None
        return Origin(who, spot.place, public=spot.channel, locale=language or about.locale, alone=alone)

    def _next_id(self) -> str:
        return f"rehearsed-{next(self._ids)}"


def _values(form: Form, given: Mapping[str, str]) -> dict[str, str]:
    """By the fields' names; a choice may be told by what people read. Raises ValueError."""
    fields = {key.casefold(): one for one in form.fields for key in (one.name, one.label)}
    unknown = [label for label in given if label.casefold() not in fields]
    if unknown:
        raise ValueError(f"the form has no such field; it has {', '.join(one.label for one in form.fields)}")
    return {fields[label.casefold()].name: _value(fields[label.casefold()], said) for label, said in given.items()}


def _value(field: Field, said: str) -> str:
    return next((one.value for one in field.choices if said.casefold() == one.label.casefold()), said)
