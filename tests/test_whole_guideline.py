"""Where all of the guideline is: asked for in many ways, and one tap away from what is quoted of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.slack.draw.message import render as slack_message
from bot.teams.draw.cards import render as teams_card
from bot.web.render import card_html
from handlers.ask.answer_card import quotations
from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from handlers.blocks import Actions, Button, Link
from handlers.card import Card
from handlers.help import small_talk_reply
from handlers.wording import LANGUAGES
from knowledge.town import Town

ADDRESS = "https://farjag.example.fi/guideline"
ASKED = [
    "Var finns hela anvisningen?", "var hittar jag hela anvisningen", "kan jag läsa hela anvisningen någonstans?",
    "visa hela anvisningen", "hela anvisningen", "var finns anvisningen?", "länk till anvisningen",
    "Missä koko ohje on?", "missä on koko ohje", "mistä löytyy koko ohje?", "mistä löydän some-ohjeen", "koko ohje",
    "näytä koko ohje", "voinko lukea koko ohjeen?",
    "Where is the whole guideline?", "where can I read the guidelines?", "show me the full guideline",
]  # fmt: skip
NOT_ASKED = [
    "Var finns anvisningen om bilder på barn?", "gäller hela anvisningen förtroendevalda?", "hjälp", "ohje",
    "mitä ohje sanoo kuvista?", "where is the register?", "får jag läsa kommentarer på jobbtid?",
]  # fmt: skip


def published(town: Town) -> Town:
    return replace(town, guideline=replace(town.guideline, address=ADDRESS))


@pytest.mark.parametrize("asked", ASKED)
def test_the_whole_guideline_is_asked_for_in_many_ways(asked: str) -> None:
    assert intent_of(asked) is Intent.GUIDELINE


@pytest.mark.parametrize("asked", NOT_ASKED)
def test_other_questions_about_the_guideline_are_other_questions(asked: str) -> None:
    assert intent_of(asked) is not Intent.GUIDELINE


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_answered_with_the_page_or_with_every_section(hango: Town, language: str) -> None:
    def items(town: Town) -> tuple[Button | Link, ...]:
        card = small_talk_reply(town, Intent.GUIDELINE, language).card
        return next(block.items for block in card.blocks if isinstance(block, Actions))

    assert [one.url for one in items(published(hango)) if isinstance(one, Link)] == [f"{ADDRESS}/{language}"]
    buttons = [one.value for one in items(hango) if isinstance(one, Button) and one.action == "section"]
    assert buttons == list(hango.guideline.sections)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [ADDRESS, ""])
def test_a_quotation_leads_to_its_section_where_the_guideline_is_published(
    hango: Town, language: str, address: str
) -> None:
    card = Card(language, tuple(quotations(published(hango) if address else hango, ["rule.4#3"], language)))
    to = f"{ADDRESS}/{language}#rule.4"
    slack = json.dumps(slack_message(card))
    for drawn in (card_html(card), slack, json.dumps(teams_card(card))):
        assert (to in drawn) == bool(address)
