"""A question on its way to the informatör: its card for those who may answer, its timers, its history."""

from __future__ import annotations

from handlers import records
from handlers.actions import QuestionAction
from handlers.blocks import Actions, Button, Text
from handlers.card import Block, Card
from handlers.office.decider_cards import hand_out, redraw
from handlers.office.deciders import deciders, role
from handlers.office.errand import Errand, asks
from handlers.records import Event, Question
from handlers.request.steps import due
from handlers.wording import text
from handlers.workflow import DECISION_TIMERS


def languages_of(question: Question) -> list[str]:
    """The languages it is answered in: two where a whole channel reads along (`sv fi`)."""
    return question.language.split()


def asker_language(errand: Errand, question: Question) -> str:
    """What the asker alone is written to in: as they asked, or as they have chosen where a channel reads along."""
    languages = languages_of(question)
    return languages[0] if len(languages) == 1 else errand.language_of(question.asker)


def keep(errand: Errand, question: Question, action: str, expected: int | None = None) -> Question:
    """Saves the question (a new one is saved already), writes history, and redraws its cards."""
    saved = question if expected is None else errand.tx.save_question(question, expected)
    detail = {"state": saved.state, "version": saved.version}
    errand.tx.record(Event(errand.now, errand.person, action, saved.subject, detail))
    if saved.state in ("answered", "withdrawn"):
        errand.tx.cancel_timers(saved.subject)
    show_question(errand, saved, redrawn=True)
    return saved


def set_timers(errand: Errand, question: Question) -> None:
    subject = question.subject
    for timer in DECISION_TIMERS:
        key = f"{subject}:{timer.value}:{question.version}"
        errand.tx.set_timer(records.Timer(key, timer.value, subject, due(errand, timer)))


def show_question(errand: Errand, question: Question, redrawn: bool = False, with_deputies: bool = False) -> None:
    """The card, while it waits, for whoever is to answer and has none; `redrawn` for those who have one."""

    def draw(language: str) -> Card:
        return question_card(errand, question, language)

    if redrawn:
        redraw(errand, question.subject, question.version, draw)
    if question.state in ("open", "taken"):
        hand_out(errand, question.subject, deciders(errand, question.asker, with_deputies), draw)


def question_card(errand: Errand, question: Question, language: str) -> Card:
    """The question for those who may answer it."""
    blocks: list[Block] = [
        Text(text(language, "question-heading", number=str(question.number))),
        Text(text(language, "quoted", words=question.text)),
    ]
    who = role(errand, question.taken_by, language) if question.taken_by else ""
    blocks.append(Text(text(language, f"question-{question.state}", who=who), small=True))
    if question.state == "answered":
        blocks.append(Text(text(language, "quoted", words=question.answer)))
    if question.state in ("open", "taken"):
        action: QuestionAction = "answer-question" if question.state == "open" else "take-over"
        answer = Button(text(language, f"do-{action}"), action, str(question.number), question.state == "open")
        blocks.append(Actions("", (answer,)))
    return Card(language, tuple(blocks), asks(question.asker))
