"""The whole product in a real browser: asked, pressed, read aloud and steered by keyboard alone."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route, expect

from handlers.wording import LANGUAGES, text
from tests.browsing import DESKTOP, PHONE, QUESTIONS, Visitor, no_barrier

pytest_plugins = ["tests.windows"]
pytestmark = pytest.mark.asyncio(loop_scope="module")

HOSTILE = "<img src=x onerror=alert(1)> Får jag?"


# The conversation


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_is_answered_in_its_language(visit, language: str) -> None:
    visitor = await visit(language)
    card = await visitor.ask(QUESTIONS[language])
    await expect(card).to_have_attribute("lang", language)
    await expect(card.locator(".verdict svg")).to_be_visible()
    await expect(card.locator(".verdict strong")).not_to_be_empty()
    await expect(card.locator("blockquote[lang=sv]").first).to_be_visible()
    await expect(card.locator(".translation .note")).to_have_count(
        0 if language == "sv" else await card.locator(".translation").count()
    )
    await expect(visitor.page.locator("#spoken")).to_contain_text(await card.locator(".verdict").inner_text())
    await expect(visitor.question).to_be_focused()
    await expect(visitor.question).to_have_value("")


async def test_a_question_in_another_language_than_the_pages_is_answered_in_its_own(visit) -> None:
    visitor = await visit("sv")
    await expect(await visitor.ask(QUESTIONS["fi"])).to_have_attribute("lang", "fi")


async def test_the_page_opens_with_a_greeting_and_questions_to_begin_with(visit) -> None:
    visitor = await visit("sv", viewport=PHONE)
    await expect(visitor.page.get_by_role("heading", level=1)).to_have_text(text("sv", "web-welcome"))
    starter = visitor.page.locator("#welcome .press-topic").first
    label = (await starter.inner_text()).strip()
    await starter.click()
    await expect(visitor.page.locator(".said p")).to_have_text(label)
    await expect(visitor.cards.locator(".verdict")).to_be_visible()
    await expect(visitor.page.locator("#welcome")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("viewport", [PHONE, {"width": 390, "height": 844}], ids=["low", "high"])
async def test_the_greeting_fits_the_first_screen_of_a_telephone(
    visit, viewport: dict[str, int], language: str
) -> None:
    """Four ways in: ask, have a draft reviewed, request a channel, see which channels are official."""
    visitor = await visit(language, viewport=viewport)
    ways, field = visitor.page.locator("#welcome button"), await visitor.page.locator("#ask .box").bounding_box()
    pressed = [(await way.get_attribute("class") or "").rpartition("press-")[2] for way in await ways.all()]
    assert pressed == ["review", "request-channel", "register", "topic", "topic", "topic"]
    for way in await ways.all():
        box = await way.bounding_box()
        assert box and field and box["y"] + box["height"] <= field["y"]


async def test_a_related_question_is_asked_by_its_button(visit) -> None:
    visitor = await visit()
    card = await visitor.answered()
    related = card.locator(".press-topic").first
    label = (await related.inner_text()).strip()
    await related.click()
    await expect(visitor.cards).to_have_count(2)
    await expect(visitor.page.locator(".said p").last).to_have_text(label)
    await expect(visitor.cards.last).to_be_focused()


async def test_the_top_of_a_long_answer_is_in_view(visit) -> None:
    visitor = await visit(viewport=PHONE)
    for _ in range(2):
        card = await visitor.answered()
        box = await card.bounding_box()
        assert box is not None and 0 <= box["y"] < PHONE["height"] / 2


async def test_the_whole_section_is_one_tap_away(visit) -> None:
    visitor = await visit("fi", viewport=PHONE)
    details = (await visitor.answered()).locator("details").first
    whole = details.locator("blockquote[lang=sv]")
    await expect(whole).to_be_hidden()
    await details.locator("summary").click()
    await expect(whole).to_be_visible()
    await expect(details.locator("[lang=fi]")).to_be_visible()


async def test_the_informator_is_a_call_or_a_mail_away(visit) -> None:
    visitor = await visit()
    await (await visitor.answered()).locator(".press-ask-informator").click()
    await expect(visitor.cards.last.locator("a[href^='tel:']")).to_be_visible()
    await expect(visitor.cards.last.locator("a[href^='mailto:']")).to_be_visible()


async def test_whether_it_helped_is_thanked_for_in_place(visit) -> None:
    visitor = await visit()
    helped = (await visitor.answered()).locator(".press-helpful").first
    await helped.click()
    await expect(helped).to_have_attribute("aria-pressed", "true")
    await expect(visitor.page.locator(".thanks")).to_have_text(text("sv", "feedback-thanks"))
    await helped.click(force=True)
    await expect(visitor.page.locator(".thanks")).to_have_count(1)
    await expect(visitor.cards).to_have_count(1)


async def test_hostile_text_shows_as_text(visit) -> None:
    visitor = await visit()
    await visitor.ask(HOSTILE)
    await expect(visitor.page.locator(".said p")).to_have_text(HOSTILE)
    await expect(visitor.page.locator("#log img")).to_have_count(0)


async def test_several_lines_are_written_with_shift_and_enter(visit) -> None:
    visitor = await visit()
    one_line = await visitor.question.bounding_box()
    await visitor.question.press_sequentially("Får jag")
    await visitor.question.press("Shift+Enter")
    await visitor.question.press_sequentially("lägga ut bilder?")
    await expect(visitor.question).to_have_value("Får jag\nlägga ut bilder?")
    two_lines = await visitor.question.bounding_box()
    assert one_line and two_lines and two_lines["height"] > one_line["height"]
    await expect(visitor.cards).to_have_count(0)


async def test_an_empty_field_sends_nothing(visit) -> None:
    visitor = await visit()
    await visitor.question.fill("  \n ")
    await visitor.question.press("Enter")
    await expect(visitor.page.locator(".said")).to_have_count(0)


async def test_a_new_conversation_begins_with_an_empty_page(visit) -> None:
    visitor = await visit()
    await visitor.answered()
    await visitor.page.get_by_role("button", name=text("sv", "web-new")).click()
    await expect(visitor.cards).to_have_count(0)
    await expect(visitor.page.locator("#welcome")).to_be_visible()
    await expect(visitor.question).to_be_focused()


async def test_the_person_chosen_is_the_person_who_asks(visit) -> None:
    visitor = await visit()
    await visitor.page.get_by_label(text("sv", "web-person")).select_option("web:informator")
    async with visitor.page.expect_request("**/chat/message") as sent:
        await visitor.answered()
    assert (await sent.value).post_data_json["person"] == "web:informator"


# The language


async def test_the_language_is_switched_without_losing_the_conversation(visit) -> None:
    visitor = await visit("sv")
    card = await visitor.answered()
    said = await card.inner_text()
    await visitor.question.fill("Får jag")
    for language in ("fi", "en"):
        name = text(language, f"web-language-{language}")
        await visitor.page.get_by_role("button", name=name).click()
        await expect(visitor.page.locator("html")).to_have_attribute("lang", language)
        await expect(visitor.page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        await expect(visitor.question).to_have_attribute("placeholder", text(language, "web-placeholder"))
        await expect(visitor.page.get_by_label(text(language, "web-question"), exact=True)).to_be_visible()
        await expect(visitor.page.get_by_role("button", name=text(language, "web-send"))).to_be_visible()
        await expect(visitor.page.locator(".said span")).to_have_text(text(language, "web-you"))
    assert await card.inner_text() == said
    await expect(visitor.question).to_have_value("Får jag")
    await visitor.page.reload()
    await expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    await expect(visitor.page.locator("#welcome")).to_contain_text(text("en", "help-intro"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_word_of_the_page_stays_behind_in_another_language(visit, language: str) -> None:
    visitor = await visit(language)
    native = await visitor.page.locator("body").inner_text()
    for other in (*(o for o in LANGUAGES if o != language), language):
        await visitor.page.locator(f"[data-language={other}]").click()
        await expect(visitor.page.locator("html")).to_have_attribute("lang", other)
    assert await visitor.page.locator("body").inner_text() == native


# When things go wrong or slow


async def test_a_reload_loses_nothing_in_this_tab(visit) -> None:
    """Neither what was said nor a half-written question, until a new conversation begins."""
    visitor = await visit("sv")
    card = await visitor.answered()
    said = await card.inner_text()
    await visitor.question.fill("Får jag också")
    await visitor.page.reload()
    await expect(visitor.page.locator("#welcome")).to_be_hidden()
    await expect(visitor.page.locator(".said p")).to_have_text(QUESTIONS["sv"])
    assert await visitor.cards.last.inner_text() == said
    await expect(visitor.question).to_have_value("Får jag också")
    await visitor.cards.last.locator(".press-topic").first.click()
    await expect(visitor.cards).to_have_count(2)
    await visitor.page.locator("#new").click()
    assert await kept(visitor) is None, "at once, and not when the page is next left"
    await visitor.page.reload()
    await expect(visitor.page.locator("#welcome")).to_be_visible()
    await expect(visitor.cards).to_have_count(0)


async def kept(visitor: Visitor) -> str | None:
    """What the tab holds of the conversation."""
    found: str | None = await visitor.page.evaluate("sessionStorage.getItem('conversation')")
    return found


async def test_another_person_at_the_same_window_finds_nothing_of_it(visit) -> None:
    visitor = await visit("sv")
    await visitor.answered()
    await visitor.question.fill("halvskrivet")
    await visitor.page.reload()
    of_the_first = await kept(visitor)
    assert of_the_first and "halvskrivet" in of_the_first
    await visitor.page.locator("#person").select_option("web:kollega")
    await expect(visitor.page.locator("#welcome")).to_be_visible()
    await expect(visitor.question).to_have_value("")
    assert await kept(visitor) is None
    plant = "kept => addEventListener('pagehide', () => sessionStorage.setItem('conversation', kept))"
    await visitor.page.evaluate(plant, of_the_first)  # as it would lie there, had nobody taken it away
    await visitor.page.reload()
    await expect(visitor.page.locator("#person")).to_have_value("web:kollega")
    await expect(visitor.cards).to_have_count(0)
    await expect(visitor.question).to_have_value("")


async def test_who_asks_to_be_forgotten_leaves_nothing_in_the_tab(visit) -> None:
    visitor = await visit("sv")
    await visitor.ask("Får vi lägga ut bilder på Zlatans barn?")
    await visitor.ask("glöm mig")
    await visitor.cards.last.locator(".press-forget-yes").click()
    await expect(visitor.cards).to_have_count(1)
    await expect(visitor.cards.last).to_contain_text(text("sv", "forgotten"))
    await visitor.page.reload()
    await expect(visitor.cards.last).to_contain_text(text("sv", "forgotten"))
    assert "Zlatan" not in (await kept(visitor) or "") + await visitor.page.locator("body").inner_text()


async def test_an_unreachable_server_is_owned_up_to_and_the_text_is_kept(visit) -> None:
    visitor = await visit("fi")
    await visitor.page.context.set_offline(True)
    await visitor.question.fill(QUESTIONS["fi"])
    await visitor.question.press("Enter")
    await expect(visitor.page.get_by_role("alert")).to_have_text(text("fi", "web-unreachable"))
    await expect(visitor.question).to_have_value(QUESTIONS["fi"])
    await expect(visitor.page.locator(".said")).to_have_count(0)
    await visitor.page.context.set_offline(False)
    visitor.complaints.clear()  # the browser itself notes that it is offline
    await visitor.question.press("Enter")
    await expect(visitor.cards).to_have_count(1)
    await expect(visitor.page.get_by_role("alert")).to_be_empty()


async def test_a_text_too_long_is_answered_with_a_card_and_kept(visit) -> None:
    visitor = await visit("en")
    card = await visitor.ask("x" * 20_001)
    await expect(card).to_contain_text(text("en", "web-too-long"))
    await expect(visitor.question).to_have_value("x" * 20_001)
    visitor.complaints.clear()  # the browser itself notes the 413


async def test_an_answer_that_comes_after_a_new_conversation_began_is_let_go(visit) -> None:
    visitor = await visit()
    release = asyncio.Event()

    async def slowly(route: Route) -> None:
        await release.wait()
        await route.continue_()

    await visitor.page.route("**/chat/message", slowly)
    await visitor.question.fill(QUESTIONS["sv"])
    async with visitor.page.expect_response("**/chat/message"):
        await visitor.question.press("Enter")
        await visitor.page.locator("#new").click()
        release.set()
    await expect(visitor.page.locator("#waiting")).to_be_hidden()
    await expect(visitor.page.locator(".said, #log .card")).to_have_count(0)
    await expect(visitor.question).to_have_value("")


async def test_a_proxys_error_page_counts_as_unreachable(visit) -> None:
    visitor = await visit()
    await visitor.page.route("**/chat/*", lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"))
    await visitor.question.fill("Får jag?")
    await visitor.question.press("Enter")
    await expect(visitor.page.get_by_role("alert")).to_have_text(text("sv", "web-unreachable"))
    visitor.complaints.clear()


async def test_a_slow_answer_shows_that_it_is_on_its_way(visit) -> None:
    visitor = await visit()
    release = asyncio.Event()

    async def slowly(route: Route) -> None:
        await release.wait()
        await route.continue_()

    await visitor.page.route("**/chat/message", slowly)
    await visitor.question.fill(QUESTIONS["sv"])
    await visitor.question.press("Enter")
    await expect(visitor.page.locator("#waiting")).to_be_visible()
    release.set()
    await expect(visitor.cards).to_have_count(1)
    await expect(visitor.page.locator("#waiting")).to_be_hidden()


# For everyone


async def test_the_keyboard_alone_is_enough(visit) -> None:
    visitor = await visit("sv")
    keyboard, focused = visitor.page.keyboard, visitor.page.locator("*:focus")

    async def tab_to(selector: str) -> None:
        for _ in range(60):
            await keyboard.press("Tab")
            if await visitor.page.locator(f"{selector}:focus").count():
                return
        raise AssertionError(f"Tab never reaches {selector}")

    await keyboard.press("Tab")
    await expect(focused).to_have_text(text("sv", "web-skip"))
    await keyboard.press("Enter")
    await keyboard.type(QUESTIONS["sv"])
    await keyboard.press("Enter")
    await expect(visitor.cards).to_have_count(1)
    await visitor.page.locator("#new").focus()
    await tab_to("#log summary")
    await keyboard.press("Enter")
    await expect(visitor.page.locator("#log details[open]")).to_have_count(1)
    await tab_to("#log .press-topic")
    await keyboard.press("Enter")
    await expect(visitor.cards).to_have_count(2)
    await expect(visitor.cards.last).to_be_focused()
    await tab_to(".press-ask-informator")
    await keyboard.press("Enter")
    await expect(visitor.cards).to_have_count(3)
    await tab_to("#log a[href^='tel:']")
    await tab_to("#question")
    await tab_to("#ask button")
    await tab_to("#person")
    await tab_to("[data-language=en]")
    await keyboard.press("Enter")
    await expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    await expect(focused).to_have_attribute("data-language", "en")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_axe_finds_no_barrier(visit, viewport: dict[str, int], mode: str, language: str) -> None:
    visitor = await visit(language, viewport=viewport, color_scheme=mode)
    await no_barrier(visitor.page)
    card = await visitor.answered()
    await card.locator("summary").first.click()
    await card.locator(".press-helpful").first.click()
    await card.locator(".press-ask-informator").click()
    await expect(visitor.cards).to_have_count(2)
    await visitor.ask("vad äter vi till lunch?")
    await no_barrier(visitor.page)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_sticks_out_of_the_narrowest_phone_and_all_can_be_hit(visit, language: str) -> None:
    visitor = await visit(language, viewport={"width": 320, "height": 640})
    await visitor.answered()
    await visitor.ask("W" * 400)
    assert await visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
    for thing in await visitor.page.locator("button:visible, a:visible, summary:visible, select:visible").all():
        box = await thing.bounding_box()
        if box and not await thing.evaluate("it => it.className === 'skip'"):
            assert box["height"] >= 44, await thing.evaluate("it => it.outerHTML")


@pytest.mark.parametrize("path", ["", "ask"])
async def test_on_a_phone_the_languages_stand_below_the_name(visit, path: str) -> None:
    visitor = await visit("fi", path, viewport=PHONE)
    name = await visitor.page.locator(".brand").bounding_box()
    languages = await visitor.page.locator(".languages").bounding_box()
    assert name and languages and name["y"] + name["height"] <= languages["y"]


# The ask page


@pytest.mark.parametrize("mode", ["light", "dark"])
async def test_the_ask_page_works_without_a_script(visit, mode: str) -> None:
    visitor = await visit("fi", "ask", viewport=PHONE, color_scheme=mode, java_script_enabled=False)
    page = visitor.page
    await visitor.question.fill(QUESTIONS["fi"])
    await page.get_by_role("button", name=text("fi", "web-ask-submit"), exact=True).click()
    await expect(page.locator(".card .verdict")).to_be_visible()
    await page.locator(".press-topic").first.click()
    await expect(page.locator(".about q")).not_to_be_empty()
    await expect(page.locator(".card .verdict")).to_be_visible()
    await page.get_by_role("link", name="English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_an_answer_on_the_ask_page_has_an_address_and_back_leads_back(visit) -> None:
    """It holds a situation's name and nothing that was typed; what hangs on what was typed has none."""
    visitor = await visit("sv", "ask", java_script_enabled=False)
    page, submit = visitor.page, visitor.page.get_by_role("button", name=text("sv", "web-ask-submit"), exact=True)
    await visitor.question.fill(QUESTIONS["sv"])
    await submit.click()
    await expect(page).to_have_url(f"{visitor.address}ask?about=pictures-of-children&language=sv")
    await expect(page.locator(".card .verdict")).to_have_text("Bara med lov")
    await expect(page.locator(".about")).to_contain_text("Får vi lägga ut bilder på barn och elever?")
    await expect(page.locator(".said")).to_have_count(0)  # nobody is told to have asked what they did not
    await page.go_back()
    await expect(page.locator(".card .verdict")).to_have_count(0)
    await visitor.question.fill(QUESTIONS["fi"])
    await submit.click()
    await expect(page).to_have_url(f"{visitor.address}ask?about=pictures-of-children&language=fi")
    await page.go_back()
    await visitor.question.fill("Får vi lägga ut bilder på barn? Alla föräldrar har gett lov.")
    await submit.click()
    await expect(page.locator(".card .verdict")).to_have_text("Går bra: lov finns")
    await expect(page).to_have_url(f"{visitor.address}ask")


async def test_axe_finds_no_barrier_on_the_ask_page(visit) -> None:
    visitor = await visit("en", "ask", viewport=PHONE)
    await no_barrier(visitor.page)
    await visitor.question.fill(QUESTIONS["en"])
    await visitor.page.get_by_role("button", name=text("en", "web-ask-submit"), exact=True).click()
    await expect(visitor.page.locator(".card .verdict")).to_be_visible()
    await no_barrier(visitor.page)
