"""What goes on from an answer stays near it, or is not sure; and whom it is about stays the same."""

from __future__ import annotations

import pytest

from knowledge.answers import Answers
from knowledge.facts import facts_in
from knowledge.situations import Situation
from knowledge.two_questions import find_each


@pytest.mark.parametrize(
    ("topic", "language", "text"),
    [
        ("accusing-others", "en", "without his name"),
        ("pictures-at-an-event", "sv", "i eget namn"),
        ("how-often-to-update", "fi", "omalla nimellä"),
        ("both-languages", "en", "on my own phone"),
    ],
)
def test_a_scrap_that_goes_on_is_not_surely_about_another_situation(
    answers: Answers, topic: str, language: str, text: str
) -> None:
    found = answers.find(text, language, topic)
    assert found.sure != "sure" or _near(found.situation, answers.town.situations[topic])


@pytest.mark.parametrize(
    ("topic", "language", "text"),
    [
        ("resident-was-removed", "sv", "ingen berättade ens åt mig"),
        ("resident-was-removed", "fi", "kukaan ei edes kertonut minulle"),
        ("resident-was-removed", "en", "nobody even told me"),
        ("pictures-at-an-event", "sv", "chefen kallade mig dum"),
        ("both-languages", "fi", "naapuri haukkuu minua"),
        ("which-platforms", "en", "my colleague drinks at work"),
    ],
)
def test_a_statement_that_goes_on_is_not_surely_about_another_section(
    answers: Answers, topic: str, language: str, text: str
) -> None:
    found, about = answers.find(text, language, topic), answers.town.situations[topic]
    same = found.situation is not None and found.situation.sections[0] == about.sections[0]
    assert found.sure != "sure" or same or _near(found.situation, about)


def _near(found: Situation | None, about: Situation) -> bool:
    return found is not None and (found.id in (about.id, *about.related) or about.id in found.related)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "dottern har sagt att det är okej"),
        ("sv", "sonen ha sagt att de e ok"),
        ("fi", "tytär antoi luvan"),
        ("en", "her daughter said it is fine"),
    ],
)
def test_a_daughters_word_is_no_leave_of_her_mother(answers: Answers, language: str, text: str) -> None:
    asked = find_each(answers, text, language, "pictures-of-people")[0]
    assert asked.answer.situation is answers.town.situations["pictures-of-people"]
    assert not any(answers.town.stated.met(asked.answer.situation, asked.facts))


def test_the_leave_of_whoever_is_in_the_picture_still_counts() -> None:
    assert facts_in("hon har själv gett lov", "sv") == {"leave": True}
    assert facts_in("föräldrarna har gett lov", "sv") == {"leave": True}
