"""`python -m bot …` as a process of its own, with its own environment and its output in a file.

`booted` as from the command line; `forked`, in a moment, from the server that has loaded all (`slack_loaded.py`);
`impatient` forked likewise, to be killed: what it was sending is taken up again after seconds.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol

from bot.delivery import Delivery
from bot.terminal.commands import main
from tests.fakes.slack_forked import STARTING
from tests.fakes.slack_served import put

ROOT = Path(__file__).parents[2]
#: Far more than a busy machine keeps a process waiting: only those that are killed lose theirs.
LEASE = timedelta(seconds=6)


class Program(Protocol):
    def send_signal(self, signal: int) -> None: ...

    async def wait(self) -> int:
        """What it ended with; below 0 the signal that killed it."""
        ...


async def booted(part: str, environment: dict[str, str], log: Path) -> Program:
    command = (sys.executable, "-m", "bot", part)
    with log.open("a") as output:
        return await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=output)


async def forked(part: str, environment: dict[str, str], log: Path, limits: Mapping[str, Any] | None = None) -> Program:
    """`limits` as in `slack_served.Asked`."""
    asked = part, environment, log, limits or {}
    return await asyncio.to_thread(_forked, *asked)  # the first one waits for the server to load


impatient = partial(forked, limits={"bot.composition.Delivery": partial(Delivery, lease=LEASE)})


@dataclass
class _Forked:
    process: BaseProcess

    def send_signal(self, signal: int) -> None:
        assert self.process.pid
        os.kill(self.process.pid, signal)

    async def wait(self) -> int:
        await asyncio.to_thread(self.process.join)
        assert self.process.exitcode is not None
        return self.process.exitcode


def _forked(part: str, environment: dict[str, str], log: Path, limits: Mapping[str, Any]) -> _Forked:
    log.touch()
    process = STARTING.Process(target=_run, args=(part, environment, log, limits), daemon=True)
    process.start()
    return _Forked(process)


def _run(part: str, environment: dict[str, str], log: Path, limits: Mapping[str, Any]) -> None:
    put(limits)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    with log.open("a") as output:
        os.dup2(output.fileno(), sys.stdout.fileno())
    main([part], prog_name="python -m bot")
