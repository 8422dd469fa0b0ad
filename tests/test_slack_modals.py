"""A channel request in Slack, from the form in three steps to the decision; and what happens to a form meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.stores.opening import open_store
from handlers.store import Transaction
from tests.fakes.slack_api import PERSON, FakeSlack
from tests.fakes.slack_limits import buttons
from tests.fakes.slack_world import DEPUTY, INFORMATOR, OTHER, SOON_GIVEN_UP, World, served

pytest_plugins = ["tests.fakes.slack_world"]

FIRST = {
    "Enhet *": "Biblioteket",
    "Plattform *": "Facebook",
    "Målgrupp och behov *": "Barn och vuxna som läser",
    "Egna mål *": "Fler låntagare",
}


async def begin(world: World, user: str = PERSON) -> None:
    assert await world.client.shortcut(user=user) == 200
    await world.settle()


async def sent(world: World, user: str = PERSON, **more: str) -> None:
    """A request that waits for the informatör."""
    await begin(world, user)
    await world.submit(user, FIRST | {f"{label} *": answer for label, answer in more.items()})
    await world.submit(user)
    await world.submit(user)


def depth(world: World, user: str = PERSON) -> int:
    return len(world.slack.views.stacks[user])


async def test_the_form_comes_in_three_steps_each_field_with_what_it_rests_on(world: World) -> None:
    await begin(world)
    assert "Steg 1 av 3" in world.modal() and "Anvisningen: Nya sidor och kanaler" in world.modal()
    assert "Praktisk information" in world.modal()
    await world.submit(answers=FIRST)
    assert depth(world) == 2 and "Steg 2 av 3" in world.modal() and "Planerad adress" in world.modal()
    await world.submit()
    assert depth(world) == 3 and "Steg 3 av 3" in world.modal()
    assert (await world.submit()) == {"response_action": "clear"}
    assert "Ansökan 1: Biblioteket, Facebook" in world.read() and "Tack! Ansökan har gått" in world.read()
    assert "Ansökan 1: Biblioteket, Facebook" in world.read(INFORMATOR)
    assert "Ännu oklart" in world.read(INFORMATOR) and "Att tänka på enligt anvisningen" in world.read(INFORMATOR)


async def test_a_step_is_known_for_one_whatever_its_button_says(world: World) -> None:
    await begin(world)
    world.slack.views.top(PERSON).view["submit"]["text"] = "Gå vidare"
    await world.submit(answers=FIRST)
    assert depth(world) == 2 and "Steg 2 av 3" in world.modal()


async def test_what_is_wrong_in_a_step_stands_at_its_field_and_is_mended_there(world: World) -> None:
    await begin(world)
    await world.submit(answers=FIRST)
    answer = await world.submit(answers={"Planerad adress": "hej hå"})
    assert answer["response_action"] == "errors" and list(answer["errors"]) == ["answer:address"]
    assert "instagram.com/hangomuseum" in answer["errors"]["answer:address"] and depth(world) == 2
    await world.submit(answers={"Planerad adress": "facebook.com/hangobibliotek"})
    assert depth(world) == 3
    answer = await world.submit(answers={"Planerad start": "2020-01-01"})
    assert answer["errors"] == {"answer:start": "Datumet har redan passerat."}
    await world.submit(answers={"Planerad start": "2030-01-01"})
    assert "Tack!" in world.read() and "facebook.com/hangobibliotek" in world.read(INFORMATOR)


async def test_going_back_and_changing_a_step_keeps_the_stack_at_three(world: World) -> None:
    await begin(world)
    await world.submit(answers=FIRST)
    await world.submit(answers={"Varför räcker ingen befintlig kanal?": "Läshörnan"})
    await world.client.close()
    await world.client.close()
    await world.settle()
    await world.submit(answers={"Egna mål *": "Läsglädje"})
    assert depth(world) == 2 and "Läshörnan" in world.modal()
    await world.submit()
    await world.submit()
    assert "Läsglädje" in world.read(INFORMATOR) and "Läshörnan" in world.read(INFORMATOR)


async def test_what_is_wrong_in_an_earlier_step_is_mended_without_a_fourth_window(world: World) -> None:
    """As when the same form was emptied on another device meanwhile."""
    await begin(world)
    await world.submit(answers=FIRST)
    await world.submit()
    await changed_elsewhere(world, _without_goals)
    answer = await world.submit()
    assert answer["response_action"] == "update" and "Steg 1 av 3" in world.modal() and "⚠️" in world.modal()
    await world.submit(answers={"Egna mål *": "Läsglädje"})
    assert "Steg 2 av 3" in world.modal() and depth(world) == 3
    await world.submit()
    await world.submit()
    assert "Läsglädje" in world.read(INFORMATOR)


async def changed_elsewhere(world: World, work: Callable[[Transaction], None]) -> None:
    store = open_store(f"sqlite:///{world.database}", disk_is_wiped=False)
    await store.write(work)
    await store.close()


def _without_goals(tx: Transaction) -> None:
    request = tx.request(1)
    assert request is not None
    fields = {name: value for name, value in request.fields.items() if name != "goals"}
    tx.save_request(replace(request, fields=fields, version=request.version + 1), request.version)


async def test_the_language_is_changed_inside_without_losing_or_judging_anything(world: World) -> None:
    await begin(world)
    world.client.fill({"Egna mål *": "Fler låntagare"})
    assert await world.client.choose("Suomi") == 200
    await world.settle()
    assert "Vaihe 1/3" in world.modal() and "Fler låntagare" in world.modal() and "⚠️" not in world.modal()
    await world.submit(
        answers={"Yksikkö *": "Kirjasto", "Some-palvelu *": "Facebook", "Kohderyhmä ja tarve *": "Kaikki lukevat"}
    )
    await world.submit()
    await world.submit()
    assert "Kiitos!" in world.read() and "Hakemus 1: Kirjasto, Facebook" in world.read()


async def test_a_form_that_is_put_aside_is_gone_on_with_later(world: World) -> None:
    await begin(world)
    world.client.fill({"Egna mål *": "Fler låntagare"})
    await world.click("Spara och fortsätt senare")
    assert "Jag har sparat din påbörjade ansökan" in world.modal()
    await world.client.close()
    await begin(world)
    assert "Här är ansökan du påbörjade" in world.modal() and "Fler låntagare" in world.modal()


async def test_what_was_filled_in_when_a_window_was_closed_is_kept(world: World) -> None:
    await begin(world)
    world.client.fill({"Egna mål *": "Fler låntagare"})
    await world.client.close()
    await world.settle()
    await begin(world)
    assert "Fler låntagare" in world.modal()


async def test_a_form_put_aside_in_its_second_step_closes_whole(world: World) -> None:
    await begin(world)
    await world.submit(answers=FIRST)
    await world.click("Spara och fortsätt senare")
    assert world.slack.views.top(PERSON).view["clear_on_close"] is True


async def test_a_begun_form_is_dropped_from_its_window_and_by_a_word(world: World) -> None:
    await begin(world)
    world.client.fill({"Egna mål *": "Fler låntagare"})
    await world.click("Spara och fortsätt senare")
    drop = next(one for one in buttons(world.slack.views.top(PERSON).view["blocks"]) if "Radera" in str(one["text"]))
    assert "Vill du radera ansökan 1" in drop["confirm"]["text"]["text"]
    await world.click("Radera min ansökan")
    assert "Jag har raderat den påbörjade ansökan." in world.modal()
    await begin(world)
    assert "Här är ansökan" not in world.modal()
    await world.direct("låt bli")
    await world.press("Radera min ansökan")
    assert "raderat" in world.read()


async def test_what_is_similar_is_shown_first_and_can_be_joined(world: World) -> None:
    await sent(world)
    await world.command("biblioteket vill ha en egen sida på facebook", user=OTHER)
    await world.press("Ansök om en kanal", OTHER)
    assert "Öppen ansökan 1: Biblioteket, Facebook" in world.modal(OTHER)
    await world.submit(OTHER, FIRST)
    await world.submit(OTHER)
    await world.submit(OTHER)
    assert "En kollega har redan en liknande ansökan." in world.read(OTHER) and depth(world, OTHER) == 0
    await world.press("Gå med i ansökan 1", OTHER)
    assert "Du är med i ansökan 1" in world.read(OTHER)
    await world.press("Godkänn", INFORMATOR)
    assert "godkänd" in world.read(OTHER) and "godkänd" in world.read()


async def test_a_request_from_a_channel_is_confirmed_to_its_maker_alone(world: World) -> None:
    await world.mention("biblioteket vill ha en egen sida på facebook")
    await world.press("Ansök om en kanal")
    await world.submit(answers=FIRST)
    await world.submit()
    posted = len(world.answers)
    await world.submit()
    told = [message["channel"] for message in world.answers[posted:]]
    assert sorted(told) == [f"D{INFORMATOR[1:]}", f"D{PERSON[1:]}"]


async def test_the_first_click_wins_and_every_copy_says_who_decided(slack: FakeSlack, tmp_path: Path) -> None:
    people = (INFORMATOR, DEPUTY)
    async with served(slack, tmp_path, approvers=f"slack:{INFORMATOR}, slack:{DEPUTY}", deputies="") as world:
        await sent(world)
        cards = [world.last(person) for person in people]
        clicks = (world.client.press(card, "Godkänn", user=who) for card, who in zip(cards, people, strict=True))
        assert await asyncio.gather(*clicks) == [200, 200]
        await world.settle()
        told = [world.read(INFORMATOR), world.read(DEPUTY)]
        assert sum("Det här är redan avgjort." in said for said in told) == 1
        for card in cards:
            assert "av informatören" in str(card["blocks"]) and "Avslå" not in str(card["blocks"])
        assert len({update["ts"] for update in slack.updated}) == 2
        assert world.read().count("Din ansökan är godkänd!") == 2, "once in the text, once in the blocks"


async def test_a_rejection_needs_a_reason(world: World) -> None:
    await sent(world)
    card = world.last(INFORMATOR)
    await world.press("Avslå", INFORMATOR)
    answer = await world.submit(INFORMATOR, {"Motivering": "-"})
    assert answer["errors"] == {"answer:reason": "Det här behöver fyllas i."}
    await world.submit(INFORMATOR, {"Motivering": "Det finns redan en sida."})
    assert "Avslagen. Sökanden får veta varför." in world.modal(INFORMATOR)
    assert "”Det finns redan en sida.”" in world.read() and "Ansök på nytt" in world.read()
    (undo,) = buttons(card["blocks"])  # nothing else is left to press, and this for ten minutes
    assert "Avslagen" in str(card["blocks"]) and undo["text"]["text"] == "Ta tillbaka beslutet"


async def test_the_informator_asks_for_more_and_sees_what_changed(world: World) -> None:
    await sent(world)
    await world.press("Be om mer", INFORMATOR)
    await world.submit(INFORMATOR, {"Din fråga": "Vem skriver på finska?"})
    assert "Vem skriver på finska?" in world.read()
    await world.direct("Anna på tisdagar och Bo på fredagar")
    assert "Anna på tisdagar" not in world.held(), "what may as well be a draft is kept nowhere"
    await world.press("Välj")
    await world.submit(PERSON, {})
    assert "skickat ditt svar" in world.modal(PERSON)
    assert "Anna på tisdagar" in str(world.slack.updated[-1]) + world.read(INFORMATOR)


async def test_a_click_on_an_old_card_changes_nothing_and_shows_how_it_stands(world: World) -> None:
    await sent(world)
    old = dict(world.last(INFORMATOR))
    await world.press("Be om mer", INFORMATOR)
    await world.submit(INFORMATOR, {"Din fråga": "Vem skriver på finska?"})
    await world.direct("Anna på tisdagar och Bo på fredagar")
    await world.press("Godkänn", INFORMATOR, old)
    assert "Ansökan har ändrats sedan du fick kortet." in world.read(INFORMATOR)
    await world.press("Godkänn", INFORMATOR)
    assert "Din ansökan är godkänd!" in world.read()


async def test_nobody_decides_on_their_own_or_without_the_right(world: World) -> None:
    await sent(world)
    card = world.last(INFORMATOR)
    for who, said in ((OTHER, "Bara informatören får göra det."), (PERSON, "Du kan inte besluta om din egen ansökan.")):
        click = world.client.pressing(card, buttons(card["blocks"])[0], who)
        click["channel"]["id"] = click["container"]["channel_id"] = f"D{who[1:]}"
        world.slack.channels.add(f"D{who[1:]}")
        world.slack.members.add(f"D{who[1:]}")
        assert await world.client.interaction(click) == 200
        await world.settle()
        assert said in world.read(who)
    assert "Godkänd" not in str(card["blocks"])


async def test_approvers_who_share_a_channel_are_answered_where_they_see_it(slack: FakeSlack, tmp_path: Path) -> None:
    slack.channels.add("CAPPROVE1")
    slack.members.add("CAPPROVE1")
    async with served(slack, tmp_path, slack_approvers_channel="CAPPROVE1") as world:
        await sent(world)
        (card,) = slack.shown_in("CAPPROVE1")
        assert "Godkänn / Hyväksy" in str(card["blocks"])
        await world.press("Godkänn / Hyväksy", INFORMATOR, card)
        assert slack.unseen == [] and world.last(INFORMATOR)["ephemeral"]
        assert "Godkänd" in str(card["blocks"]) and "Din ansökan är godkänd!" in world.read()


async def test_while_the_store_is_out_of_reach_a_form_stays_as_it_was_filled_in(
    slack: FakeSlack, tmp_path: Path
) -> None:
    async with served(slack, tmp_path, SOON_GIVEN_UP) as world:
        await begin(world)
        with world.locked():
            answer = await world.submit(answers=FIRST)
        (said,) = answer["errors"].values()
        assert "Något gick fel hos mig" in said and depth(world) == 1
        await world.submit()
        assert depth(world) == 2, "the same again is no repetition of what was never kept"


#: A limit: forms are acknowledged so soon, whatever is not done by then.
IMPATIENT = {"bot.slack.act.view_events.ACK_WITHIN": 0.05}


async def test_a_form_that_takes_long_stays_and_is_answered_when_it_is_done(slack: FakeSlack, tmp_path: Path) -> None:
    async with served(slack, tmp_path, IMPATIENT) as world:
        await world.direct("Får vi ha en egen podd?")
        await world.press("Fråga informatören")
        with world.locked():
            for _ in range(2):  # whoever cannot wait sends it once more
                answer = await world.client.submit()
                assert "längre än vanligt" in str(answer["errors"]) and "podd" in world.modal()
        await world.settle()
        assert "Fråga 1 har gått" in world.modal()
        assert [m for m in world.answers if "Fråga 2" in m["text"]] == []


async def test_a_window_that_somebody_closed_while_waiting_is_answered_in_the_chat(
    slack: FakeSlack, tmp_path: Path
) -> None:
    async with served(slack, tmp_path, IMPATIENT) as world:
        await world.direct("Får vi ha en egen podd?")
        await world.press("Fråga informatören")
        with world.locked():
            await world.client.submit()
            await world.client.close()
        await world.settle()
        assert "Fråga 1 har gått" in world.read()


async def test_a_slow_web_api_delays_no_acknowledgement(world: World) -> None:
    """All of it is answered while each call to Slack still waits: none of the calls is waited for."""
    await world.direct("Får vi ha en egen podd?")
    message, calls = world.last(), ("chat.postMessage", "views.open", "conversations.history", "users.info")
    for call in calls:
        world.slack.next_answers(call, *["slow, then 500"] * 4)
    posted = len(world.answers)
    assert await world.client.press(message, "Fråga informatören") == 200
    assert await world.client.shortcut() == 200
    assert await world.client.event(world.client.direct("Får vi svära?")) == 200
    assert len(world.answers) == posted and world.slack.views.opened == []
    await world.later(minutes=2)


async def test_a_forged_view_changes_nothing(world: World) -> None:
    await sent(world)
    reject = '{"form":"reject","language":"sv","place":"","step":0,"steps":1,"value":"1 2"}'
    for metadata in ("", "{}", "[1]", "x" * 3000, reject):
        view = {"type": "modal", "id": "V1", "hash": "1", "private_metadata": metadata, "state": {"values": {}}}
        payload = {"type": "view_submission", "user": {"id": OTHER}, "trigger_id": "1.2", "view": view}
        assert await world.client.interaction(payload) == 200
    await world.settle()
    assert "väntar på informatören" in str(world.last(INFORMATOR)["blocks"])
