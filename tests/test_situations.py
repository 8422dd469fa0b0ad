"""Every answer rests on the guideline's own words, in every language of the town."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rapidfuzz import fuzz, process, utils

from handlers.ask.answer_card import quotations
from knowledge.guideline import Guideline
from knowledge.situations import Situation
from knowledge.town import HANGO, Town, load_town
from tests.questions import SETS, questions

TOWN = load_town(HANGO)
SITUATIONS = list(TOWN.situations.values())
SOURCE = " ".join((HANGO / "source.txt").read_text(encoding="utf-8").split())


def source_of(guideline: Guideline) -> str:
    return " ".join(section.text(guideline.original) for section in guideline.sections.values())


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.id)
def test_quotations_are_the_source_word_for_word(situation: Situation) -> None:
    """Each piece between gaps stands in the guideline exactly as quoted."""
    for quotation in quotations(TOWN, situation.quote, "fi"):
        for piece in quotation.excerpt.split(" […] "):
            assert piece in source_of(TOWN.guideline)
        assert quotation.whole in source_of(TOWN.guideline)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.id)
def test_answers_state_the_rule_and_never_a_yes_or_no(situation: Situation) -> None:
    for answer in situation.answers.values():
        assert not re.match(r"(ja|nej|jo|kyllä|ei|joo|yes|no)\b", answer, re.IGNORECASE)


@pytest.mark.parametrize("situation", [s for s in SITUATIONS if s.verdict == "conditional"], ids=lambda s: s.id)
def test_what_is_allowed_on_conditions_names_them(situation: Situation) -> None:
    """Nobody reads "yes, if ..." with nothing after the if."""
    assert all(situation.conditions[language] for language in TOWN.guideline.languages)


def test_no_answer_pulls_a_case_under_a_rule_by_the_silence() -> None:
    """What the guideline does not say is left open, or marked as a reading; "it makes no exception" is neither."""
    formula = re.compile(r"undantag för|tee poikkeusta|no exception", re.IGNORECASE)
    for situation in SITUATIONS:
        assert not [answer for answer in situation.answers.values() if formula.search(answer)], situation.id


def test_gaps_are_marked_only_between_sentences_that_do_not_touch(hango: Town) -> None:
    for situation in hango.situations.values():
        for quotation in quotations(hango, situation.quote, "sv"):
            if quotation.excerpt in quotation.whole:
                assert "[…]" not in quotation.excerpt


@pytest.mark.parametrize("rule", [f"rule.{n}" for n in range(1, 9)])
def test_each_rule_has_at_least_four_situations(hango: Town, rule: str) -> None:
    about = [s for s in hango.situations.values() if not s.general and s.sections[0].split(".")[:2] == rule.split(".")]
    assert len(about) >= 4


def test_every_other_section_has_a_situation_of_its_own(hango: Town) -> None:
    first = {s.sections[0] for s in hango.situations.values() if not s.general}
    assert set(hango.guideline.sections) <= first


def test_every_situation_is_asked_about_in_a_dozen_ways_in_every_language(hango: Town) -> None:
    asked = Counter((phrasing.situation, phrasing.language) for phrasing in hango.phrasings)
    for id in hango.situations:
        assert all(asked[id, language] >= 12 for language in hango.guideline.languages), id


def test_the_frightened_question_is_answered_from_the_guideline(hango: Town) -> None:
    posted = hango.situations["already-posted"]
    assert {"checklist.5", "checklist.3", "contact"} & set(posted.sections)
    for language in hango.guideline.languages:
        assert any(p.situation == "already-posted" and p.language == language for p in hango.phrasings)


#: The first collection of questions, by language: its writer's number.
FIRST = {"sv": "w02", "fi": "w03", "en": "w04"}


def test_the_first_collection_was_taken_over_whole(hango: Town) -> None:
    """4,288 questions and 1,316 refusals; a few doubles, and a few questions that proved to be refusals."""
    phrasings = [p for p in hango.phrasings if p.by == FIRST[p.language]]
    refusals = [r for r in hango.refusals if r.by == FIRST[r.language]]
    assert len(phrasings) + len(refusals) >= 4288 + 1316 - 20


def test_no_phrasing_is_refused_somewhere_else(hango: Town) -> None:
    asked = {p.text.casefold() for p in hango.phrasings}
    assert not asked & {r.text.casefold() for r in hango.refusals}


def test_what_is_scored_was_not_learnt(hango: Town) -> None:
    """A phrasing or refusal as good as the same as a test's question would only show that it was remembered."""
    scored = [utils.default_process(question["text"]) for name in SETS for question in questions(name)]
    learnt = [said.text for said in (*hango.phrasings, *hango.refusals)]
    alike = process.cdist([utils.default_process(text) for text in learnt], scored, scorer=fuzz.ratio, score_cutoff=90)
    assert [text for text, row in zip(learnt, alike, strict=True) if row.any()] == []


def test_whoever_is_asked_about_is_named_by_the_card_not_by_the_answer(hango: Town) -> None:
    """The contact comes from guideline.toml alone, so that a new informatör is one change."""
    contact = hango.guideline.contact
    for situation in hango.situations.values():
        said = " ".join([*situation.answers.values(), *sum(situation.conditions.values(), ())])
        assert contact.name not in said and contact.phone not in said and contact.email not in said
