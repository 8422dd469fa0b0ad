"""The register in a real browser: filtered, asked, read aloud, on a phone and by keyboard, without any script."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.limits.workers import WorkerPool
from bot.stores.opening import open_store
from bot.terminal.register import exported
from bot.web.guard import guarded
from bot.web.places import Places
from bot.web.register import Register
from bot.web.surface import static_file
from handlers.records import Channel
from handlers.register.lines import all_channels
from handlers.register.takeover import read_channels, take_over
from handlers.wording import LANGUAGES, text
from knowledge.town import load_town
from tests.conftest import missing

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHROMIUM = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
QUIET = """--no-sandbox --disable-gpu --disable-background-networking --disable-component-update
    --disable-sync --no-first-run"""
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
HANGO_CHANNELS = Path(__file__).parent / "data" / "hango_channels.csv"
LONG = Channel(
    0, "W" * 80, "W" * 60, "W" * 200, "evil.example/" + "w" * 200, "evil.example/" + "w" * 200, "open", None, None,
    ("sv",), "W" * 90,
)  # fmt: skip

LEFT = "net::ERR_ABORTED"

Visit = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    if not CHROMIUM.exists():  # noqa: ASYNC240
        missing(f"Chromium ({CHROMIUM})", "apt-get install chromium, or set CHROMIUM to where it is")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def addresses(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, str]]:
    """Where the register is: `server`, over HTTP, and `files`, the export as plain files."""
    folder = tmp_path_factory.mktemp("register")
    store, town = open_store(f"sqlite:///{folder}/a.db", disk_is_wiped=False), load_town()
    await store.migrate()
    await store.write(take_over, read_channels(HANGO_CHANNELS.read_bytes(), town), datetime.now(UTC), "test")
    for name, content in exported(await store.read(all_channels), town).items():
        (folder / name).write_bytes(content)
    await store.write(lambda tx: tx.save_channel(LONG))
    app, pages = web.Application(), Register(town, store, WorkerPool(), Places(chat=False, ask=False))
    guard = partial(guarded, hosts=None, refusal=pages.refusal)
    pages.mount(app, guard)
    app.router.add_get("/static/{name}", guard(static_file))
    server = TestServer(app)
    await server.start_server()
    yield {"server": str(server.make_url("/register/")), "files": f"file://{folder}/"}
    await server.close()
    await store.close()


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser, addresses: dict[str, str]) -> AsyncIterator[Visit]:
    """Opens a page without JavaScript; when the test is over the browser may have had nothing to complain of."""
    complaints: list[str] = []
    contexts = []

    async def opened(path: str, where: str = "server", script: bool = False, **options: object) -> Page:
        settings = {"viewport": DESKTOP, "reduced_motion": "reduce", "java_script_enabled": script, **options}
        contexts.append(await browser.new_context(**settings))
        page = await contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        # what is still on its way when the page is left is ended by the browser; what a policy stops is another error
        page.on("requestfailed", lambda request: request.failure == LEFT or complaints.append(request.url))
        await page.goto(addresses[where] + path)
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_register_is_filtered_and_asked_without_a_script(visit: Visit, language: str) -> None:
    page = await visit(language, viewport=PHONE)
    await page.get_by_label(text(language, "register-page-words"), exact=True).fill("visit")
    await page.get_by_label(text(language, "register-page-platform"), exact=True).select_option("TikTok")
    await page.get_by_role("button", name=text(language, "register-page-show"), exact=True).click()
    await expect(page.get_by_role("rowheader")).to_have_count(1)
    await expect(page.get_by_role("status")).to_have_text(text(language, "register-count", count=1))
    await page.get_by_role("link", name=text(language, "register-page-show-all")).click()
    await expect(page.get_by_role("rowheader")).to_have_count(14)
    await page.get_by_label(text(language, "register-page-check-label")).fill("https://m.facebook.com/VisitHanko?ref=1")
    await page.get_by_role("button", name=text(language, "register-page-check-button")).click()
    await expect(page.locator(".verdict.allowed")).to_have_text(text(language, "register-check-official"))
    await expect(page.locator(".verdict.allowed")).to_be_in_viewport()


async def test_the_language_is_switched_with_the_question_kept(visit: Visit) -> None:
    page = await visit("sv?check=https://twitter.com/hangostad")
    await expect(page.locator(".verdict.not_allowed")).to_have_text(text("sv", "register-check-closed"))
    await page.get_by_role("link", name="Suomi").click()
    await expect(page.locator("html")).to_have_attribute("lang", "fi")
    await expect(page.locator(".verdict.not_allowed")).to_have_text(text("fi", "register-check-closed"))


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_table_stays_a_table_for_screen_readers(visit: Visit, viewport: dict[str, int]) -> None:
    page = await visit("sv", viewport=viewport)
    table = page.get_by_role("table", name=text("sv", "register-page-closed"))
    await expect(table).to_have_count(1)
    await expect(table.get_by_role("row")).to_have_count(4)
    row = table.get_by_role("row").filter(has_text="hangomuseum")
    await expect(row.get_by_role("rowheader")).to_contain_text("Hangö museum")
    await expect(row.get_by_role("cell")).to_have_count(6)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "sv",
        "en?check=https://instagram.com/hangobibliotek_",
        "fi?check=fb.com/visithanko&words=zzz",
    ],
)
async def test_axe_finds_no_barrier(visit: Visit, viewport: dict[str, int], mode: str, path: str) -> None:
    await no_barrier(await visit(path, script=True, viewport=viewport, color_scheme=mode))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_export_is_as_good_from_a_folder(visit: Visit, language: str) -> None:
    page = await visit(f"{language}.html", "files", script=True)
    await expect(page.get_by_role("rowheader")).to_have_count(13)
    assert await page.evaluate("getComputedStyle(document.querySelector('.channels td')).display") == "table-cell"
    await page.get_by_role("link", name="Suomi").click()
    await expect(page.locator("html")).to_have_attribute("lang", "fi")


async def no_barrier(page: Page) -> None:
    results = await Axe().run(page)
    faults = [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in results.response["violations"]
    ]
    assert faults == []


@pytest.mark.parametrize("width", [320, 820, 1119, 1120])
@pytest.mark.parametrize("path", ["sv?check=fb.com/visithanko", "fi?check=https://instagram.com/hangobibliotek_", "en"])
async def test_nothing_sticks_out_and_all_can_be_hit(visit: Visit, width: int, path: str) -> None:
    page = await visit(path, script=True, viewport={"width": width, "height": 700})
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    for thing in await page.locator("button:visible, a:visible, select:visible, input:visible").all():
        box = await thing.bounding_box()
        if box and await thing.get_attribute("class") != "skip":
            assert box["height"] >= 44, await thing.evaluate("it => it.outerHTML")


async def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = await visit("sv", script=True)
    await page.keyboard.press("Tab")
    await expect(page.locator("*:focus")).to_have_text(text("sv", "register-page-skip"))
    await page.keyboard.press("Enter")
    await expect(page.locator("#channels")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.type("museum")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("rowheader")).to_have_count(2)
