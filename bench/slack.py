"""What a mention in Slack costs on its whole way, beside a bare bolt app that echoes it and keeps nothing.

Ours is `python -m bot serve` without its limits: signature, inbox, answer, outbox, sent, with its SQLite file. The bare
app, the far side and this sender are processes of their own; both servers talk to the same far side in the same run, in
turn.
Then how long Slack waits for the acknowledgement of a slash command: in calm, while every other call is answered 429,
and while every call takes 300 ms.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.slack_side.sending import SECRET, TOKEN, ask, command, mention, send, until_posted

ROUNDS = 5
MENTIONS, COMMANDS = 1_000, 800
#: In a storm or with a slow far side fewer do.
FEW = 300
#: How the far side behaves, who is asked, how many mentions come beside.
SLASHES = (
    ("calm", "bare", 0),
    ("calm", "ours", 0),
    ("calm", "ours", FEW),
    ("storm", "ours", FEW),
    ("slow", "ours", FEW),
)
TICK_S = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    name: str
    port: int
    pid: int

    def cpu_s(self) -> float:
        """What the process has used so far, all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK_S


def free_port() -> int:
    """Below those that the system gives to whoever asks for any, so that nobody else gets it meanwhile."""
    for port in random.sample(range(20_000, 30_000), 100):
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


@contextmanager
def process(name: str, port: int, *arguments: str, **settings: str) -> Iterator[Server]:
    program = [sys.executable, "-m", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("SLACK_", "TEAMS_"))}
    running = subprocess.Popen(program, env=environment | settings, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield Server(name, port, running.pid)
    finally:
        running.terminate()
        running.wait()


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        asyncio.run(asyncio.sleep(0.1))
    raise RuntimeError(f"nothing listens on {port}")


async def mentions(server: Server, far_port: int, connections: int, number: int = MENTIONS) -> tuple[float, float]:
    """(answered a second, milliseconds of CPU for each)."""
    await ask(far_port, "/mode/calm")
    used, begun = server.cpu_s(), perf_counter()
    await send(server.port, mention, number, connections)
    await until_posted(far_port, number)
    return number / (perf_counter() - begun), (server.cpu_s() - used) / number * 1000


async def acknowledged(server: Server, far_port: int, mode: str, beside: int) -> tuple[float, float]:
    """(median, 99th percentile) of a slash command's acknowledgement in milliseconds, with so many mentions beside."""
    number = FEW if beside else COMMANDS
    await ask(far_port, f"/mode/{mode}")
    mentioning = asyncio.create_task(send(server.port, mention, beside, 2))
    taken = sorted(await send(server.port, command(f"http://127.0.0.1:{far_port}"), number, 16))
    await mentioning
    await ask(far_port, "/mode/calm")
    await asyncio.sleep(3)  # what waited goes out
    return statistics.median(taken), taken[int(len(taken) * 0.99)]


async def measure(ours: Server, bare: Server, far_port: int) -> None:
    for server in (ours, bare):
        await mentions(server, far_port, 16, FEW)  # warms up
    print(
        "| connections | | mentions a second | of the bare app's | CPU ms a mention |\n| --- | --- | --- | --- | --- |"
    )
    for connections in (16, 64):
        found: dict[str, list[tuple[float, float]]] = {server.name: [] for server in (ours, bare)}
        for _ in range(ROUNDS):
            for server in (ours, bare):
                found[server.name].append(await mentions(server, far_port, connections))
        rates = {name: statistics.median(rate for rate, _ in each) for name, each in found.items()}
        for name, each in found.items():
            cpu, ratio = statistics.median(cpu for _, cpu in each), rates[name] / rates[bare.name]
            print(f"| {connections} | {name} | {rates[name]:.0f} | {ratio:.2f} | {cpu:.2f} |", flush=True)
    print("\n| slash command, 16 connections | | median ms | p99 ms |\n| --- | --- | --- | --- |")
    for mode, server, beside in SLASHES:
        median, p99 = await acknowledged({"ours": ours, "bare": bare}[server], far_port, mode, beside)
        print(f"| {mode}, {beside} mentions beside | {server} | {median:.1f} | {p99:.1f} |", flush=True)


def main() -> None:
    far_port, our_port, bare_port = free_port(), free_port(), free_port()
    api_url = f"http://127.0.0.1:{far_port}/api/"
    with tempfile.TemporaryDirectory(prefix="farjag-bench-") as folder:
        settings = {
            "FARJAG_ENV": "development",
            "PORT": str(our_port),
            "DATABASE_URL": f"sqlite:///{folder}/farjag.db",
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": api_url,
        }
        with (
            process("far side", far_port, "bench.slack_side.far_side", str(far_port)),
            process("Får jag?", our_port, "bench.slack_side.unlimited", **settings) as ours,
            process("bare bolt echo", bare_port, "bench.slack_side.bare_bolt", str(bare_port), api_url) as bare,
        ):
            asyncio.run(measure(ours, bare, far_port))


if __name__ == "__main__":
    main()
