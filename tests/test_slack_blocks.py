"""The renderer to Block Kit: what every card looks like, and Slack's limits under any text.

The cards of `tests/rendered/slack/*.json` are the snapshots; after a wanted change run
`REFRESH_RENDERED=1 .venv/bin/python -m pytest tests/test_slack_blocks.py` and look at what changed.
Slack's Block Kit Builder shows any of them: https://app.slack.com/block-kit-builder.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks import action_of, render
from bot.slack.markup import as_written, mrkdwn
from handlers.reply import Actions, Bullets, Button, Card, Link, Quotation, Text, Verdict, plain_text
from handlers.wording import LANGUAGES
from tests.fakes.slack_cards import answer_card, cards, contact_card
from tests.fakes.slack_limits import CONTROL, buttons, faults, markup_faults, shown_texts

SNAPSHOTS = Path(__file__).parent / "rendered" / "slack"
KINDS = ("answer", "unsure", "outside", "contact", "help")

HOSTILE = "<!channel> <@U1|x> <https://evil.example|bank> & *bold* _it_ ~no~ `code` ‮back &lt;!here&gt;"


def section_texts(blocks: list[dict[str, object]]) -> str:
    return "\n".join(shown_texts(blocks))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_card_looks_as_it_was_last_looked_at(kind: str, language: str) -> None:
    blocks, text = render(cards(language)[kind])
    drawn = json.dumps({"text": text, "blocks": blocks}, ensure_ascii=False, indent=2) + "\n"
    file = SNAPSHOTS / f"{kind}.{language}.json"
    if os.environ.get("REFRESH_RENDERED"):
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")
    assert faults(blocks) == []


def test_the_top_level_text_says_everything_in_full() -> None:
    card = answer_card("fi")
    assert render(card)[1] == plain_text(card)


def test_a_mails_prepared_letter_is_not_read_aloud_but_opens() -> None:
    blocks, text = render(contact_card("sv"))
    assert "body=" not in text and "nina" in text
    assert "&amp;body=Hej%2C%0A" in section_texts(blocks)


def test_the_whole_section_stands_there_only_when_it_is_short_and_says_more() -> None:
    quotation = Quotation("Punkt 1", "Instruktion", "sv", "Var öppen.", "Visa", "Var öppen. Var aktiv.")
    assert "Var aktiv." in section_texts(render(Card("sv", (quotation,)))[0])
    same = Quotation("Punkt 1", "Instruktion", "sv", "Var öppen.", "Visa", "Var\nöppen.")
    long = Quotation("Punkt 1", "Instruktion", "sv", "Var öppen.", "Visa", "Var aktiv. " * 60)
    assert "Hela punkten" not in section_texts(render(Card("sv", (same, long)))[0])


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
            Verdict("no", HOSTILE),
            Text(HOSTILE),
            Bullets(HOSTILE, (HOSTILE,)),
            Quotation(HOSTILE, HOSTILE, "sv", HOSTILE, HOSTILE, HOSTILE * 2, HOSTILE, "fi", HOSTILE, HOSTILE),
            Actions(HOSTILE, (Button(HOSTILE, HOSTILE, HOSTILE), Link(HOSTILE, "tel:1"))),
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


ANY = st.text(max_size=200) | st.sampled_from([HOSTILE, "<!channel>" * 400, "a" * 5000, " \u200b ", "&" * 3500, ""])
ANY_URL = ANY | st.sampled_from(["https://a.example/?q=1&b=2", "mailto:a@b.example?body=%F0%9F&" * 80, "tel:+1"])
ACTIONS = st.builds(Actions, ANY, st.lists(st.builds(Button, ANY, ANY, ANY) | st.builds(Link, ANY, ANY_URL)).map(tuple))
BLOCK = (
    st.builds(Verdict, st.sampled_from(["yes", "no", "conditional", "info", "ask_informator", "?"]), ANY)
    | st.builds(Text, ANY, st.booleans())
    | st.builds(Bullets, ANY, st.lists(ANY, max_size=5).map(tuple))
    | st.builds(Quotation, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY)
    | ACTIONS
)


@given(st.lists(BLOCK, max_size=80).map(tuple), st.sampled_from(LANGUAGES))
def test_any_card_keeps_slacks_limits_and_holds_no_control_sequence(blocks: tuple, language: str) -> None:
    drawn, text = render(Card(language, blocks))
    assert not drawn or faults(drawn) == []
    assert len(text) <= 4000 and markup_faults(text) == []


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
