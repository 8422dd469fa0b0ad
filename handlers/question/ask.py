"""Sends a question on to the informatör, and the answer back to where it was asked."""

from __future__ import annotations

from dataclasses import replace

from handlers.ask.answer_card import contact_card
from handlers.ask.remembering import asked_about
from handlers.blocks import Actions, Button, Text
from handlers.card import Card, Field, Form
from handlers.dates import day_text
from handlers.incoming import FormSent
from handlers.office.deciders import deciders, decides_at_all, may_decide, role
from handlers.office.errand import FORGOTTEN, Errand
from handlers.office.given_back import words_given_back
from handlers.office.written_answer import fault_of, written_in
from handlers.question.steps import keep, languages_of, set_timers
from handlers.records import Memory, Outgoing, Question
from handlers.reply import Reply
from handlers.safe_text import kept
from handlers.side_by_side import public_languages
from handlers.wording import text
from knowledge.role_names import what_to_ask

LONGEST_QUESTION, FEWEST_LETTERS = 2_000, 4


def ask_about(errand: Errand, id: str) -> Reply:
    """The form that a yes opens, with the question of the situation that was told of."""
    return ask_form(errand, _question_of(errand, id))


def _question_of(errand: Errand, id: str) -> str:
    situation = errand.town.situations.get(id)
    return situation.questions[errand.language] if situation else ""


def passed_on(errand: Errand, memory: Memory, written: str) -> Reply:
    """In words: the button that opens the form, with the question that stands in them. What was asked before is kept
    nowhere, so else the form begins with the question that the last answer was to, as its situation has it, or with
    none.
    """
    asked = kept(what_to_ask(written, errand.town.guideline.contact.name), LONGEST_QUESTION)
    question = asked or _question_of(errand, asked_about(memory))
    said = Text(errand.say("ask-passed-on" if question else "ask-passed-on-empty"))
    shown = (Text(errand.quoted(question)),) if question else ()
    opens = Button(errand.say("ask-title"), "ask-informator", question, primary=True)
    return errand.reply("form-offered", said, *shown, Actions("", (opens,)))


def how_mine_is_doing(errand: Errand) -> Reply:
    """The newest question of whoever asks: whether it is answered, and the answer."""
    ids = errand.office.directory.ids(errand.id)
    mine = sorted((one for id in ids for one in errand.tx.questions_of(id)), key=lambda one: -one.number)
    if not mine:
        return errand.line("shown", "question-none-of-yours")
    question = mine[0]
    who = role(errand, question.taken_by, errand.language) if question.taken_by else ""
    said = [errand.say("question-heading", number=str(question.number)), errand.quoted(question.text)]
    said += [errand.say(f"question-{question.state}", who=who)]
    said += [errand.quoted(question.answer)] if question.state == "answered" else []
    return errand.reply("shown", *map(Text, said))


def new_since(memory: Memory, question: Question) -> bool:
    """Whether its card has come since the last word of that conversation."""
    return memory.at is None or question.updated_at > memory.at


def answer_in_words(errand: Errand, memory: Memory, written: str) -> Reply | None:
    """A plain message after a question's card: asked whether it is the answer, never sent because it might be."""
    theirs = [one for one in errand.tx.open_questions() if may_decide(errand, one.subject, one.asker)]
    new = [one for one in theirs if new_since(memory, one)]
    if not new:
        return None
    answers = tuple(
        Button(errand.say("question-heading", number=str(one.number)), "answer-question", str(one.number))
        for one in new
    )
    others = (Button(errand.say("answer-no-review"), "review"), Button(errand.say("answer-no-question"), "ask-this"))
    said = Text(errand.say("answer-which-question"))
    return replace(errand.reply("which-answer", said, Actions("", answers), Actions("", others)), draft=written)


def ask_form(errand: Errand, question: str, error: str = "") -> Reply:
    """The question before it is sent: to be read once more, and mended."""
    field = Field(
        "question",
        errand.say("ask-label"),
        "long",
        errand.say("ask-help"),
        required=True,
        value=question,
        error=error or fault_of(errand, question, LONGEST_QUESTION),
        longest=LONGEST_QUESTION,
    )
    form = Form(
        "ask-informator", "", errand.say("ask-title"), (field,), errand.say("ask-send"), errand.say("ask-introduction")
    )
    direct = contact_card(errand.town, question, errand.language).blocks
    return errand.reply("ask-form", form, *direct)


def ask_sent(errand: Errand, sent: FormSent) -> Reply:
    """Keeps the question and shows it to those who may answer."""
    written = written_in(sent.values.get("question", ""))
    missing = errand.say("form-missing") if sum(map(str.isalpha, written)) < FEWEST_LETTERS else ""
    if fault := missing or fault_of(errand, written, LONGEST_QUESTION):
        return ask_form(errand, written, fault)
    if not deciders(errand, errand.id):
        return errand.reply("contact", *contact_card(errand.town, written, errand.language).blocks)
    question = errand.tx.new_question(
        asker=errand.id,
        place=errand.place,
        language=" ".join(public_languages(errand.town)) if errand.public else errand.language,
        text=written,
        at=errand.now,
    )
    set_timers(errand, question)
    keep(errand, question, "ask")
    back = Button(errand.say("do-withdraw-question"), "withdraw-question", str(question.number))
    said = Text(errand.say("ask-sent", number=str(question.number)))
    return errand.reply("asked", said, Text(errand.quoted(written)), Actions("", (back,), quiet=True))


def withdraw_question(errand: Errand, question: Question | None) -> Reply:
    if question is None or not errand.is_person(question.asker):
        return errand.line("unknown", "stale-button")
    if question.state not in ("open", "taken"):
        return errand.line("refused", f"ask-gone-{question.state}")
    gone = replace(question, state="withdrawn", updated_at=errand.now)
    keep(errand, gone, "withdraw", question.version)
    return errand.line("withdrawn", "ask-withdrawn")


def take_question(errand: Errand, question: Question | None, over: bool = False, written: str = "") -> Reply:
    """Somebody begins to answer: it is theirs, the others see whose. `over` takes it from a colleague.

    `written` is what they have written already.
    """
    if question is None:
        return _of_none(errand)
    refused = _refusal(errand, question)
    if refused:
        return refused
    mine = question.taken_by is not None and errand.is_person(question.taken_by)
    if question.state == "taken" and not (mine or over):
        return errand.reply("taken", *_taken_lines(errand, question))
    if not mine:
        taken = replace(question, state="taken", taken_by=errand.person, updated_at=errand.now)
        question = keep(errand, taken, "take", question.version)
    return _answer_form(errand, question, written)


def _of_none(errand: Errand) -> Reply:
    """Whoever does not decide learns from no press whether there is such a question."""
    if decides_at_all(errand):
        return errand.line("unknown", "stale-button")
    return errand.line("not-allowed", "decide-only-informator")


def _refusal(errand: Errand, question: Question) -> Reply | None:
    if errand.is_person(question.asker):
        return errand.line("own-question", "ask-not-your-own")
    if not may_decide(errand, question.subject, question.asker):
        return errand.line(
            "not-allowed", "decide-not-yet-yours" if decides_at_all(errand) else "decide-only-informator"
        )
    if question.state not in ("open", "taken"):
        return errand.line("already-decided", f"ask-gone-{question.state}")
    return None


def _taken_lines(errand: Errand, question: Question) -> tuple[Text, Actions]:
    who = role(errand, question.taken_by or "", errand.language)
    over = Button(errand.say("do-take-over"), "take-over", str(question.number))
    return Text(errand.say("question-taken", who=who)), Actions("", (over,))


def _answer_form(errand: Errand, question: Question, written: str = "", error: str = "") -> Reply:
    fault = error or fault_of(errand, written, LONGEST_QUESTION)
    return errand.reply("answer-form", _form(errand, question, written, fault))


def _form(errand: Errand, question: Question, written: str, error: str) -> Form:
    field = Field(
        "answer",
        errand.say("answer-label"),
        "long",
        errand.say("answer-help"),
        required=True,
        value=written,
        error=error,
        longest=LONGEST_QUESTION,
    )
    title, asked = errand.say("question-heading", number=str(question.number)), errand.quoted(question.text)
    return Form("answer-question", str(question.number), title, (field,), errand.say("answer-send"), asked)


def _instead_form(errand: Errand, question: Question, written: str) -> Form:
    """A colleague has taken the question meanwhile; sent from here, the answer goes all the same."""
    who = role(errand, question.taken_by or "", errand.language)
    error = errand.say("question-taken-meanwhile", who=who)
    form, over = _form(errand, question, written, ""), f"{question.number} {question.version}"
    return replace(form, value=over, submit=errand.say("answer-send-instead"), error=error)


def answer_sent(errand: Errand, sent: FormSent, question: Question | None, over: int) -> Reply:
    """The answer goes where the question was asked, signed with role and day.

    `over` is the version in which a colleague had taken the question and this answer was to go all the same.
    """
    written = written_in(sent.values.get("answer", ""))
    if question is None:
        return words_given_back(errand, _of_none(errand), written)
    refused = _refusal(errand, question)
    if refused:
        return words_given_back(errand, refused, written)
    mine = question.taken_by is None or errand.is_person(question.taken_by)
    if not mine and over != question.version:
        return errand.reply("taken", _instead_form(errand, question, written))
    missing = errand.say("form-missing") if sum(map(str.isalpha, written)) < 2 else ""
    if fault := missing or fault_of(errand, written, LONGEST_QUESTION):
        return _answer_form(errand, question, written, fault)
    answered = replace(
        question,
        state="answered",
        taken_by=errand.person,
        answer=written,
        answered_at=errand.now,
        updated_at=errand.now,
    )
    _send_back(errand, keep(errand, answered, "answer", question.version))
    return errand.line("answer-sent", "answer-sent")


def _send_back(errand: Errand, question: Question) -> None:
    if question.asker.startswith(FORGOTTEN):
        return
    subject, languages = question.subject, languages_of(question)
    signed = [
        text(language, "answer-signed", who=role(errand, errand.person, language), day=day_text(errand.today, language))
        for language in languages
    ]
    opening = [text(language, "answer-arrived") for language in languages]
    blocks = (
        Text(" / ".join(opening)),
        Text(text(languages[0], "quoted", words=question.text), small=True),
        Text(question.answer),
        Text(" / ".join(signed), small=True),
    )
    card = Card(languages[0], blocks)
    if len(languages) > 1:  # asked where others read along: answered there
        answer = Outgoing(f"{subject}:answer:{question.place}", question.place, subject, card, errand.now, to="place")
    else:
        answer = Outgoing(f"{subject}:answer:{question.asker}", question.asker, subject, card, errand.now)
    errand.tx.enqueue(answer)
