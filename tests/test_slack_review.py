"""A draft in Slack: pasted, by command, from a message's menu; mended in its window; nothing of it left anywhere."""

from __future__ import annotations

import json

import pytest

from tests.fakes.slack_api import CHANNEL, DIRECT, PERSON
from tests.fakes.slack_limits import buttons
from tests.fakes.slack_world import INFORMATOR, World

pytest_plugins = ["tests.fakes.slack_world"]

SECRET_WORD = "Zebrafink"
DRAFT = f"Välkommen till julfesten fredag 18.12.2026 kl 18! Anna {SECRET_WORD}sson (040 123 4567) bjuder på glögg. #jul"
FINE = "Välkommen till julfesten fredag 18.12.2026 kl 18! Tervetuloa joulujuhlaan perjantaina klo 18! #jul"
UNCLEAR = "Alla i glöggbilden är över 18 och har skrivit på."
TEXT, AGAIN = "Texten *", "Ändra och granska igen"


async def review(world: World, text: str = DRAFT) -> None:
    """By the menu of a message."""
    assert await world.client.message_shortcut(text) == 200
    await world.settle()


async def test_a_pasted_draft_is_reviewed_where_it_was_pasted(world: World) -> None:
    await world.direct(f"Får jag lägga ut det här? {DRAFT}")
    seen = world.read()
    assert "Ändra först" in seen and "en privatpersons namn" in seen and "Punkt 5" in seen
    assert world.last()["channel"] == DIRECT and "Andra läser här" not in seen


async def test_in_a_channel_it_is_for_its_author_alone_with_the_advice_to_take_it_away(world: World) -> None:
    await world.mention(DRAFT)
    assert world.only["ephemeral"] and world.only["user"] == PERSON and world.slack.unseen == []
    assert "mitt svar ser bara du" in world.read() and "Ta bort ditt meddelande" in world.read()
    await world.write("får vi?", thread_ts="1600000000.000001")
    assert len(world.answers) == 1, "in the thread nobody saw an answer"


@pytest.mark.parametrize("where", ["direct", "mention"])
async def test_it_is_edited_in_a_window_with_the_text_read_back_from_slack(world: World, where: str) -> None:
    await getattr(world, where)(f"Får jag lägga ut det här? {DRAFT}")
    assert SECRET_WORD not in str([button.get("value") for button in buttons(world.last()["blocks"])])
    await world.press(AGAIN)
    assert written(world) == DRAFT, "without what led it in"
    await world.submit(answers={TEXT: FINE})
    assert "Rättat: " in world.modal() and "privata kontaktuppgifter (1)" in world.modal()
    assert written(world) == FINE and SECRET_WORD not in world.modal()


def written(world: World) -> str:
    state = world.client.view()["state"]["values"]["answer:text"]
    return str(next(iter(state.values()))["value"])


async def test_where_the_message_is_gone_the_window_asks_for_the_text(world: World) -> None:
    await world.direct(DRAFT)
    world.slack.posted = world.answers
    await world.press(AGAIN)
    assert "Klistra in texten" in world.modal() and written(world) == "None"


async def test_a_draft_given_with_the_command_is_reviewed_in_a_window(world: World) -> None:
    await world.command(f"granska: {DRAFT}")
    assert written(world) == DRAFT and "Andra läser här" not in world.modal() and world.slack.responded == []


async def test_a_command_whose_window_was_too_late_carries_its_text_itself(world: World) -> None:
    world.slack.next_answers("views.open", "expired_trigger_id")
    await world.command(f"granska: {DRAFT}")
    await world.press(AGAIN)
    assert written(world) == DRAFT


@pytest.mark.parametrize("where", ["direct", "mention", "command"])
async def test_what_may_be_a_question_or_a_draft_is_asked_about(world: World, where: str) -> None:
    await getattr(world, where)(UNCLEAR)
    question = world.last()
    assert "Är det här en fråga till mig, eller ett utkast" in world.read()
    await world.press("Granska texten", message=question)
    assert written(world) == UNCLEAR
    await world.press("Svara på frågan", message=question)
    assert world.read() != "" and "eller ett utkast" not in world.read()


async def test_the_menu_of_a_message_opens_its_review(world: World) -> None:
    await review(world)
    assert "Ändra först" in world.modal() and written(world) == DRAFT and world.answers == []


async def test_a_finding_is_dismissed_without_being_called_fixed(world: World) -> None:
    await review(world)
    before = world.modal().count("Inte relevant här")
    await world.click("Inte relevant här")
    assert world.modal().count("Inte relevant här") == before - 1
    assert "Rättat" not in world.modal() and written(world) == DRAFT


async def test_what_is_typed_and_not_sent_yet_comes_along_with_a_click(world: World) -> None:
    await review(world)
    world.client.fill({TEXT: FINE + " Ring 040 765 4321."})
    await world.click("Inte relevant här")
    assert written(world).startswith(FINE)


async def test_the_boxes_and_the_kind_change_what_is_found(world: World) -> None:
    await review(world)
    people, permission = "Syns det människor som går att känna igen?", "Har de gett lov?"
    await world.submit(answers={"Hör det bilder eller film till?": "Ja", people: "Ja", permission: "Nej"})
    assert "bild utan lov" in world.modal()
    await world.submit(answers={permission: "Ja"})
    assert "Rättat: bild utan lov (1)" in world.modal()


async def test_a_residents_comment_is_to_stay_or_to_go(world: World) -> None:
    await world.direct("Får den här kommentaren stå kvar: Ni på tekniska är ett gäng idioter")
    assert "Ta bort kommentaren" in world.read()
    await world.direct("Får den här kommentaren stå kvar: Skyltarna till färjan är usla, gör något åt dem!")
    assert "Låt den stå kvar och svara" in world.read()


async def test_a_second_pair_of_eyes_reads_it_and_the_answer_comes_back(world: World) -> None:
    await review(world)
    await world.click("Be informatören läsa")
    assert "Informatören har fått din text." in world.modal() and written(world) == DRAFT
    assert SECRET_WORD in world.read(INFORMATOR)
    first, *_ = world.last(INFORMATOR)["blocks"]
    assert first["elements"][0]["elements"] == [
        {"type": "text", "text": "Från "},
        {"type": "user", "user_id": PERSON},
    ], "who asks can be written to"
    await world.press("Svara", INFORMATOR)
    await world.submit(INFORMATOR, {"Ditt svar": "Skriv utan namnet."})
    assert "Svaret har kommit fram." in world.modal(INFORMATOR)
    assert "Om ditt inlägg, från informatören:" in world.read() and "Skriv utan namnet." in world.read()
    await world.press("Ser bra ut", INFORMATOR)
    assert "Läst av informatören: ditt inlägg ser bra ut!" in world.read()


async def test_the_window_that_a_messages_button_opened_goes_on_as_any_other(world: World) -> None:
    await world.direct(DRAFT)
    await world.press(AGAIN)
    before = world.modal().count("Inte relevant här")
    await world.click("Inte relevant här")
    assert world.modal().count("Inte relevant här") == before - 1
    await world.press(AGAIN)
    await world.click("Be informatören läsa")
    assert SECRET_WORD in world.read(INFORMATOR) and written(world) == DRAFT


async def test_eyes_that_cannot_be_reached_are_told_of_and_the_text_stays(world: World) -> None:
    await review(world)
    world.slack.next_answers("chat.postMessage", "500")
    await world.click("Be informatören läsa")
    assert "kom inte fram till informatören" in world.modal() and written(world) == DRAFT
    assert world.answers == []


async def test_an_answer_that_did_not_get_back_to_the_author_stays_in_its_window(world: World) -> None:
    await review(world)
    await world.click("Be informatören läsa")
    await world.press("Svara", INFORMATOR)
    world.slack.next_answers("chat.postMessage", "500")
    answer = await world.submit(INFORMATOR, {"Ditt svar": "Skriv utan namnet."})
    assert "kom inte fram" in str(answer["errors"]) and "Skriv utan namnet." in world.modal(INFORMATOR)


async def test_a_review_that_slack_did_not_take_is_not_kept_for_later(world: World) -> None:
    world.slack.next_answers("chat.postMessage", "500")
    await world.direct(DRAFT)
    assert SECRET_WORD not in world.read() and "Din text är inte sparad." in world.read()


LONG = DRAFT + " Mera om festen." * 300


async def test_what_has_no_room_in_a_window_is_reviewed_in_the_direct_message(world: World) -> None:
    await review(world, LONG)
    assert "Granskningen kommer som ett direktmeddelande" in world.modal()
    assert world.last()["channel"] == DIRECT and "privata kontaktuppgifter" in world.read()
    assert "Skicka den ändrade texten till mig som ett nytt meddelande" in world.read()
    assert buttons(world.last()["blocks"]) == [], "no button that could not keep its word"


async def test_a_long_draft_in_a_direct_message_is_read_again_as_a_new_one(world: World) -> None:
    await world.direct(LONG)
    assert "som ett nytt meddelande" in world.read()
    await world.direct(LONG.replace("040 123 4567", ""))
    assert "Rättat: privata kontaktuppgifter" in world.read(), "the next version of it"


async def test_a_form_says_where_longer_texts_go(world: World) -> None:
    await world.command("granska")
    assert "Här ryms 3 000 tecken." in world.modal()


async def test_nothing_of_a_draft_is_left_anywhere(world: World) -> None:
    """In no row and no log, in nothing that a window carries, in no button but a command's own."""
    for where in (world.direct, world.mention):
        await where(f"Får jag lägga ut det här? {DRAFT}")
        await world.press(AGAIN)
        await world.click("Inte relevant här")
        await world.click("Be informatören läsa")
        await world.press("Ser bra ut", INFORMATOR)
        await world.submit(answers={TEXT: f"{DRAFT} {SECRET_WORD}"})
    await world.direct(UNCLEAR.replace("18", f"18, {SECRET_WORD} också,"))
    await world.press("Svara på frågan")
    await review(world)
    await review(world, LONG)
    await world.later(minutes=1)
    carried = [view["private_metadata"] for view in world.slack.views.opened]
    pressed = [
        button.get("value", "")
        for shown in [*world.slack.posted, *world.slack.views.opened]
        for button in buttons(shown.get("blocks", []))
    ]
    logged = world.product.log()
    assert "bot.watch replied" in logged
    for kept in (world.held(), json.dumps(carried), json.dumps(pressed), logged):
        assert SECRET_WORD not in kept and "glögg" not in kept
    assert CHANNEL not in logged and PERSON not in logged
