"""What in the settings does not fit together: each fault names its setting and says what to write instead.

Who decides is judged by the settings themselves, and what belongs to one surface by that surface.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.limits.clients import read_networks
from bot.stores.opening import fault_of
from bot.surface import surfaces

if TYPE_CHECKING:
    from bot.settings import Settings

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")


def faults_of(settings: Settings) -> list[str]:
    """All of them at once."""
    of_surfaces = (fault for surface in surfaces() for fault in surface.faults(settings))
    return [*_address_faults(settings), *of_surfaces, *_store_faults(settings)]


def _address_faults(settings: Settings) -> Iterator[str]:
    if settings.public_url and not _ADDRESS.fullmatch(settings.public_url):
        yield "PUBLIC_URL: must be an address without a path, as in https://farjag.example.fi"
    try:
        read_networks(settings.trusted_proxies)
    except ValueError:
        yield "TRUSTED_PROXIES: must be addresses or networks, as in 10.0.0.5, 192.168.0.0/16"


def _store_faults(settings: Settings) -> Iterator[str]:
    fault = fault_of(settings.database_url, settings.disk_is_wiped)
    if fault:
        yield fault
