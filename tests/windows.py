"""A real browser on the running product, for tests that name `visit`: it opens as many windows as there are people."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, async_playwright

from bot.composition import build_app
from bot.settings import Settings
from tests.browsing import DESKTOP, LOCALES, Visitor
from tests.conftest import missing

CHROMIUM = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
QUIET = """--no-sandbox --disable-gpu --disable-background-networking --disable-component-update
    --disable-sync --no-first-run"""


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
