"""Signs what of ours stands at Slack for a while and comes back: references in buttons, what a modal carries.

The key is the store's, so that what one process signed every other knows, also after a restart; it is read once at
start, so that nothing here needs the database.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from bot.slack.draw.elements import Json

#: What the key goes by in the store.
KEY = "slack"
#: 18 bytes: 24 characters, and no padding.
LENGTH = 24


class Seal:
    """Until `use` has been given the key that is shared, it signs with one of its own."""

    def __init__(self) -> None:
        self._key = token_hex(32).encode()

    def use(self, key: str) -> None:
        self._key = key.encode()

    def of(self, *parts: str) -> str:
        """The signature of all parts; JSON, so that no two lists of them read the same."""
        digest = hmac.new(self._key, json.dumps(parts).encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest)[:LENGTH].decode()

    def fits(self, signature: str, *parts: str) -> bool:
        return hmac.compare_digest(signature.encode("utf-8", "replace"), self.of(*parts).encode())

    def sealed(self, view: Json, team: str, user: str) -> Json:
        """The view with what it carries signed for this one person."""
        carried = str(view.get("private_metadata", ""))
        return view | {"private_metadata": self.of("view", team, user, carried) + carried}

    def opened(self, view: Mapping[str, Any], team: str, user: str) -> Json:
        """The view with what it carried before it was sealed: nothing where it was not, or for somebody else."""
        written = view.get("private_metadata")
        signature, carried = (written[:LENGTH], written[LENGTH:]) if isinstance(written, str) else ("", "")
        ours = self.fits(signature, "view", team, user, carried)
        return {**view, "private_metadata": carried if ours else ""}
