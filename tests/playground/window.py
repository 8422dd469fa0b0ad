"""Whoever sits at the window of the Agents Playground: writes, presses, and what they then see."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Locator, Page, Route, expect

from tests.playground.rig import Person, Seat

#: A busy machine is no fault of the code.
PATIENCE_MS = 30_000
CARD = ".ac-adaptiveCard"

expect.set_options(timeout=PATIENCE_MS)


class Window:
    """`pictures` is the folder that screenshots go to."""

    def __init__(self, page: Page, pictures: Path, seat: Seat) -> None:
        self.page, self._pictures, self._seat = page, pictures, seat
        page.set_default_timeout(PATIENCE_MS)
        self.cards = page.locator(CARD)
        self._text = page.get_by_role("textbox").last

    def sit(self, person: Person) -> None:
        """What is written and pressed from now on comes from them."""
        self._seat.person = person

    async def open(self, address: str) -> Locator:
        """The help card: the Playground adds the app as soon as somebody looks."""

        async def only_here(route: Route) -> None:
            """Its fonts lie on the internet; it does without."""
            await (route.continue_() if route.request.url.startswith(address) else route.abort())

        await self.page.route("**/*", only_here)
        await self.page.goto(address)
        await self.page.get_by_role("button", name="Hide log panel").click()
        await expect(self.cards).to_have_count(1)
        return self.cards.last

    async def write(self, text: str) -> Locator:
        """Sends a message; the card that answers it."""
        before = await self.cards.count()
        await self._text.click()
        await self.page.keyboard.insert_text(text)
        await self.page.get_by_role("button", name="Send Message").click()
        return await self._card_after(before)

    async def press(self, card: Locator, label: str) -> Locator:
        """Presses a button that answers with a card of its own; that card."""
        before = await self.cards.count()
        await card.get_by_role("button", name=label, exact=True).click()
        return await self._card_after(before)

    async def press_in_place(self, card: Locator, label: str) -> Locator:
        """Presses a button whose answer stands in the card's own place."""
        await card.get_by_role("button", name=label, exact=True).click()
        return card

    async def fill(self, card: Locator, answers: dict[str, str]) -> None:
        """By the labels of the fields that are written in."""
        for label, answer in answers.items():
            await card.get_by_label(label).last.fill(answer)

    async def act_on(self, words: str) -> Locator:
        """The dialog of the app's action in the menu of the first message that says `words`."""
        message = self.page.locator("span").filter(has_text=words).first
        row = message.locator("xpath=ancestor::*[descendant::*[@aria-label='Show more information']][1]")
        await row.get_by_role("button", name="Show more information").click()
        await self.page.get_by_role("menuitem").last.click()
        await self.page.get_by_role("button", name="Create").click()
        return self.page.get_by_role("dialog").locator(CARD).last

    async def look(self, name: str) -> None:
        """Keeps a picture of what is on the screen."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=self._pictures / f"{name}.png")

    async def _card_after(self, before: int) -> Locator:
        card = self.cards.nth(before)
        await card.scroll_into_view_if_needed()
        return card
