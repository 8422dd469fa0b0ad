"""The app's home: what it shows to whom, what is done from it, and the language that is chosen there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from handlers.wording import text
from handlers.working_days import day_of
from tests.fakes.slack_api import PERSON, FakeSlack
from tests.fakes.slack_limits import buttons
from tests.fakes.slack_world import DEPUTY, INFORMATOR, OTHER, SOON_GIVEN_UP, World, served
from tests.test_slack_modals import sent

pytest_plugins = ["tests.fakes.slack_world"]


async def test_anybody_can_do_everything_from_home(slack: FakeSlack, tmp_path: Path) -> None:
    async with served(slack, tmp_path, public_url="https://farjag.example.fi") as world:
        await world.open_home()
        for label in (
            "Ställ en fråga",
            "Granska ett utkast",
            "Ansök om en kanal",
            "Mina ansökningar",
            "Fråga informatören",
            "Officiella kanaler",
            "Vad finns sparat om mig?",
            "Glöm mig",
        ):
            assert label in world.home()
        assert "Väntar på dig" not in world.home() and "frånvaro" not in world.home()
        links = [button["url"] for button in buttons(slack.views.homes[PERSON].view["blocks"]) if "url" in button]
        assert links == ["https://farjag.example.fi/register"]


async def test_the_other_tabs_of_the_app_draw_nothing(world: World) -> None:
    assert await world.client.home(tab="messages") == 200
    await world.settle()
    assert world.slack.views.homes == {}


async def test_who_only_looks_around_at_home_has_chosen_no_language(world: World) -> None:
    await world.open_home()
    await world.click("Mina ansökningar", home=True)
    await world.click("Vad finns sparat om mig?", home=True)
    assert "Vad samtalet handlar om" in world.modal() and text("sv", "held-language") not in world.modal()


async def test_a_question_is_asked_and_answered_over_the_home(world: World) -> None:
    await world.open_home()
    await world.click("Ställ en fråga", home=True)
    await world.submit(answers={"Din fråga": "Får vi lägga ut bilder på barn?"})
    assert "Ladda inte upp bilder på barn utan lov" in world.modal() and "Dela i chattkanalen" not in world.modal()
    await world.click("Det är oklart om vi har lov – kan bilden läggas ut?")
    assert world.modal().startswith("Får jag? ⛔ Bilden får vänta")


async def test_thanks_are_said_over_the_answer_and_do_not_take_its_place(world: World) -> None:
    await world.open_home()
    await world.click("Ställ en fråga", home=True)
    await world.submit(answers={"Din fråga": "Får vi lägga ut bilder på barn?"})
    await world.click("Hjälpte")
    assert "Tack!" in world.modal()
    assert len(world.slack.views.stacks[PERSON]) == 2 and world.slack.views.stacks[PERSON][0].view["title"]


async def test_a_question_from_home_reaches_the_informator_and_is_answered_in_the_direct_message(world: World) -> None:
    await world.open_home()
    await world.click("Fråga informatören", home=True)
    assert "att det är du som frågar" in world.modal()
    await world.submit(answers={"Din fråga": "Får vi ha en egen podd?"})
    assert {"type": "user", "user_id": PERSON} in world.last(INFORMATOR)["blocks"][0]["elements"][0]["elements"]
    await world.open_home(INFORMATOR)
    assert "Obesvarade frågor" in world.home(INFORMATOR)
    await world.click("Fråga 1 till informatören", INFORMATOR, home=True)
    await world.submit(INFORMATOR, {"Ditt svar": "Gärna det."})
    assert "Obesvarade frågor" not in world.home(INFORMATOR), "the home is drawn anew"
    assert "Gärna det." in world.read() and "Vastaus" not in world.read()


async def test_what_waits_stands_on_the_informators_home_until_it_is_decided(world: World) -> None:
    await sent(world)
    await world.open_home(INFORMATOR)
    assert "Väntar på dig" in world.home(INFORMATOR)
    await world.click("Ansökan 1: Biblioteket, Facebook", INFORMATOR, home=True)
    assert "Målgrupp och behov" in world.modal(INFORMATOR)
    await world.click("Godkänn", INFORMATOR)
    assert "Godkänd. Sökanden får veta det." in world.modal(INFORMATOR)
    assert "Väntar på dig" not in world.home(INFORMATOR) and "Din ansökan är godkänd!" in world.read()


async def test_absence_is_set_and_ended_from_home_and_the_deputy_takes_over(world: World) -> None:
    await sent(world)
    await world.open_home(INFORMATOR)
    await world.click("Meddela frånvaro", INFORMATOR, home=True)
    today = day_of(world.now())
    days = {"Första dagen": today.isoformat(), "Sista dagen": (today + timedelta(days=7)).isoformat()}
    await world.submit(INFORMATOR, days)
    assert "Noterat: du är borta" in world.modal(INFORMATOR) and "Ansökan 1" in world.read(DEPUTY)
    assert "Jag är tillbaka" in world.home(INFORMATOR)
    await world.click("Jag är tillbaka", INFORMATOR, home=True)
    assert "Välkommen tillbaka!" in world.modal(INFORMATOR) and "Meddela frånvaro" in world.home(INFORMATOR)


async def test_the_language_chosen_there_is_used_everywhere(world: World) -> None:
    await world.open_home()
    await world.click("Suomi", home=True)
    assert "Mitä haluat tehdä?" in world.home() and "Kieli: Suomi" in world.home()
    assert await world.client.shortcut() == 200
    await world.settle()
    assert world.modal().startswith("Kanavahakemus")
    await world.command("")
    assert "Tässä voin auttaa" in world.read()
    await world.direct("?")
    assert "En nähnyt tekstiä" in world.read()
    await world.open_home(OTHER)
    assert "Vad vill du göra?" in world.home(OTHER)


async def test_what_is_written_in_another_language_is_answered_in_it_all_the_same(world: World) -> None:
    await world.open_home()
    await world.click("Suomi", home=True)
    await world.direct("Får vi lägga ut bilder på barn?")
    assert "Ladda inte upp bilder på barn" in world.read()


async def test_what_is_held_is_shown_and_forgotten_from_home(world: World) -> None:
    await sent(world)
    await world.open_home()
    await world.click("Vad finns sparat om mig?", home=True)
    assert "Ansökningar: 1" in world.modal()
    await world.click("Glöm mig")
    await world.click("Ja, glöm mig")
    assert "Klart. Jag har glömt dig." in world.modal()
    assert PERSON not in world.rows("requests") + world.rows("outbox") + world.rows("audit")


async def test_while_the_store_is_out_of_reach_the_home_says_so(slack: FakeSlack, tmp_path: Path) -> None:
    async with served(slack, tmp_path, SOON_GIVEN_UP) as world:
        with world.locked():
            await world.open_home()
        assert "Just nu kommer jag inte åt det som är sparat" in world.home()
