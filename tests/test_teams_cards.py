"""Neutral cards as Adaptive Cards: what they look like (snapshots), and that no text can break them.

The snapshots in tests/rendered/teams/ are reviewed like code; `make snapshots` writes them anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.teams.draw.cards import render, summary
from bot.teams.draw.markdown import clean, escape, paragraphs
from handlers.ask.answer_card import answer_reply, contact_card
from handlers.help import help_reply
from handlers.reply import (
    Actions,
    Bullets,
    Button,
    Card,
    Field,
    Form,
    Link,
    Mark,
    Marked,
    Quotation,
    Remark,
    Text,
    Verdict,
)
from knowledge.answers import Answer
from tests.fakes.small_town import LANGUAGES, small_town
from tests.fakes.teams_connector import LARGEST_CARD, card_fault, elements

RENDERED = Path(__file__).parent / "rendered" / "teams"
KINDS = ("answer", "unsure", "outside", "contact", "help")


def sample(kind: str, language: str) -> Card:
    """A card as the handlers make it for the small town."""
    town = small_town()
    situation = town.situations["children"]
    question = situation.questions[language]
    cards = {
        "answer": lambda: answer_reply(town, Answer(situation, "conditional", 0.9, ()), question, language).card,
        "unsure": lambda: (
            answer_reply(town, Answer(None, None, 0.3, tuple(town.situations.values())), question, language).card
        ),
        "outside": lambda: answer_reply(town, Answer(None, None, 0.0, ()), question, language).card,
        "contact": lambda: contact_card(town, question, language),
        "help": lambda: help_reply(town, language).card,
    }
    return cards[kind]()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_card_looks_as_it_was_reviewed(kind: str, language: str) -> None:
    card = sample(kind, language)
    drawn = {"card": render(card), "summary": summary(card)}
    assert card_fault(drawn["card"]) is None
    file = RENDERED / f"{kind}-{language}.json"
    shown = json.dumps(drawn, ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("REFRESH_RENDERED"):
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8"), f"{file.name} differs: make snapshots, and look"


def test_in_a_public_place_buttons_can_answer_the_presser_alone() -> None:
    card = Card("sv", (Actions("", (Button("Hjälp", "help", "x"),)),))
    assert render(card, public=True)["body"][0]["actions"] == [
        {"type": "Action.Execute", "title": "Hjälp", "verb": "help", "data": {"action": "help", "value": "x"}}
    ]


def test_more_than_six_actions_become_several_sets() -> None:
    card = Card("sv", (Actions("", tuple(Button(f"K {n}", "topic", str(n)) for n in range(14))),))
    assert [len(part["actions"]) for part in render(card)["body"]] == [6, 6, 2]


def test_what_would_not_stand_on_one_line_of_a_telephone_becomes_several_sets() -> None:
    labels = ("Ring 040 123 4567", "Mejla nina@town.example")
    card = Card("sv", (Actions("", tuple(Button(label, "topic") for label in labels)),))
    assert [[action["title"] for action in part["actions"]] for part in render(card)["body"]] == [
        [label] for label in labels
    ]


def test_a_long_label_becomes_a_row_that_wraps() -> None:
    question = "Får vi lägga ut bilder på barn och elever?"
    (row,) = render(Card("sv", (Actions("", (Button(question, "topic", "children"),)),)))["body"]
    assert row["selectAction"]["data"] == {"action": "topic", "value": "children"}
    assert row["items"][0]["text"] == question and row["items"][0]["wrap"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a\nb", ""])
def test_addresses_that_are_no_links_are_left_out(url: str) -> None:
    assert render(Card("sv", (Actions("", (Link("Öppna", url),)),)))["body"] == []


def test_calls_and_mails_open() -> None:
    links = (Link("Ring", "tel:0401234567"), Link("Mejla", "mailto:a@town.example"))
    (row,) = render(Card("sv", (Actions("", links),)))["body"]
    assert [action["url"] for action in row["actions"]] == ["tel:0401234567", "mailto:a@town.example"]


def test_a_mail_too_long_to_open_begins_without_its_text() -> None:
    link = Link("Mejla", "mailto:a@town.example?body=" + "x" * 10_000)
    assert render(Card("sv", (Actions("", (link,)),)))["body"][0]["actions"][0]["url"] == "mailto:a@town.example"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*fet* _kursiv_ ~~struken~~ `kod`", r"\*fet\* \_kursiv\_ \~~struken\~~ \`kod\`"),
        ("![x](https://evil.example) [1]: x", r"![x\](https://evil.example) [1\]: x"),
        ("# rubrik", r"\# rubrik"),
        ("- en\n2. två\n> tre\n---", "\\- en\n\n2\\. två\n\n\\> tre\n\n\\---"),
        ("<at>Alla</at>", r"\<at>Alla\</at>"),
        ("{{DATE(2026-01-01T00:00:00Z)}}", r"{\{DATE(2026-01-01T00:00:00Z)}}"),
        ("&lt;b&gt; R&D", r"\&lt;b\&gt; R&D"),
        ("#hangö kl. 8-16 […] e-post: a@b.fi", "#hangö kl. 8-16 […] e-post: a@b.fi"),
    ],
)
def test_markup_in_a_text_is_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert paragraphs(text) == shown


def test_control_characters_and_marks_of_direction_vanish() -> None:
    assert clean("a\x00b\x1b[31m\u202eevil\u2066\ud800\r\nnästa\u2028rad\ttab") == "ab[31mevil\nnästa\nrad\ttab"


def test_the_summary_says_the_words_and_hides_addresses_behind_labels() -> None:
    said = summary(sample("contact", "sv"))
    assert "Nina" in said and "040 123 4567" in said and "mailto:" not in said and "tel:" not in said


anything = st.text(max_size=300) | st.text(max_size=40).map(lambda text: text * 400)
buttons = st.builds(Button, label=anything, action=anything, value=anything, primary=st.booleans())
links = st.builds(Link, label=anything, url=anything | anything.map(lambda text: "https://" + text))
blocks = st.one_of(
    st.builds(Verdict, kind=anything, label=anything),
    st.builds(Text, text=anything, small=st.booleans()),
    st.builds(Bullets, heading=anything, items=st.lists(anything, max_size=30).map(tuple)),
    st.builds(Quotation, *[anything] * 10),
    st.builds(Actions, heading=anything, items=st.lists(buttons | links, max_size=20).map(tuple)),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(blocks, max_size=12), st.booleans())
def test_whatever_is_written_the_card_stays_within_what_teams_takes(parts: list[object], public: bool) -> None:
    drawn = render(Card("sv", tuple(parts)), public)  # type: ignore[arg-type]
    assert card_fault(drawn) is None
    assert json.loads(json.dumps(drawn, ensure_ascii=False).encode()) == drawn
    assert len(json.dumps(drawn)) <= LARGEST_CARD
    ids = [element["id"] for element in elements(drawn) if "id" in element]
    assert len(ids) == len(set(ids))


@given(st.text())
def test_escaping_loses_nothing(text: str) -> None:
    assert escape(text).replace("\\", "") == text.replace("\\", "")


@given(
    st.text(
        alphabet=st.sampled_from("aå🎉é\u0301👩🏽 .") | st.characters(exclude_categories=["Cc", "Cf", "Cs"]),
        max_size=60,
    )
)
def test_the_highlighted_stretches_are_what_the_marks_mark(noise: str) -> None:
    draft = f"A{noise} Wilma Backström {noise}. Noel Isaksson{noise}B"
    places = [(name, draft.index(name)) for name in ("Wilma Backström", "Noel Isaksson")]
    marks = tuple(Mark(at, at + len(name), n, "fix") for n, (name, at) in enumerate(places, start=1))
    drawn = render(Card("sv", (Marked("Din text", draft, marks),)))
    (block,) = [element for element in drawn["body"] if element["type"] == "RichTextBlock"]
    runs = [run for run in block["inlines"] if run.get("size") != "Small"]
    assert [run["text"] for run in runs if run.get("highlight")] == [name for name, _ in places]
    assert "".join(run["text"] for run in runs) == draft


def test_a_review_says_what_to_change_and_offers_nothing_that_does_not_work_here() -> None:
    dismiss = Button("Inte relevant här", "dismiss", "x", with_form=True)
    remark = Remark(1, "stop", "Får inte publiceras: namn", "Wilma", "Ett namn.", "Skriv utan.", "Punkt 5", dismiss)
    opener = Button("Ändra", "review", "post|-|")
    form = Form(
        "review", "post|-|", "Ändra", (Field("text", "Texten", "long", value="Wilma"),), "Igen", opened_by=opener
    )
    said = json.dumps(render(Card("sv", (remark, form, Actions("", (dismiss,))))), ensure_ascii=False)
    assert "Skriv utan." in said and "Punkt 5" in said
    assert "Inte relevant" not in said and "Texten" not in said
