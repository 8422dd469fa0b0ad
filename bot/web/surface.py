"""The web surface: which pages there are, and the chat page itself, the product's reference surface.

The chat page lets anyone choose who to be, so it exists in development only. Production has a start page
(`start_page.py`), and the ask page (`ask_page.py`) when the town wants it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from secrets import token_hex

from aiohttp import web

from bot.limits.workers import WorkerPool
from bot.settings import Settings
from bot.stores.mailbox import Posted
from bot.web.ask_page import AskPage
from bot.web.crowd import Crowd
from bot.web.guard import guarded
from bot.web.guideline import GuidelinePage
from bot.web.missing_page import MissingPage
from bot.web.places import FIRST, Places
from bot.web.reading import LANGUAGE_COOKIE, PERSONS, language_of, read_form_sent, read_inbox, read_json
from bot.web.render import announcement, card_html, page_html
from bot.web.start_page import StartPage
from bot.web.unchanged import answer_unless_known
from handlers.actions import action_in
from handlers.assistant import Assistant
from handlers.blocks import Text
from handlers.card import Card
from handlers.dates import moment_text
from handlers.help import welcome_card
from handlers.incoming import Incoming, Message, Pressed
from handlers.reply import Reply
from handlers.wording import LANGUAGES, text, texts

STATIC = Path(__file__).parent / "static"
STATIC_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
STATIC_AGE = 300
COOKIE_AGE = 365 * 24 * 3600

ReplyTo = Callable[[Incoming], Awaitable[Reply]]
#: The messages to these persons and places that came after the one with this id, oldest first.
Inbox = Callable[[tuple[str, ...], int], Awaitable[tuple[Posted, ...]]]


def mount(
    app: web.Application,
    assistant: Assistant,
    settings: Settings,
    reply_to: ReplyTo,
    inbox: Inbox,
    workers: WorkerPool,
    crowd: Crowd,
) -> None:
    """Adds the web pages to `app`: `/static/…`, `/guideline`, `/` always; `/chat/…` in development, `/ask` if public.

    The chat page asks `reply_to`; the ask page, which knows no persons, asks the assistant itself.
    """
    hosts = None if settings.production else frozenset({"localhost", "127.0.0.1", "::1", settings.host})
    places = Places(not settings.production, settings.public_ask)
    chat = Chat(assistant, places, reply_to, inbox, workers)
    ask = AskPage(assistant, workers, places)
    guideline = GuidelinePage(assistant.town, places, workers)
    app.router.add_get("/static/{name}", guarded(static_file, hosts, chat.refusal, crowd.for_files()))
    MissingPage(assistant.town, places).mount(app)
    guideline.mount(app, partial(guarded, hosts=None, refusal=guideline.refusal, crowd=crowd))
    at_chat = partial(guarded, hosts=hosts, refusal=chat.refusal, crowd=crowd)
    if not settings.production:
        app.router.add_get("/", at_chat(chat.page))
        app.router.add_get("/chat/words", at_chat(chat.words))
        app.router.add_post("/chat/message", at_chat(chat.message))
        app.router.add_post("/chat/press", at_chat(chat.press))
        app.router.add_post("/chat/form", at_chat(chat.form))
        app.router.add_get("/chat/inbox", at_chat(chat.inbox))
    else:
        start = StartPage(assistant.town, settings.public_ask, workers)
        app.router.add_get("/", at_chat(start.page))
    if settings.public_ask:
        at_ask = partial(guarded, hosts=hosts, refusal=ask.refusal, crowd=crowd)
        app.router.add_get("/ask", at_ask(ask.page))
        app.router.add_post("/ask", at_ask(ask.answer))


async def static_file(request: web.Request) -> web.StreamResponse:
    """One file of `static/`, by its bare name. From memory: a file that aiohttp sends itself waits for its reader."""
    path = STATIC / Path(request.match_info["name"]).name
    if path.suffix not in STATIC_TYPES or not path.is_file():
        raise web.HTTPNotFound
    headers = {"Cache-Control": f"public, max-age={STATIC_AGE}"}
    return answer_unless_known(request, path.read_bytes(), STATIC_TYPES[path.suffix], headers)


class Chat:
    """The conversation page and what its script asks for."""

    def __init__(
        self, assistant: Assistant, places: Places, reply_to: ReplyTo, inbox: Inbox, workers: WorkerPool
    ) -> None:
        self._assistant, self._places, self._workers = assistant, places, workers
        self._reply_to, self._inbox = reply_to, inbox
        town = assistant.town
        self._languages = [language for language in town.guideline.languages if language in LANGUAGES]

    async def page(self, request: web.Request) -> web.StreamResponse:
        return await self._workers.run(self._page, language_of(request, self._languages))

    def _page(self, language: str) -> web.StreamResponse:
        html = page_html(
            "chat.html",
            language=language,
            languages=self._languages,
            words=self._words(language),
            welcome=self._welcome(language),
            persons=PERSONS,
            places=self._places.beside(FIRST),
            public_ask=self._places.ask,
        )
        return web.Response(text=html, content_type="text/html")

    async def words(self, request: web.Request) -> web.StreamResponse:
        """The page's words in the language asked for, which is remembered as the browser's choice."""
        language = language_of(request, self._languages)
        welcome = await self._workers.run(self._welcome, language)
        page = {"language": language, "words": self._words(language), "welcome": welcome}
        response = web.json_response(page)
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=COOKIE_AGE, httponly=True, samesite="Strict")
        return response

    async def message(self, request: web.Request) -> web.StreamResponse:
        origin, (written,) = await read_json(request, self._languages, "text")
        return await self._answer(Message(token_hex(8), origin, written))

    async def press(self, request: web.Request) -> web.StreamResponse:
        origin, (action, value, draft) = await read_json(request, self._languages, "action", "value", "draft")
        return await self._answer(Pressed(token_hex(8), origin, action_in(action), value, draft))

    async def form(self, request: web.Request) -> web.StreamResponse:
        """A form sent, or put aside: by its button, or by the page itself as the person goes along."""
        return await self._answer(await read_form_sent(request, self._languages, token_hex(8)))

    async def inbox(self, request: web.Request) -> web.StreamResponse:
        """What has come for this person since the page last asked."""
        origin, after = read_inbox(request, self._languages)
        posted = await self._inbox((origin.person, origin.place), after)
        last = max((one.id for one in posted), default=after)
        letters = await self._workers.run(_letters, posted) if posted else []
        return web.json_response({"messages": letters, "after": last})

    def refusal(self, request: web.Request, status: int, key: str) -> web.StreamResponse:
        """A refusal as a card where the script asked, as a line where a person did."""
        language = language_of(request, self._languages)
        if request.path.startswith("/chat/"):
            return _card_response(Card(language, (Text(text(language, key)),)), status)
        return web.Response(text=text(language, key), status=status)

    async def _answer(self, incoming: Incoming) -> web.StreamResponse:
        reply = await self._reply_to(incoming)
        return await self._workers.run(_card_response, reply.card, outcome=reply.outcome, draft=reply.draft)

    def _welcome(self, language: str) -> str:
        return card_html(welcome_card(self._assistant.town, language), "web-start")

    def _words(self, language: str) -> dict[str, str]:
        return dict(texts(language, "web-", town=self._assistant.town.names[language]))


def _card_response(card: Card, status: int = 200, outcome: str = "", draft: str = "") -> web.StreamResponse:
    html = card_html(card, mark=_mark(), draft=draft)
    return web.json_response({**_drawn(html, card), "outcome": outcome}, status=status)


def _letters(posted: tuple[Posted, ...]) -> list[dict[str, str]]:
    return [_letter(one) for one in posted]


def _letter(posted: Posted) -> dict[str, str]:
    """A message that came by itself; a page that shows its `key` already puts it in the old one's place."""
    card = posted.card
    html = card_html(card, "web-letter", mark=_mark(), arrived=moment_text(posted.at, card.language))
    return {**_drawn(html, card), "key": posted.key}


def _drawn(html: str, card: Card) -> dict[str, str]:
    return {"html": html, "announce": announcement(card), "language": card.language}


def _mark() -> str:
    """The ids on a page must be all different, and a card may come twice."""
    return f"f{token_hex(4)}"
