"""Lists that can grow are shown a page at a time: no chat product takes a card of thousands, and nobody reads one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from handlers.actions import PageAction, numbers
from handlers.blocks import Actions, Button
from handlers.card import Block
from handlers.office.errand import Errand

A_PAGE = 20

T = TypeVar("T")


def page_of(
    errand: Errand, items: Sequence[T], action: PageAction, value: str = "", most: int = A_PAGE
) -> tuple[Sequence[T], list[Block]]:
    """What stands on the page that a button's `value` numbers from 0, and the buttons to the pages beside it.

    A list that has grown shorter shows its last page.
    """
    last = max(len(items) - 1, 0) // most
    page = min(numbers(value)[0], last)
    beside = [("page-previous", page - 1)] * (page > 0) + [("page-next", page + 1)] * (page < last)
    buttons = tuple(Button(errand.say(key), action, str(number)) for key, number in beside)
    here = errand.say("page-here", page=page + 1, pages=last + 1)
    return items[page * most : (page + 1) * most], [Actions(here, buttons)] if buttons else []
