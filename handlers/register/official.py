"""The public register in chat: the open channels, a line each; and whether an address is one of them."""

from __future__ import annotations

from handlers.ask.addresses import ADDRESS
from handlers.blocks import Actions, Bullets, Link, Text
from handlers.card import Block
from handlers.office.errand import Errand
from handlers.office.pages import page_of
from handlers.register.address import check_address, check_card
from handlers.register.lines import Wanted, chosen, line
from handlers.reply import Reply


def official_channels(errand: Errand, value: str = "") -> Reply:
    """`value` is the number of the page."""
    open_ones = chosen(errand.tx.channels(), Wanted(state="open"), errand.town, errand.language)
    here, turn = page_of(errand, open_ones, "page-register", value)
    lines = [line(channel, errand.town, errand.language) for channel in here]
    blocks: list[Block] = [Text(errand.say("channels-listed", count=len(open_ones)))]
    if lines:
        blocks.append(Bullets("", tuple(f"{one.unit}, {one.platform}: {one.address}" for one in lines)))
    blocks += turn
    if errand.office.register_url:
        blocks.append(Actions("", (Link(errand.say("home-register"), errand.office.register_url),)))
    return errand.reply("register", *blocks)


def is_official(errand: Errand, written: str) -> Reply:
    """What the register says of the first address in a text."""
    asked = next((found[0].rstrip(".,;:!?)") for found in ADDRESS.finditer(written)), "")
    card = check_card(check_address(asked, errand.tx.channels(), errand.town), errand.town, errand.language)
    return errand.reply("register", *card.blocks)
