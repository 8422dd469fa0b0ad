"""Deletes what has been kept long enough, at start and then once a day."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.stores.opening import OpenStore
from handlers.person.retention import clean
from handlers.store import Unavailable

log = logging.getLogger(__name__)

EVERY_S = 24 * 60 * 60
#: A database that is away must not cost a day.
AGAIN_S = 600


async def clean_daily(store: OpenStore, now: Callable[[], datetime]) -> None:
    """Until cancelled."""
    while True:
        try:
            gone = await store.write(clean, now())
        except Unavailable:
            log.warning("old records wait for the database")
            await asyncio.sleep(AGAIN_S)
            continue
        log.info("old records deleted", extra={"fields": {"records": gone}})
        await asyncio.sleep(EVERY_S)
