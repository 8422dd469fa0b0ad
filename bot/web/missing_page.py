"""What a person sees at an address where nothing is. Programs, which ask for no HTML, get the bare 404 as before."""

from __future__ import annotations

from functools import cache, partial

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.web.places import Places
from bot.web.reading import language_of
from bot.web.register_page import languages_of
from bot.web.render import page_html
from handlers.wording import texts
from knowledge.town import Town


class MissingPage:
    """Drawn once a language: whoever tries many addresses costs us nothing."""

    def __init__(self, town: Town, places: Places) -> None:
        self._languages = languages_of(town)
        self._drawn = cache(partial(_html, town, places))

    def mount(self, app: web.Application) -> None:
        @web.middleware
        async def instead(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._answer(request, handler)

        app.middlewares.append(instead)

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPNotFound:
            if request.method not in ("GET", "HEAD") or "text/html" not in request.headers.get("Accept", ""):
                raise
            html = self._drawn(language_of(request, self._languages))
            headers = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language, Cookie"}
            return web.Response(text=html, content_type="text/html", status=404, headers=headers)


def _html(town: Town, places: Places, language: str) -> str:
    words = texts(language, "web-", town=town.names[language])
    return page_html("missing.html", language=language, words=words, places=places.beside(""))
