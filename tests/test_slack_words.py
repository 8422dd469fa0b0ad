"""Subcommands: one word after /farjag or /saanko, in any of the three languages, opens what it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlers.ask.intent import intent_of
from tests.fakes.slack_world import World

pytest_plugins = ["tests.fakes.slack_world"]

COMMENT = "Granska kommentaren: Ni är ju idioter allihop. Ring Pertti Kuusilehto, 040 123 4567, han vet!"
WORDS = {
    "Vill ni ha en egen kanal?": ("ansök", "ny kanal"),
    "Haluatteko oman kanavan?": ("hakemus", "uusi kanava"),
    "Would you like a channel of your own?": ("request", "new channel"),
    "Registret över officiella kanaler är tomt än så länge.": ("register", "Vilka officiella kanaler har vi?"),
    "Virallisten kanavien rekisteri on vielä tyhjä.": ("rekisteri", "viralliset kanavat"),
    "The register of official channels is still empty.": ("channels", "official channels"),
    "Du har inga ansökningar": ("ansökningar",),
    "Sinulla ei ole hakemuksia": ("hakemukset",),
    "You have no requests": ("requests",),
    "Vilket språk ska jag svara på?": ("språk", "byt språk"),
    "Millä kielellä vastaan sinulle?": ("kieli",),
    "Which language shall I answer in?": ("language",),
}
LOCALES = ("sv-SE", "fi-FI", "en-GB")


@pytest.mark.parametrize("seen", WORDS)
async def test_a_word_opens_what_it_names(world: World, seen: str) -> None:
    locale = LOCALES[list(WORDS).index(seen) % len(LOCALES)]
    for number, word in enumerate(WORDS[seen]):
        user = f"UWORD{number}001"
        world.slack.persons.add(user)
        world.slack.locales[user] = locale
        await world.command(word, user=user)
        assert seen in world.read(user), word


async def test_the_language_chosen_stays(world: World) -> None:
    await world.command("språk")
    await world.press("Suomi")
    assert "Vastaan suomeksi, kun viestistäsi ei selviä muuta." in world.read()
    await world.command("ok")
    assert "Kirjoita, kun haluat kysyä lisää." in world.read()
    await world.command("register")
    assert "Virallisten kanavien rekisteri on vielä tyhjä." in world.read()


async def test_the_finnish_command_speaks_finnish_whatever_slack_speaks(world: World) -> None:
    await world.command("")
    assert "Det här kan jag" in world.read()
    await world.command("", command="/saanko")
    assert "Tässä voin auttaa" in world.read()
    await world.command("får jag svära?", command="/saanko")
    assert "Svordomar är inte tillåtna" in world.read()


async def test_a_section_read_over_a_draft_leaves_the_draft_where_it_was(world: World) -> None:
    await world.direct(COMMENT)
    await world.press("Ändra och granska igen")
    await world.click("Visa hela punkten")
    assert "Det hör till Facebooks natur" in world.modal()
    await world.client.close()
    assert "Pertti Kuusilehto" in world.modal()


ABOUT_CHANNELS = {
    "which official channels may post pictures of children?": "”Ladda inte upp bilder utan lov.”",
    "Mitä virallisia kanavia saan perustaa?": "Epävirallinen käännös",
}


@pytest.mark.parametrize("question", ABOUT_CHANNELS)
async def test_a_question_about_channels_is_answered_and_no_list_is_shown(world: World, question: str) -> None:
    await world.command(question)
    assert ABOUT_CHANNELS[question] in world.read()
    assert "register of official" not in world.read() and "rekisteri on" not in world.read()


def test_the_words_of_the_readme_are_understood() -> None:
    """Each row: the intent, then a word of each language."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$", readme, re.MULTILINE)
    assert len(rows) == 8
    assert [(intent, word) for intent, *words in rows for word in words if intent_of(word).value != intent] == []


async def test_what_is_cut_is_read_whole_in_a_window(world: World) -> None:
    await world.direct(COMMENT)
    await world.press("Visa hela punkten")
    whole = "Det hör till Facebooks natur att kommentarer inte granskas i förväg."
    assert whole in world.modal() and whole not in world.read()
