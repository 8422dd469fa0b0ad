"""The pages that lead to one another, for the foot of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: By address the text that says what is there. What is at `/` goes by what is mounted.
GUIDELINE, REGISTER, ASK, FIRST = "/guideline", "/register", "/ask", "/"


@dataclass(frozen=True)
class Places:
    """`chat`: the page at `/` is the conversation; `ask`: there is a page to ask on."""

    chat: bool
    ask: bool

    def beside(self, here: str) -> Mapping[str, str]:
        """Every other page than the one at `here`: its address, and the key of what it is called."""
        named = {FIRST: "web-place-chat" if self.chat else "web-place-start"}
        named |= {ASK: "web-place-ask"} if self.ask else {}
        named |= {GUIDELINE: "web-place-guideline", REGISTER: "web-place-register"}
        return {address: key for address, key in named.items() if address != here}
