"""The renderer to Block Kit: what every card looks like in a message, and Slack's limits under any text.

The cards of `tests/rendered/slack/*.json` are the snapshots; after a wanted change run
`make snapshots` and look at what changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plain_text import plain_text
from bot.slack.draw.marked_draft import draw_marked
from bot.slack.draw.markup import as_written, cut, mrkdwn, seen
from bot.slack.draw.message import action_of, render
from handlers.blocks import Actions, Bullets, Button, Facts, Link, Mark, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Card
from handlers.wording import LANGUAGES
from tests.fakes.slack_answers import KINDS as ANSWER_KINDS
from tests.fakes.slack_answers import answer_cards
from tests.fakes.slack_any import BLOCK, HOSTILE, MARKED
from tests.fakes.slack_cards import answer_card, contact_card
from tests.fakes.slack_drafts import DRAFTS, draft_cards, reviewed
from tests.fakes.slack_drafts import KINDS as DRAFT_KINDS
from tests.fakes.slack_limits import CONTROL, buttons, faults, markup_faults, shown_texts
from tests.fakes.slack_snapshots import looks_as_it_did, message_of

KINDS = (*(kind for kind in ANSWER_KINDS if kind != "ask"), *DRAFT_KINDS)


def section_texts(blocks: list[dict[str, object]]) -> str:
    return "\n".join(shown_texts(blocks))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_card_looks_as_it_was_last_looked_at(kind: str, language: str) -> None:
    card = (answer_cards(language) | draft_cards(language))[kind]
    assert looks_as_it_did(f"{kind}.{language}", message_of(card))
    assert faults(render(card)[0]) == []


def test_the_top_level_text_says_everything_in_full() -> None:
    card = answer_card("fi")
    assert render(card)[1] == plain_text(card)


def test_a_mails_prepared_letter_is_not_read_aloud_but_opens() -> None:
    blocks, text = render(contact_card("sv"))
    assert "body=" not in text and "nina" in text
    assert "&amp;body=Hej%2C%0A" in section_texts(blocks)


def test_the_whole_section_stands_there_when_it_is_short_and_says_more_else_behind_a_button() -> None:
    quotation = Quotation("Punkt 1", "Instruktion", "sv", "Var öppen.", "Visa", "Var öppen. Var aktiv.")
    assert "Var aktiv." in section_texts(render(Card("sv", (quotation,)))[0])
    same = Quotation("Punkt 1", "Instruktion", "sv", "Var öppen.", "Visa", "Var\nöppen.")
    long = Quotation("Punkt 1", "Instruktion", "sv", "Var öppen.", "Visa", "Var aktiv. " * 60, section="rule.1")
    blocks, _ = render(Card("sv", (same, long)))
    assert "Hela punkten" not in section_texts(blocks)
    (opener,) = buttons(blocks)
    assert opener["value"] == "rule.1" and opener["accessibility_label"] == "Visa: Punkt 1"


def test_a_folded_quotation_that_is_cut_has_a_button_for_the_rest() -> None:
    folded = Quotation("Punkt 1", "Instruktion", "sv", "Var öppen. " * 30, "Visa", "", folded=True, section="rule.1")
    assert [b["value"] for b in buttons(render(Card("sv", (folded,)))[0])] == ["rule.1"]
    short = replace(folded, excerpt="Var öppen.")
    assert buttons(render(Card("sv", (short,)))[0]) == []


def test_a_long_label_stands_in_full_beside_a_button_that_is_named_by_it() -> None:
    label = "Får vi publicera bilder från skolans julfest på vår egen sida?"
    blocks, _ = render(Card("sv", (Actions("", (Button(label, "topic", "x"), Button("Kort", "topic", "y"))),)))
    assert [block["text"]["text"] for block in blocks] == [label, "Kort"]  # type: ignore[index]
    assert buttons(blocks)[0]["accessibility_label"] == label
    assert [action_of(button["action_id"]) for button in buttons(blocks)] == ["topic", "topic"]


def test_a_web_link_is_a_button_and_a_strange_address_only_its_label() -> None:
    links = (Link("Registret", "https://town.example/register"), Link("Fälla", "javascript:alert(1)"))
    blocks, _ = render(Card("sv", (Actions("", links),)))
    assert [button["url"] for button in buttons(blocks)] == ["https://town.example/register"]
    assert "javascript" not in json.dumps(blocks) and "Fälla" in section_texts(blocks)


def test_a_very_long_letter_is_cut_between_characters() -> None:
    url = "mailto:a@town.example?body=" + "%F0%9F%98%80x" * 1000
    (link,) = shown_texts(render(Card("sv", (Actions("", (Link("Mejla", url),)),)))[0])
    assert len(link) < 3000 and link.removesuffix("|Mejla>").endswith(("x", "%80"))


def test_markup_in_anything_is_shown_as_written() -> None:
    card = Card(
        "sv",
        (
            Verdict("not_allowed", HOSTILE),
            Text(HOSTILE),
            Bullets(HOSTILE, (HOSTILE,)),
            Quotation(HOSTILE, HOSTILE, "sv", HOSTILE, HOSTILE, HOSTILE * 2, HOSTILE, "fi", HOSTILE, HOSTILE),
            Facts(HOSTILE, ((HOSTILE, HOSTILE), ("x", HOSTILE))),
            Marked(HOSTILE, HOSTILE, (Mark(3, 9, 1, "stop"),)),
            Remark(1, "fix", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
            Actions(HOSTILE, (Button(HOSTILE, HOSTILE, HOSTILE, confirm=HOSTILE), Link(HOSTILE, "tel:1"))),
        ),
    )
    blocks, text = render(card)
    assert faults(blocks) == [] and markup_faults(text) == []
    shown = section_texts(blocks)
    assert not CONTROL.search(shown) and "‮" not in shown + text
    assert "https://evil.example|bank" in shown  # still there to be read, and no link


def test_a_megabyte_is_cut_and_the_buttons_stay() -> None:
    card = Card("sv", (Text("å" * 1_000_000), *[Text("x " * 2000)] * 60, Actions("", (Button("Ja", "a", "b"),))))
    blocks, text = render(card)
    assert faults(blocks) == [] and len(text) <= 4000
    assert blocks[-1]["type"] == "actions" and "…" in section_texts(blocks)


def a_button(**more: object) -> dict[str, object]:
    (button,) = buttons(render(Card("sv", (Actions("", (Button("Avslå", "reject", "1 2", **more),)),)))[0])  # type: ignore[arg-type]
    return button


def test_what_cannot_be_undone_is_red_and_asked_about_first() -> None:
    asked = a_button(confirm="Vill du avslå ansökan 1?")
    assert asked["style"] == "danger"
    assert asked["confirm"]["text"]["text"] == "Vill du avslå ansökan 1?"  # type: ignore[index]
    assert asked["confirm"]["confirm"]["text"] == "Avslå"  # type: ignore[index]
    assert "confirm" not in a_button() and "style" not in a_button()


def test_a_message_has_one_primary_button() -> None:
    two = Actions("", (Button("Ja", "a", primary=True), Button("Nej", "b", primary=True)))
    blocks, _ = render(Card("sv", (two, two)))
    assert [button.get("style") for button in buttons(blocks)] == ["primary", None, None, None]


def test_a_button_that_needs_a_forms_answers_is_in_no_message() -> None:
    card = draft_cards("sv")["review"]
    assert [button["text"]["text"] for button in buttons(render(card)[0])] == ["Ändra och granska igen"]


def test_facts_are_read_line_by_line_and_questions_get_no_colon() -> None:
    rows = (("Enhet", "Museet"), ("Varför?", "Ja"), ("Administratörer", "Anna\nMatti"), ("Mål", "x" * 50))
    shown = [
        "".join(run["text"] for run in line["elements"])
        for line in render(Card("sv", (Facts("", rows),)))[0][0]["elements"]  # type: ignore[attr-defined]
    ]
    assert shown == ["Enhet: Museet", "Varför? Ja", "Administratörer\nAnna\nMatti", "Mål\n" + "x" * 50]


def test_a_requests_long_answers_are_cut_only_as_far_as_they_must() -> None:
    rows = tuple((f"Fråga {number}", "ord " * 500) for number in range(12))
    blocks, _ = render(Card("sv", (Facts("", rows), Actions("", (Button("Godkänn", "approve"),)))))
    shown = section_texts(blocks)
    assert faults(blocks) == [] and all(name in shown for name, _ in rows), "every answer is there, if not whole"
    assert "…" in shown and len(shown) > 5_000
    one = render(Card("sv", (Facts("", rows[:1]),)))[0]
    assert "…" not in section_texts(one)


def test_what_remarks_share_stands_once_and_folded_words_are_short() -> None:
    remark = Remark(1, "fix", "Ändra", "x", "Varför", "", "Punkt 5")
    long = Quotation("Punkt 5", "Instruktion", "sv", "Ord " * 200, "Visa", "Ord " * 200, folded=True)
    shown = section_texts(render(Card("sv", (remark, remark, long)))[0])
    assert shown.count("Punkt 5") == 1 and shown.count("Ord") < 60


def runs_of(blocks: list[dict[str, object]]) -> list[dict[str, object]]:
    return blocks[0]["elements"][-1]["elements"] if blocks else []  # type: ignore[index,no-any-return]


@given(MARKED)
def test_marked_stretches_are_exactly_what_they_mark(marked: Marked) -> None:
    blocks = draw_marked(marked, 100_000)
    runs, found = runs_of(blocks), {}
    for run, after in pairwise(runs):
        if run.get("style", {}).get("code"):  # type: ignore[attr-defined]
            found[after["text"]] = run["text"].replace("<\u2060", "<")  # type: ignore[attr-defined]
    wanted = {f"[{mark.number}]": seen(marked.text[mark.start : mark.end]) for mark in marked.marks}
    assert found == {number: text for number, text in wanted.items() if text}
    said = "".join(run["text"] for run in runs if run.get("style") != {"italic": True})  # type: ignore[misc]
    assert said.replace("<\u2060", "<") == ("".join(seen(text) for text, _ in marked.pieces()) if blocks else "")
    assert not blocks or faults(blocks) == [] or len(json.dumps(blocks)) > 12_000


@given(st.integers(0, 60_000), st.integers(0, 60_000))
def test_a_long_draft_is_cut_where_nothing_is_marked(before: int, after: int) -> None:
    filler: Callable[[int], str] = lambda length: ("Vi ses på torget klockan tolv. " * 2000)[:length]  # noqa: E731
    draft = f"{filler(before)} Anna Svensson 👩‍👩‍👧 {filler(after)}"
    at = draft.index("Anna Svensson 👩‍👩‍👧")
    blocks = draw_marked(Marked("", draft, (Mark(at, at + 19, 1, "fix"),)), 3000)
    shown = "".join(run["text"] for run in runs_of(blocks))  # type: ignore[misc]
    assert "Anna Svensson 👩‍👩‍👧[1]" in shown and len(shown) <= 3100
    assert (len(draft) > 3000) == ("[…]" in shown)


def test_more_marks_than_there_is_room_for_end_in_a_gap() -> None:
    marks = tuple(Mark(start, start + 40, number, "fix") for number, start in enumerate(range(0, 19_000, 50), start=1))
    blocks, _ = render(Card("sv", (Marked("Din text", "x" * 20_000, marks),)))
    assert faults(blocks) == [] and section_texts(blocks).endswith("[…]")


def test_a_long_review_keeps_its_remarks_and_its_button() -> None:
    blocks, _ = render(reviewed("sv", DRAFTS["sv"] * 40))
    assert faults(blocks) == []
    shown = section_texts(blocks)
    assert all(part in shown for part in ("1. Får inte", "2. ", "granska igen")) and "13. " not in shown


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("abc👩‍👩‍👧def", 5, "abc…"),
        ("abc👍🏽def", 5, "abc…"),
        ("abe\u0301f", 4, "ab…"),
        ("ab🇸🇪🇫🇮", 4, "ab…"),
        ("ab🇸🇪🇫🇮", 5, "ab🇸🇪…"),
        ("abcdefgh", 5, "abcd…"),
    ],
)
def test_no_character_is_cut_in_two(text: str, limit: int, shown: str) -> None:
    assert cut(text, limit) == shown


def test_a_long_line_is_cut_after_a_word() -> None:
    assert (
        cut("Får vi lägga ut bilder " * 20, 75)
        == "Får vi lägga ut bilder Får vi lägga ut bilder Får vi lägga ut bilder Får…"
    )


@given(st.lists(BLOCK, max_size=80).map(tuple), st.sampled_from(LANGUAGES))
def test_any_card_keeps_slacks_limits_and_holds_no_control_sequence(blocks: tuple, language: str) -> None:
    drawn, text = render(Card(language, blocks))
    assert faults(drawn) == [] and text
    assert len(text) <= 4000 and markup_faults(text) == []
    assert sum(button.get("style") == "primary" for button in buttons(drawn)) <= 1


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" ")))
def test_escaped_text_reads_as_it_was_written(written: str) -> None:
    shown = mrkdwn(written, 100_000).replace("\u2060", "")
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == written.strip()


@pytest.mark.parametrize(
    ("sent", "written"),
    [
        ("<@UBOT> får jag?", "får jag?"),
        ("hej <@UBOT>, får jag?", "hej , får jag?"),
        ("<@UBOT>: får <@U2|anna> &amp; <@U3> &lt;3", "får @anna & @U3 <3"),
        ("<@UBOT> se <https://a.example|sidan> och <https://b.example>", "se sidan och https://b.example"),
        ("<!here> <!subteam^S1|@info> <#C1|allmänt>", "@here @info #allmänt"),
        ("mejla <mailto:a@b.example|a@b.example>", "mejla a@b.example"),
    ],
)
def test_what_slack_makes_of_a_text_is_read_as_the_person_wrote_it(sent: str, written: str) -> None:
    assert as_written(sent, "UBOT") == written


def test_the_first_mention_is_ours_while_we_do_not_know_who_we_are() -> None:
    assert as_written("<@U9> hej", "") == "hej"
