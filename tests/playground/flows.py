"""What people do in Teams, done in Microsoft's Agents Playground: `make ci-extra`.

Not part of `make test`, which collects `test_*.py` alone: it needs Node and some minutes. A flow is a test that names
`window`: sit, write, press, look. Pictures lie in `var/playground/`, which is not tracked.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from handlers.request.fields import label
from handlers.wording import LANGUAGES, text
from knowledge.town import Town
from tests.browsing import QUESTIONS
from tests.playground.rig import ADELE, ALEX, MEGAN, ROOT, Seat, playground
from tests.playground.window import Window

pytest_plugins = ["tests.windows"]
pytestmark = pytest.mark.asyncio(loop_scope="module")

PICTURES = ROOT / "var" / "playground"
VIEWPORT = {"width": 1280, "height": 1300}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def teams(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[str, Seat]]:
    """Megan decides."""
    async with playground(tmp_path_factory.mktemp("playground"), APPROVERS=MEGAN.id) as started:
        yield started


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window(browser: Browser, teams: tuple[str, Seat]) -> AsyncIterator[Window]:
    """One for all: the Playground shows a second one nothing of the chat."""
    page = await browser.new_page(viewport=VIEWPORT)
    address, seat = teams
    opened = Window(page, PICTURES, seat)
    await opened.open(address)
    yield opened
    await page.close()


DRAFT = "Välkommen till julfesten fredag 18.12.2026 kl 18! Ring Anna Ek, 040 123 4567. #jul"
#: Each asks in one language, so that nothing is remembered of the one before.
ASKERS = dict(zip(LANGUAGES, (ALEX, MEGAN, ADELE), strict=True))


async def reads(card: Locator, *expected: str) -> None:
    for words in expected:
        await expect(card).to_contain_text(words)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_and_one_that_lies_near_it(window: Window, hango: Town, language: str) -> None:
    window.sit(ASKERS[language])
    answer = await window.write(QUESTIONS[language])
    await reads(answer, hango.situations["pictures-of-children"].headlines[language], text(language, "conditions-if"))
    await window.look(f"answer-{language}")
    related = hango.situations[hango.situations["pictures-of-children"].related[0]]
    next_answer = await window.press(answer, related.questions[language])
    await reads(next_answer, related.answers[language])
    await window.look(f"related-{language}")


async def test_a_request_from_fill_in_here_to_approval(window: Window) -> None:
    """Megan has written here before: so her card comes into this chat, as does what Alex is told."""
    window.sit(MEGAN)
    await window.write("hej")
    window.sit(ALEX)
    offered = await window.write("vi på biblioteket vill ha en egen sida på facebook")
    form = await window.press(offered, text("sv", "do-request-channel"))
    await window.fill(form, {label("audience", "sv"): "Låntagare", label("goals", "sv"): "Fler låntagare"})
    await window.look("request-form")
    cards = await window.cards.count()
    await window.press_in_place(form, text("sv", "request-send"))
    decision = window.cards.nth(cards)
    await reads(decision, "Ansökan 1: Biblioteket, Facebook", "Låntagare")
    window.sit(MEGAN)
    await window.press_in_place(decision, text("sv", "do-approve"))
    await expect(window.cards.filter(has_text="Din ansökan är godkänd!")).to_have_count(1)
    await reads(decision, "Godkänd")
    await window.look("request-approved")


async def test_a_message_is_reviewed_by_its_action(window: Window) -> None:
    window.sit(ALEX)
    await window.write(DRAFT)
    card = await window.act_on(DRAFT)
    await reads(card, "Anna Ek", "040 123 4567")
    await window.look("review-by-action")
