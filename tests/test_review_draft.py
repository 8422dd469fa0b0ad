"""The conversation about a draft: first check, edits, dismissals, a resident's comment, a second pair of eyes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry

from bot.composition import build_answers
from bot.dispatcher import Dispatcher
from bot.metrics import Metrics
from bot.plain_text import plain_text
from bot.stores.opening import OpenStore
from bot.watch import Watch
from handlers.actions import Press, press_in
from handlers.assistant import Assistant
from handlers.blocks import Actions, Bullets, Button, Marked, Quotation, Remark
from handlers.card import Card, Field, Form
from handlers.desk import Desk
from handlers.incoming import FormSent, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.reply import Reply
from handlers.review.form import LONGEST_DRAFT
from handlers.review.state import State, read_state
from knowledge.answers import Answers
from knowledge.review import Review
from knowledge.review import review as judge
from knowledge.rule import KINDS, Draft
from knowledge.town import HANGO
from tests.fakes.reviewing import reviewer_of

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IDS = count(1)
DRAFT = "🎉 Grattis Wilma Backström och Noel Isaksson! Hämta priset på torsdag 12.11 kl. 18."
NAMES = "Wilma Backström och Noel Isaksson"
ANSWERS = build_answers(HANGO)
ANNA, CHIEF, OTHER = "web:anna", "web:informator", "web:finsk"
MARK = "0a0b0c0d0e0f"


class Letters:
    """A courier that keeps what it is given, for those who can be reached."""

    def __init__(self, *reachable: str) -> None:
        self.reachable, self.arrived = reachable, list[tuple[str, Card]]()

    async def send_now(self, person: str, card: Card) -> bool:
        if person in self.reachable:
            self.arrived.append((person, card))
        return person in self.reachable


@pytest.fixture
def dismissed() -> list[str]:
    return []


@pytest.fixture
def assistant(answers: Answers, dismissed: list[str]) -> Assistant:
    return Assistant(answers, reviewer_of(answers.town, dismissed))


def origin(person: str = ANNA) -> Origin:
    return Origin(person, f"{person}/tab", chosen="sv")


def sent(reply: Reply, values: dict[str, str], pressed: str = "", person: str = ANNA) -> FormSent:
    """The reply's form with these answers in place of those it holds."""
    form = form_of(reply)
    held = {field.name: field.value for field in form.fields} | values
    return FormSent(f"e{next(IDS)}", origin(person), form.form, form.value, held, not pressed, press_in(pressed))


def form_of(reply: Reply) -> Form:
    return next(block for block in reply.card.blocks if isinstance(block, Form))


def fields_of(reply: Reply) -> dict[str, Field]:
    return {field.name: field for field in form_of(reply).fields}


def remarks(card: Card) -> list[Remark]:
    return [block for block in card.blocks if isinstance(block, Remark)]


def pasted(assistant: Assistant, text: str = DRAFT) -> Reply:
    return assistant.reply_to(Message(f"e{next(IDS)}", origin(), text))


def test_a_review_says_verdict_count_places_reasons_and_the_sentences_behind_them(assistant: Assistant) -> None:
    reply = pasted(assistant)
    said = plain_text(reply.card)
    assert said.startswith("Ändra först") and "4 saker" in said
    assert [one.quote for one in remarks(reply.card)] == ["Wilma Backström", "Noel Isaksson", "torsdag 12.11", ""]
    assert all(one.citation for one in remarks(reply.card) if one.message)
    marked = next(block for block in reply.card.blocks if isinstance(block, Marked))
    assert [(piece, mark.number) for piece, mark in marked.pieces() if mark] == [
        ("Wilma Backström", 1), ("Noel Isaksson", 2), ("torsdag 12.11", 3),
    ]  # fmt: skip
    quoted = [block for block in reply.card.blocks if isinstance(block, Quotation)]
    assert quoted and all(block.folded for block in quoted)
    assert any("skydd för privatlivet" in block.excerpt for block in quoted)


def test_a_code_that_fires_many_times_is_one_remark_and_one_press_puts_it_aside(assistant: Assistant) -> None:
    names = ["Wilma Backström", "Noel Isaksson", "Ebba Holmqvist", "Gunvor Lindqvist"]
    reply = pasted(assistant, "Granska: Grattis " + ", ".join(names) + "!")
    named = [one for one in remarks(reply.card) if "namn" in one.label]
    assert len(named) == 1 and all(name in named[0].quote for name in names)
    marked = next(block for block in reply.card.blocks if isinstance(block, Marked))
    assert [piece for piece, mark in marked.pieces() if mark and mark.number == named[0].number] == names
    button = named[0].dismiss
    assert button is not None
    after = assistant.reply_to(sent(reply, {}, f"{button.action} {button.value}"))
    assert not [one for one in remarks(after.card) if "namn" in one.label]


def test_a_perhaps_looks_and_reads_otherwise_than_what_is_sure(assistant: Assistant) -> None:
    reply = pasted(assistant, "Granska: Pengarna i kassan försvann alltid när just den familjen stod för kaffet.")
    for one in remarks(reply.card):
        sure = one.label.startswith(("Ändra", "Får inte"))
        assert sure != (one.severity == "perhaps") and (sure or one.message.endswith("?"))


def test_a_fine_text_gets_a_word_and_no_remarks(assistant: Assistant) -> None:
    reply = pasted(assistant, "Granska: Hej! Välkommen till biblioteket på fredag! Tervetuloa kirjastoon perjantaina!")
    assert plain_text(reply.card).startswith("Klart att publicera") and not remarks(reply.card)


def test_after_an_edit_it_says_what_is_fixed_and_what_is_left(assistant: Assistant) -> None:
    reply = assistant.reply_to(
        sent(pasted(assistant), {"text": DRAFT.replace("Wilma Backström och Noel Isaksson", "alla")})
    )
    said = plain_text(reply.card)
    assert (
        "Rättat: en privatpersons namn (2)." in said and "Kvar: bara ett språk (1), föråldrade uppgifter (1)." in said
    )
    both = "Simhallen öppnar i dag kl. 14.\nUimahalli aukeaa tänään klo 14."
    assert "Nu är allt rättat." in plain_text(assistant.reply_to(sent(reply, {"text": both})).card)


def test_a_dismissed_finding_stays_away_and_is_counted_without_text(assistant: Assistant, dismissed: list[str]) -> None:
    reply = pasted(assistant)
    button = remarks(reply.card)[0].dismiss
    assert button is not None and button.with_form
    reply = assistant.reply_to(sent(reply, {}, f"{button.action} {button.value}"))
    assert dismissed == ["personal-name"]
    assert "Wilma Backström" not in [one.quote for one in remarks(reply.card)]
    again = assistant.reply_to(sent(reply, {"text": DRAFT + " Välkommen!"}))
    assert [one.quote for one in remarks(again.card)][:1] == ["Noel Isaksson"]
    other = assistant.reply_to(sent(again, {"text": DRAFT.replace("Wilma Backström", "Signe Holmberg")}))
    assert "Signe Holmberg" in [one.quote for one in remarks(other.card)]


def test_what_a_form_carries_along_holds_nothing_of_the_draft(assistant: Assistant) -> None:
    reply = pasted(assistant)
    button = remarks(reply.card)[0].dismiss
    assert button is not None
    reply = assistant.reply_to(sent(reply, {}, f"{button.action} {button.value}"))
    carried = form_of(reply).value + "".join(one.dismiss.value for one in remarks(reply.card) if one.dismiss)
    assert not any(word.lower() in carried.lower() for word in DRAFT.split() if len(word) > 3)


def test_the_kind_is_asked_for_only_where_it_matters(assistant: Assistant) -> None:
    assert fields_of(pasted(assistant))["kind"].value == "post"  # a post in one language; a reply may be
    fine = "Granska: Simhallen öppnar i dag kl. 14.\nUimahalli aukeaa tänään klo 14."
    assert "kind" not in fields_of(pasted(assistant, fine))
    as_reply = assistant.reply_to(sent(pasted(assistant), {"kind": "reply"}))
    assert "språken" not in plain_text(as_reply.card).partition("Rättat")[0]


def test_the_boxes_feed_the_rules(assistant: Assistant) -> None:
    reply = pasted(assistant, "Granska: Full fart på sommarlägret i dag!\nKesäleirillä riittää tänään vauhtia!")
    assert not remarks(reply.card)
    seen = assistant.reply_to(sent(reply, {"pictures": "yes", "people": "yes", "permission": "no"}))
    assert "bild utan lov" in plain_text(seen.card)
    assert not remarks(assistant.reply_to(sent(reply, {"pictures": "yes", "people": "yes", "permission": "yes"})).card)
    others = assistant.reply_to(sent(reply, {"others": "yes"}))
    assert "någon annans material" in plain_text(others.card) and fields_of(others)["others"].value == "yes"


@pytest.mark.parametrize(
    ("comment", "verdict"),
    [
        (
            "Får den här kommentaren stå kvar: Skyltarna till färjan är usla, gör något åt dem!",
            "Låt den stå kvar och svara",
        ),
        ("Ska vi ta bort den här kommentaren? ”Ni på tekniska är ett gäng idioter”", "Ta bort kommentaren"),
        ("Saako tämä kommentti jäädä: Naapurini Pertti Kuusilehto varasti pyörän", "Poista kommentti"),
    ],
)
def test_a_residents_comment_stays_or_goes(assistant: Assistant, comment: str, verdict: str) -> None:
    reply = pasted(assistant, comment)
    assert plain_text(reply.card).startswith(verdict)
    hints = [block for block in reply.card.blocks if isinstance(block, Bullets)]
    assert bool(hints) == (verdict == "Låt den stå kvar och svara")
    assert any(isinstance(block, Quotation) and "välkomna" in block.excerpt for block in reply.card.blocks)
    assert "pictures" not in fields_of(reply)


def test_an_empty_and_an_endless_text_are_told_so_and_nothing_is_lost(assistant: Assistant) -> None:
    reply = pasted(assistant, "granska mitt utkast")
    assert "Jag såg ingen text" in fields_of(assistant.reply_to(sent(reply, {"text": " \n"})))["text"].error
    long = "å" * (LONGEST_DRAFT + 1)
    field = fields_of(assistant.reply_to(sent(reply, {"text": long})))["text"]
    assert "dela upp den" in field.error and field.value == long


@given(
    st.text(max_size=80),
    st.text(max_size=60),
    st.sampled_from(["", "dismiss ", "dismiss x~000000", "second-eyes", "x"]),
)
def test_no_forged_form_breaks_the_review(value: str, text: str, pressed: str) -> None:
    assistant = Assistant(ANSWERS, reviewer_of(ANSWERS.town))
    form = FormSent(
        "e", origin(), "review", value, {"text": text, "kind": value, "people": value}, False, press_in(pressed)
    )
    assert assistant.reply_to(form).card.blocks


@pytest.mark.parametrize("code", ["min-granne", "tip-emoji", "wilma"])
def test_a_code_that_no_rule_has_is_neither_counted_nor_shown(
    assistant: Assistant, dismissed: list[str], code: str
) -> None:
    """Typed into a form's value by hand: nothing of it may become a word on a card or the label of a count."""
    press = Press("dismiss", f"{code}~000000")
    form = FormSent("e", origin(), "review", f"post|{code}:2|{code}~000000", {"text": DRAFT}, False, press)
    reply = assistant.reply_to(form)
    assert dismissed == [] and code not in form_of(reply).value
    assert len(remarks(reply.card)) == len(remarks(pasted(assistant, f"granska: {DRAFT}").card))


@given(
    st.sampled_from([None, *KINDS]),
    st.none() | st.dictionaries(st.sampled_from(["personal-name", "hate"]), st.integers(0, 999)),
    st.frozensets(st.from_regex(r"(hate|personal-name)~[0-9a-f]{6}", fullmatch=True), max_size=5),
)
def test_a_state_is_read_as_it_was_written(kind, counts, dismissed) -> None:  # type: ignore[no-untyped-def]
    state = State(kind, counts, dismissed)
    assert read_state(str(state)) == State(kind, counts or (None if counts is None else {}), dismissed)


@given(st.text(alphabet=st.sampled_from("aå🎉e\u0301\u200d👩🏽 .\n") | st.characters(), max_size=60))
def test_marks_and_the_rest_join_to_the_draft(noise: str) -> None:
    draft = f"{noise} Wilma Backström {noise} 140562-731M {noise}"
    reply = reviewer_of(ANSWERS.town).opened(draft, "post|-|", "sv")
    for block in reply.card.blocks:
        if isinstance(block, Marked):
            pieces = list(block.pieces())
            assert "".join(piece for piece, _ in pieces) == draft
            assert all(draft[mark.start : mark.end] == piece for piece, mark in pieces if mark)


# A second pair of eyes


def dispatcher_of(store: OpenStore, answers: Answers, letters: Letters, approvers: str = CHIEF) -> Dispatcher:
    office = Office(answers.town, read_directory(approvers, ""), timedelta(days=30), lambda: "gone:1")
    reviewer = reviewer_of(answers.town)
    assistant = Assistant(answers, reviewer)
    watch = Watch(Metrics(CollectorRegistry()))
    return Dispatcher(
        assistant, Desk(office, assistant.language, reviewer), store, lambda: NOW, watch, {"web": letters}
    )


def buttons(card: Card) -> dict[str, Button]:
    rows = (block.items for block in card.blocks if isinstance(block, Actions))
    return {item.action: item for row in rows for item in row if isinstance(item, Button)}


async def test_the_informator_gets_the_draft_and_the_author_the_answer(store: OpenStore, answers: Answers) -> None:
    letters = Letters(CHIEF, ANNA)
    dispatcher = dispatcher_of(store, answers, letters)
    review = await dispatcher.reply_to(Message("m1", origin(), DRAFT))
    told = await dispatcher.reply_to(sent(review, {}, "second-eyes"))
    assert "Informatören har fått din text" in plain_text(told.card) and fields_of(told)["text"].value == DRAFT
    [(person, card)] = letters.arrived
    assert person == CHIEF and DRAFT in plain_text(card) and "Wilma Backström" in plain_text(card)
    assert "Inlägget" in plain_text(card) and "Din text" not in plain_text(card)
    assert card.asks == ANNA, "whoever reads it sees who asks"
    press = Pressed("p1", origin(CHIEF), "eyes-answer", buttons(card)["eyes-answer"].value)
    answer = await dispatcher.reply_to(
        sent(await dispatcher.reply_to(press), {"answer": "Ta bort namnen."}, person=CHIEF)
    )
    assert "Svaret har kommit fram" in plain_text(answer.card)
    assert letters.arrived[-1][0] == ANNA and "Ta bort namnen." in plain_text(letters.arrived[-1][1])
    await dispatcher.reply_to(Pressed("p2", origin(CHIEF), "eyes-fine", buttons(card)["eyes-fine"].value))
    assert "ser bra ut" in plain_text(letters.arrived[-1][1])


async def test_a_draft_that_nobody_could_take_was_not_sent_and_the_author_is_told(
    store: OpenStore, answers: Answers
) -> None:
    dispatcher = dispatcher_of(store, answers, Letters())
    review = await dispatcher.reply_to(Message("m1", origin(), DRAFT))
    told = await dispatcher.reply_to(sent(review, {}, "second-eyes"))
    assert "kom inte fram" in plain_text(told.card) and "inte sparad" in plain_text(told.card)
    assert told.outcome == "not-sent" and fields_of(told)["text"].value == DRAFT


async def test_nobody_else_answers_for_the_informator_and_nobody_reads_their_own(
    store: OpenStore, answers: Answers
) -> None:
    letters = Letters(CHIEF, ANNA)
    dispatcher = dispatcher_of(store, answers, letters)
    to = f"{CHIEF} sv post {MARK}"
    for forged in (
        Pressed("p1", origin(), "eyes-fine", to),
        Pressed("p2", origin(), "eyes-answer", to),
        FormSent("p3", origin(), "eyes-answer", to, {"answer": "Lägg ut den."}),
    ):
        told = await dispatcher.reply_to(forged)
        assert "Bara informatören" in plain_text(told.card) and not letters.arrived
    pressed = Pressed("p4", origin(CHIEF), "eyes-fine", to)
    written = FormSent("f1", origin(CHIEF), "eyes-answer", to, {"answer": "Bra!"})
    for answered in (pressed, written):
        assert "din egen text" in plain_text((await dispatcher.reply_to(answered)).card) and not letters.arrived
    own = await dispatcher.reply_to(Message("m1", origin(CHIEF), DRAFT))
    told = await dispatcher.reply_to(sent(own, {}, "second-eyes", CHIEF))
    assert "ingen annan än du" in plain_text(told.card) and not letters.arrived


async def test_the_same_click_twice_sends_once(store: OpenStore, answers: Answers) -> None:
    letters = Letters(CHIEF)
    dispatcher = dispatcher_of(store, answers, letters)
    click = sent(await dispatcher.reply_to(Message("m1", origin(), DRAFT)), {}, "second-eyes")
    await dispatcher.reply_to(click)
    await dispatcher.reply_to(click)
    assert len(letters.arrived) == 1


async def asked(dispatcher: Dispatcher, letters: Letters, text: str = DRAFT) -> Card:
    """The card that a reader gets."""
    review = await dispatcher.reply_to(Message(f"m{next(IDS)}", origin(), text))
    await dispatcher.reply_to(sent(review, {}, "second-eyes"))
    return letters.arrived[-1][1]


def fine(card: Card) -> Pressed:
    return Pressed(f"p{next(IDS)}", origin(CHIEF), "eyes-fine", buttons(card)["eyes-fine"].value)


async def test_looks_good_is_said_once_and_again_of_another_draft(store: OpenStore, answers: Answers) -> None:
    letters = Letters(CHIEF, ANNA)
    dispatcher = dispatcher_of(store, answers, letters)
    first = await asked(dispatcher, letters)
    await dispatcher.reply_to(fine(first))
    told = await dispatcher.reply_to(fine(first))
    assert "redan fått det" in plain_text(told.card)
    assert [person for person, _ in letters.arrived] == [CHIEF, ANNA]
    await dispatcher.reply_to(fine(await asked(dispatcher, letters)))
    assert [person for person, _ in letters.arrived] == [CHIEF, ANNA, CHIEF, ANNA]


async def test_what_did_not_arrive_can_be_said_again_and_the_words_are_still_there(
    store: OpenStore, answers: Answers
) -> None:
    letters = Letters(CHIEF)
    dispatcher = dispatcher_of(store, answers, letters)
    card = await asked(dispatcher, letters)
    for _ in range(2):
        assert "kom inte fram" in plain_text((await dispatcher.reply_to(fine(card))).card)
    press = Pressed("p1", origin(CHIEF), "eyes-answer", buttons(card)["eyes-answer"].value)
    form = await dispatcher.reply_to(press)
    failed = await dispatcher.reply_to(sent(form, {"answer": "Skriv utan Wilma."}, person=CHIEF))
    assert "kom inte fram" in plain_text(failed.card) and fields_of(failed)["answer"].value == "Skriv utan Wilma."
    assert failed.holds_draft, "the answer may quote the draft: it is never enqueued"
    letters.reachable = (CHIEF, ANNA)
    await dispatcher.reply_to(fine(card))
    assert "ser bra ut" in plain_text(letters.arrived[-1][1])


async def test_each_reader_gets_it_in_their_own_language(store: OpenStore, answers: Answers) -> None:
    letters = Letters(CHIEF, OTHER)
    dispatcher = dispatcher_of(store, answers, letters, f"{CHIEF},{OTHER}")
    await store.write(lambda tx: tx.choose_language(OTHER, "fi"))
    await asked(dispatcher, letters)
    said = {person: plain_text(card) for person, card in letters.arrived}
    assert "kan du läsa det här inlägget" in said[CHIEF] and "lukisitko tämän julkaisun" in said[OTHER]


async def test_the_words_follow_what_it_is(store: OpenStore, answers: Answers) -> None:
    letters = Letters(CHIEF, ANNA)
    dispatcher = dispatcher_of(store, answers, letters)
    comment = await asked(dispatcher, letters, "Får den här kommentaren stå kvar: Ni på tekniska är ett gäng idioter")
    assert "får den här kommentaren stå kvar?" in plain_text(comment)
    assert buttons(comment)["eyes-fine"].label == "Får stå kvar"
    await dispatcher.reply_to(fine(comment))
    assert "kommentaren får stå kvar" in plain_text(letters.arrived[-1][1])
    answered = await asked(dispatcher, letters, f"Får jag svara så här: Hej! {DRAFT}")
    assert "läsa det här svaret" in plain_text(answered)
    await dispatcher.reply_to(fine(answered))
    assert "ditt svar ser bra ut" in plain_text(letters.arrived[-1][1])


async def test_a_draft_is_judged_once_and_no_transaction_waits_for_it(
    store: OpenStore, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = Letters(CHIEF)
    dispatcher = dispatcher_of(store, answers, letters)
    review = await dispatcher.reply_to(Message("m1", origin(), DRAFT))
    judged, inside = list[str](), list[bool]()
    write = store.write

    async def writing(*given: Any) -> Any:
        before = len(judged)
        done = await write(*given)
        inside.append(len(judged) != before)
        return done

    def judging(draft: Draft) -> Review:
        judged.append(draft.kind)
        return judge(draft)

    monkeypatch.setattr(store, "write", writing)
    monkeypatch.setattr("handlers.review.draft.judge", judging)
    await dispatcher.reply_to(sent(review, {}, "second-eyes"))
    assert letters.arrived and judged and len(judged) == len(set(judged)), "once as each kind"
    assert inside and not any(inside)


def test_the_form_says_before_it_is_sent_who_will_be_seen_to_ask(assistant: Assistant) -> None:
    assert "ser vem du är" in plain_text(pasted(assistant).card)
