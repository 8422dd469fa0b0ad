"""A draft in a real browser: pasted, mended, checked again, read by a second pair of eyes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.async_api import Locator, Route, expect

from tests.browsing import DESKTOP, PHONE, Visitor, no_barrier

pytest_plugins = ["tests.windows"]
pytestmark = pytest.mark.asyncio(loop_scope="module")

Visit = Callable[..., Visitor]
NAMES = "Wilma Backström och Noel Isaksson"
DRAFT = f"🎉 Grattis {NAMES} till segern!\nHämta priset i biblioteket senast 1.12.2031 kl. 18. 👩🏽‍🚀 #läsning"
FINNISH = "\nOnnea voittajille! Palkinnon voi noutaa kirjastosta viimeistään 1.12.2031 klo 18. #lukeminen"


async def pasted(visitor: Visitor, draft: str = DRAFT) -> Locator:
    """The card of the review."""
    before = await visitor.cards.count()
    await visitor.question.fill(draft)
    await visitor.page.locator("#ask").evaluate("form => form.requestSubmit()")
    await expect(visitor.cards).to_have_count(before + 1)
    return visitor.cards.last


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_draft_is_pasted_mended_and_checked_again(visit: Visit, viewport: dict[str, int]) -> None:
    staff = await visit("sv", viewport=viewport)  # type: ignore[misc]
    card = await pasted(staff)
    await expect(card.locator(".verdict")).to_have_text("Ändra först")
    await expect(card.locator("mark")).to_have_text(["Wilma Backström1", "Noel Isaksson2"])
    await expect(card.locator(".remark")).to_have_count(3)
    await no_barrier(staff.page)
    assert await staff.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    field = card.get_by_label("Texten")
    await field.fill((DRAFT + FINNISH).replace(NAMES, "alla"))
    await card.get_by_role("button", name="Granska igen").click()
    await expect(staff.cards.last).to_contain_text("Nu är allt rättat.")
    await expect(staff.cards.last).to_contain_text("Rättat: bara ett språk (1), en privatpersons namn (2).")
    await expect(staff.cards.last.locator(".verdict")).to_have_text("Klart att publicera")


async def test_a_mark_leads_to_its_remark_and_all_of_it_works_by_keyboard(visit: Visit) -> None:
    staff = await visit("sv")  # type: ignore[misc]
    card = await pasted(staff)
    await card.locator("mark a").first.focus()
    await staff.page.keyboard.press("Enter")
    await expect(card.locator(".remark:target")).to_contain_text("en privatpersons namn")
    dismiss = card.locator(".remark").first.get_by_role("button", name="Inte relevant här")
    await dismiss.focus()
    await staff.page.keyboard.press("Enter")
    await expect(staff.cards.last.locator("mark")).to_have_text(["Noel Isaksson1"])
    await expect(staff.cards.last.get_by_label("Texten")).to_have_value(DRAFT)


async def test_who_is_to_be_seen_is_asked_only_where_there_are_pictures(visit: Visit) -> None:
    staff = await visit("fi")  # type: ignore[misc]
    card = await pasted(staff, "Tarkista: Leirillä riittää tänään vauhtia!\nPå lägret är det full fart i dag!")
    people = card.get_by_role("radiogroup", name="Näkyykö niissä tunnistettavia ihmisiä?")
    await expect(people).to_be_hidden()
    pictures = card.get_by_role("radiogroup", name="Liittyykö tähän kuvia tai videoita?")
    await pictures.get_by_label("Kyllä").check()
    await people.get_by_label("Kyllä").check()
    await card.get_by_role("radiogroup", name="Ovatko he antaneet luvan?").get_by_label("Ei").check()
    await card.get_by_role("button", name="Tarkista uudelleen").click()
    await expect(staff.cards.last).to_contain_text("kuva ilman lupaa")


async def test_a_second_pair_of_eyes_reads_it_and_answers(visit: Visit) -> None:
    staff, chief = await visit("sv"), await visit("sv")  # type: ignore[misc]
    await chief.page.locator("#person").select_option("web:informator")
    card = await pasted(staff)
    await card.get_by_role("button", name="Be informatören läsa").click()
    letter = chief.cards.filter(has_text="Ett par ögon till")
    await expect(letter).to_be_visible(timeout=10_000)
    await expect(letter).to_contain_text("Från Personal")
    await expect(letter.locator("mark")).to_have_text(["Wilma Backström1", "Noel Isaksson2"])
    await expect(staff.cards.last).to_contain_text("Informatören har fått din text", timeout=10_000)
    await expect(staff.cards.last.get_by_label("Texten")).to_have_value(DRAFT)
    await chief.page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert NAMES not in str(await chief.page.evaluate("sessionStorage.getItem('conversation')")), "another's draft"
    await letter.get_by_role("button", name="Svara").click()
    answer = chief.cards.last
    await answer.get_by_label("Ditt svar").fill("Ta bort barnens namn, annars fint!")
    await answer.get_by_role("button", name="Skicka svaret").click()
    await expect(staff.page.locator("#log")).to_contain_text("Ta bort barnens namn, annars fint!", timeout=10_000)
    await expect(chief.cards.last).to_contain_text("Svaret har kommit fram", timeout=10_000)


async def test_when_nobody_is_there_the_author_is_told_and_the_text_is_still_in_the_field(visit: Visit) -> None:
    staff = await visit("sv")  # type: ignore[misc]
    await staff.page.wait_for_timeout(10_500)  # until no window of the informatör's looks any more
    card = await pasted(staff)
    await card.get_by_role("button", name="Be informatören läsa").click()
    await expect(staff.cards.last).to_contain_text("kom inte fram till informatören")
    await expect(staff.cards.last.get_by_label("Texten")).to_have_value(DRAFT)


async def test_a_server_that_cannot_be_reached_loses_nothing(visit: Visit) -> None:
    staff = await visit("sv")  # type: ignore[misc]
    card = await pasted(staff)

    async def fail(route: Route) -> None:
        await route.fulfill(status=502, body="bad gateway")

    await staff.page.route("**/chat/form", fail)
    await card.get_by_label("Texten").fill("Halvfärdig text")
    await card.get_by_role("button", name="Granska igen").click()
    await expect(staff.page.locator("#notice")).to_contain_text("får inte kontakt")
    await expect(card.get_by_label("Texten")).to_have_value("Halvfärdig text")
    staff.complaints.clear()  # the browser notes the 502 by itself


async def test_an_edited_draft_is_there_after_a_reload(visit: Visit) -> None:
    staff = await visit("sv")  # type: ignore[misc]
    card = await pasted(staff)
    await card.get_by_label("Texten").fill("\n\nHalvfärdig text")
    pictures = card.get_by_role("radiogroup", name="Hör det bilder eller film till?")
    await pictures.get_by_label("Nej").check()
    for _ in range(2):
        await staff.page.reload()
        await expect(staff.cards.last.get_by_label("Texten")).to_have_value("\n\nHalvfärdig text")
        restored = staff.cards.last.get_by_role("radiogroup", name="Hör det bilder eller film till?")
        await expect(restored.get_by_label("Nej")).to_be_checked()
    await expect(staff.cards.last.locator("mark")).to_have_count(2)
    await staff.cards.last.get_by_role("button", name="Granska igen").click()
    await expect(staff.cards.last).to_contain_text("Halvfärdig text")


async def test_a_text_file_is_opened_in_the_page(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "utkast.txt"
    file.write_text(DRAFT, encoding="utf-8")
    staff = await visit("sv")  # type: ignore[misc]
    card = await staff.ask("granska mitt utkast")
    await card.locator("input[type=file]").set_input_files(file)
    await expect(card.get_by_label("Texten")).to_have_value(DRAFT)
    await card.get_by_role("button", name="Granska", exact=True).click()
    await expect(staff.cards.last.locator("mark")).to_have_count(2)


async def test_what_could_be_two_things_is_asked(visit: Visit) -> None:
    staff = await visit("sv")  # type: ignore[misc]
    unclear = "Alla i bilden är över 18 och har skrivit på."
    card = await pasted(staff, unclear)
    await card.get_by_role("button", name="Granska texten").click()
    await expect(staff.cards.last.locator(".verdict")).to_be_visible()
    await expect(staff.cards.last.get_by_label("Texten")).to_have_value(unclear)
