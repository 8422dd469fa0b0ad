"""The product's two processes in this one: `serve`, which answers and delivers, and `deliver` alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp.test_utils import TestServer

from bot.composition import build_app, deliver_alone
from bot.settings import Settings


@asynccontextmanager
async def served(settings: Settings) -> AsyncIterator[None]:
    async with TestServer(build_app(settings)):
        yield


@asynccontextmanager
async def delivering(settings: Settings) -> AsyncIterator[None]:
    stopped = asyncio.Event()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("bot.composition.stop_signal", stopped.wait)
        running = asyncio.create_task(deliver_alone(settings))
        yield
        stopped.set()
        await running
