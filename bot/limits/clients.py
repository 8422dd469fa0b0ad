"""Who is at the other end of a request: its address, through the proxies that we trust and no others.

An address is personal data: it is compared here and nowhere written.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web

log = logging.getLogger(__name__)

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

FORWARDED_FOR = "X-Forwarded-For"
#: What a proxy adds; whoever asked it was not this machine, or need not have been.
_PASSED_ON = ("Forwarded", "X-Real-IP", "Via", "CF-Connecting-IP", "True-Client-IP")
_PASSED_ON_BEGINS = "x-forwarded"
#: After so many forwarded requests from one address it is a proxy that nobody told us of.
SURELY_A_PROXY = 200
#: What one household or office has of the newer kind of addresses.
ONE_CLIENT_V6 = 64


def read_networks(listed: str) -> tuple[Network, ...]:
    """Comma-separated addresses and networks. Raises ValueError, which names the first that is neither."""
    return tuple(ip_network(part.strip(), strict=False) for part in listed.split(",") if part.strip())


class Clients:
    """`proxies` are the addresses whose X-Forwarded-For counts."""

    def __init__(self, proxies: Iterable[Network]) -> None:
        self._proxies = tuple(proxies)
        self._only: Address | None = None
        self._forwarded = 0

    def key(self, request: web.Request) -> str:
        """What all requests of one client have in common."""
        return _one_client(self._address(request))

    def connection_key(self, address: str) -> str | None:
        """What all connections of one client have in common; None where a proxy or we ourselves ask for many."""
        read = read_address(address)
        return None if read is None or read.is_loopback or self._trusted(read) else _one_client(read)

    def _address(self, request: web.Request) -> Address | None:
        """The nearest hop that is no proxy of ours; whatever stands before it anybody may have written."""
        address = read_address(request.remote)
        hops = ",".join(request.headers.getall(FORWARDED_FOR, ())).split(",")
        if not self._proxies and any(hops):
            self._suspect(address)
        while hops and self._trusted(address):
            further = read_address(hops.pop())
            if further is None:
                break
            address = further
        return address

    def _trusted(self, address: Address | None) -> bool:
        return address is not None and any(address in network for network in self._proxies)

    def _suspect(self, address: Address | None) -> None:
        """One line in the log, once, where everybody seems to be one: they share a limit they should not share."""
        if self._forwarded == 0:
            self._only = address
        self._forwarded += 1 if address == self._only else SURELY_A_PROXY
        if self._forwarded == SURELY_A_PROXY and address == self._only:
            log.warning("all requests are forwarded by one address: name that proxy in TRUSTED_PROXIES")


def passed_on(request: web.Request) -> bool:
    """Whether a proxy says that it came through it, one of ours or any other."""
    names = [name.lower() for name in request.headers]
    return any(name.startswith(_PASSED_ON_BEGINS) for name in names) or any(n in request.headers for n in _PASSED_ON)


def _one_client(address: Address | None) -> str:
    if isinstance(address, IPv6Address):
        return str(ip_network((address, ONE_CLIENT_V6), strict=False))
    return str(address)


def read_address(written: str | None) -> Address | None:
    """`192.0.2.1`, `192.0.2.1:5678`, `[2001:db8::1]:5678`, as proxies write it."""
    plain = (written or "").strip()
    if plain.startswith("["):
        plain = plain[1:].partition("]")[0]
    elif plain.count(":") == 1:
        plain = plain.partition(":")[0]
    try:
        address = ip_address(plain)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
