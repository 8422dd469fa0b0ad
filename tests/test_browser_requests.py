"""A channel request in a real browser: from a wish to a row in the register, by two people in two windows."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer, unused_port
from playwright.async_api import Locator, Route, expect

from bot.composition import build_app
from bot.settings import Settings
from handlers.request.fields import label
from handlers.wording import text
from tests.browsing import DESKTOP, PHONE, Visitor, no_barrier

pytest_plugins = ["tests.windows"]
pytestmark = pytest.mark.asyncio(loop_scope="module")

WISH = "Vi vill öppna en egen sida på Instagram för museet"
NEEDED = {"audience": "Barnfamiljer som vill veta vad som händer.", "goals": "Fler besökare på utställningarna."}
WHOLE = {
    **NEEDED,
    "name": "Hangö museum",
    "address": "instagram.com/hangomuseum",
    "administrators": "Anna Lind\nMatti Meri",
    "deputy": "Siv Strand",
}


class House:
    """The product on one port and one file: may be stopped and started again."""

    def __init__(self, file: Path) -> None:
        self._file, self._port = file, unused_port()
        self.address = f"http://127.0.0.1:{self._port}/"

    async def open(self) -> None:
        settings = Settings(farjag_env="development", database_url=f"sqlite:///{self._file}")
        self._server = TestServer(build_app(settings), host="127.0.0.1", port=self._port)
        await self._server.start_server()

    async def close(self) -> None:
        await self._server.close()


@pytest_asyncio.fixture(loop_scope="module")
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """An empty house for each test: nobody has asked for anything yet."""
    house = House(tmp_path / "farjag.db")
    await house.open()
    yield house
    await house.close()


@pytest.fixture
def address(house: House) -> str:
    return house.address


@pytest.fixture
def staff(visit: Callable[..., Visitor]):  # type: ignore[no-untyped-def]
    async def opened(**options: object) -> Visitor:
        return await person(visit, "web:personal", **options)

    return opened


@pytest.fixture
def informator(visit: Callable[..., Visitor]):  # type: ignore[no-untyped-def]
    async def opened(**options: object) -> Visitor:
        return await person(visit, "web:informator", **options)

    return opened


async def person(visit: Callable[..., Visitor], id: str, **options: object) -> Visitor:
    visitor = await visit(**options)
    await visitor.page.locator("#person").select_option(id)
    return visitor


async def opened_form(visitor: Visitor, wish: str = WISH) -> Locator:
    """The form that a wish in free text leads to."""
    card = await visitor.ask(wish)
    await card.locator(".press-request-channel").click()
    form = visitor.page.locator("form.form")
    await expect(form).to_have_count(1)
    return form


def field(form: Locator, name: str) -> Locator:
    return form.locator(f"[data-name={name}]")


async def filled(form: Locator, values: dict[str, str]) -> None:
    for name, value in values.items():
        await field(form, name).fill(value)


async def sent(form: Locator) -> None:
    await form.locator("button[type=submit]").click()


async def asked_for(visitor: Visitor, values: dict[str, str] = WHOLE) -> None:
    """A request, sent."""
    form = await opened_form(visitor)
    await filled(form, values)
    await sent(form)
    await expect(visitor.cards.last).to_contain_text(text("sv", "request-sent"))


def letters(visitor: Visitor) -> Locator:
    """The cards that came by themselves."""
    return visitor.page.locator("#log .card:has(> .arrived)")


async def press(card: Locator, action: str) -> None:
    await card.locator(f".press-{action}").click()


async def answered_form(visitor: Visitor, name: str, words: str) -> None:
    """The form that is open, with words in its one field, sent."""
    form = visitor.page.locator("form.form").last
    await field(form, name).fill(words)
    await sent(form)


# From a wish to the register


async def test_a_wish_becomes_a_row_in_the_register_between_two_windows(staff, informator) -> None:
    asker, decider = await staff(), await informator()
    form = await opened_form(asker)
    await expect(field(form, "unit")).to_have_value("Museet")
    await expect(field(form, "platform")).to_have_value("Instagram")
    await filled(form, WHOLE)
    await sent(form)
    await expect(form).to_have_count(0)

    card = letters(decider).first
    await expect(card.locator(".facts")).to_contain_text("Barnfamiljer")
    await expect(decider.page.locator("#spoken")).to_contain_text(text("sv", "web-letter"))
    await press(card, "ask-more")
    await answered_form(decider, "question", "Varför räcker inte stadens egen sida?")
    await expect(letters(asker).last).to_contain_text("Varför räcker inte stadens egen sida?")

    await asker.ask("Stadens sida når inte barnfamiljerna.")
    await asker.page.locator(".press-answer").last.click()
    await sent(asker.page.locator("form.form").last)
    await expect(letters(decider).last).to_contain_text("Stadens sida når inte barnfamiljerna.")
    await expect(card).to_contain_text("Stadens sida når inte barnfamiljerna.")
    await press(card, "approve")
    await expect(letters(asker).last).to_contain_text(text("sv", "told-approved"))

    for action in ("grant", "confirm", "list"):
        await press(card, action)
        await expect(card.locator(f".press-{action}")).to_have_count(0)
    await expect(letters(asker).last).to_contain_text(text("sv", "told-listed"))
    await asker.page.goto(asker.address + "register")
    await expect(asker.page.locator("body")).to_contain_text("Hangö museum")
    await expect(asker.page.locator("body")).not_to_contain_text("Anna Lind")


async def test_a_decided_card_changes_in_every_window_without_a_reload(staff, informator) -> None:
    asker, one, other = await staff(), await informator(), await informator()
    await asked_for(asker)
    await expect(letters(one)).to_have_count(1)
    await expect(letters(other).locator(".press-approve")).to_be_visible()
    await press(letters(one), "approve")
    await expect(letters(other).locator(".press-approve")).to_have_count(0)
    await expect(letters(other)).to_have_count(1)
    await expect(other.page.locator("#spoken")).to_contain_text(text("sv", "web-letter-changed"))


async def test_a_rejection_needs_a_reason_and_the_requester_reads_it(staff, informator) -> None:
    asker, decider = await staff(), await informator()
    await asked_for(asker)
    await press(letters(decider), "reject")
    await answered_form(decider, "reason", " ")
    fault = decider.page.locator("form.form [aria-invalid=true]")
    await expect(fault).to_be_focused()
    await expect(letters(asker)).to_have_count(0)
    await answered_form(decider, "reason", "Stadens egen sida räcker.")
    await expect(letters(asker)).to_contain_text("Stadens egen sida räcker.")
    await press(letters(asker), "again")
    await expect(field(asker.page.locator("form.form"), "goals")).to_have_value(NEEDED["goals"])


async def test_a_button_that_comes_too_late_says_what_was_decided(staff, informator) -> None:
    asker, one, late = await staff(), await informator(), await informator()
    await asked_for(asker)
    await expect(letters(late)).to_have_count(1)

    async def nothing_new(route: Route) -> None:
        await route.fulfill(body=json.dumps({"messages": [], "after": 10_000}), content_type="application/json")

    await late.page.route("**/chat/inbox*", nothing_new)
    await press(letters(one), "approve")
    await expect(letters(asker)).to_have_count(1)
    await press(letters(late), "reject")
    await expect(late.cards.last).to_contain_text(text("sv", "decide-already"))
    await expect(letters(asker)).to_have_count(1)


async def test_what_came_is_there_after_a_reload_and_after_a_restart(staff, informator, house: House) -> None:
    asker = await staff()
    await asked_for(asker)
    decider = await informator()
    await expect(letters(decider)).to_have_count(1)
    await house.close()
    await house.open()
    await decider.page.reload()
    decider.complaints.clear()  # the browser itself notes that nobody was at home for a while
    asker.complaints.clear()
    await expect(decider.page.locator("#person")).to_have_value("web:informator")
    await expect(letters(decider)).to_have_count(1)
    await press(letters(decider), "approve")
    await expect(letters(asker)).to_contain_text(text("sv", "told-approved"))
    asker.complaints.clear()
    await expect(letters(decider)).to_contain_text("Godkänd")  # the card as it is now has come
    await decider.page.locator("#new").click()
    await expect(letters(decider)).to_have_count(0)
    await decider.page.reload()
    await expect(decider.page.locator("#welcome")).to_be_visible()


async def test_a_message_below_the_edge_is_pointed_at_until_it_is_seen(staff, informator) -> None:
    asker, decider = await staff(viewport=PHONE), await informator()
    await asked_for(asker, NEEDED)
    for _ in range(2):
        await asker.answered()
    await asker.page.evaluate("scrollTo(0, 0)")
    await asker.question.fill("jag skriver")
    await press(letters(decider), "approve")
    await expect(asker.page.locator("#unread")).to_be_visible()
    await expect(asker.question).to_have_value("jag skriver")
    await asker.page.locator("#unread").click()
    await expect(letters(asker)).to_be_focused()
    await expect(asker.page.locator("#unread")).to_be_hidden()


async def test_another_person_at_the_same_window_reads_their_own_messages(staff) -> None:
    visitor = await staff()
    await asked_for(visitor)
    await visitor.page.locator("#person").select_option("web:informator")
    await expect(letters(visitor).locator(".press-approve")).to_be_visible()
    await visitor.page.locator("#person").select_option("web:kollega")
    await expect(visitor.cards).to_have_count(0)


# The form


async def test_faults_stand_at_their_fields_and_the_first_has_the_focus(staff) -> None:
    asker = await staff()
    form = await opened_form(asker)
    await filled(form, {"goals": "Fler besökare", "address": "på nätet", "start": "2020-01-01"})
    await sent(form)
    faults = form.locator("[aria-invalid=true]")
    await expect(faults).to_have_count(3)
    await expect(field(form, "audience")).to_be_focused()
    for name in ("audience", "address", "start"):
        described = str(await field(form, name).get_attribute("aria-describedby")).split()
        error = asker.page.locator(f"[id='{next(id for id in described if id.endswith('-error'))}']")
        await expect(error).not_to_be_empty()
    await expect(field(form, "goals")).to_have_value("Fler besökare")
    await expect(field(form, "address")).to_have_value("på nätet")
    await expect(field(form, "start")).to_have_value("2020-01-01")
    await expect(asker.page.locator("#spoken")).to_contain_text(text("sv", "form-mend", count=3))
    await expect(asker.page.locator("form.form")).to_have_count(1)


async def test_an_answer_that_is_not_in_the_list_is_written_beside_it(staff, informator) -> None:
    asker, decider = await staff(), await informator()
    form = await opened_form(asker)
    await field(form, "platform").select_option(label=text("sv", "web-form-other"))
    name = f"{label('platform', 'sv')} {text('sv', 'web-form-other-which')}"
    other = form.get_by_role("textbox", name=name)
    await expect(other).to_be_focused()
    await other.fill("Mastodon")
    await sent(form)
    await expect(field(form, "audience")).to_be_focused()
    await expect(other).to_have_value("Mastodon")
    await filled(form, NEEDED)
    await sent(form)
    await expect(letters(decider).locator(".facts")).to_contain_text("Mastodon")


async def test_an_unsent_form_is_there_after_a_reload_and_dropped_in_so_many_words(staff) -> None:
    asker = await staff()
    form = await opened_form(asker)
    await field(form, "goals").fill("Fler besökare")
    await field(form, "name").fill("Hangö museum")
    await expect(form.locator(".kept")).to_be_visible()
    await field(form, "deputy").press_sequentially("Siv")
    await asker.page.reload()
    await expect(field(form, "goals")).to_have_value("Fler besökare")
    await expect(field(form, "deputy")).to_have_value("Siv")
    await asker.question.fill("låt bli")
    await asker.question.press("Enter")
    await expect(asker.cards.last).to_contain_text("Vill du ta bort den")
    await press(asker.cards.last, "drop")
    await expect(asker.cards.last).to_contain_text(text("sv", "request-dropped"))
    await expect(form).to_have_count(0)
    await asker.page.reload()
    await expect(asker.cards.last).to_contain_text(text("sv", "request-dropped"))
    await expect(form).to_have_count(0)


async def test_a_form_put_aside_is_taken_up_again_by_its_button(staff) -> None:
    asker = await staff()
    form = await opened_form(asker)
    await field(form, "goals").fill("Fler besökare")
    await form.locator(".keep").click()
    await expect(asker.cards.last).to_contain_text(text("sv", "request-kept"))
    await press(asker.cards.last, "edit-request")
    await expect(field(form, "goals")).to_have_value("Fler besökare")


async def test_a_form_is_kept_where_the_server_cannot_be_reached(staff) -> None:
    asker = await staff()
    form = await opened_form(asker)
    await asker.page.context.set_offline(True)
    await filled(form, NEEDED)
    await sent(form)
    await expect(asker.page.get_by_role("alert")).to_have_text(text("sv", "web-unreachable"))
    await expect(field(form, "goals")).to_have_value(NEEDED["goals"])
    await asker.page.context.set_offline(False)
    await sent(form)
    await expect(asker.cards.last).to_contain_text(text("sv", "request-sent"))
    asker.complaints.clear()  # the browser itself notes that it is offline


async def test_a_colleagues_request_for_the_same_is_shown_while_the_form_is_filled_in(staff, visit) -> None:
    asker = await staff()
    await asked_for(asker)
    colleague = await person(visit, "web:kollega")
    form = await opened_form(colleague, "Vi vill öppna en ny sida")
    await field(form, "unit").select_option("Museet")
    await field(form, "platform").select_option("Instagram")
    await field(form, "name").fill("Hangö museum")
    await field(form, "name").blur()
    await expect(colleague.cards.last.locator(".bullets")).to_contain_text("Museet, Instagram")
    await expect(field(form, "name")).to_have_value("Hangö museum")


async def test_what_somebody_writes_in_a_form_shows_as_text(staff, informator) -> None:
    asker, decider = await staff(), await informator()
    hostile = '"><img src=x onerror=alert(1)> {{ 7*7 }}'
    form = await opened_form(asker)
    await filled(form, {**NEEDED, "name": hostile, "start": "2020-01-01"})
    await sent(form)
    await expect(field(form, "start")).to_be_focused()
    await expect(field(form, "name")).to_have_value(hostile)
    await field(form, "start").fill("")
    await sent(form)
    await expect(letters(decider).locator(".facts")).to_contain_text(hostile)
    await expect(decider.page.locator("#log img")).to_have_count(0)


# For everyone


async def test_the_keyboard_alone_sends_a_request_and_decides_on_it(staff, informator) -> None:
    asker, decider = await staff(), await informator()

    async def tab_to(visitor: Visitor, selector: str) -> None:
        for _ in range(60):
            await visitor.page.keyboard.press("Tab")
            if await visitor.page.locator(f"{selector}:focus").count():
                return
        raise AssertionError(f"Tab never reaches {selector}")

    keyboard = asker.page.keyboard
    await asker.ask(WISH)
    await asker.page.locator("#new").focus()
    await tab_to(asker, ".press-request-channel")
    await keyboard.press("Enter")
    await expect(asker.page.locator("form.form")).to_have_count(1)
    await expect(asker.cards.last).to_be_focused()
    await tab_to(asker, "[data-name=unit]")
    await keyboard.type("Biblio")
    await tab_to(asker, "[data-name=audience]")
    await keyboard.type(NEEDED["audience"])
    await tab_to(asker, "[data-name=goals]")
    await keyboard.type(NEEDED["goals"])
    await tab_to(asker, "[data-name=name]")
    await keyboard.type("Hangö bibliotek")
    await keyboard.press("Enter")
    await expect(asker.page.locator("form.form")).to_have_count(1)
    await tab_to(asker, "form.form button[type=submit]")
    await keyboard.press("Enter")
    await expect(asker.cards.last).to_contain_text(text("sv", "request-sent"))
    await expect(asker.cards.last).to_be_focused()

    await expect(letters(decider)).to_contain_text("Hangö bibliotek")
    await decider.page.locator("#new").focus()
    await tab_to(decider, ".press-reject")
    await decider.page.keyboard.press("Enter")
    await expect(decider.page.locator("form.form")).to_have_count(1)
    await tab_to(decider, "[data-name=reason]")
    await decider.page.keyboard.type("Biblioteket har redan en sida.")
    await tab_to(decider, "form.form button[type=submit]")
    await decider.page.keyboard.press("Enter")
    await expect(letters(asker)).to_contain_text("Biblioteket har redan en sida.")


@pytest.mark.parametrize(("viewport", "mode"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"])
async def test_axe_finds_no_barrier_from_the_form_to_the_decision(
    staff, informator, viewport: dict[str, int], mode: str
) -> None:
    asker = await staff(viewport=viewport, color_scheme=mode)
    decider = await informator(viewport=viewport, color_scheme=mode)
    form = await opened_form(asker)
    await no_barrier(asker.page)
    await filled(form, {**WHOLE, "start": "2020-01-01"})
    await field(form, "unit").select_option(label=text("sv", "web-form-other"))
    await sent(form)
    await expect(form.locator("[aria-invalid=true]").first).to_be_focused()
    await no_barrier(asker.page)
    await field(form, "unit").select_option("Museet")
    await field(form, "start").fill("")
    await sent(form)
    await expect(letters(decider)).to_have_count(1)
    await press(letters(decider), "reject")
    await expect(decider.page.locator("form.form")).to_have_count(1)
    await no_barrier(decider.page)
    await press(letters(decider), "approve")
    await expect(letters(asker)).to_have_count(1)
    await no_barrier(asker.page)
    await no_barrier(decider.page)


async def test_nothing_of_a_form_or_a_card_sticks_out_of_the_narrowest_phone(staff, informator) -> None:
    narrow = {"width": 320, "height": 640}
    asker, decider = await staff(viewport=narrow), await informator(viewport=narrow)
    form = await opened_form(asker)
    await filled(form, {**NEEDED, "name": "W" * 119, "start": "2020-01-01"})
    await sent(form)
    await expect(field(form, "start")).to_be_focused()
    for visitor in (asker, decider):
        assert await visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
    for thing in await form.locator("input:visible, select:visible, textarea:visible, button:visible").all():
        box = await thing.bounding_box()
        assert box and box["height"] >= 44, await thing.evaluate("it => it.outerHTML")
    await field(form, "start").fill("")
    await sent(form)
    await expect(letters(decider)).to_have_count(1)
    assert await decider.page.evaluate("document.documentElement.scrollWidth") <= 320
