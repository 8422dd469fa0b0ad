"""The session of every call that goes out: one place says how long a call may take, and that proxies are heeded."""

from __future__ import annotations

from urllib.request import getproxies, proxy_bypass

import aiohttp
from yarl import URL

TIMEOUT = aiohttp.ClientTimeout(total=10, connect=5)


def new_session() -> aiohttp.ClientSession:
    """`trust_env` heeds the proxy variables, NO_PROXY too.

    It reads the environment anew for every call, which costs more than the call: only where there is a proxy.
    """
    return aiohttp.ClientSession(timeout=TIMEOUT, trust_env=bool(getproxies()))


def proxy_of(url: str) -> str | None:
    """The proxy for a WebSocket, which a session that trusts the environment would open past it."""
    to = URL(url)
    kind = "https" if to.scheme == "wss" else "http"
    return None if proxy_bypass(to.host or "") else getproxies().get(kind)
