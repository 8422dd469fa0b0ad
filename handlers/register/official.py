"""The public register in chat: the open channels, a line each, and where the whole register is."""

from __future__ import annotations

from handlers.office.errand import Errand
from handlers.office.pages import page_of
from handlers.register.lines import Wanted, chosen, line
from handlers.reply import Actions, Block, Bullets, Link, Reply, Text


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
