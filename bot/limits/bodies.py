"""How long a request's body may be, and how long it may take."""

from __future__ import annotations

import asyncio

from aiohttp import web

#: What is sent this slowly comes over no telephone line.
SLOWEST_S = 10.0


async def read_body(request: web.Request, most: int) -> bytes:
    """The body, `most` bytes at most. Raises HTTPRequestEntityTooLarge, HTTPRequestTimeout."""
    body = bytearray()
    try:
        async with asyncio.timeout(SLOWEST_S):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > most:
                    raise web.HTTPRequestEntityTooLarge(max_size=most, actual_size=len(body))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    return bytes(body)
