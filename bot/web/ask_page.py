"""The public ask page: one question, one card, drawn by the server. No script, no persons, no history.

What is typed travels in the body of a form, never in an address. An answer that hangs on nothing that was typed has an
address of its own, which can be sent and leads Back to it: it names the situation, as a page of the guideline would.
"""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex
from urllib.parse import urlencode

from aiohttp import web

from bot.limits.workers import WorkerPool
from bot.web.places import ASK, Places
from bot.web.reading import language_of, read_form
from bot.web.render import card_html, page_html
from handlers.actions import action_in
from handlers.ask.answer_card import topic_reply
from handlers.assistant import Assistant
from handlers.blocks import Actions, Button, Link, Text
from handlers.card import Block, Card
from handlers.help import help_reply
from handlers.incoming import Incoming, Message, Origin, Pressed
from handlers.reply import Reply
from handlers.wording import LANGUAGES, text, texts
from knowledge.situations import Situation

#: What a stranger may press. Counting "helpful" would let anyone on the net write into our counts.
PRESSABLE = ("topic", "section", "ask-informator", "help")


class AskPage:
    """`/ask`: a form and, once it is sent, the answer."""

    def __init__(self, assistant: Assistant, workers: WorkerPool, places: Places) -> None:
        self._assistant, self._workers, self._places = assistant, workers, places.beside(ASK)
        self._languages = [known for known in assistant.town.guideline.languages if known in LANGUAGES]
        self._refusals: dict[tuple[str, str], str] = {}

    async def page(self, request: web.Request) -> web.StreamResponse:
        language, about = language_of(request, self._languages), request.query.get("about", "")
        situation = self._assistant.town.situations.get(about)
        if situation:
            return await self._workers.run(self._about, situation, language)
        return await self._workers.run(self._begun, language)

    def _about(self, situation: Situation, language: str) -> web.StreamResponse:
        """An answer at its address: a page that is read, asked by nobody in particular and counted by nobody."""
        card = _for_strangers(topic_reply(self._assistant.town, situation, language).card)
        return self._drawn(language, card, about=situation.questions[language])

    def _begun(self, language: str) -> web.StreamResponse:
        offered = _for_strangers(help_reply(self._assistant.town, language).card)
        starters = tuple(block for block in offered.blocks if isinstance(block, Actions))
        return self._drawn(language, replace(offered, blocks=starters), "web-start")

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """The card for the question written, or for the button pressed."""
        wanted, written, pressed = await read_form(request, "language", "text", "press")
        language = wanted if wanted in self._languages else language_of(request, self._languages)
        action, _, value = pressed.partition(" ")
        incoming: Incoming
        if action in PRESSABLE:
            incoming = Pressed(token_hex(8), self._stranger(language), action_in(action), value)
        else:
            incoming = Message(token_hex(8), self._stranger(language), written)
        return await self._workers.run(self._answered, incoming, written, language)

    def _answered(self, incoming: Incoming, written: str, language: str) -> web.StreamResponse:
        reply = self._assistant.reply_to(incoming)
        if self._has_address(reply):
            return _to(reply.about.situation, reply.card.language)
        return self._drawn(language, _for_strangers(reply.card), question=written)

    def _has_address(self, reply: Reply) -> bool:
        """Whether it is the very answer that a situation has at its address: nothing in it hangs on what was typed."""
        town, language = self._assistant.town, reply.card.language
        situation = town.situations.get(reply.about.situation)
        if situation is None or reply.outcome not in ("answered", "topic"):
            return False
        return _without_buttons(topic_reply(town, situation, language).card) == _without_buttons(reply.card)

    def refusal(self, request: web.Request, status: int, key: str) -> web.StreamResponse:
        """Drawn once for all: to be refused must cost us nothing."""
        language = language_of(request, self._languages)
        html = self._refusals.get((language, key)) or self._html(language, Card(language, (Text(text(language, key)),)))
        self._refusals[language, key] = html
        return _response(html, status)

    def _stranger(self, language: str) -> Origin:
        """Somebody unknown, in a place of their own each time: no question is read with another's topic."""
        return Origin("web:public", f"web:ask-{token_hex(8)}", chosen=language)

    def _drawn(self, language: str, card: Card, heading: str = "web-answer", **said: str) -> web.StreamResponse:
        return _response(self._html(language, card, heading, **said))

    def _html(self, language: str, card: Card, heading: str = "web-answer", question: str = "", about: str = "") -> str:
        """`question` is what somebody has just asked, `about` what the answer at an address is to."""
        return page_html(
            "ask.html",
            language=language,
            languages=self._languages,
            words=texts(language, "web-", town=self._assistant.town.names[language]),
            card=card_html(card, heading, form=True),
            question=question,
            about=about,
            places=self._places,
            answered=heading == "web-answer",
        )


def _to(situation: str, language: str) -> web.StreamResponse:
    """A topic's answer has an address, which holds nothing that anybody typed: it can be sent, and Back goes back."""
    address = f"{ASK}?{urlencode({'about': situation, 'language': language})}"
    return web.Response(status=303, headers={"Location": address})


def _response(html: str, status: int = 200) -> web.StreamResponse:
    response = web.Response(text=html, content_type="text/html", status=status)
    # Under no-referrer a form's own Origin header is "null", and could not be told from a stranger's.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _without_buttons(card: Card) -> list[Block]:
    return [block for block in card.blocks if not isinstance(block, Actions)]


def _for_strangers(card: Card) -> Card:
    """The card with only the buttons a stranger may press, and no empty row."""
    blocks: list[Block] = []
    for block in card.blocks:
        if isinstance(block, Actions):
            block = replace(block, items=tuple(filter(_pressable, block.items)))
            if not block.items:
                continue
        blocks.append(block)
    return replace(card, blocks=tuple(blocks))


def _pressable(item: Button | Link) -> bool:
    return isinstance(item, Link) or item.action in PRESSABLE
