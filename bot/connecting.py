"""Which faults of aiohttp say that a request never left: there was no connection to send it over."""

from __future__ import annotations

import aiohttp

#: No such host, refused, no answer to the greeting, a proxy that will not pass it on, an address nobody can call.
NEVER_CONNECTED = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)
