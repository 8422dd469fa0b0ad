"""A ban that somebody asks about gets the opposite of what the act gets, and only where that can be said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.answers import Answers
from knowledge.bans import act_forbidden, of_the_ban
from knowledge.found import NOTHING
from knowledge.town import Town
from knowledge.words import normalised


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kan chefen förbjuda mig att svära på Instagram?", "får jag svära på instagram?"),
        ("Har rektorn rätt att förbjuda oss att svara i tråden?", "får jag svara i tråden?"),
        ("Kan nån hindra mej från ti ta bort hotet?", "får jag ta bort hotet?"),
        ("Voiko esihenkilö kieltää meitä kiroilemasta somessa?", "saako kiroilemasta somessa?"),
        ("Saako johtaja estää minua vastaamasta asukkaille?", "saako vastaamasta asukkaille?"),
        ("Can the board forbid us to share internal plans?", "may i share internal plans?"),
        ("Could they stop me from answering a reader?", "may i answering a reader?"),
        ("Could a clerk be forbidden to swear online?", "may i swear online?"),
        ("It is my phone. Can they ban me from using TikTok?", "it is my phone. may i using tiktok?"),
    ],
)
def test_the_act_behind_a_ban_is_asked_about(text: str, act: str) -> None:
    assert act_forbidden(normalised(text)) == act


@pytest.mark.parametrize(
    "text",
    [
        "Kan vi förbjuda folk att svära i kommentarerna?",
        "Int kan nån förbjuda mej ti dela en egen bild?",
        "Är det förbjudet att svära?",
        "Saako häirikön estää sivulta?",
        "Voimmeko kieltää kiroilun kommenteissa?",
        "Kieltääkö ohje arvostelun?",
        "Can we ban someone from our page?",
        "Is swearing forbidden?",
        "Can they forbid it?",
        "Where is the list of pages?",
    ],
)
def test_what_asks_about_no_ban_by_others_is_left_alone(text: str) -> None:
    assert act_forbidden(normalised(text)) is None


@pytest.mark.parametrize(
    ("text", "language", "verdict"),
    [
        ("Kan staden förbjuda oss att svära på facebook?", "sv", "yes"),
        ("Kan direktören förbjuda oss att svara på kommentarer på vår sida?", "sv", "no"),
        ("Saako työnantaja kieltää kirjoittamasta asiakkaista ilman nimeäkin?", "fi", "yes"),
        ("Can the employer forbid us to post internal e-mails on Facebook?", "en", "yes"),
        ("Can the principal stop us from admitting a mistake on our page?", "en", "no"),
    ],
)
def test_a_ban_gets_the_opposite_of_the_act(answers: Answers, text: str, language: str, verdict: str) -> None:
    assert answers.find(text, language).verdict == verdict


def test_of_what_is_only_allowed_it_is_not_sure_that_nobody_may_forbid_it(hango: Town, answers: Answers) -> None:
    """The guideline says what staff may do and not what a manager may decide."""
    sure = answers.find(hango.situations["work-use-at-work"].questions["sv"], "sv")
    assert (sure.verdict, sure.sure) == ("yes", "sure")
    assert (of_the_ban(sure).verdict, of_the_ban(sure).sure) == ("no", "less")
    wanted = replace(sure, situation=hango.situations["admit-a-mistake"])
    assert (of_the_ban(wanted).verdict, of_the_ban(wanted).sure) == ("no", "sure")


def test_what_is_neither_yes_nor_no_stays(hango: Town) -> None:
    assert of_the_ban(NOTHING) == NOTHING
    conditional = replace(NOTHING, situation=hango.situations["boss-objects"], verdict="conditional")
    assert of_the_ban(conditional) == conditional


def test_a_ban_that_the_guideline_is_silent_about_stays_unanswered(answers: Answers) -> None:
    assert answers.find("Får arbetsgivaren förbjuda mig att ha TikTok hemma?", "sv").situation is None
