"""Who may speak to us: the signed token of an incoming activity, and whether it covers that activity.

botbuilder's own check accepts tokens that never expire, an empty channel and any tenant, and answers 500 to
most forgeries, so the whole check is ours.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Any

import jwt
from yarl import URL

from bot.teams.receive.activities import Body, tenant
from bot.teams.receive.keys import Key, Keys

ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
CLOCK_SKEW = 300
LONGEST_TOKEN = 16_000
#: Only these get our own token. Not *.trafficmanager.net: anybody can register a name there.
SERVICE_HOST, SERVICE_DOMAIN = "smba.trafficmanager.net", ".botframework.com"


class Refused(Exception):
    """The sender is not who it says, or may not; the message is one of a few fixed words, fit for a log."""


@dataclass(frozen=True)
class Proof:
    """A token whose signature, issuer, audience and time hold: its claims, and the key it is signed with."""

    claims: dict[str, Any]
    key: Key


class Gate:
    """`loopback` allows service addresses on this machine: for a development with a fake Teams."""

    def __init__(self, app_id: str, tenants: frozenset[str], keys: Keys, loopback: bool = False) -> None:
        self._app_id, self._keys, self._loopback = app_id, keys, loopback
        self._tenants = frozenset(allowed.lower() for allowed in tenants if allowed)

    async def prove(self, header: str) -> Proof:
        """What the Authorization header proves, before anything of the body is read. Raises Refused."""
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > LONGEST_TOKEN:
            raise Refused("no token")
        key = await self._keys.find(_key_id(token))
        if key is None:
            raise Refused("unknown key")
        try:
            claims = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=ISSUER,
                leeway=CLOCK_SKEW,
                options={"require": ["exp", "iss", "aud"]},
            )
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError) as error:
            raise Refused(type(error).__name__) from None
        return Proof(claims, key)

    def admit(self, proof: Proof, body: Body) -> None:
        """Whether the proof covers this activity, and its sender is one of ours. Raises Refused."""
        channel, service = body.get("channelId"), body.get("serviceUrl") or ""
        if channel != CHANNEL or CHANNEL not in proof.key.endorsements:
            raise Refused("channel")
        if proof.claims.get("serviceurl") != service or not may_send_to(service, self._loopback):
            raise Refused("service address")
        if tenant(body) not in self._tenants:
            raise Refused("tenant")


def may_send_to(service: str, loopback: bool = False) -> bool:
    """Whether our token may go there. The address is read by the library that will also send to it, so that both
    see the same host.
    """
    try:
        url = URL(service)
        host, port, plain = (
            url.host or "",
            url.port,
            not (url.user or url.password or url.query or url.fragment),
        )
    except ValueError:
        return False
    if loopback and plain and _is_loopback(host):
        return url.scheme in ("http", "https")
    known = host == SERVICE_HOST or host.endswith(SERVICE_DOMAIN)
    return url.scheme == "https" and port == 443 and plain and known


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        raise Refused("no token") from None
    if header.get("alg") != "RS256" or not isinstance(header.get("kid"), str):
        raise Refused("algorithm or key id")
    return str(header["kid"])


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
