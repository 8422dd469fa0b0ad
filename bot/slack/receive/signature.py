"""Is a request really Slack's, and fresh? Answered from the raw body, before anything parses or logs it.

slack-bolt checks too, but after it has parsed the body, and it logs what it refuses.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.limits.bodies import read_body

#: Slack's own advice against replays.
OLDEST = 5 * 60
#: The longest body Slack sends is an interaction with the whole message in it, some tens of kilobytes.
LONGEST_BODY = 512 * 1024
TIMESTAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


async def signed_body(request: web.Request, secret: str, now: float) -> bytes:
    """The body of a request that Slack signed. Raises 401, 413 or 408, which say and log nothing of it."""
    if not _fresh(request.headers, now):
        raise web.HTTPUnauthorized
    body = await read_body(request, LONGEST_BODY)
    if not _signed(request.headers, body, secret):
        raise web.HTTPUnauthorized
    return body


def _fresh(headers: Mapping[str, str], now: float) -> bool:
    timestamp = headers.get(TIMESTAMP, "")
    return timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 12 and abs(now - int(timestamp)) <= OLDEST


def _signed(headers: Mapping[str, str], body: bytes, secret: str) -> bool:
    if not secret:  # with Socket Mode alone there is none, and anybody could sign with nothing
        return False
    try:
        expected = SignatureVerifier(secret).generate_signature(timestamp=headers[TIMESTAMP], body=body)
    except UnicodeDecodeError:  # Slack sends nothing but UTF-8
        return False
    # compared here: the verifier's own comparing raises for a header that is not ASCII
    return hmac.compare_digest(str(expected).encode(), headers.get(SIGNATURE, "").encode("utf-8", "replace"))
