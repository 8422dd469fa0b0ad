"""A real browser on the running product: one or several people, each at a window of their own."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.composition import build_app
from bot.settings import Settings
from tests.conftest import missing

CHROMIUM = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
QUIET = """--no-sandbox --disable-gpu --disable-background-networking --disable-component-update
    --disable-sync --no-first-run"""
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LOCALES = {"sv": "sv-FI", "fi": "fi-FI", "en": "en-GB"}
QUESTIONS = {
    "sv": "Får vi lägga ut bilder på barn?",
    "fi": "Saako lapsista julkaista kuvia?",
    "en": "May we post pictures of children?",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    if not CHROMIUM.exists():  # noqa: ASYNC240
        missing(f"Chromium ({CHROMIUM})", "apt-get install chromium, or set CHROMIUM to where it is")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The product with an empty store, served over HTTP on this machine."""
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/farjag.db"
    server = TestServer(build_app(Settings(farjag_env="development", public_ask=True, database_url=url)))
    await server.start_server()
    yield str(server.make_url("/"))
    await server.close()


class Visitor:
    """One person at one window; `complaints` are what the browser's console and its policy had to say."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._elsewhere(request.url))
        self.question = page.locator("#question")
        self.cards = page.locator("#log .card")

    def _elsewhere(self, url: str) -> None:
        if not url.startswith(self.address):
            self.complaints.append(f"asked elsewhere: {url}")

    async def ask(self, question: str) -> Locator:
        """Writes and sends; the card that comes back."""
        before = await self.cards.count()
        await self.question.fill(question)
        await self.question.press("Enter")
        await expect(self.cards).to_have_count(before + 1)
        return self.cards.last

    async def answered(self) -> Locator:
        """The card of an answer with everything in it."""
        card = await self.ask(QUESTIONS[str(await self.page.locator("html").get_attribute("lang"))])
        await expect(card.locator(".verdict")).to_be_visible()
        return card


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser, address: str) -> AsyncIterator[object]:
    """Opens a page; when the test is over no window may have had anything to complain of."""
    visitors: list[Visitor] = []

    async def opened(language: str = "sv", path: str = "", **options: object) -> Visitor:
        settings = {"viewport": DESKTOP, "reduced_motion": "reduce", **options}
        context = await browser.new_context(locale=LOCALES[language], **settings)
        visitors.append(Visitor(await context.new_page(), address))
        await visitors[-1].page.goto(address + path)
        return visitors[-1]

    yield opened
    for visitor in visitors:
        await visitor.page.context.close()
    assert [visitor.complaints for visitor in visitors] == [[] for _ in visitors]


async def no_barrier(page: Page) -> None:
    results = await Axe().run(page)
    faults = [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in results.response["violations"]
    ]
    assert faults == []
