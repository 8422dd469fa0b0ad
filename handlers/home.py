"""The start page: what can be done from here, what one has going, what waits for whoever decides."""

from __future__ import annotations

from dataclasses import replace

from handlers.actions import Action
from handlers.blocks import Actions, Button, Link, Text
from handlers.card import Block
from handlers.office.deciders import decides_at_all, may_decide
from handlers.office.errand import Errand
from handlers.office.pages import page_of
from handlers.reply import Reply
from handlers.request.mine import my_requests, waiting
from handlers.wording import LANGUAGES, text

#: In the order people need them.
_DO: tuple[tuple[str, Action, bool], ...] = (
    ("home-ask", "ask", True),
    ("review-title", "review", False),
    ("do-request-channel", "request-channel", False),
    ("do-mine", "mine", False),
    ("ask-title", "ask-informator", False),
)


def home(errand: Errand) -> Reply:
    actions = tuple(Button(errand.say(key), action, "", primary) for key, action, primary in _DO)
    blocks: list[Block] = [Text(errand.say("home-welcome"))]
    blocks += _desk(errand)
    blocks.append(Actions(errand.say("home-do"), actions))
    if errand.office.register_url:
        blocks.append(Actions("", (Link(errand.say("home-register"), errand.office.register_url),)))
    blocks += [_languages(errand), _about_me(errand)]
    return errand.reply("home", *blocks, Text(errand.say("help-privacy"), small=True))


def _desk(errand: Errand) -> list[Block]:
    """What waits for a decider; nothing for anybody else."""
    if not decides_at_all(errand):
        return []
    lost = len(errand.office.out_of_reach)
    unreached: list[Block] = [Text(errand.say("home-out-of-reach", count=lost))] if lost else []
    found = [*waiting(errand), *_questions(errand)] or [Text(errand.say("home-nothing-waits"))]
    return [*unreached, *found, *_absence(errand)]


def what_waits(errand: Errand) -> Reply:
    """What waits for whoever decides, oldest first; for anybody else their own requests, with what they wait for."""
    if not decides_at_all(errand):
        return my_requests(errand)
    found = [*waiting(errand), *_questions(errand)]
    return errand.reply("shown", *(found or [Text(errand.say("home-nothing-waits"))]))


def _absence(errand: Errand) -> list[Block]:
    """Approvers alone say when they are away: a deputy stands in for them."""
    if errand.person not in errand.office.directory.deciding:
        return []
    absent = any(one.approver == errand.person for one in errand.tx.absences(errand.today))
    away: tuple[str, Action] = ("do-absence-end", "absence-end") if absent else ("do-absence", "absence")
    return [Actions("", (Button(errand.say(away[0]), away[1]),), quiet=True)]


def _questions(errand: Errand, value: str = "") -> list[Block]:
    """What this person may answer and nobody has answered, oldest first, each behind a button."""
    asked = [one for one in errand.tx.open_questions() if may_decide(errand, one.subject, one.asker)]
    here, turn = page_of(errand, asked, "page-questions", value)
    buttons = tuple(
        Button(errand.say("question-heading", number=str(one.number)), "answer-question", str(one.number))
        for one in here
    )
    return [Actions(errand.say("home-questions"), buttons), *turn] if buttons else []


def questions_page(errand: Errand, value: str) -> Reply:
    """Nothing for whoever decides nothing."""
    found = _questions(errand, value) if decides_at_all(errand) else []
    return errand.reply("shown", *(found or [Text(errand.say("home-nothing-waits"))]))


def _languages(errand: Errand, action: Action = "choose-language") -> Actions:
    known = [one for one in LANGUAGES if one in errand.town.guideline.languages]
    buttons = tuple(Button(text(one, "own-name"), action, one, one == errand.language) for one in known)
    return Actions(errand.say("home-language", chosen=errand.say("own-name")), buttons)


def _about_me(errand: Errand) -> Actions:
    buttons = Button(errand.say("home-held"), "held"), Button(errand.say("home-forget"), "forget")
    return Actions(errand.say("home-about-me"), buttons, quiet=True)


def language_choice(errand: Errand) -> Reply:
    """Which language it is, and the buttons for the others."""
    return errand.reply("language", Text(errand.say("language-which")), _languages(errand, "speak"))


def speak(errand: Errand, language: str) -> Reply:
    """From now on in this language, where what the person writes shows no other."""
    chosen = _chosen(errand, language)
    return chosen.line("language", "language-spoken") if chosen else errand.line("stale", "stale-button")


def choose_language(errand: Errand, language: str) -> Reply:
    """The start page in the language chosen, which is remembered."""
    chosen = _chosen(errand, language)
    return home(chosen) if chosen else errand.line("stale", "stale-button")


def _chosen(errand: Errand, language: str) -> Errand | None:
    """The errand in the language chosen; None in one that the town has not."""
    if language not in errand.town.guideline.languages:
        return None
    errand.tx.choose_language(errand.person, language)
    return replace(errand, language=language)
