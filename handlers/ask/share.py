"""An answer that only its asker saw, shared with everyone in the place: in both of the town's languages."""

from __future__ import annotations

from dataclasses import replace

from handlers.ask.answer_card import situation_card
from handlers.blocks import Actions, Button, Quotation, Text
from handlers.card import Block, Card
from handlers.reply import Reply
from handlers.side_by_side import public_languages
from handlers.wording import text
from knowledge.situations import Situation
from knowledge.town import Town


def shareable(reply: Reply, situation: str | None) -> Reply:
    """The reply with the button that shares what it says."""
    if situation is None:
        return reply
    language = reply.card.language
    button = Actions("", (Button(text(language, "do-share"), "share", situation),), quiet=True)
    return replace(reply, card=Card(language, (*reply.card.blocks, button)))


def share_reply(town: Town, situation: Situation) -> Reply:
    """The situation's answer for everybody, without what only its asker can press."""
    first, *besides = languages = public_languages(town)
    blocks: list[Block] = []
    for language in languages:
        blocks.append(Text(situation.questions[language], small=True))
        card = situation_card(town, situation, language)
        blocks += [_alone(block) for block in card.blocks if not isinstance(block, Actions)]
    return Reply(Card(first, tuple(blocks), besides=tuple(besides)), "shared", shared=True)


def _alone(block: Block) -> Block:
    """The guideline's words in this half's language alone: in the other's they stand in the other half."""
    if not isinstance(block, Quotation):
        return block
    if not block.translation:
        return replace(block, whole="")
    return replace(
        block,
        language=block.translation_language,
        excerpt=block.translation,
        source=" · ".join(filter(None, (block.source, block.translation_note))),
        whole="",
        translation="",
        translation_language="",
        translation_note="",
        whole_translation="",
    )
