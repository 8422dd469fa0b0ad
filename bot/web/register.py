"""The public register over HTTP: `/register`, `/register/sv`, `/register.json`, `/register.csv`.

Mounted in production too. It knows nobody, keeps nothing and needs no script.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from aiohttp import web

from bot.limits.single_flight import SingleFlight
from bot.limits.workers import WorkerPool
from bot.web.guard import Handler
from bot.web.places import REGISTER, Places
from bot.web.reading import language_of
from bot.web.register_page import STATES, Addresses, languages_of, register_csv, register_html, register_json
from bot.web.unchanged import answer_unless_known
from handlers.records import Channel
from handlers.register.address import check_address
from handlers.register.lines import Wanted, all_channels
from handlers.store import Store
from handlers.wording import text
from knowledge.addresses import LONGEST
from knowledge.town import Town

LONGEST_WORDS = 200
#: Always asked anew, so that a new channel shows at once; unchanged it costs a line (304).
FRESH = {"Cache-Control": "public, no-cache"}
#: Open data: other sites' scripts may read it.
FOR_ALL = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


class Register:
    """The register's pages of one town."""

    def __init__(self, town: Town, store: Store, workers: WorkerPool, places: Places) -> None:
        self._town, self._workers = town, workers
        #: However many open the page at once, the database is asked one question at a time.
        self._reading = SingleFlight(partial(store.read, all_channels))
        self._languages = languages_of(town)
        pages = {language: f"/register/{language}" for language in self._languages}
        self._addresses = Addresses("/static/", pages, "/register.json", "/register.csv", True, places.beside(REGISTER))

    def mount(self, app: web.Application, guard: Callable[[Handler], Handler]) -> None:
        """Adds the routes to `app`; `guard` is what stands before every page."""
        app.router.add_get("/register", guard(self.page))
        app.router.add_get(f"/register/{{language:{'|'.join(self._languages)}}}", guard(self.page))
        app.router.add_get("/register.json", guard(self.json))
        app.router.add_get("/register.csv", guard(self.csv))

    async def page(self, request: web.Request) -> web.StreamResponse:
        """In the language of the address; else as `?lang`, the browser or the town has it."""
        return await self._workers.run(self._page, request, await self._reading.get())

    def _page(self, request: web.Request, channels: tuple[Channel, ...]) -> web.StreamResponse:
        asked = _given(request, "check", LONGEST)
        check = check_address(asked, channels, self._town) if asked else None
        language = self._language(request)
        html = register_html(channels, self._town, language, self._addresses, _wanted(request), asked, check)
        response = answer_unless_known(request, html.encode(), "text/html", FRESH)
        response.headers["Content-Language"] = language
        if "language" not in request.match_info:
            response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    async def json(self, request: web.Request) -> web.StreamResponse:
        body = await self._workers.run(register_json, await self._reading.get(), self._town)
        return answer_unless_known(request, body, "application/json", FRESH | FOR_ALL)

    async def csv(self, request: web.Request) -> web.StreamResponse:
        attached = {"Content-Disposition": 'attachment; filename="register.csv"'}
        body = await self._workers.run(register_csv, await self._reading.get(), self._town)
        return answer_unless_known(request, body, "text/csv", FRESH | FOR_ALL | attached)

    def refusal(self, request: web.Request, status: int, key: str) -> web.StreamResponse:
        """A refusal as a line of text."""
        return web.Response(text=text(self._language(request), key), status=status)

    def _language(self, request: web.Request) -> str:
        wanted = request.match_info.get("language") or request.query.get("lang", "")
        return wanted if wanted in self._languages else language_of(request, self._languages)


def _wanted(request: web.Request) -> Wanted:
    """What the filter asks for; a state that there is not counts as all."""
    unit, platform, words = (_given(request, name, LONGEST_WORDS) for name in ("unit", "platform", "words"))
    state = request.query.get("state", "")
    return Wanted(unit, platform, state if state in STATES else "", words)


def _given(request: web.Request, name: str, longest: int) -> str:
    """A field of the address, cut to what anyone would write, with nothing in it that cannot be drawn."""
    whole = request.query.get(name, "")[: longest + 1].encode("utf-8", "replace").decode()
    return "".join(character if character.isprintable() else " " for character in whole).strip()
