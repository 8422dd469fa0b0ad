"""What production has at `/`: where to go, and what is kept about a person. App stores link to it."""

from __future__ import annotations

from aiohttp import web

from bot.limits.workers import WorkerPool
from bot.web.reading import language_of
from bot.web.register_page import languages_of
from bot.web.render import page_html
from handlers.wording import texts
from knowledge.town import Town


class StartPage:
    """`public_ask`: whether there is a page to ask on."""

    def __init__(self, town: Town, public_ask: bool, workers: WorkerPool) -> None:
        self._town, self._public_ask, self._workers = town, public_ask, workers
        self._languages = languages_of(town)

    async def page(self, request: web.Request) -> web.StreamResponse:
        return await self._workers.run(self._page, language_of(request, self._languages))

    def _page(self, language: str) -> web.StreamResponse:
        town = self._town.names[language]
        html = page_html(
            "start.html",
            language=language,
            languages=self._languages,
            words={**texts(language, "web-", town=town), **texts(language, "front-page-")},
            public_ask=self._public_ask,
        )
        return web.Response(text=html, content_type="text/html")
