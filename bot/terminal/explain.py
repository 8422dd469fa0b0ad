"""`explain`: a section, a situation, or why a question got the answer it got."""

from __future__ import annotations

from bot.terminal.ask import spoken_language
from handlers.ask.answer_card import citation, source_line
from knowledge.answers import Answers
from knowledge.guideline import Section
from knowledge.rules import all_rules
from knowledge.situations import Situation
from knowledge.town import Town


def explained(answers: Answers, what: str, language: str | None) -> str:
    """A page of text about the section or situation named `what`, else about the question `what`."""
    section = answers.town.guideline.sections.get(what)
    situation = answers.town.situations.get(what)
    if section:
        return _section(answers, section, language or answers.town.guideline.original)
    if situation:
        return _situation(answers, situation, language or answers.town.guideline.original)
    return _question(answers, what, spoken_language(answers, what, language))


def explained_rule(town: Town, code: str, language: str | None) -> str | None:
    """A page about a finding code with its examples; None where `code` is none."""
    rule = all_rules().get(code)
    if rule is None:
        return None
    said = language or town.guideline.original
    section = town.findings.get(code)
    flagged = [example for example in rule.examples if example.found and example.language == said]
    clean = [example for example in rule.examples if not example.found and example.language == said]
    lines = [
        f"{code} ({rule.severity}): {rule.wording.message[said]}",
        *([f"{section}: {town.guideline.sections[section].titles[said]}"] if section else []),
        *filter(None, ["", rule.why[said], rule.wording.suggestion[said], ""]),
        *(f"- {' '.join(example.text.split())}" for example in flagged),
        "",
        *(f"+ {' '.join(example.text.split())}" for example in clean),
    ]
    return "\n".join(lines)


def _section(answers: Answers, section: Section, language: str) -> str:
    town = answers.town
    about = [s for s in town.situations.values() if section.id in s.sections]
    lines = [
        f"{section.id}: {citation(section.number, section.titles[language], language)}",
        "",
        *(s.texts[language] for s in section.sentences),
        "",
        source_line(town, language),
        "",
        *(f"{s.id}: {s.questions[language]}" for s in about),
    ]
    return "\n".join(lines)


def _situation(answers: Answers, situation: Situation, language: str) -> str:
    town = answers.town
    phrasings = [p for p in town.phrasings if p.situation == situation.id]
    lines = [
        f"{situation.id}: {situation.questions[language]}",
        f"headline: {situation.headlines[language]} ({situation.headline_kind})",
        f"verdict: {situation.verdict}",
        f"sections: {', '.join(situation.sections)}",
        f"quotes: {', '.join(situation.quote)}",
        f"read by: {situation.read_by}",
        "",
        situation.answers[language],
        *(f"- {condition}" for condition in situation.conditions[language]),
        "",
        *(f"{p.language} {p.verdict:14} {p.text} ({p.by})" for p in phrasings),
    ]
    return "\n".join(lines)


def _question(answers: Answers, question: str, language: str) -> str:
    answer = answers.find(question, language)
    found = answer.situation
    lines = [
        f"language: {language}",
        f"situation: {found.id if found else '-'}",
        f"verdict: {answer.verdict if found else 'out_of_scope'}",
        f"confidence: {answer.confidence:.3f}",
        *(f"nearest: {situation.id}" for situation in answer.nearest),
        *answers.why(question, language, answer),
    ]
    return "\n".join(lines)
