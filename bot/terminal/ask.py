"""`ask`: a question answered for a person in colour, or for a program as JSON."""

from __future__ import annotations

import textwrap
from typing import Any

import click

from bot.json_lines import Row
from handlers.ask.answer_card import headline_of, quotations, silent_about
from handlers.ask.heard import SMALL_TALK, Intent
from handlers.ask.intent import intent_of
from handlers.ask.several import reply_to_each
from handlers.assistant import too_long_reply
from handlers.blocks import Actions, Bullets, Button, Quotation, Text, Verdict
from handlers.help import small_talk_reply
from handlers.incoming import LONGEST_MESSAGE
from handlers.line import line
from handlers.reply import Reply
from knowledge.answers import Answers
from knowledge.found import NOTHING
from knowledge.situations import Situation
from knowledge.two_questions import Asked, find_each

WIDTH = 78
#: What is no norm ("fact", "ask") has no colour.
COLOURS = {
    "allowed": "green",
    "not_allowed": "red",
    "only_if": "yellow",
    "required": "blue",
    "not_required": "green",
    "recommended": "green",
}


def ask_once(answers: Answers, question: str, language: str | None) -> dict[str, Any]:
    """The contract of `ask --jsonl`, without the id: its fields are fixed, and programs rely on them."""
    spoken = spoken_language(answers, question, language)
    first, *others = _asked(answers, question, spoken)
    return _row(answers, first, spoken) | {"also": [_row(answers, one, spoken) for one in others]}


def _row(answers: Answers, asked: Asked, language: str) -> dict[str, Any]:
    answer = asked.answer
    return {
        "lang": language,
        "verdict": answer.verdict or "out_of_scope",
        **(_found_in(answers, asked, answer.situation, language) if answer.situation else _NOTHING_FOUND),
        "sure": answer.sure,
        "confidence": round(answer.confidence, 3),
        "topic": silent_about(answers.town, answer, language),
        "answer": _said(answers, asked, language),
    }


_NOTHING_FOUND: dict[str, Any] = {
    "headline": None,
    "headline_kind": None,
    "sections": [],
    "situation": None,
    "quote": None,
    "conditions": [],
}


def _found_in(answers: Answers, asked: Asked, situation: Situation, language: str) -> dict[str, Any]:
    """Less sure, only the quotation is shown: no headline, and no conditions of an answer that was not given."""
    sure, stated = asked.answer.sure == "sure", answers.town.stated
    quoted = quotations(answers.town, situation.quote, language)
    conditions = situation.conditions[language] if sure else ()
    kind, headline = headline_of(answers.town, situation, language, asked.facts)
    met = stated.met(situation, asked.facts) or (False,) * len(conditions)
    return {
        **({"verdict": "yes"} if sure and stated.headline(situation, asked.facts) else {}),
        "headline": headline if sure else None,
        "headline_kind": kind if sure else None,
        "sections": list(situation.sections),
        "situation": situation.id,
        "quote": " […] ".join(quotation.excerpt for quotation in quoted),
        "conditions": [{"text": condition, "met": done} for condition, done in zip(conditions, met, strict=False)],
    }


def spoken_language(answers: Answers, question: str, language: str | None) -> str:
    """What the question is written in, else `language`, else the town's first."""
    languages = answers.town.guideline.languages
    found = answers.language(question) or language
    return found if found in languages else languages[0]


def _asked(answers: Answers, question: str, language: str) -> tuple[Asked, ...]:
    """Nothing is answered by a part of what is too long to be read, nor small talk by the guideline."""
    if len(question) > LONGEST_MESSAGE or intent_of(question) in SMALL_TALK:
        return (Asked(question, NOTHING),)
    return find_each(answers, question, language)


def _said(answers: Answers, asked: Asked, language: str) -> str:
    """The first paragraph of the card."""
    card = _reply(answers, (asked,), asked.question, language).card
    return next(block.text for block in card.blocks if isinstance(block, Text))


def _reply(answers: Answers, asked: tuple[Asked, ...], question: str, language: str) -> Reply:
    """What the chat would show: small talk and an empty line get a line in kind."""
    if len(question) > LONGEST_MESSAGE:
        return too_long_reply(len(question), language)
    intent = intent_of(question) if asked[0].answer.situation is None else Intent.QUESTION
    if intent is Intent.EMPTY:
        return line(language, "empty", "empty", private=False)
    if intent in SMALL_TALK:
        return small_talk_reply(answers.town, intent, language)
    return reply_to_each(answers.town, asked, question, language)


def ask_row(answers: Answers, row: Row) -> Row:
    """`ask_once` for an object of `ask --jsonl`. Raises ValueError."""
    if not isinstance(row.get("lang"), str | None):
        raise ValueError('"lang" must be a text')
    return ask_once(answers, row["text"], row.get("lang"))


def print_answer(answers: Answers, question: str, language: str | None) -> None:
    """The card as a person reads it in a terminal; colour only where the terminal has it."""
    spoken = spoken_language(answers, question, language)
    card = _reply(answers, _asked(answers, question, spoken), question, spoken).card
    for block in card.blocks:
        match block:
            case Verdict():
                click.secho(f" {block.label} ", bold=True, **_colour(block.kind))
            case Text():
                click.echo("\n" + textwrap.fill(block.text, WIDTH))
            case Bullets():
                click.secho("\n" + block.heading, bold=True)
                for item in block.lines:
                    click.echo(textwrap.fill(item, WIDTH, initial_indent="  • ", subsequent_indent="    "))
            case Quotation():
                _print_quotation(block)
            case Actions():
                _print_topics(block)


def _colour(kind: str) -> dict[str, Any]:
    return {"bg": COLOURS[kind], "fg": "black"} if kind in COLOURS else {"reverse": True}


def _print_quotation(quotation: Quotation) -> None:
    """Of a folded one its name: `explain` tells what it says."""
    if quotation.folded:
        return click.secho("\n" + quotation.citation, dim=True)
    click.secho("\n" + quotation.citation, bold=True)
    for quoted in filter(None, (quotation.excerpt, quotation.translation)):
        click.echo(textwrap.fill(quoted, WIDTH, initial_indent="  │ ", subsequent_indent="  │ "))
    click.secho("  " + " · ".join(filter(None, (quotation.translation_note, quotation.source))), dim=True)


def _print_topics(actions: Actions) -> None:
    questions = [item.label for item in actions.items if isinstance(item, Button) and item.action == "topic"]
    if questions:
        click.secho("\n" + actions.heading, bold=True)
        click.echo("\n".join(f"  → {question}" for question in questions))
