"""What stands before every page: its own host name, its own origin, headers that let nothing else in."""

from __future__ import annotations

import functools
import logging
import traceback
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from handlers.store import Unavailable

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
#: Draws a refusal the way its page does: (request, HTTP status, key of the text).
Refusal = Callable[[web.Request, int, str], web.StreamResponse]

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Refused(Exception):
    """A request that is not answered: the HTTP status, and the key of the text that says why."""

    def __init__(self, status: int, key: str) -> None:
        self.status, self.key = status, key
        super().__init__(key)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """What even a page that does not exist is sent with; nobody is told what we run on."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "farjag"


def guarded(handler: Handler, hosts: frozenset[str] | None, refusal: Refusal) -> Handler:
    """`handler` behind the checks. `hosts` are the names it answers to; None: the proxy sees to that."""

    @functools.wraps(handler)
    async def checked(request: web.Request) -> web.StreamResponse:
        try:
            _check_host(request, hosts)
            if request.method not in ("GET", "HEAD"):
                _check_origin(request)
            response = await handler(request)
        except Refused as refused:
            response = refusal(request, refused.status, refused.key)
        except web.HTTPException:
            raise
        except Unavailable:
            response = refusal(request, 503, "store-away")
            response.headers["Retry-After"] = "5"
        except Exception as error:
            log.error("web failed", extra={"fields": _fault(error)})
            response = refusal(request, 500, "web-failed")
        for name, value in {"Cache-Control": "no-store", **HEADERS}.items():
            response.headers.setdefault(name, value)
        return response

    return checked


def _fault(error: Exception) -> dict[str, str]:
    """An exception's type and place. Its message may hold what somebody wrote."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return {"fault": type(error).__name__, "where": f"{place.filename}:{place.lineno}"}


def _check_host(request: web.Request, hosts: frozenset[str] | None) -> None:
    """A foreign name that resolves to this machine must not reach it (DNS rebinding)."""
    if hosts is None:
        return
    try:
        name = urlsplit(f"//{request.host}").hostname
    except ValueError:
        name = None
    if name not in hosts:
        raise Refused(421, "web-wrong-host")


def _check_origin(request: web.Request) -> None:
    """Only our own page may post. The scheme is not compared: a proxy may have taken off the https."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, "web-foreign")
    origin = request.headers.get("Origin")
    if origin is not None and _netloc(origin) != request.host.lower():
        raise Refused(403, "web-foreign")


def _netloc(address: str) -> str:
    """Host and port of `address`, in small letters; empty when it has none or cannot be read."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
