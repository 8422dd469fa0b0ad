"""What stands before every page: its own host name, its own origin, headers that let nothing else in."""

from __future__ import annotations

import functools
import logging
import traceback
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.limits.workers import NotDone, QueueFull
from bot.web.crowd import Crowd
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


#: When to try again where too much was asked at once.
BUSY_AGAIN_S = 5


class Refused(Exception):
    """A request that is not answered: the HTTP status, the key of the text that says why, when to try again."""

    def __init__(self, status: int, key: str, again_in_s: int | None = None) -> None:
        self.status, self.key, self.again_in_s = status, key, again_in_s
        super().__init__(key)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """What even a page that does not exist is sent with; nobody is told what we run on."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "farjag"


def guarded(handler: Handler, hosts: frozenset[str] | None, refusal: Refusal, crowd: Crowd | None = None) -> Handler:
    """`handler` behind the checks. `hosts` are the names it answers to; None: the proxy sees to that.

    `crowd` is who may come how often; None where it may be as often as anybody likes.
    """

    @functools.wraps(handler)
    async def checked(request: web.Request) -> web.StreamResponse:
        try:
            _check(request, hosts, crowd)
            response = await handler(request)
        except (web.HTTPException, ConnectionError):  # the latter: whoever asked is gone
            raise
        except Unavailable:
            response = refusal(request, 503, "store-away")
            response.headers["Retry-After"] = "5"
        except Exception as error:
            response = _refused(request, _as_refusal(error, crowd), refusal)
        for name, value in {"Cache-Control": "no-store", **HEADERS}.items():
            response.headers.setdefault(name, value)
        return response

    return checked


def _check(request: web.Request, hosts: frozenset[str] | None, crowd: Crowd | None) -> None:
    _check_host(request, hosts)
    if crowd and (wait := crowd.wait(request)):
        raise Refused(429, "web-too-many", wait)
    if request.method not in ("GET", "HEAD"):
        _check_origin(request)


def _as_refusal(error: Exception, crowd: Crowd | None) -> Refused:
    """What is said of it; a fault of ours is logged."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, NotDone):
        if crowd:
            crowd.turned_away(error.reason)
        return Refused(503, "web-busy" if isinstance(error, QueueFull) else "web-took-too-long", BUSY_AGAIN_S)
    log.error("web failed", extra={"fields": _fault(error)})
    return Refused(500, "web-failed")


def _refused(request: web.Request, refused: Refused, refusal: Refusal) -> web.StreamResponse:
    response = refusal(request, refused.status, refused.key)
    if refused.again_in_s:
        response.headers["Retry-After"] = str(refused.again_in_s)
    return response


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
    """Only our own page may post. No page can write Sec-Fetch-Site, and it holds behind a proxy that changes the host;
    browsers leave it out where there is no https, and old ones always.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        ours = site in ("same-origin", "none")
    else:
        origin = request.headers.get("Origin")
        # The scheme is not compared: a proxy may have taken off the https.
        ours = origin is None or _netloc(origin) == request.host.lower()
    if not ours:
        raise Refused(403, "web-foreign")


def _netloc(address: str) -> str:
    """Host and port of `address`, in small letters; empty when it has none or cannot be read."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
