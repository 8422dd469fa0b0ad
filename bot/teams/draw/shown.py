"""What a card is told of where it is shown: who asks, whose copy redraws itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.teams.draw.carried import REFRESH, Carried
from bot.teams.draw.pieces import SMALL, Element
from handlers.blocks import Button
from handlers.wording import text

#: As many views of one card does Teams redraw by itself; it knows people by ids that begin so.
MOST_VIEWERS, TEAMS_PERSON = 60, "29:"
LONGEST_NAME = 80
#: What might be markup in a mention, which must stand in the text as it does in its entity.
_NOT_IN_NAMES = re.compile(r"[^\w .,'’-]|_")


@dataclass(frozen=True)
class Mention:
    """Who asks: an id that Teams knows, and the name it goes by."""

    id: str
    name: str

    @property
    def text(self) -> str:
        """ "" where nothing of the name can be shown."""
        name = " ".join(_NOT_IN_NAMES.sub(" ", self.name).split())[:LONGEST_NAME].strip(" -")
        return f"<at>{name}</at>" if name and self.id else ""


@dataclass(frozen=True)
class Shown:
    """`viewers` are those for whom Teams asks for the card anew, with `refreshed_by`, whenever they see it.

    `elsewhere`: whoever asks is in another chat, where nobody here can mention them.
    """

    mention: Mention | None = None
    refreshed_by: Button | None = None
    viewers: tuple[str, ...] = ()
    elsewhere: bool = False


def mentioned(shown: Shown, language: str) -> Iterator[Element]:
    """The line that says who asks."""
    said = text(language, "asked-by-elsewhere") if shown.elsewhere else ""
    if shown.mention and shown.mention.text:
        said = text(language, "asked-by", who=shown.mention.text)
    if said:
        yield {"type": "TextBlock", "text": said, "wrap": True, **SMALL}


def entities(mention: Mention | None) -> dict[str, Any]:
    if not (mention and mention.text):
        return {}
    name = mention.text.removeprefix("<at>").removesuffix("</at>")
    entity = {"type": "mention", "text": mention.text, "mentioned": {"id": mention.id, "name": name}}
    return {"entities": [entity]}


def refresh(shown: Shown, language: str) -> dict[str, Any]:
    """Nothing without viewers: then Teams would ask for everybody in a small group."""
    viewers = [one for one in dict.fromkeys(shown.viewers) if one.startswith(TEAMS_PERSON)][:MOST_VIEWERS]
    button = shown.refreshed_by
    if button is None or not viewers:
        return {}
    carried = Carried(button.action, button.value, language=language)
    action = {"type": "Action.Execute", "verb": REFRESH, "title": button.label, "data": carried.data()}
    return {"refresh": {"action": action, "userIds": viewers}}
