"""The keys that Microsoft signs activities with, fetched from its OpenID metadata and kept for a day."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError

log = logging.getLogger(__name__)

METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
TIMEOUT = aiohttp.ClientTimeout(total=5)
KEPT_FOR = 24 * 60 * 60
#: Anybody can send a made-up key id, so asking again is rationed: so many times in so many seconds.
MOST_FETCHES, FETCHES_WITHIN = 5, 60


@dataclass(frozen=True)
class Key:
    """A public RSA key, and the channels (`msteams`) it may speak for."""

    public: Any
    endorsements: frozenset[str]


class Keys:
    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str = METADATA_URL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session, self._url, self._clock = session, url, clock
        self._keys: dict[str, Key] = {}
        self._good_until = float("-inf")
        self._fetches: deque[float] = deque(maxlen=MOST_FETCHES)
        self._lock = asyncio.Lock()

    async def find(self, kid: str) -> Key | None:
        """The key of that id. An unknown one is asked for once more: keys are changed without notice."""
        if not self._has(kid):
            async with self._lock:
                if not self._has(kid) and self._may_fetch():
                    await self._refresh()
        return self._keys.get(kid)

    def _has(self, kid: str) -> bool:
        return kid in self._keys and self._clock() < self._good_until

    def _may_fetch(self) -> bool:
        return len(self._fetches) < MOST_FETCHES or self._clock() - self._fetches[0] > FETCHES_WITHIN

    async def _refresh(self) -> None:
        """When it fails, the keys we have stay in use: better than to fall silent with Microsoft's server."""
        self._fetches.append(self._clock())
        try:
            metadata = await self._json(self._url)
            self._keys = _read(await self._json(metadata["jwks_uri"]))
            self._good_until = self._clock() + KEPT_FOR
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            log.warning("no keys from Microsoft", extra={"fields": {"fault": type(error).__name__}})

    async def _json(self, url: str) -> Any:
        async with self._session.get(url, allow_redirects=False, timeout=TIMEOUT) as response:
            response.raise_for_status()
            return await response.json(content_type=None)


def _read(document: Any) -> dict[str, Key]:
    """The RSA keys of a key set by their id; what is no such key is passed over."""
    found = {}
    for entry in document["keys"]:
        try:
            found[str(entry["kid"])] = Key(RSAAlgorithm.from_jwk(entry), frozenset(entry.get("endorsements") or ()))
        except (InvalidKeyError, KeyError, TypeError, AttributeError):
            continue
    return found
