"""What everybody else notices while one address does its worst to the public pages: `python -m bench flood`.

Health checks and what Slack sends come at a steady pace, in calm and beside the flood: once with the limits of the
product, once without them, as if the flood came from so many addresses that no limit helps.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from collections import Counter
from contextlib import nullcontext
from time import perf_counter

from bench.slack import Server, free_port, process
from bench.slack_side.flooding import flood
from bench.slack_side.sending import SECRET, TOKEN, Make, answered, command, mention, signed

TIMES, PACE_S = 300, 0.05
Times = dict[str, list[float]]


async def steadily(port: int, request: Make | bytes, taken: list[float]) -> None:
    """One request after another; how long until its answer, in milliseconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in range(len(taken) + 1, TIMES + 1):
        sent = request if isinstance(request, bytes) else signed(*request(number + int(perf_counter() * 1000)))
        begun = perf_counter()
        writer.write(sent)
        await answered(reader)
        taken.append((perf_counter() - begun) * 1000)
        await asyncio.sleep(PACE_S)
    writer.close()


async def measured(server: Server, far_port: int, flooded: bool) -> tuple[Times, Counter[str]]:
    health = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    asked: dict[str, Make | bytes] = {
        "/healthz": health,
        "Slack, a command": command(f"http://127.0.0.1:{far_port}"),
        "Slack, a mention": mention,
    }
    times: Times = {name: [] for name in asked}
    async with flood(server.port) if flooded else nullcontext(Counter[str]()) as answers:
        await asyncio.gather(*(steadily(server.port, request, times[name]) for name, request in asked.items()))
    return times, answers


async def measure(limited: Server, unlimited: Server, far_port: int) -> None:
    print("| | | median ms | p99 ms | p99 of calm's |\n| --- | --- | --- | --- | --- |")
    await measured(limited, far_port, False)  # warms up
    calm: dict[str, float] = {}
    for told, server, flooded in (("calm", limited, False), ("flood", limited, True), ("no limits", unlimited, True)):
        times, answers = await measured(server, far_port, flooded)
        for name, taken in times.items():
            p99 = sorted(taken)[int(len(taken) * 0.99)]
            calm.setdefault(name, p99)
            row = f"| {name} | {told} | {statistics.median(taken):.1f} | {p99:.1f} | {p99 / calm[name]:.1f} |"
            print(row, flush=True)
        if answers:
            print(f"\nThe flood's drafts were answered {dict(answers)}.\n", flush=True)


def main() -> None:
    far_port, port, other_port = free_port(), free_port(), free_port()
    with tempfile.TemporaryDirectory(prefix="farjag-bench-") as folder:
        settings = {
            "FARJAG_ENV": "development",
            "PUBLIC_ASK": "1",
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"http://127.0.0.1:{far_port}/api/",
        }
        one = settings | {"PORT": str(port), "DATABASE_URL": f"sqlite:///{folder}/limited.db"}
        other = settings | {"PORT": str(other_port), "DATABASE_URL": f"sqlite:///{folder}/unlimited.db"}
        with (
            process("far side", far_port, "bench.slack_side.far_side", str(far_port)),
            process("Får jag?", port, "bot", "serve", **one) as limited,
            process("without limits", other_port, "bench.slack_side.unlimited", **other) as unlimited,
        ):
            asyncio.run(measure(limited, unlimited, far_port))


if __name__ == "__main__":
    main()
