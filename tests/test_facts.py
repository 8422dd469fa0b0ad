"""What the asker has stated is heard: met conditions are ticked, no others; what has happened is answered first."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.plain_text import plain_text
from bot.slack.draw.message import render
from bot.terminal.ask import ask_once, print_answer
from bot.web.render import card_html
from handlers.ask.answer_card import situation_card
from handlers.ask.intent import hear
from handlers.ask.remembering import remembered
from handlers.assistant import Assistant
from handlers.blocks import Bullets, Text, Verdict
from handlers.card import Card
from handlers.incoming import Message, Origin
from handlers.records import Memory
from handlers.reply import Reply
from knowledge.answers import Answers
from knowledge.data_files import Fault
from knowledge.facts import FACTS, facts_in, only_states
from knowledge.situations import Situations
from knowledge.stated import load_stated
from knowledge.town import HANGO, Town
from tests.fakes.reviewing import reviewer_of

SAID = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "facts.jsonl").read_text(encoding="utf-8").splitlines()
]


def told(row: dict[str, str]) -> set[str]:
    return {fact for fact, so in facts_in(row["text"], row["lang"]).items() if so}


@pytest.mark.parametrize("row", [row for row in SAID if row["states"]], ids=lambda row: row["text"])
def test_a_stated_fact_is_heard(row: dict[str, str]) -> None:
    assert row["states"] in told(row)


@pytest.mark.parametrize("row", [row for row in SAID if not row["states"]], ids=lambda row: row["text"])
def test_what_is_denied_hoped_for_asked_or_supposed_is_no_fact(row: dict[str, str]) -> None:
    assert not told(row)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_there_are_examples_enough_and_of_every_fact(language: str) -> None:
    of_language = [row["states"] for row in SAID if row["lang"] == language]
    assert set(FACTS) <= set(of_language)
    assert sum(map(bool, of_language)) >= 40 and of_language.count("") >= 40


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Alla föräldrar har gett lov. Men en pappa har inte gett lov.", "sv"),
        ("En mamma har inte gett lov. Alla har gett lov.", "sv"),
        ("Kaikki antoivat luvan. Yksi äiti ei antanut lupaa.", "fi"),
        ("All parents gave permission. One mother has not given permission.", "en"),
    ],
)
def test_of_two_opposite_facts_none_ticks(said: str, language: str) -> None:
    assert facts_in(said, language) == {"leave": False}


@pytest.mark.parametrize(
    ("said", "headline"),
    [
        ("Alla föräldrar har gett lov. Får vi lägga ut bilder på barn?", "Går bra: lov finns"),
        ("Kaikki vanhemmat ovat antaneet luvan. Saako lapsista julkaista kuvia?", "Onnistuu: lupa on saatu"),
        ("All parents have given permission. Can we post pictures of children?", "Fine: permission is given"),
    ],
)
def test_met_conditions_are_ticked_and_turn_the_headline(answers: Answers, said: str, headline: str) -> None:
    row = ask_once(answers, said, None)
    assert (row["situation"], row["headline"], row["headline_kind"]) == ("pictures-of-children", headline, "allowed")
    assert row["verdict"] == "yes" and [condition["met"] for condition in row["conditions"]] == [True, False, False]


@pytest.mark.parametrize(
    "said",
    [
        "Får vi lägga ut bilder på barn om alla föräldrar har gett lov?",
        "Kaikki vanhemmat eivät ole antaneet lupaa. Saako lapsista julkaista kuvia?",
        "Most parents have given permission. Can we post pictures of children?",
    ],
)
def test_what_is_not_met_keeps_the_rule_as_headline(answers: Answers, said: str) -> None:
    row = ask_once(answers, said, None)
    assert row["headline_kind"] != "allowed" and not any(condition["met"] for condition in row["conditions"])


def test_a_part_that_is_met_is_ticked_under_the_rule(hango: Town) -> None:
    """Leave is not all that a picture from the net needs."""
    situation = hango.situations["picture-from-the-net"]
    card = situation_card(hango, situation, "sv", facts={"leave": True})
    assert card.blocks[0] == Verdict("only_if", situation.headlines["sv"])
    assert list(bullets(card).marked()) == list(zip(situation.conditions["sv"], (True, False), strict=True))


def bullets(card: Card) -> Bullets:
    return next(block for block in card.blocks if isinstance(block, Bullets))


SAID_AND_ASKED = {
    "sv": "Alla har gett lov. Får vi lägga ut bilder på barn?",
    "fi": "Kaikki antoivat luvan. Saako lapsista julkaista kuvia?",
    "en": "Everyone gave permission. Can we post pictures of children?",
}


@pytest.mark.parametrize(("language", "done"), [("sv", "Klart"), ("fi", "Kunnossa"), ("en", "Done")])
def test_a_tick_is_seen_and_heard_on_every_surface(
    answers: Answers, capsys: pytest.CaptureFixture[str], language: str, done: str
) -> None:
    situation = answers.town.situations["pictures-of-children"]
    card = situation_card(answers.town, situation, language, facts={"leave": True})
    ticked = f"✓ {done}: {situation.conditions[language][0]}"
    assert ticked in plain_text(card) and ticked in json.dumps(render(card), ensure_ascii=False)
    html = card_html(card)
    assert f'<span class="hidden">{done}: </span>' in html and html.count('class="met"') == 1
    print_answer(answers, SAID_AND_ASKED[language], None)
    assert f"✓ {done}: " in capsys.readouterr().out


@pytest.fixture
def assistant(answers: Answers) -> Assistant:
    return Assistant(answers, reviewer_of(answers.town))


def say(assistant: Assistant, text: str, after: Memory | None = None) -> Reply:
    """`after`: what the conversation was about until now."""
    heard = hear(Message("m1", Origin("web:anna", "web:1"), text))
    return assistant.answer(replace(heard, memory=after or Memory()))


@pytest.mark.parametrize(
    ("asked", "added"),
    [
        ("Får vi lägga ut bilder på barn?", "alla har gett lov"),
        ("Saako lapsista julkaista kuvia?", "kaikki ovat antaneet luvan"),
        ("Can we post pictures of children?", "all the parents have given permission"),
    ],
)
def test_a_fact_added_after_an_answer_ticks_it_there(assistant: Assistant, asked: str, added: str) -> None:
    before = say(assistant, asked)
    assert not any(met for _, met in bullets(before.card).marked())
    after = say(assistant, added, remembered(Memory(), before))
    assert next(met for _, met in bullets(after.card).marked())


def test_what_is_denied_after_an_answer_ticks_nothing(assistant: Assistant) -> None:
    memory = remembered(Memory(), say(assistant, "Får vi lägga ut bilder på barn?"))
    reply = say(assistant, "alla har inte gett lov", memory)
    assert isinstance(reply.card.blocks[0], Verdict) and reply.card.blocks[0].kind == "only_if"
    assert not any(met for _, met in bullets(reply.card).marked())


@pytest.mark.parametrize(
    ("asked", "added", "taken_back"),
    [
        ("Får vi lägga ut bilder på barn?", "alla har gett lov", "utom Kalle"),
        ("Får vi lägga ut bilder på barn?", "alla har gett lov", "eller nä, två har int"),
        ("Saako lapsista julkaista kuvia?", "kaikilta on lupa saatu", "eiku yhdeltä puuttuu"),
        ("May we post pictures of children?", "everyone gave permission", "except one"),
        ("May we use music in our video?", "we bought the rights", "actually we didnt"),
    ],
)
def test_what_was_stated_is_taken_back(assistant: Assistant, asked: str, added: str, taken_back: str) -> None:
    memory = remembered(Memory(), first := say(assistant, asked))
    assert headline(say(assistant, added, memory)) != headline(first)
    assert headline(say(assistant, taken_back, memory)) == headline(first)


@pytest.mark.parametrize("beside", ["nej", "nej tack inte nu", "men jag vet inte", "no thanks", "no not that"])
def test_a_no_takes_no_fact_back(assistant: Assistant, beside: str) -> None:
    memory = remembered(Memory(), say(assistant, "Får vi lägga ut bilder på barn?"))
    assert headline(say(assistant, beside, memory)) == ""


def test_leave_for_what_hangs_on_rights_alone_is_the_right_to_use_it(assistant: Assistant) -> None:
    memory = remembered(Memory(), say(assistant, "Saako videossa olla musiikkia?"))
    assert headline(say(assistant, "meil on siihen lupa levy-yhtiöltä", memory)) == "Onnistuu: käyttöoikeus on olemassa"


@pytest.mark.parametrize("said", ["oj nej vi la ut den redan", "oh no i already posted it"])
def test_what_was_asked_about_and_has_happened_gets_what_to_do_now(assistant: Assistant, said: str) -> None:
    memory = remembered(Memory(), say(assistant, "Får vi lägga ut bilder på barn?"))
    assert say(assistant, said, memory).about.situation == "already-posted"


def headline(reply: Reply) -> str:
    return next((block.label for block in reply.card.blocks if isinstance(block, Verdict)), "")


def test_a_fact_said_before_does_not_tick_the_next_question(assistant: Assistant) -> None:
    """In a channel somebody else may ask it."""
    memory = remembered(Memory(), say(assistant, "Får vi lägga ut bilder på barn?"))
    memory = remembered(memory, say(assistant, "alla har gett lov", memory))
    again = say(assistant, "Får vi lägga ut bilder på barn?", memory)
    assert not any(met for _, met in bullets(again.card).marked())


@pytest.mark.parametrize(
    "said", ["alla har gett lov", "kaikki ovat antaneet luvan", "all parents have given permission"]
)
def test_a_fact_alone_is_asked_back_and_never_answered_firmly(assistant: Assistant, said: str) -> None:
    reply = say(assistant, said)
    assert reply.outcome in ("unsure", "unclear") and not any(isinstance(block, Verdict) for block in reply.card.blocks)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_what_has_happened_is_answered_with_what_to_do_now(hango: Town, language: str) -> None:
    situation, now = hango.situations["pictures-of-children"], hango.situations["already-posted"]
    texts = [
        b.text
        for b in situation_card(hango, situation, language, facts={"happened": True}).blocks
        if isinstance(b, Text)
    ]
    assert texts[:2] == [now.answers[language], situation.answers[language]]


def test_it_is_heard_in_the_question_itself(answers: Answers) -> None:
    said = ask_once(answers, "Jag har råkat lägga ut en bild från nätet", None)
    assert said["answer"] == answers.town.situations["already-posted"].answers["sv"]
    of_a_pupil = ask_once(answers, "Jag har råkat lägga ut en bild på en elev utan lov", None)
    assert of_a_pupil["answer"] == answers.town.situations["posted-without-permission"].answers["sv"]


def test_only_what_asks_nothing_is_a_mere_fact() -> None:
    assert only_states("Alla föräldrar har gett lov.", "sv") and not only_states("hej på dig", "sv")
    assert not only_states("alla har gett lov, får jag?", "sv") and not only_states("alla har gett lov", "de")


BOUND = 'pictures-of-children = ["leave", "", ""]'


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ((BOUND, 'pictures-of-children = ["", "leave", ""]'), "digest"),
        ((BOUND, 'pictures-of-children = ["leave", ""]'), "conditions.pictures-of-children"),
        ((BOUND, 'pictures-of-childern = ["leave", "", ""]'), "conditions.pictures-of-childern"),
        ((BOUND, 'pictures-of-children = ["leaf", "", ""]'), "conditions.pictures-of-children"),
        (('sv = "Går bra: lov finns"', 'sv = "Ja, det går bra"'), "headline.leave.sv"),
        (('situation = "already-posted"', 'situation = "already-gone"'), "now.situation"),
        (('read_by = "a machine (fix-a)"', 'read_by = ""'), "read_by"),
        (('work = ["boss-objects"', 'wrok = ["boss-objects"'), "over.wrok"),
    ],
)
def test_check_names_what_is_wrong_with_the_towns_facts(
    hango: Town, tmp_path: Path, change: tuple[str, str], field: str
) -> None:
    shutil.copy(HANGO / "facts.toml", tmp_path)
    file = tmp_path / "facts.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    faults: list[Fault] = []
    load_stated(tmp_path, hango.guideline.languages, Situations(hango.situations), faults)
    assert field in [fault.field for fault in faults], faults
