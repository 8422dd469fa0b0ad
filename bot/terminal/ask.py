"""`ask`: a question answered for a person in colour, or for a program as JSON."""

from __future__ import annotations

import textwrap
from typing import Any

import click

from bot.terminal.json_lines import Row
from handlers.ask.answer_card import answer_reply, quotations
from handlers.ask.intent import SMALL_TALK, Intent, intent_of
from handlers.assistant import too_long_reply
from handlers.help import small_talk_reply
from handlers.incoming import LONGEST_MESSAGE
from handlers.line import line
from handlers.reply import Actions, Bullets, Button, Quotation, Reply, Text, Verdict
from knowledge.answers import NOTHING, Answer, Answers

WIDTH = 78
COLOURS = {"yes": "green", "no": "red", "conditional": "yellow", "info": "blue", "ask_informator": "magenta"}


def ask_once(answers: Answers, question: str, language: str | None) -> dict[str, Any]:
    """The contract of `ask --jsonl`, without the id: design.md fixes its fields."""
    spoken = spoken_language(answers, question, language)
    answer = _found(answers, question, spoken)
    situation = answer.situation
    if situation is None:
        found: dict[str, Any] = {"verdict": "out_of_scope", "sections": [], "situation": None}
        said: dict[str, Any] = {"answer": _nothing(answers, answer, question, spoken), "quote": None}
    else:
        found = {"verdict": answer.verdict, "sections": list(situation.sections), "situation": situation.id}
        quoted = quotations(answers.town, situation.quote, spoken)
        said = {"answer": situation.answers[spoken], "quote": " […] ".join(q.excerpt for q in quoted)}
    judged = {
        "sure": answer.sure,
        "confidence": round(answer.confidence, 3),
        "topic": _silence(answers, answer, spoken),
    }
    return {"lang": spoken, **found, **judged, **said}


def _silence(answers: Answers, answer: Answer, language: str) -> str | None:
    """What the guideline is silent about, by the name that the town gives it."""
    return answers.town.silences.near[answer.topic].names[language] if answer.topic else None


def spoken_language(answers: Answers, question: str, language: str | None) -> str:
    """What the question is written in, else `language`, else the town's first."""
    languages = answers.town.guideline.languages
    found = answers.language(question) or language
    return found if found in languages else languages[0]


def _found(answers: Answers, question: str, language: str) -> Answer:
    """Nothing is answered by a part of what is too long to be read."""
    return answers.find(question, language) if len(question) <= LONGEST_MESSAGE else NOTHING


def _nothing(answers: Answers, answer: Answer, question: str, language: str) -> str:
    card = _reply(answers, answer, question, language).card
    return next(block.text for block in card.blocks if isinstance(block, Text))


def _reply(answers: Answers, answer: Answer, question: str, language: str) -> Reply:
    """What the chat would show: small talk and an empty line get a line in kind."""
    if len(question) > LONGEST_MESSAGE:
        return too_long_reply(len(question), language)
    intent = intent_of(question) if answer.situation is None else Intent.QUESTION
    if intent is Intent.EMPTY:
        return line(language, "empty", "empty", private=False)
    if intent in SMALL_TALK:
        return small_talk_reply(answers.town, intent, language)
    return answer_reply(answers.town, answer, question, language)


def ask_row(answers: Answers, row: Row) -> Row:
    """`ask_once` for an object of `ask --jsonl`. Raises ValueError."""
    if not isinstance(row.get("lang"), str | None):
        raise ValueError('"lang" must be a text')
    return ask_once(answers, row["text"], row.get("lang"))


def print_answer(answers: Answers, question: str, language: str | None) -> None:
    """The card as a person reads it in a terminal; colour only where the terminal has it."""
    spoken = spoken_language(answers, question, language)
    card = _reply(answers, _found(answers, question, spoken), question, spoken).card
    for block in card.blocks:
        match block:
            case Verdict():
                click.secho(f" {block.label} ", bg=COLOURS[block.kind], fg="black", bold=True)
            case Text():
                click.echo("\n" + textwrap.fill(block.text, WIDTH))
            case Bullets():
                click.secho("\n" + block.heading, bold=True)
                for item in block.items:
                    click.echo(textwrap.fill(item, WIDTH, initial_indent="  • ", subsequent_indent="    "))
            case Quotation():
                _print_quotation(block)
            case Actions():
                _print_topics(block)


def _print_quotation(quotation: Quotation) -> None:
    click.secho("\n" + quotation.citation, bold=True)
    for quoted in filter(None, (quotation.excerpt, quotation.translation)):
        click.echo(textwrap.fill(quoted, WIDTH, initial_indent="  │ ", subsequent_indent="  │ "))
    click.secho("  " + " · ".join(filter(None, (quotation.translation_note, quotation.source))), dim=True)


def _print_topics(actions: Actions) -> None:
    questions = [item.label for item in actions.items if isinstance(item, Button) and item.action == "topic"]
    if questions:
        click.secho("\n" + actions.heading, bold=True)
        click.echo("\n".join(f"  → {question}" for question in questions))
