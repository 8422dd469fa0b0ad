"""What every process of the product is made of, whether it serves or only delivers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.dispatcher import Dispatcher
from bot.metrics import Metrics
from bot.probe import Probe
from bot.settings import Settings
from bot.stores.opening import OpenStore
from bot.surface import SurfaceSender
from bot.watch import WatchedAssistant
from handlers.office.errand import Office


@dataclass(frozen=True)
class Parts:
    """`senders` by surface, for those that can send; `now` is what every part tells the time by.

    Where `limited` nobody may come too often.
    """

    settings: Settings
    metrics: Metrics
    assistant: WatchedAssistant
    store: OpenStore
    office: Office
    dispatcher: Dispatcher
    probe: Probe
    senders: Mapping[str, SurfaceSender]
    now: Callable[[], datetime]
    limited: bool = False
