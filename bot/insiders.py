"""Who may see the counts: this machine itself, or whoever brings METRICS_TOKEN."""

from __future__ import annotations

import hmac

from aiohttp import web

from bot.limits.clients import passed_on, read_address


class Insiders:
    """Without a `token` only this machine."""

    def __init__(self, token: str) -> None:
        self._token = token

    def include(self, request: web.Request) -> bool:
        return _local(request) or self._brings_token(request)

    def _brings_token(self, request: web.Request) -> bool:
        kind, _, brought = request.headers.get("Authorization", "").partition(" ")
        same = hmac.compare_digest(brought.strip().encode("utf-8", "replace"), self._token.encode())
        return bool(self._token) and kind.lower() == "bearer" and same


def _local(request: web.Request) -> bool:
    """By the connection alone. What a header says of an address is a claim, also where a proxy of ours passes it on."""
    address = read_address(request.remote)
    return address is not None and address.is_loopback and not passed_on(request)
