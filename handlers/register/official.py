"""The public register in chat: the open channels, a line each, and where the whole register is."""

from __future__ import annotations

from handlers.office.errand import Errand
from handlers.register.lines import Wanted, chosen, line
from handlers.reply import Actions, Block, Bullets, Link, Reply, Text

#: More lines than this nobody reads in a chat.
MOST_LINES = 20


def official_channels(errand: Errand) -> Reply:
    open_ones = chosen(errand.tx.channels(), Wanted(state="open"), errand.town, errand.language)
    lines = [line(channel, errand.town, errand.language) for channel in open_ones[:MOST_LINES]]
    blocks: list[Block] = [Text(errand.say("channels-listed", count=len(open_ones)))]
    if lines:
        blocks.append(Bullets("", tuple(f"{one.unit}, {one.platform}: {one.address}" for one in lines)))
    if len(open_ones) > MOST_LINES:
        blocks.append(Text(errand.say("channels-more", count=len(open_ones) - MOST_LINES)))
    if errand.office.register_url:
        blocks.append(Actions("", (Link(errand.say("home-register"), errand.office.register_url),)))
    return errand.reply("register", *blocks)
