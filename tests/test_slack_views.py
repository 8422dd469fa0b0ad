"""Cards as modals and as the app's home: what they look like, what Slack takes of them, and how answers come back.

The snapshots `tests/rendered/slack/*.modal.*.json` hold every step of every form, the others every message of the
office; how to refresh them stands in `test_slack_blocks.py`.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.draw.elements import ALONG
from bot.slack.draw.inputs import TooLongForModal
from bot.slack.draw.markup import seen
from bot.slack.draw.message import action_of
from bot.slack.draw.view_state import ViewState, state_of
from bot.slack.draw.views import (
    KEEP,
    LANGUAGE,
    error_blocks,
    faulty_step,
    home_view,
    line_view,
    modal_view,
    steps_of,
)
from bot.slack.receive.form_values import answers_in, chosen_language
from bot.stores.opening import open_store
from handlers.blocks import Actions, Button, Text
from handlers.card import Card, Choice, Field, Form
from handlers.wording import LANGUAGES
from tests.fakes.slack_answers import KINDS as ANSWER_KINDS
from tests.fakes.slack_any import ANY, BLOCK, FORM, HOSTILE
from tests.fakes.slack_drafts import DRAFTS, draft_cards, reviewed
from tests.fakes.slack_drafts import KINDS as DRAFT_KINDS
from tests.fakes.slack_gallery import Gallery
from tests.fakes.slack_limits import CONTROL, buttons, faults, interactive, shown_texts, view_faults
from tests.fakes.slack_snapshots import FOLDER, PLACE, home_of, looks_as_it_did, message_of, modals_of
from tests.fakes.slack_views import Views

pytest_plugins = ["tests.databases"]

Json = dict[str, Any]
#: Kept apart: what the other snapshots are of.
ELSEWHERE = {*ANSWER_KINDS, *DRAFT_KINDS} - {"ask"}


async def gallery(database_url: str, language: str) -> dict[str, Card]:
    store = open_store(database_url, disk_is_wiped=False)
    await store.migrate()
    try:
        return await Gallery(store, language).cards()
    finally:
        await store.close()


def has_form(card: Card) -> bool:
    return any(isinstance(block, Form) for block in card.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_card_of_the_office_looks_as_it_was_last_looked_at(sqlite_url: str, language: str) -> None:
    made = await gallery(sqlite_url, language)
    forms = {f"{name}.modal": modals_of(card) for name, card in made.items() if has_form(card)}
    drafts = {f"{n}.modal": modals_of(c) for n, c in draft_cards(language).items() if n in ("review", "review-form")}
    homes = {name: home_of(card) for name, card in made.items() if name.startswith("home")}
    messages = {name: message_of(card) for name, card in made.items() if not has_form(card)}
    every = forms | drafts | messages | homes
    assert [name for name, drawn in every.items() if not looks_as_it_did(f"{name}.{language}", drawn)] == []
    kept = {file.name.removesuffix(f".{language}.json") for file in FOLDER.glob(f"*.{language}.json")}
    assert kept == set(every) | ELSEWHERE, "a snapshot of nothing"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_slack_takes_every_card_of_the_office(sqlite_url: str, language: str) -> None:
    for name, card in (await gallery(sqlite_url, language)).items():
        assert faults(json.loads(message_of(card))["blocks"]) == [], name
        assert [fault for view in json.loads(modals_of(card)) for fault in view_faults(view)] == [], name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["slack-loading", "slack-too-long", "slack-review-elsewhere", "slack-answered-there"])
def test_the_small_views_stand_by_themselves(key: str, language: str) -> None:
    view = line_view(language, key)
    assert view_faults(view) == [] and state_of(view) == ViewState("", "", language, "")


def asked(*fields: Field, **more: Any) -> Card:
    return Card("sv", (Form("f", "12 3", "Ansökan", fields, "Skicka", **more),))


def step(card: Card, number: int = 0) -> list[Json]:
    view: Json = modal_view(card, PLACE, number)
    assert view_faults(view) == []
    return list(view["blocks"])


def inputs(blocks: list[Json]) -> dict[str, Json]:
    return {block["block_id"]: block for block in blocks if block["type"] == "input"}


def sent(view: Json, **typed: Json) -> Json:
    """The view as Slack sends it when somebody has put `typed` into blocks by their id."""
    views = Views()
    views.open({"trigger_id": views.trigger("U1"), "view": view})
    shown = views.top("U1")
    for block in shown.view["blocks"]:
        if block.get("block_id") in typed:
            shown.typed[block["block_id"], block["element"]["action_id"]] = typed[block["block_id"]]
    return shown.payload()


UNIT = Field("unit", "Enhet", "choice", choices=(Choice("Museet", "Museo"), Choice("Torget", "Tori")), open=True)


def with_value(value: str) -> Field:
    return Field("unit", "Enhet", "choice", choices=UNIT.choices, open=True, value=value)


def test_a_form_that_can_be_put_aside_is_filled_in_by_steps_of_a_few_fields() -> None:
    twelve = tuple(Field(f"q{number}", f"Fråga {number}") for number in range(12))
    long = asked(*twelve, keep="Spara")
    assert steps_of(long) == 3
    shown = [list(inputs(step(long, number))) for number in range(3)]
    assert [name for names in shown for name in names] == [f"answer:q{number}" for number in range(12)]
    assert max(map(len, shown)) <= 5
    labels = [modal_view(long, PLACE, number)["submit"]["text"] for number in range(3)]  # type: ignore[index]
    assert labels == ["Nästa", "Nästa", "Skicka"]
    assert steps_of(asked(*twelve[:5], keep="Spara")) == 1
    assert steps_of(asked(*twelve)) == 1, "its answers would be lost between the steps"


def test_what_stands_around_the_form_is_told_once() -> None:
    fields = tuple(Field(f"q{number}", f"Fråga {number}") for number in range(6))
    form = Form("f", "", "Ansökan", fields, "Skicka", introduction="Fyll i", keep="Spara")
    card = Card("sv", (Text("Ovanför"), form, Text("Nedanför")))
    first, last = ("\n".join(shown_texts(step(card, number))) for number in range(2))
    assert first.index("Ovanför") < first.index("Fyll i") < first.index("Fråga 0") and "Nedanför" not in first
    assert last.index("Fråga 5") < last.index("Nedanför") and "Ovanför" not in last and "Fyll i" not in last


def test_a_title_that_is_too_long_goes_on_inside() -> None:
    card = Card("sv", (Form("reject", "", "Avslå · Ansökan 12: Museet, Instagram", (UNIT,), "Avslå"),))
    view: Json = modal_view(card, PLACE)
    assert view["title"]["text"] == "Avslå"
    assert "Ansökan 12: Museet, Instagram" in list(shown_texts(view["blocks"]))
    unparted: Json = modal_view(Card("fi", (Form("f", "", "Kysymyskaupungintiedottajalle", (UNIT,), "x"),)), PLACE)
    assert unparted["title"]["text"] == "Saanko?"


def test_each_field_shows_what_it_rests_on_and_what_is_wrong_with_it() -> None:
    field = Field("a", "Adress", "address", "En länk.", "Anvisningen: Punkt 6", error="Ingen adress.", value="x")
    blocks = step(asked(field))
    assert blocks[0]["elements"][0]["text"] == "⚠️ Ingen adress."
    assert blocks[1]["hint"]["text"] == "En länk.\nAnvisningen: Punkt 6"
    assert error_blocks(asked(field)) == {"answer:a": "Ingen adress."}


def test_a_fault_in_something_else_stands_where_it_was_written() -> None:
    chosen = Field("unit", "Enhet", "choice", choices=UNIT.choices, open=True, value="Torget", error="Fel.")
    written = Field("unit", "Enhet", "choice", choices=UNIT.choices, open=True, value="Klubben", error="Fel.")
    assert error_blocks(asked(chosen)) == {"answer:unit": "Fel."}
    assert error_blocks(asked(written)) == {"other:unit": "Fel."}


def test_the_step_with_the_first_fault_is_known() -> None:
    fields = tuple(Field(f"q{number}", "Fråga", error="Fel." if number == 5 else "") for number in range(12))
    card = asked(*fields, keep="Spara")
    assert faulty_step(card) == 1
    assert error_blocks(card, 0) == {} and error_blocks(card, 1) == {"answer:q5": "Fel."}


@pytest.mark.parametrize(
    ("value", "element", "beginning"),
    [
        ("Museet", "static_select", "Museo"),
        ("Klubben", "static_select", "Annat (skriv nedan)"),
        ("", "static_select", None),
    ],
)
def test_one_of_the_choices_or_something_else(value: str, element: str, beginning: str | None) -> None:
    drawn = inputs(step(asked(with_value(value))))
    select = drawn["answer:unit"]["element"]
    assert select["type"] == element
    assert (select.get("initial_option") or {}).get("text", {}).get("text") == beginning
    assert drawn["other:unit"]["element"].get("initial_value", "") == ("Klubben" if value == "Klubben" else "")
    assert drawn["other:unit"]["optional"]


def test_choices_that_slack_cannot_offer_are_answered_in_words() -> None:
    many = tuple(Choice(str(number), f"Enhet {number}") for number in range(120))
    for choices in (many, (Choice("x" * 200, "Lång"),), ()):
        drawn = inputs(step(asked(Field("unit", "Enhet", "choice", choices=choices, open=True, value="7"))))
        assert [block["element"]["type"] for block in drawn.values()] == ["plain_text_input"]
        assert answers_in(
            sent(modal_view(asked(Field("unit", "Enhet", "choice", choices=choices, value="7")), ""))
        ) == {"unit": "7"}


def test_a_day_is_picked_unless_something_else_was_written() -> None:
    def element(value: str) -> Json:
        drawn: Json = inputs(step(asked(Field("start", "Start", "date", value=value))))["answer:start"]["element"]
        return drawn

    assert element("2027-01-11")["initial_date"] == "2027-01-11" and element("")["type"] == "datepicker"
    assert [element(value)["initial_value"] for value in ("i vår", "2026-02-30")] == ["i vår", "2026-02-30"]


def test_a_text_that_does_not_fit_is_said_and_never_cut() -> None:
    for value in ("x" * 3001, "🎉" * 1501):
        with pytest.raises(TooLongForModal) as raised:
            modal_view(reviewed("sv", DRAFTS["sv"] + value), PLACE)
        assert raised.value.field == "text" and "x" not in str(raised.value).replace("text", "")
    long = inputs(step(asked(Field("text", "Text", "long", value="y" * 3000, longest=20_000))))["answer:text"]
    assert long["element"]["initial_value"] == "y" * 3000 and "3 000" in long["hint"]["text"]


def test_a_longer_answer_than_is_wanted_can_be_shown_to_be_mended() -> None:
    element = inputs(step(asked(Field("name", "Namn", value="n" * 130, longest=120))))["answer:name"]["element"]
    assert element["initial_value"] == "n" * 130
    assert inputs(step(asked(Field("name", "Namn", longest=120))))["answer:name"]["element"]["max_length"] == 120


def test_the_draft_is_nowhere_but_where_it_is_read_and_written() -> None:
    view: Json = modal_view(draft_cards("sv")["review"], PLACE)
    assert "Backström" in str(view) and "Backström" not in view["private_metadata"] + view["callback_id"]
    counted = "contact-details:1,one-language:1,outdated:1,personal-id:1,personal-name:1"
    assert state_of(view) == ViewState("review", f"post|{counted}|", "sv", PLACE)


def test_dismissing_and_second_eyes_can_be_pressed_in_the_modal() -> None:
    shown = interactive(step(draft_cards("sv")["review"]))
    assert [action_of(element["action_id"]) for element in shown] == [
        f"second-eyes{ALONG}",
        *[f"dismiss{ALONG}"] * 5,
    ]
    assert not any(element.get("style") for element in shown), "sending is the one primary button"


def test_a_begun_form_can_be_put_aside_and_read_in_another_language() -> None:
    blocks = step(asked(UNIT, keep="Spara"))
    menu, keep = interactive(blocks)
    assert action_of(menu["action_id"]) == LANGUAGE and action_of(keep["action_id"]) == KEEP
    assert [option["text"]["text"] for option in menu["options"]] == ["Svenska", "Suomi", "English"]
    assert chosen_language({"selected_option": menu["options"][1]}) == "fi"
    assert chosen_language({"selected_option": {"value": "de"}}) is None
    assert interactive(step(asked(UNIT))) == []


def test_a_new_value_shows_although_the_old_one_was_typed_over() -> None:
    def id_of(value: str) -> str:
        drawn = inputs(step(asked(Field("text", "Text", "long", value=value))))["answer:text"]
        return str(drawn["element"]["action_id"])

    assert id_of("före") != id_of("efter") and id_of("före") == id_of("före")


def choice(value: str) -> Json:
    return {"type": "static_select", "selected_option": {"value": value, "text": {"type": "plain_text", "text": "x"}}}


def line(value: str | None) -> Json:
    return {"type": "plain_text_input", "value": value}


@pytest.mark.parametrize(
    ("select", "other", "answer"),
    [
        (choice("Torget"), line(None), "Torget"),
        (choice("=other"), line("Klubben"), "Klubben"),
        (choice("=other"), line(None), ""),
        (choice("Torget"), line("Klubben"), "Torget"),
        ({"type": "static_select", "selected_option": None}, line("Klubben"), "Klubben"),
        ({"type": "static_select", "selected_option": None}, line(None), ""),
    ],
)
def test_something_else_counts_when_nothing_on_the_list_does(select: Json, other: Json, answer: str) -> None:
    view = sent(modal_view(asked(UNIT), PLACE), **{"answer:unit": select, "other:unit": other})
    assert answers_in(view) == {"unit": answer}


def test_every_kind_of_answer_is_read() -> None:
    fields = (
        Field("a", "A"),
        Field("b", "B", "long"),
        Field("c", "C", "date"),
        Field("d", "D", "yes-no"),
        Field("e", "E", "people"),
    )
    view = sent(
        modal_view(asked(*fields), PLACE),
        **{
            "answer:a": line("<!channel> & jag"),
            "answer:b": line("två\nrader"),
            "answer:c": {"type": "datepicker", "selected_date": "2027-01-11"},
            "answer:d": choice("no"),
        },
    )
    assert answers_in(view) == {"a": "<!channel> & jag", "b": "två\nrader", "c": "2027-01-11", "d": "no", "e": ""}


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=20), inner, max_size=4),
    max_leaves=12,
)
PARTS = st.sampled_from(["state", "values", "answer:a", "other:a", "x", "value", "selected_option", "private_metadata"])
FORGED = ANY_JSON | st.recursive(
    ANY_JSON, lambda inner: st.dictionaries(PARTS | st.text(max_size=5), inner), max_leaves=9
)


@given(FORGED, ANY_JSON)
def test_nothing_that_is_forged_breaks_the_reading(forged: Any, metadata: Any) -> None:
    assert all(isinstance(part, str) for pair in answers_in(forged).items() for part in pair)
    assert answers_in({"state": {"values": forged}}) is not None
    assert chosen_language(forged) is None or chosen_language(forged) in LANGUAGES
    assert state_of(forged) is None
    said = state_of({"private_metadata": json.dumps(metadata)})
    assert said is None or (said.language in LANGUAGES and 0 <= said.step < said.steps <= 3)


@pytest.mark.parametrize("metadata", ["", "[" * 100_000, '{"step": true, "language": "sv"}', '{"step": 9}', "null"])
def test_a_forged_state_is_none(metadata: str) -> None:
    assert state_of({"private_metadata": metadata}) is None


@given(st.lists(BLOCK, max_size=12), FORM, ANY, st.sampled_from(LANGUAGES), st.integers(-1, 4))
def test_any_card_with_a_form_becomes_views_that_slack_takes(
    blocks: list[Any], form: Form, place: str, language: str, number: int
) -> None:
    card = Card(language, (*blocks[:6], form, *blocks[6:]))
    try:
        view: Json = modal_view(card, place, number)
    except TooLongForModal:
        assert any(len(field.value) > 3000 for field in form.fields)
        return
    assert view_faults(view) == []
    state = state_of(view)
    assert state is not None and 0 <= state.step < steps_of(card)
    assert set(error_blocks(card, state.step)) <= set(inputs(view["blocks"]))
    assert not any(CONTROL.search(text) for text in shown_texts(view["blocks"]))


@given(FORM)
def test_what_was_drawn_and_not_touched_comes_back_as_it_was(form: Form) -> None:
    card = Card("sv", (form,))
    try:
        views = [modal_view(card, PLACE, number) for number in range(steps_of(card))]
    except TooLongForModal:
        return
    answers = {name: said for view in views for name, said in answers_in(sent(view)).items()}
    assert list(answers) == [field.name for field in form.fields]
    for field in form.fields:
        if field.kind not in ("choice", "yes-no") and "\ud800" not in field.value:
            assert answers[field.name] == seen(field.value)
        elif field.open and field.kind == "choice":
            assert answers[field.name] in (field.value, seen(field.value))
        else:
            assert answers[field.name] in (field.value, seen(field.value), "")


@given(st.lists(BLOCK, max_size=150).map(tuple), st.sampled_from(LANGUAGES))
def test_any_card_without_a_form_becomes_a_view_and_a_home(blocks: tuple[Any, ...], language: str) -> None:
    card = Card(language, blocks)
    assert view_faults(modal_view(card, PLACE)) == [] and view_faults(home_view(card, PLACE)) == []


def test_a_hundred_kilobytes_anywhere_are_harmless() -> None:
    long = HOSTILE * 1000
    form = Form(
        long, long, long, (Field("a", long, "text", long, long, error=long, placeholder=long),), long, long, long
    )
    card = Card("sv", (Text(long), form, Actions(long, (Button(long, long, long, confirm=long),))))
    view: Json = modal_view(card, long)
    assert view_faults(view) == [] and state_of(view) is not None
    assert len(buttons(view["blocks"])) == 1


def test_under_a_very_long_card_every_field_is_still_there() -> None:
    form = Form("f", "", "Ansökan", tuple(Field(f"q{n}", f"Fråga {n}") for n in range(12)), "Skicka")
    blocks = step(Card("sv", (*[Text("Ord " * 900)] * 150, form, *[Text("Ord")] * 80)))
    assert list(inputs(blocks)) == [f"answer:q{n}" for n in range(12)]
    assert "…" in list(shown_texts(blocks))


def test_the_limits_are_strict() -> None:
    good: Json = modal_view(asked(UNIT, keep="Spara"), PLACE)
    assert view_faults(good) == []
    plain = {"type": "plain_text", "text": "x"}
    spoilt = {
        "title": {"title": {"type": "plain_text", "text": "x" * 25}},
        "markup": {"title": {"type": "mrkdwn", "text": "x"}},
        "metadata": {"private_metadata": "x" * 3001},
        "callback": {"callback_id": "x" * 256},
        "blocks": {"blocks": good["blocks"] * 30},
        "twice": {"blocks": [*good["blocks"], good["blocks"][-2]]},
        "unknown": {"footer": plain},
        "empty": {"blocks": []},
        "element": {"blocks": [{"type": "input", "label": plain, "element": {"type": "button", "text": plain}}]},
        "option": {
            "blocks": [{"type": "actions", "elements": [{"type": "static_select", "action_id": "a", "options": []}]}]
        },
    }
    assert [name for name, change in spoilt.items() if not view_faults(good | change)] == []
    assert view_faults({key: value for key, value in good.items() if key != "submit"})
    assert view_faults({"type": "home", "blocks": good["blocks"], "title": plain})
