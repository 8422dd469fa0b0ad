"""Buttons and links as Block Kit: rows, buttons beside a long label, what is asked before a click counts.

Slack opens nothing but http(s) from a button, so mail and telephone links are markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from bot.slack.draw.elements import ALONG, LONGEST_LABEL, LONGEST_SECTION, Json, button, confirm, plain, rows, section
from bot.slack.draw.markup import literal, mrkdwn
from bot.slack.draw.values import written
from handlers.blocks import Actions, Button, Link
from handlers.safe_text import cut
from handlers.wording import text

#: Slack's clients cut a button's text near 30 characters: a longer one stands beside its button instead.
READABLE_LABEL = 30
LONGEST_URL = 2000

#: The action of a button that only opens its address; Slack reports its clicks too.
OPEN_LINK = "open-link"
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?([/?#][^\s<>|\"]*)?")
_OTHER = re.compile(r"(mailto|tel):[^\s<>|\"]+")


@dataclass
class Pressables:
    """What can be pressed in one message or view: ids unique in it, and no more than one primary button.

    `with_form`: a form is there, so its answers come along with a click; without one, such buttons are left out.
    `primary`: whether a button may be primary; where a form is sent, sending is.
    """

    language: str
    with_form: bool = False
    primary: bool = True
    numbers: Iterator[int] = field(default_factory=count)

    def rows(self, actions: Actions) -> list[Json]:
        """The buttons as rows, or each beside its label where one is long; links to the web; links of other kinds."""
        buttons = [item for item in actions.items if isinstance(item, Button) and self.shows(item)]
        if any(len(item.label) > READABLE_LABEL for item in buttons):
            drawn = [beside for item in buttons for beside in self._beside(item)]
        else:
            drawn = rows([element for item in buttons for element in self.button(item, item.label)])
        links = [item for item in actions.items if isinstance(item, Link)]
        web = [link for link in links if _WEB.fullmatch(link.url) and len(link.url) <= LONGEST_URL]
        openers = rows([opener for link in web for opener in self._opener(link)])
        return [*drawn, *openers, *(said for link in links if link not in web for said in _link(link))]

    def shows(self, item: Button) -> bool:
        return self.with_form or not item.with_form

    def button(self, item: Button, label: str) -> list[Json]:
        """The button as an element, under `label`."""
        action = item.action + (ALONG if item.with_form else "")
        drawn = button(label, action, written(item), next(self.numbers), self.language)
        return [one | self._style(item) | self._confirm(item) for one in drawn]

    def _style(self, item: Button) -> Json:
        """What is asked about first is what cannot be undone."""
        if item.confirm:
            return {"style": "danger"}
        first, self.primary = self.primary and item.primary, self.primary and not item.primary
        return {"style": "primary"} if first else {}

    def _confirm(self, item: Button) -> Json:
        title = literal(item.label, LONGEST_LABEL)
        return confirm(title, item.confirm, title, text(self.language, "slack-go-back"))

    def _beside(self, item: Button) -> list[Json]:
        """A label too long for a button, in full; screen readers name the button beside it by the label."""
        label = literal(item.label, LONGEST_SECTION)
        if not label:
            return []
        named = {"accessibility_label": cut(label, LONGEST_LABEL)}
        chooser = self.button(item, text(self.language, "slack-choose"))[0]
        return [{"type": "section", "text": plain(label), "accessory": chooser | named}]

    def _opener(self, link: Link) -> list[Json]:
        return [drawn | {"url": link.url} for drawn in button(link.label, OPEN_LINK, "", next(self.numbers))]


def _link(link: Link) -> list[Json]:
    """A mail or telephone link; any other address is not opened, and its label stands alone."""
    label = mrkdwn(literal(link.label, 200), 1000).replace("|", "¦")  # | parts the address from the label
    if not label:
        return []
    opened = f"<{_shortened(link.url).replace('&', '&amp;')}|{label}>"
    fits = _OTHER.fullmatch(link.url) and len(opened) <= LONGEST_SECTION
    return [section(opened if fits else label)]


def _shortened(url: str) -> str:
    """Cut so that no percent-encoded character is cut in two."""
    return url if len(url) <= LONGEST_URL else re.sub(r"(%[0-9A-Fa-f]{0,2})+$", "", url[:LONGEST_URL])
