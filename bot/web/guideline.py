"""The whole guideline over HTTP: `/guideline`, `/guideline/sv`, each section at `#rule.4`.

Mounted in production too. It knows nobody, keeps nothing and needs no script.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from aiohttp import web

from bot.limits.workers import WorkerPool
from bot.web.guard import Handler
from bot.web.places import GUIDELINE, Places
from bot.web.reading import language_of
from bot.web.register_page import languages_of
from bot.web.render import page_html
from bot.web.unchanged import answer_unless_known
from handlers.ask.answer_card import citation, translation_note
from handlers.register.address import contact
from handlers.register.lines import language_name
from handlers.wording import text, texts
from knowledge.town import Town

#: Always asked anew, so that a mended word shows at once; unchanged it costs a line (304).
FRESH = {"Cache-Control": "public, no-cache"}


class GuidelinePage:
    """One page a language; drawn once, for a process never changes its town."""

    def __init__(self, town: Town, places: Places, workers: WorkerPool) -> None:
        self._workers = workers
        self._languages = languages_of(town)
        self._drawn = cache(partial(guideline_html, town, places))

    def mount(self, app: web.Application, guard: Callable[[Handler], Handler]) -> None:
        """Adds the routes to `app`; `guard` is what stands before every page."""
        app.router.add_get(GUIDELINE, guard(self.page))
        app.router.add_get(f"{GUIDELINE}/{{language:{'|'.join(self._languages)}}}", guard(self.page))

    async def page(self, request: web.Request) -> web.StreamResponse:
        """In the language of the address; else as `?language`, the browser or the town has it."""
        return await self._workers.run(self._page, request)

    def _page(self, request: web.Request) -> web.StreamResponse:
        language = request.match_info.get("language") or language_of(request, self._languages)
        response = answer_unless_known(request, self._drawn(language).encode(), "text/html", FRESH)
        response.headers["Content-Language"] = language
        if "language" not in request.match_info:
            response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    def refusal(self, request: web.Request, status: int, key: str) -> web.StreamResponse:
        """A refusal as a line of text."""
        return web.Response(text=text(language_of(request, self._languages), key), status=status)


def guideline_html(town: Town, places: Places, language: str) -> str:
    """Every section in the reader's language; a translation has the source's own words folded under it."""
    guideline, name = town.guideline, town.names[language]
    original = text(language, "guideline-page-original", spoken=language_name(guideline.original, language))
    unofficial = translation_note(town, language)
    return page_html(
        "guideline.html",
        language=language,
        languages=languages_of(town),
        words={**texts(language, "web-", town=name), **texts(language, "guideline-page-words-")},
        places=places.beside(GUIDELINE),
        name=guideline.names[language],
        source=guideline.original,
        dated=text(language, "guideline-page-dated", date=guideline.date) if guideline.date else "",
        note="" if language == guideline.original else ". ".join(filter(None, (unofficial, original))),
        sections=[(one, citation(one.number, one.titles[language], language)) for one in guideline.sections.values()],
        contact=contact(town, language),
    )
