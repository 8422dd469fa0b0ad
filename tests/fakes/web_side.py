"""The chat page for `sides.py`: what its script sends, and the HTML it gets."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape

from tests.fakes.slack_forked import Forked

#: Those whom the page lets somebody be.
PERSONS = {"anna": "web:personal", "bo": "web:kollega", "boss": "web:informator"}
CONVERSATIONS = {who: f"{number}123456789abcdef" for number, who in enumerate(PERSONS)}
_BUTTON = re.compile(
    r"<button class=\"[^\"]*\"[^>]*?data-action=\"([^\"]*)\" data-value=\"([^\"]*)\">(.*?)</button>", re.S
)
_DRAFT = re.compile(r"data-draft=\"([^\"]*)\"")
_VALUE = re.compile(r"data-value=\"([^\"]*)\"")
_TAG = re.compile(r"<[^>]*>")
#: By the labels that a form has on every surface.
NAMES = {"Enhet": "unit", "Plattform": "platform", "Målgrupp och behov": "audience", "Egna mål": "goals"}


class WebSide:
    def __init__(self, product: Forked) -> None:
        self._product = product
        self._shown = defaultdict[str, list[str]](list)
        self._letters = defaultdict[str, dict[str, str]](dict)
        self._drafts: dict[str, str] = {}

    @staticmethod
    def person(who: str) -> str:
        return PERSONS[who]

    async def say(self, who: str, words: str, public: bool = False, times: int = 1) -> list[object]:
        """The page never sends anything again by itself: what comes twice was written twice."""
        return [await self._post(who, "message", {"text": words}) for _ in range(times)]

    async def by_bots(self, words: str) -> None:
        raise NotImplementedError("a page has nobody but its reader")

    async def request(self, who: str, values: dict[str, str], times: int = 1) -> None:
        await self._press(who, "request-channel", "")
        about = self._about(who)
        named = {NAMES[label]: value for label, value in values.items()}
        for _ in range(times):
            await self._send(who, "channel-request", about, named)

    async def ask_informator(self, who: str, question: str) -> None:
        await self._press(who, "ask-informator", "")
        await self._send(who, "ask-informator", "", {"question": question})

    async def press(self, who: str, label: str) -> None:
        await self._fetch(who)
        buttons = [each for html in reversed(self._shown[who]) for each in _BUTTON.findall(html)]
        action, value = next((action, value) for action, value, said in buttons if _words(said) == label)
        await self._press(who, unescape(action), unescape(value))

    async def labels(self, who: str) -> list[str]:
        return [_words(said) for _, _, said in _BUTTON.findall(self._shown[who][-1])]

    async def read(self, who: str) -> str:
        await self._fetch(who)
        return " ".join(map(_words, self._shown[who]))

    def carried(self) -> str:
        """On the pages of others: whoever asks has what they wrote in their own page, which is nowhere else."""
        others = [html for who, shown in self._shown.items() if who != "anna" for html in shown]
        return "\n".join(value for html in others for value in _VALUE.findall(html))

    async def markup(self, who: str, words: str) -> list[str]:
        await self._fetch(who)
        found = [html for html in self._shown[who] if " ".join(words.split()) in _words(html)]
        assert found, f"they stand nowhere in: {await self.read(who)}"
        return [html for html in found for sign in ("<!channel", "<@U", "<https", "<script") if sign in html]

    def _about(self, who: str) -> str:
        """What the newest form is about."""
        found = re.search(r"<form[^>]*data-value=\"([^\"]*)\"", self._shown[who][-1])
        assert found, self._shown[who][-1]
        return unescape(found[1])

    async def _press(self, who: str, action: str, value: str) -> None:
        await self._post(who, "press", {"action": action, "value": value, "draft": self._drafts.get(who, "")})

    async def _send(self, who: str, form: str, about: str, values: dict[str, str]) -> None:
        sent = {"form": form, "value": about, "values": values, "finished": True, "pressed": ""}
        await self._post(who, "form", sent)

    async def _post(self, who: str, what: str, body: dict[str, object]) -> str:
        """The outcome."""
        whole = {"conversation": CONVERSATIONS[who], "person": PERSONS[who], "language": "sv"} | body
        async with self._product.session.post(self._product.url(f"/chat/{what}"), json=whole) as answer:
            assert answer.status == 200, await answer.text()
            said = await answer.json()
        self._shown[who].append(said["html"])
        draft = _DRAFT.search(said["html"])
        self._drafts[who] = unescape(draft[1]) if draft else ""
        await self._product.settle()
        return str(said["outcome"])

    async def _fetch(self, who: str) -> None:
        """What has come by itself."""
        asked = {"conversation": CONVERSATIONS[who], "person": PERSONS[who], "language": "sv", "after": "0"}
        async with self._product.session.get(self._product.url("/chat/inbox"), params=asked) as answer:
            for letter in (await answer.json())["messages"]:
                self._letter(who, letter["key"], letter["html"])

    def _letter(self, who: str, key: str, html: str) -> None:
        """Takes the place of the one with this key."""
        known, shown = self._letters[who].get(key), self._shown[who]
        if known != html:
            self._shown[who] = [*(one for one in shown if one != known), html]
            self._letters[who][key] = html


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
