"""The guideline in the project is the town's own document, word for word."""

from __future__ import annotations

import re

import pytest

from knowledge.town import HANGO, Town

#: What the document holds that belongs to no section (sections.md): title, lead-in, headings, bare links, the page
#: number inside rule 2, bullets and the items' own numbers.
FURNITURE = (
    r"Användarinstruktioner för sociala medier för stadens personal och förtroendevalda ",
    r"Stadens personal och förtroendevalda ges följande instruktioner för sin närvaro i sociala medier: ",
    r"Minneslista för alla administratörer av sociala medier/i samtliga sociala mediekanaler ",
    r"Frågor\? ",
    r"http://www\.hanko\.fi/some 3 ",
    r" mailto:nina\.nasanen@hanko\.fi",
    r"• ",
    r"\b[1-8]\. (?=Då arbets|Enligt arb|Det rekom|Beakta |De som|Hela org|Innehållet)",
)


def source_text() -> str:
    return " ".join((HANGO / "source.txt").read_text(encoding="utf-8").split())


def test_every_character_of_the_source_has_its_one_section(hango: Town) -> None:
    """Furniture taken away, what is left of the source is the sections one after another, and nothing else."""
    text = source_text()
    for piece in FURNITURE:
        text, found = re.subn(piece, "", text)
        assert found, f"the source no longer holds {piece}"
    assert text == " ".join(section.text("sv") for section in hango.guideline.sections.values())


def test_the_sections_are_the_29_of_the_design(hango: Town) -> None:
    ids = list(hango.guideline.sections)
    assert len(ids) == 29
    assert ids[0] == "intro.definition" and ids[-1] == "adoption"


@pytest.mark.parametrize("number", range(1, 9))
def test_rules_bear_the_number_that_is_printed(hango: Town, number: int) -> None:
    printed = {s.number for s in hango.guideline.sections.values() if s.id.startswith(f"rule.{number}")}
    assert printed == {str(number)}


def test_sections_without_a_printed_number_have_none(hango: Town) -> None:
    assert {s.number for s in hango.guideline.sections.values() if not s.id.startswith("rule.")} == {""}


def test_only_the_swedish_text_is_official(hango: Town) -> None:
    assert hango.guideline.official == {"sv"}


def test_a_translation_is_not_the_original_again(hango: Town) -> None:
    for section in hango.guideline.sections.values():
        assert len({section.text(language) for language in hango.guideline.languages}) == 3


def test_the_contact_is_the_one_in_the_source(hango: Town) -> None:
    contact = hango.guideline.contact
    for part in (contact.name, contact.phone, contact.email):
        assert part in source_text()
