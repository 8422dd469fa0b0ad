"""Neutral cards as Adaptive Cards: what they look like (snapshots), and that no text can break them.

The snapshots in tests/rendered/teams/ are reviewed like code; `make snapshots` writes them anew.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.teams.draw.cards import MOST_KEPT, dialog, render, summary
from bot.teams.draw.cards import _kept as kept_cards
from bot.teams.draw.carried import data_in, referring
from bot.teams.draw.markdown import escape, paragraphs
from bot.teams.draw.shown import Mention, Shown
from handlers.actions import TAKES_WORDS
from handlers.blocks import Actions, Bullets, Button, Facts, Link, Mark, Marked, Quotation, Remark, Text
from handlers.card import Card, Field, Form
from handlers.safe_text import seen
from handlers.wording import LANGUAGES
from tests.fakes.slack_any import BLOCK, FORM
from tests.fakes.slack_drafts import COMMENTS, DRAFTS
from tests.fakes.slack_gallery import SAID
from tests.fakes.teams_limits import LARGEST_CARD, card_fault, elements, pressables, words_of
from tests.fakes.teams_snapshots import FOLDER, drawn, every_card, looks_as_it_did

pytest_plugins = ["tests.databases"]

Json = dict[str, Any]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_card_looks_as_it_was_last_looked_at(sqlite_url: str, language: str) -> None:
    cards = await every_card(sqlite_url, language)
    assert [name for name, card in cards.items() if not looks_as_it_did(f"{name}.{language}", card)] == []
    kept = {file.name.removesuffix(f".{language}.json") for file in FOLDER.glob(f"*.{language}.json")}
    assert kept == set(cards), "a snapshot of nothing"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_teams_takes_every_card_in_a_chat_a_channel_and_a_dialog(sqlite_url: str, language: str) -> None:
    for name, card in (await every_card(sqlite_url, language)).items():
        shown = [render(card), render(card, public=True), dialog(card)["card"]["content"]]
        assert [card_fault(one) for one in shown] == [None] * 3, name


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_card_carries_what_anybody_wrote(sqlite_url: str, language: str) -> None:
    """Words that were typed on the way to these cards are on them, and in none of their actions' data."""
    said = [*SAID[language], "Museets vänner", "hej hå", "Hangö museum", "Anna Lind", "Får vi", "Saako", "May we"]
    drafts = ["Wilma", "Aino-Maija", "131052", "040 123", "Pertti", "Kuusilehto"]
    assert all(any(one in text for text in (*DRAFTS.values(), *COMMENTS.values())) for one in drafts)
    cards = await every_card(sqlite_url, language)
    everywhere = "\n".join(words_of(drawn(card)) for card in cards.values())
    assert SAID[language][0] in everywhere and "040 123" in everywhere
    carried = json.dumps([list(data_in(drawn(card))) for card in cards.values()], ensure_ascii=False)
    assert [words for words in (*said, *drafts) if words in carried] == []


@given(st.sampled_from(sorted(TAKES_WORDS)), st.text(st.characters(codec="utf-8"), min_size=1, max_size=500))
def test_words_a_button_needs_again_are_kept_by_the_surface_and_not_in_the_card(action: str, noise: str) -> None:
    words, kept = f"Wilma {noise} Backström", list[str]()

    def keep(said: str) -> str:
        kept.append(said)
        return "kept-7"

    card = Card("sv", (Actions("", (Button("Fråga", action, words), Button("Ja", "topic", "music"))),))
    for held in (list(data_in(render(referring(card, keep)))), list(data_in(render(card)))):
        assert "Wilma" not in json.dumps(held) and "Backström" not in json.dumps(held, ensure_ascii=False)
    assert kept == [words]
    (first, second) = pressables(render(referring(card, keep)))
    assert first["data"]["farjag"] == first["fallback"]["data"]["farjag"]
    assert first["data"]["farjag"]["reference"] == "kept-7" and "value" not in first["data"]["farjag"]
    assert "reference" not in second["data"]["farjag"]


def test_a_number_that_somebody_wrote_is_words_too() -> None:
    written = (("ask-informator", "040 123 4567"), ("request-channel", "0401234567"), ("request-channel", "3"))
    ours = (("answer", "12"), ("show", "12 7"), ("topic", "music"))
    buttons = (Button(f"{at}", action, value) for at, (action, value) in enumerate((*written, *ours)))
    card = Card("sv", (Actions("", tuple(buttons)),))
    held = [one["data"]["farjag"] for one in pressables(render(referring(card, lambda words: "kept")))]
    assert [one.get("value", "") for one in held] == ["", "", "", "12", "12 7", "music"]
    assert [one.get("reference") for one in held] == ["kept"] * 3 + [None] * 3


def test_each_of_two_questions_keeps_its_own_words() -> None:
    asks = tuple(Button(f"Fråga {one}", "ask-informator", one) for one in ("Ett", "Två"))
    shown = pressables(render(referring(Card("sv", (Actions("", asks),)), lambda words: f"at {words}")))
    assert [one["data"]["farjag"]["reference"] for one in shown] == ["at Ett", "at Två"]
    assert [one["fallback"]["data"] for one in shown] == [one["data"] for one in shown]


def test_a_card_about_a_draft_refers_to_it_where_the_draft_does_not_come_along() -> None:
    form = Form("review", "?|-|", "Text", (Field("text", "Text", "long", value="utkast"),), "Granska")
    items = Button("Öppna", "review"), Button("Två ögon", "eyes", with_form=True)
    card = Card("sv", (form, Actions("", items)))
    shown = pressables(render(referring(card, lambda words: f"at {words}", "utkast")))
    references = {one["title"]: one["data"]["farjag"].get("reference") for one in shown}
    assert references == {"Granska": None, "Öppna": "at utkast", "Två ögon": None}


def test_an_answer_is_drawn_once_and_what_holds_words_is_not_kept() -> None:
    kept_cards.cache_clear()
    quotation = Quotation("Punkt 4", "Anvisning", "sv", "Ord", "Hela", "Hela punkten")
    answer = [
        Card("sv", (quotation, Actions("", (Button("Fråga", "ask-informator", said),)))) for said in ("Ett", "Två")
    ]
    first = render(referring(answer[0], lambda words: f"at {words}"))
    again = render(referring(answer[1], lambda words: f"at {words}"))
    assert kept_cards.cache_info().currsize == 1 and kept_cards.cache_info().hits == 1
    assert [one["data"]["farjag"]["reference"] for one in pressables(first) + pressables(again)] == ["at Ett", "at Två"]
    for block in (
        Facts("", (("Enhet", "Museet"),)),
        Marked("Din text", "Wilma", ()),
        Actions("", (Link("M", "mailto:a"),)),
    ):
        render(Card("sv", (quotation, block)))
    assert kept_cards.cache_info().currsize == 1
    for number in range(2 * MOST_KEPT):
        render(Card("sv", (quotation, Text(str(number)))))
    assert kept_cards.cache_info().currsize == MOST_KEPT


def test_a_button_can_answer_the_presser_alone_and_works_in_a_client_that_cannot() -> None:
    (action,) = pressables(render(Card("sv", (Actions("", (Button("Hjälp", "help", "x"),)),))))
    submit = action.pop("fallback")
    data = {"farjag": {"action": "help", "value": "x", "language": "sv"}}
    pressed = {"title": "Hjälp", "data": data, "associatedInputs": "none"}
    assert action == {"type": "Action.Execute", "verb": "help", **pressed}
    assert submit == {"type": "Action.Submit", **pressed}


def test_a_dialog_knows_no_other_button_than_submit() -> None:
    form = Form("reject", "12 3", "Avslå · Ansökan 12", (Field("reason", "Skäl", "long", required=True),), "Avslå")
    shown = dialog(Card("sv", (form, Actions("", (Button("Visa", "show", "12"),)))))
    assert shown["title"] == "Avslå · Ansökan 12"
    card = shown["card"]["content"]
    assert {action["type"] for action in elements(card) if action["type"].startswith("Action.")} == {"Action.Submit"}
    sending = {"form": "reject", "about": "12 3", "language": "sv", "fields": ["reason"]}
    assert pressables(card)[0]["data"] == {"farjag": sending}
    assert "Avslå · Ansökan" not in words_of(card), "the window says it above"


def test_in_a_public_place_a_form_that_can_be_opened_is_a_dialog_away() -> None:
    opener = Button("Ändra", "review", "post|-|", primary=True)
    form = Form(
        "review", "post|-|", "Ändra", (Field("text", "Texten", "long", value="Wilma"),), "Igen", opened_by=opener
    )
    (action,) = pressables(render(Card("sv", (form,)), public=True))
    assert action["type"] == "Action.Submit" and action["data"]["msteams"] == {"type": "task/fetch"}
    assert action["data"]["farjag"] == {"action": "review", "value": "post|-|", "language": "sv"}
    assert "Wilma" in words_of(render(Card("sv", (form,)))) and "Wilma" not in words_of(
        render(Card("sv", (form,)), True)
    )


def test_what_cannot_be_undone_is_asked_about_first() -> None:
    button = Button("Återkalla", "withdraw", "12 3", primary=True, confirm="Vill du återkalla ansökan?")
    (part,) = render(Card("sv", (Actions("", (button, Button("Visa", "show", "12"))),)))["body"]
    shown, asked = part["items"]
    first, second = shown["actions"]
    assert (first["type"], first["title"]) == ("Action.ToggleVisibility", "Återkalla") and second["title"] == "Visa"
    assert asked["id"] == first["targetElements"][0] and asked["isVisible"] is False
    question, does = asked["items"]
    assert question["text"] == "Vill du återkalla ansökan?"
    assert does["actions"][0]["style"] == "destructive" and does["actions"][0]["data"]["farjag"]["action"] == "withdraw"


def test_only_one_button_is_primary_and_sending_is_where_there_is_a_form() -> None:
    buttons = Actions("", (Button("A", "a", primary=True), Button("B", "b", primary=True)))
    form = Form("f", "", "Fråga", (Field("q", "Fråga"),), "Skicka")
    for blocks, first in (((buttons,), "A"), ((form, buttons), "Skicka")):
        actions = pressables(render(Card("sv", blocks)))
        assert [one["title"] for one in actions if one.get("style") == "positive"] == [first]


def test_the_card_mentions_who_asks() -> None:
    card = Card("sv", (Text("Ansökan 12"), Text("Väntar")))
    shown = render(card, shown=Shown(mention=Mention("29:anna", "Anna <b>Lind*")))
    assert [element["text"] for element in shown["body"]] == ["Ansökan 12", "Från <at>Anna b Lind</at>", "Väntar"]
    mentioned = {"id": "29:anna", "name": "Anna b Lind"}
    assert shown["msteams"]["entities"] == [{"type": "mention", "text": "<at>Anna b Lind</at>", "mentioned": mentioned}]
    for nobody in (Mention("29:anna", "***"), Mention("", "Anna")):
        assert render(card, shown=Shown(mention=nobody)) == render(card)


@given(st.text(), st.text(min_size=1))
def test_no_name_breaks_a_mention(name: str, id: str) -> None:
    assert card_fault(render(Card("fi", (Text("Hakemus"),)), shown=Shown(mention=Mention(id, name)))) is None


def test_deciders_see_the_card_as_it_is_now() -> None:
    card, button = Card("sv", (Text("Ansökan 12"),)), Button("Visa", "show", "12 3")
    viewers = ("aad-of-bo", *(f"29:{number}" for number in range(70)))
    refresh = render(card, shown=Shown(refreshed_by=button, viewers=viewers))["refresh"]
    assert refresh["userIds"] == [f"29:{number}" for number in range(60)]
    assert refresh["action"]["verb"] == "refresh" and refresh["action"]["data"]["farjag"]["value"] == "12 3"
    for nobody in (
        Shown(refreshed_by=button),
        Shown(refreshed_by=button, viewers=("aad-of-bo",)),
        Shown(viewers=viewers),
    ):
        assert "refresh" not in render(card, shown=nobody)


def test_texts_are_cut_and_buttons_are_not() -> None:
    long = tuple(Text("ö" * 4_000) for _ in range(60))
    buttons = tuple(Button(f"Fråga {number}?", "topic", f"t-{number}") for number in range(12))
    shown = render(Card("sv", (*long, Actions("", buttons), Text("sist"))))
    assert card_fault(shown) is None
    assert [one["title"] for one in pressables(shown)] == [button.label for button in buttons]
    assert "…" in words_of(shown)


def test_more_than_six_actions_become_several_sets() -> None:
    card = Card("sv", (Actions("", tuple(Button(f"{n}", "topic", str(n)) for n in range(14))),))
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
    assert row["selectAction"]["data"]["farjag"]["value"] == "children"
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
    assert seen("a\x00b\x1b[31m\u202eevil\u2066\ud800\r\nnästa\u2028rad\ttab") == "ab[31mevil\nnästa\nrad\ttab"


def test_the_summary_says_the_words_and_hides_addresses_behind_labels() -> None:
    links = Link("Ring 040 123 4567", "tel:0401234567"), Link("Mejla Nina", "mailto:nina@town.example?body=Wilma")
    said = summary(Card("sv", (Text("Nina svarar gärna"), Actions("", links))))
    assert said == "Nina svarar gärna\n\nRing 040 123 4567\nMejla Nina"


def test_the_summary_of_a_form_says_what_it_is_and_not_what_is_filled_in() -> None:
    form = Form("f", "", "Din fråga", (Field("q", "Fråga", value="Wilma"),), "Skicka", introduction="Skriv")
    assert summary(Card("sv", (form,))) == "Din fråga\nSkriv"


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCK, max_size=10), st.none() | FORM, st.sampled_from(["chat", "public", "dialog"]))
def test_whatever_is_written_the_card_stays_within_what_teams_takes(
    parts: list[Any], form: Form | None, where: str
) -> None:
    card = Card("sv", tuple(parts) if form is None else (*parts[:5], form, *parts[5:]))
    shown = dialog(card)["card"]["content"] if where == "dialog" else render(card, where == "public")
    assert card_fault(shown) is None
    assert json.loads(json.dumps(shown, ensure_ascii=False).encode()) == shown
    assert len(json.dumps(shown)) <= LARGEST_CARD


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
    runs = [run for run in elements(drawn) if run["type"] == "TextRun" and run.get("size") != "Small"]
    assert [run["text"] for run in runs if run.get("highlight")] == [name for name, _ in places]
    assert "".join("".join(run["text"] for run in runs).split()) == "".join(seen(draft).split())


def test_a_draft_keeps_its_lines_and_each_mark_its_number() -> None:
    draft = "Hej Wilma!\n\nRing 040 123 4567."
    marks = Mark(4, 9, 1, "fix"), Mark(17, 29, 2, "stop")
    (title, box) = render(Card("sv", (Marked("Din text", draft, marks),)))["body"]
    lines = ["".join(run["text"] for run in line["inlines"]) for line in box["items"]]
    assert title["text"] == "Din text" and lines == ["Hej Wilma [1]!", "Ring 040 123 4567 [2]."]


def test_of_a_very_long_draft_the_marks_are_shown() -> None:
    filler = "Välkommen till biblioteket! " * 300
    draft = f"{filler}Ring Wilma! {filler}Ring Noel! {filler}"
    marks = tuple(
        Mark(draft.index(name), draft.index(name) + len(name), n, "fix") for n, name in ((1, "Wilma"), (2, "Noel"))
    )
    said = "".join(
        run["text"] for run in elements(render(Card("sv", (Marked("", draft, marks),)))) if "highlight" in run
    )
    assert said == "WilmaNoel"


def test_no_character_of_a_very_long_draft_is_cut_in_two() -> None:
    draft = f"Ring Wilma! {'👩‍👩‍👧' * 3_000}"
    drawn = render(Card("sv", (Marked("", draft, (Mark(5, 10, 1, "fix"),)),)))
    said = "".join(run["text"] for run in elements(drawn) if run["type"] == "TextRun" and run.get("size") != "Small")
    assert "Ring Wilma!" in said and said.replace("👩‍👩‍👧", "").split() == ["Ring", "Wilma!", "[…]"]


def test_a_review_is_mended_and_dismissed_on_the_card_itself() -> None:
    dismiss = Button("Inte relevant här", "dismiss", "x", with_form=True)
    remark = Remark(1, "stop", "Får inte publiceras: namn", "Wilma", "Ett namn.", "Skriv utan.", "Punkt 5", dismiss)
    opener = Button("Ändra", "review", "post|-|")
    form = Form(
        "review", "post|-|", "Ändra", (Field("text", "Texten", "long", value="Wilma"),), "Igen", opened_by=opener
    )
    said = words_of(render(Card("sv", (remark, form))))
    assert all(
        part in said for part in ("⛔ 1. Får inte", "→ Skriv utan.", "Punkt 5", "Inte relevant här", "Texten", "Igen")
    )
    assert "Inte relevant här" not in words_of(render(Card("sv", (remark,)))), "there is no draft to come along"


def test_what_is_folded_opens_and_what_neighbours_share_stands_once() -> None:
    def quoted(citation: str) -> Quotation:
        return Quotation(citation, "Anvisning", "sv", "Orden", "Visa hela", "Orden och mera", folded=True)

    first, second, tips = render(Card("sv", (quoted("Punkt 4"), quoted("Punkt 5"), Bullets("Tips", ("Ett",), True))))[
        "body"
    ]
    for part, title in ((first, "Punkt 4"), (second, "Punkt 5"), (tips, "Tips")):
        opener, behind = part["items"]
        assert opener["items"][0]["text"] == f"▾ {title}" and not behind["isVisible"]
        assert opener["selectAction"]["targetElements"] == [behind["id"]]
    assert "Anvisning" not in words_of(first) and "Anvisning" in words_of(second)


def test_facts_are_lines_and_no_table() -> None:
    rows = ("Enhet", "Museet"), ("Vem svarar?", "Anna"), ("Mål", "Fler *besökare*\nFler vänner")
    shown = render(Card("sv", (Facts("Ansökan", rows),)))["body"]
    lines = ["".join(run["text"] for run in one["inlines"]) if "inlines" in one else one["text"] for one in shown]
    assert lines == ["Ansökan", "Enhet: Museet", "Vem svarar? Anna", "Mål", "Fler \\*besökare\\*\n\nFler vänner"]
