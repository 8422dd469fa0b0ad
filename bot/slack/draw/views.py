"""A card as a view of Slack: a modal for a form or for what followed on one, and the app's home.

A form that can be put aside is drawn in steps: its answers are kept between them, so each step can be sent by itself.
Any other form stands whole in one view. What a modal carries (`private_metadata`) is ids and states, never a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from bot.slack.draw.buttons import Pressables
from bot.slack.draw.elements import VIEW, Json, action_id, button, context, fitted, line, option, plain, rich, rows
from bot.slack.draw.inputs import fault_block, field_blocks
from bot.slack.draw.markup import literal
from bot.slack.draw.message import draw
from bot.slack.draw.values import encodable
from bot.slack.draw.view_state import MOST_STEPS, ViewState
from handlers.blocks import Text
from handlers.card import Block, Card, Field, Form
from handlers.wording import LANGUAGES, text

FIELDS_IN_STEP = 5
#: Slack takes 3,000 characters of what a view carries; a signature stands before ours.
LONGEST_TITLE, LONGEST_ID = 24, 255
#: What comes back when the form is put aside, and when its language is changed.
KEEP, LANGUAGE = "keep-form", "form-language"


def modal_view(card: Card, place: str, step: int = 0) -> Json:
    """The card as a modal: with its form's fields as inputs, or without a form only to be read and pressed.

    `place` is where answers go (`incoming.Origin.place`). Steps after the first are meant to be pushed on the one
    before. Raises TooLongForModal when an answer so far is longer than an input holds.
    """
    form = _form(card)
    if form is None:
        state = ViewState("", "", card.language, place)
        blocks = draw(card.blocks, card.language, VIEW)
        view = _modal(card.language, text(card.language, "slack-title"), blocks, state)
        return view | {"clear_on_close": True}  # what a form led to ends it, and the steps below
    step = min(max(step, 0), steps_of(card) - 1)
    state = ViewState(form.form, form.value, card.language, place, step, steps_of(card))
    title = _title(form.title, card.language)
    view = _modal(card.language, title, fitted(list(_form_blocks(card, form, step, title)), VIEW), state)
    if step:
        view["close"] = plain(text(card.language, "slack-go-back"))
    return view | {
        "submit": plain(text(card.language, "slack-next") if state.more else _submit(form.submit, card.language)),
        "notify_on_close": bool(form.keep),
    }


def steps_of(card: Card) -> int:
    """How many views the card's form takes; 1 without a form."""
    form = _form(card)
    if form is None or not form.keep:
        return 1
    return max(1, min(MOST_STEPS, -(-len(form.fields) // FIELDS_IN_STEP)))


def faulty_step(card: Card) -> int:
    """The first step with a fault in it; 0 where there is none."""
    steps = (number for number in range(steps_of(card)) if error_blocks(card, number))
    return next(steps, 0)


def error_blocks(card: Card, step: int | None = None) -> dict[str, str]:
    """What is wrong, by the block it stands under, for `response_action: errors`; of one step, or of the whole form.

    Slack refuses ids of blocks that the view does not show, so give the step that was sent.
    """
    form = _form(card)
    fields = () if form is None else form.fields if step is None else _fields(card, form, step)
    return {fault_block(field): literal(field.error, 2000) for field in fields if literal(field.error, 2000)}


def home_view(card: Card, place: str) -> Json:
    """The app's home."""
    state = ViewState("", "", card.language, place)
    blocks = draw(card.blocks, card.language, VIEW) or context("…")
    return {"type": "home", "private_metadata": str(state), "blocks": blocks}


def line_view(language: str, key: str) -> Json:
    """One line, by its key: that something is still being made, or has no room in a modal."""
    blocks = draw((Text(text(language, key)),), language, VIEW)
    return _modal(language, text(language, "slack-title"), blocks, ViewState("", "", language, ""))


def _modal(language: str, title: str, blocks: list[Json], state: ViewState) -> Json:
    return {
        "type": "modal",
        "title": plain(title),
        "close": plain(text(language, "slack-close")),
        "callback_id": encodable(state.form)[:LONGEST_ID] or "card",
        "private_metadata": str(state),
        "blocks": blocks or context("…"),
    }


def _form(card: Card) -> Form | None:
    return next((block for block in card.blocks if isinstance(block, Form)), None)


def _fields(card: Card, form: Form, step: int) -> tuple[Field, ...]:
    """The fields of a step: as many in each, as far as they go."""
    size = -(-len(form.fields) // steps_of(card))
    return form.fields[step * size : (step + 1) * size]


def _form_blocks(card: Card, form: Form, step: int, title: str) -> Iterator[Json]:
    """What stands above the form is on its first step, what stands below on its last."""
    pressables = Pressables(card.language, with_form=True, primary=False)
    above = tuple(takewhile(lambda block: block is not form, card.blocks))
    below = tuple(block for block in card.blocks[len(above) :] if not isinstance(block, Form))
    steps = steps_of(card)
    if form.keep:
        yield from rows([_languages(card.language, pressables)])
    yield from context(text(card.language, "slack-step", step=step + 1, steps=steps)) if steps > 1 else ()
    if step == 0:
        yield from _drawn(above, card.language, pressables)
        yield from rich(line(_untold(form.title, title), bold=True))
        yield from _drawn((Text(form.introduction),), card.language, pressables)
    yield from _drawn((Text(f"⚠️ {form.error}" if form.error else ""),), card.language, pressables)
    starred = len({field.required for field in form.fields}) > 1
    for field in _fields(card, form, step):
        yield from field_blocks(field, card.language, starred)
    if form.keep:
        yield from rows(button(form.keep, KEEP, "", next(pressables.numbers)))
    if step + 1 == steps:
        yield from _drawn(below, card.language, pressables)


def _drawn(blocks: tuple[Block, ...], language: str, pressables: Pressables) -> list[Json]:
    return draw(blocks, language, VIEW, pressables)


def _languages(language: str, pressables: Pressables) -> Json:
    options = [option(text(language, f"slack-language-{one}"), one) for one in LANGUAGES]
    return {
        "type": "static_select",
        "action_id": action_id(LANGUAGE, next(pressables.numbers)),
        "placeholder": plain(text(language, "slack-language")),
        "options": options,
        "initial_option": next((one for one in options if one["value"] == language), options[0]),
    }


def _title(written: str, language: str) -> str:
    """As much of a title as Slack has room for, at a place where it may end; else the assistant's name."""
    parts = (written, written.partition(" · ")[0], written.partition(": ")[0])
    shown = (" ".join(literal(part, 1000).split()) for part in parts)
    return next((part for part in shown if 0 < len(part) <= LONGEST_TITLE), text(language, "slack-title"))


def _untold(written: str, shown: str) -> str:
    """What of a form's title its view's title had no room for."""
    whole = " ".join(literal(written, 1000).split())
    return whole.removeprefix(shown).lstrip(" ·:")


def _submit(written: str, language: str) -> str:
    shown = literal(written, 1000)
    return shown if 0 < len(shown) <= LONGEST_TITLE else text(language, "slack-send")
