"""Pushes drafts through every way into Teams, each with a marker of its own."""

from __future__ import annotations

import json
from collections.abc import Callable

from handlers.wording import text
from tests.fakes.teams_person import Persons
from tests.fakes.teams_play import aad_of

WRITER, OFFICER = aad_of("writer"), aad_of("officer")


class InTeams:
    """`draft` makes a draft whose marker says through what it is pushed."""

    def __init__(self, persons: Persons, draft: Callable[[str], str]) -> None:
        self.persons, self._draft = persons, draft

    def shown(self) -> bytes:
        """All that anybody was ever shown."""
        self.persons.remember()
        cards = [one.card for seen in self.persons.ever.values() for one in seen]
        return json.dumps([cards, self.persons.answered], ensure_ascii=False).encode()

    async def everywhere(self, how: str) -> None:
        """Written directly, mentioned, asked about, by the action of a message, in its dialog, on a card's form."""
        await self.directly(how)
        await self._say(self._draft(f"Teams mention{how}"), public=True)
        await self._say("Är det här bra? " + self._draft(f"Teams asked about{how}"))
        await self.by_message_action(how)
        await self.on_a_card(how)

    async def directly(self, how: str) -> None:
        await self._say(self._draft(f"Teams message{how}"))

    async def _say(self, words: str, public: bool = False) -> None:
        """While the store is away it may be refused, so that Teams sends it again."""
        await self.persons.say(WRITER, words, public, taken=(200, 503))

    async def by_message_action(self, how: str) -> None:
        await self.persons.review_message(WRITER, self._draft(f"Teams message action{how}"))
        await self._send(f"Teams dialog{how}")
        self.persons.dialogs[WRITER] = None

    async def on_a_card(self, how: str) -> None:
        await self.persons.forge(WRITER, "review", language="sv")
        await self._send(f"Teams card{how}")

    async def _send(self, through: str) -> None:
        """In the form in front of the writer; where something failed there may be none."""
        if self.persons.has_form(WRITER, text("sv", "review-label-text")):
            await self.persons.fill(WRITER, {text("sv", "review-label-text"): self._draft(through)})

    async def second_eyes(self) -> None:
        """The informatör gets the draft, and quotes it in the answer."""
        await self.persons.forge(WRITER, "review", language="sv")
        await self._send("Teams second eyes")
        await self.persons.press(WRITER, text("sv", "do-second-eyes"))
        await self.persons.press(OFFICER, text("sv", "do-eyes-answer"))
        before = len(self.persons.seen(WRITER))
        await self.persons.fill(OFFICER, {text("sv", "answer-label"): self._draft("informatör's answer in Teams")})
        assert len(self.persons.seen(WRITER)) == before + 1
