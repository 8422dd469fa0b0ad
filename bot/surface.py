"""What a surface is: the contract of every chat product and of the web, and the one list of them.

A further chat product is a folder with a `contract.py` that holds a `SURFACE`, and a line in `FOLDERS`. Its library is
imported only inside `sender`, `mount` and `checks`: what is not used is not loaded.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from bot.diagnosis import Diagnosis
from bot.sending import Courier, Sender

if TYPE_CHECKING:
    from aiohttp import web

    from bot.parts import Parts
    from bot.settings import Settings
    from bot.stores.opening import OpenStore

#: In the order in which they are mounted.
FOLDERS = ["bot.web", "bot.slack", "bot.teams"]


class SurfaceSender(Sender, Courier, Protocol):
    """What the outbox and parcels reach a surface by."""

    async def close(self) -> None:
        """Whatever it holds open. Called once, when delivery has come to its end."""


class Surface(Protocol):
    """`name` begins the ids of its persons and places (`slack:U1`); `title` is what people call it.

    `absent` says which setting is missing where it is not set up. `person` is the pattern of what follows `name:` in a
    person's id.
    """

    name: str
    title: str
    absent: str
    person: str

    def configured(self, settings: Settings) -> bool:
        """Whether it is mounted."""

    def faults(self, settings: Settings) -> Iterable[str]:
        """What does not fit among its own settings, set up or not: each names its setting and what to write."""

    def sends(self, settings: Settings) -> bool:
        """Whether it can send something to somebody by itself: who is reached there may decide."""

    def takes_requests(self, settings: Settings) -> bool:
        """Whether somebody there is known well enough to follow a request; nothing else is offered there."""

    def sender(self, settings: Settings, store: OpenStore, now: Callable[[], datetime]) -> SurfaceSender:
        """How what waits in the outbox is sent there. Opens nothing yet."""

    def mount(self, app: web.Application, parts: Parts) -> None:
        """Adds its routes, and what must be opened at start and closed at stop."""

    def checks(self, settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
        """What `doctor` can find out about it, only where it is set up."""


@cache
def _surface(folder: str) -> Surface:
    found: Surface = import_module(f"{folder}.contract").SURFACE
    return found


def surfaces() -> tuple[Surface, ...]:
    """All there are, set up or not."""
    return tuple(map(_surface, FOLDERS))
