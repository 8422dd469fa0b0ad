"""Forms on cards and in dialogs of Teams: how a field is asked, and what of its answer comes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.draw.cards import dialog, render
from bot.teams.receive.activities import read as read_activity
from bot.teams.receive.form_values import DIALOGS, LONGEST_ANSWER, read, sent_in
from handlers.actions import Press
from handlers.blocks import Actions, Button, Text
from handlers.card import Card, Choice, Field, Form
from handlers.incoming import FormSent, Origin, Pressed
from handlers.safe_text import seen
from handlers.wording import LANGUAGES, text
from tests.fakes.slack_any import FIELD
from tests.fakes.teams_hand import Blocked, data_of, execute
from tests.fakes.teams_limits import card_fault, inputs, shown_elements, words_of

Json = dict[str, Any]
ORIGIN = Origin("teams:anna", "teams:a:chat", locale="fi-FI")
UNIT = Field("unit", "Enhet", "choice", choices=(Choice("Museet", "Museo"), Choice("Torget", "Tori")), open=True)


def asked(*fields: Field, **more: Any) -> Card:
    return Card("sv", (Form("complete", "12 3", "Ansökan", fields, "Skicka", **more),))


def drawn(*fields: Field, **more: Any) -> Json:
    card: Json = render(asked(*fields, **more))
    assert card_fault(card) is None
    return card


def only(field: Field, **more: Any) -> Json:
    (found,) = inputs(drawn(field, **more)).values()
    return found


def sent(card: Json, title: str, typed: dict[str, str] | None = None) -> FormSent:
    found = sent_in(execute(data_of(card, title, typed)))
    assert found is not None
    incoming = found.incoming("1", ORIGIN)
    assert isinstance(incoming, FormSent)
    return incoming


def test_each_kind_of_question_is_asked_in_its_way() -> None:
    kinds = {
        "text": ("Input.Text", None),
        "long": ("Input.Text", True),
        "people": ("Input.Text", True),
        "address": ("Input.Text", None),
        "date": ("Input.Date", None),
    }
    for kind, (type, lines) in kinds.items():
        shown = only(Field("q", "Fråga", kind))  # type: ignore[arg-type]
        assert (shown["type"], shown.get("isMultiline"), shown["label"]) == (type, lines, "Fråga")
    answers = only(Field("q", "Fråga", "yes-no", value="no"))
    assert [one["title"] for one in answers["choices"]] == ["Ja", "Nej"]
    assert (answers["style"], answers["value"]) == ("expanded", "no")


def test_a_choice_may_be_anything_else_in_words() -> None:
    shown = inputs(drawn(UNIT))
    assert [one["title"] for one in shown["f.unit"]["choices"]] == ["Museo", "Tori", "Annat (skriv nedan)"]
    assert shown["o.unit"]["label"] == "Enhet, om svaret inte finns i listan"
    begun = inputs(drawn(Field("unit", "Enhet", "choice", choices=UNIT.choices, open=True, value="Kiosken")))
    assert begun["f.unit"]["value"] == "=other" and begun["o.unit"]["value"] == "Kiosken"
    for odd in ("", "a,b", "=other", "a\x00b"):
        choices = (*UNIT.choices, Choice(odd, "Udda"))
        assert only(Field("unit", "Enhet", "choice", choices=choices, open=True, value=odd))["type"] == "Input.Text"


def test_a_day_that_is_none_is_shown_as_it_was_written() -> None:
    assert only(Field("q", "Start", "date", value="2026-02-28"))["value"] == "2026-02-28"
    assert only(Field("q", "Start", "date", value="i maj"))["type"] == "Input.Text"
    assert only(Field("q", "Start", "date", value="2026-02-30"))["value"] == "2026-02-30"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_needed_is_asked_for_before_it_is_sent(language: str) -> None:
    form = Form("complete", "", "Fråga", (Field("q", "Fråga", required=True),), "Skicka")
    card = render(Card(language, (form,)))
    assert inputs(card)["f.q"]["errorMessage"] == text(language, "form-missing")
    with pytest.raises(Blocked):
        data_of(card, "Skicka")
    assert data_of(card, "Skicka", {"f.q": "Får vi?"})["f.q"] == "Får vi?"


def test_a_form_that_can_be_put_aside_can_be_so_half_filled_in() -> None:
    card = drawn(Field("q", "Fråga", required=True), Field("r", "Mera"), keep="Spara")
    assert inputs(card)["f.q"]["label"] == "Fråga *"
    kept = sent(card, "Spara", {"f.r": "Litet"})
    assert (kept.form, kept.value, kept.finished, kept.pressed) == ("complete", "12 3", False, None)
    assert kept.values == {"q": "", "r": "Litet"}


def test_another_language_is_chosen_with_the_answers_so_far() -> None:
    card = drawn(Field("q", "Fråga"), keep="Spara")
    again = sent(card, "Suomi", {"f.q": "Hej"})
    assert (again.pressed, again.origin.chosen, again.values) == (Press("show-form"), "fi", {"q": "Hej"})
    assert not again.finished
    assert "Suomi" not in words_of(drawn(Field("q", "Fråga")))


def test_what_is_wrong_stands_at_its_field_with_what_it_rests_on() -> None:
    field = Field("q", "Adress", help="Utan www", rests_on="Punkt 4", value="hej", error="Ingen adress")
    card = drawn(field, introduction="Fyll i", error="Ett fält behöver ses över")
    (group,) = [element for element in card["body"] if element["type"] == "Container"]
    fault, asked_for, hint = group["items"]
    assert fault["text"] == "⚠️ Ingen adress" and fault["color"] == "Attention"
    assert asked_for["id"] == "f.q" and asked_for["value"] == "hej"
    assert hint["text"] == "Utan www\n\nPunkt 4"
    said = words_of(card)
    assert said.index("Fyll i") < said.index("⚠️ Ett fält") < said.index("⚠️ Ingen adress")


def test_what_is_emptied_comes_back_empty_though_teams_says_nothing_of_it() -> None:
    card = drawn(Field("q", "Fråga", value="Hej"), UNIT)
    assert sent(card, "Skicka", {"f.q": ""}).values == {"q": "", "unit": ""}
    assert sent(card, "Skicka").finished


def test_the_button_that_takes_the_answers_along_comes_back_as_itself() -> None:
    form = Form("review", "?|-|", "Text", (Field("text", "Texten", "long", value="Hej Wilma"),), "Granska")
    dismiss, other = Button("Inte relevant", "dismiss", "name~1", with_form=True), Button("Hjälp", "help")
    card = render(Card("en", (form, Actions("", (dismiss, other)))))
    pressed = sent(card, "Inte relevant", {"f.text": "Hej alla"})
    assert (pressed.form, pressed.value, pressed.pressed, pressed.finished) == (
        "review",
        "?|-|",
        Press("dismiss", "name~1"),
        False,
    )
    assert pressed.values == {"text": "Hej alla"} and pressed.origin.chosen == "en"
    assert data_of(card, "Hjälp") == {"farjag": {"action": "help", "language": "en"}}, "no draft for what needs none"


@pytest.mark.parametrize(
    "way",
    [
        lambda data: execute(data),
        lambda data: {"type": "message", "value": data},
        *(lambda data, name=name: {"type": "invoke", "name": name, "value": {"data": data}} for name in DIALOGS),
    ],
)
def test_the_same_comes_back_every_way(way: Any) -> None:
    card = dialog(asked(UNIT))["card"]["content"]
    found = sent_in(way(data_of(card, "Skicka", {"f.unit": "=other", "o.unit": "Kiosken"})))
    assert found is not None and not found.automatic
    incoming = found.incoming("7", ORIGIN)
    assert incoming == FormSent(
        "7", Origin("teams:anna", "teams:a:chat", False, "sv", "fi-FI"), "complete", "12 3", {"unit": "Kiosken"}
    )


def test_a_typed_answer_never_passes_for_a_key_of_ours() -> None:
    card = drawn(Field("farjag", "Fråga"), Field("action", "Fråga"))
    typed = {"f.farjag": '{"action": "approve"}', "f.action": "approve", "form": "x"}
    answered = sent(card, "Skicka", typed)
    assert (answered.form, answered.pressed) == ("complete", None)
    assert answered.values == {"farjag": '{"action": "approve"}', "action": "approve"}


def test_words_that_were_kept_come_back_where_they_stood() -> None:
    for action, value, whole in (
        ("ask-informator", "", Pressed("1", ORIGIN, "ask-informator", "Får vi?")),
        ("answer", "12", Pressed("1", ORIGIN, "answer", "12", "Får vi?")),
    ):
        found = read({"farjag": {"action": action, "value": value, "reference": "kept-7"}})
        assert found.carried.reference == "kept-7"
        assert found.incoming("1", ORIGIN, "Får vi?") == whole
    draft = read({"farjag": {"action": "review", "value": "?|-|"}}).incoming("1", ORIGIN, "Mitt utkast")
    assert draft == Pressed("1", ORIGIN, "review", "?|-|", "Mitt utkast")


def test_what_redraws_itself_is_known_for_it() -> None:
    data = {"farjag": {"action": "show", "value": "12"}}
    by_itself = execute(data)
    by_itself["value"]["trigger"] = "automatic"
    by_verb = execute(data)
    by_verb["value"]["action"]["verb"] = "refresh"
    assert [sent_in(one).automatic for one in (execute(data), by_itself, by_verb)] == [False, True, True]  # type: ignore[union-attr]


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
OURS = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("action", "value", "form", "about", "language", "reference", "fields"), ODD)
    | {"form": st.just("complete") | ODD, "fields": st.lists(st.just("q") | ODD, max_size=3)},
)


@given(st.fixed_dictionaries({"farjag": OURS | ODD}, optional={"f.q": ODD, "o.q": ODD, "action": ODD}) | ODD)
def test_whatever_is_sent_is_read_as_text_or_as_nothing(data: object) -> None:
    for activity in (execute(data), {"type": "message", "value": data}, {"type": "invoke", "name": "task/submit"}):
        found = sent_in(activity | {"from": {"id": "29:x"}, "conversation": {"id": "a:x"}})
        incoming = found.incoming("1", ORIGIN) if found else None
        if isinstance(incoming, FormSent):
            assert all(isinstance(one, str) for pair in incoming.values.items() for one in pair)
            assert isinstance(incoming.pressed, Press | None) and isinstance(incoming.value, str)
        elif incoming is not None:
            assert isinstance(incoming.action, str) and isinstance(incoming.value, str)
        assert incoming is None or incoming.origin.chosen in (None, *LANGUAGES)
        assert incoming is None or incoming.origin.place == ORIGIN.place, "a place in the data is not taken on trust"
    assert read_activity(execute(data, **{"from": {"id": "29:x"}, "conversation": {"id": "a:x"}})) is not None


def test_a_novel_is_cut_and_what_cannot_be_seen_vanishes() -> None:
    data = {"farjag": {"form": "complete", "fields": ["q"]}, "f.q": "a\x00\u202eb" + "x" * 2 * LONGEST_ANSWER}
    assert read(data).answers["q"].startswith("abx") and len(read(data).answers["q"]) <= LONGEST_ANSWER


@given(st.lists(FIELD, max_size=6, unique_by=lambda field: field.name), st.sampled_from(["", "Spara"]))
def test_a_form_sent_as_it_was_drawn_comes_back_with_its_answers(fields: list[Field], keep: str) -> None:
    form = Form("complete", "1", "Ansökan", tuple(fields), "Skicka", keep=keep)
    card = render(Card("sv", (form,)))
    try:
        answered = sent(card, "Skicka").values
    except (Blocked, StopIteration):  # a needed one is empty; the whole has no room
        return
    for field in fields:
        if field.name in answered and field.kind not in ("choice", "yes-no") and field.value != "=other":
            assert answered[field.name] == seen(field.value), field


def test_a_request_too_long_for_a_card_is_shown_without_its_longest_answers_which_stay_as_they_are() -> None:
    fields = tuple(Field(f"q{n}", f"Fråga {n}", "long", value="å" * (2_000 if n < 3 else 10)) for n in range(6))
    card = drawn(*fields, keep="Spara")
    shown = set(inputs(card))
    assert 0 < len(shown) < 6 and {"f.q3", "f.q4", "f.q5"} <= shown
    assert set(sent(card, "Skicka").values) == {id.removeprefix("f.") for id in shown}


def test_a_draft_too_long_for_a_card_is_not_cut_but_asked_for_as_a_message() -> None:
    dismiss = Button("Inte relevant", "dismiss", "x", with_form=True)
    form = Form("review", "", "Text", (Field("text", "Texten", "long", value="å" * 8_000, longest=20_000),), "Granska")
    card = render(Card("sv", (Text("Granskad"), form, Actions("", (dismiss,)))))
    assert card_fault(card) is None and inputs(card) == {}
    assert text("sv", "teams-edit-elsewhere") in words_of(card) and "Inte relevant" not in words_of(card)
    assert [element["type"] for element in shown_elements(card)].count("Action.Execute") == 0
