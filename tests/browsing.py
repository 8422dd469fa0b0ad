"""One person at one window of a real browser, and what a window of ours must be free of."""

from __future__ import annotations

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Locator, Page, expect

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LOCALES = {"sv": "sv-FI", "fi": "fi-FI", "en": "en-GB"}
QUESTIONS = {
    "sv": "Får vi lägga ut bilder på barn?",
    "fi": "Saako lapsista julkaista kuvia?",
    "en": "May we post pictures of children?",
}


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


async def no_barrier(page: Page) -> None:
    results = await Axe().run(page)
    faults = [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in results.response["violations"]
    ]
    assert faults == []
