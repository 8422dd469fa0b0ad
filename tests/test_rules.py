"""Every rule's own examples: what is marked it finds, at exactly these places; what is clean it leaves."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.review import review
from knowledge.rule import LANGUAGES, Draft, Example, Rule
from knowledge.rules import all_rules
from knowledge.town import Town

RULES = list(all_rules().values())
CASES = [pytest.param(rule, e, id=f"{rule.code}-{n}") for rule in RULES for n, e in enumerate(rule.examples)]
NO_DAY = date(2026, 6, 1)
LEAST = 6


def found_by(rule: Rule, example: Example, town: Town) -> list[tuple[int | None, int | None]]:
    told = review(Draft(example.text, example.kind, example.today or NO_DAY, town))
    return [(f.start, f.end) for f in (*told.findings, *told.tips) if f.code == rule.code]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_finds_what_its_examples_mark_and_nothing_else(rule: Rule, example: Example, hango: Town) -> None:
    wanted = [place or (None, None) for place in example.found]
    assert sorted(found_by(rule, example, hango), key=str) == sorted(wanted, key=str), example.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_shows_six_flagged_and_six_clean_examples_in_each_language(rule: Rule) -> None:
    languages = LANGUAGES if rule.code != "one-language" else ("sv", "fi")
    for language in languages:
        flagged = [e for e in rule.examples if e.language == language and e.found]
        clean = [e for e in rule.examples if e.language == language and not e.found]
        assert len(flagged) >= LEAST, f"{rule.code}: {len(flagged)} flagged in {language}"
        assert len(clean) >= LEAST, f"{rule.code}: {len(clean)} clean in {language}"


def test_the_town_gives_every_rule_its_section_and_tips_cite_none(hango: Town) -> None:
    assert {rule.code for rule in RULES if not rule.is_tip} == set(hango.findings)
    assert not any(rule.code in hango.findings for rule in RULES if rule.is_tip)
