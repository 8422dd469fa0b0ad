"""What a message in Teams costs on its whole way, beside a stock botbuilder echo and the same with a one-line patch.

Ours is `python -m bot serve` without its limits: token, inbox, answer, outbox, sent, with its SQLite file. The echoes,
the far side and this sender are processes of their own; all talk to the same far side in the same run, in turn.
Then a connector that takes 200 ms, and how long a press waits while every other call is answered 429.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from time import perf_counter

from bench.slack import Server, free_port, process
from bench.teams_side.sending import APP_ID, PASSWORD, TENANT, behave, message, press, send, until_posted

ROUNDS, MESSAGES, WARM, PRESSES = 3, 400, 100, 400
USERS = (1, 10, 50)


async def answered(server: Server, far_side: str, mode: str, users: int, number: int) -> tuple[float, float]:
    """(answered a second, milliseconds of CPU for each)."""
    await behave(far_side, mode)
    used, begun = server.cpu_s(), perf_counter()
    await send(server.port, far_side, message, number, users)
    await until_posted(far_side, number)
    return number / (perf_counter() - begun), (server.cpu_s() - used) / number * 1000


async def measure(servers: list[Server], far_side: str) -> None:
    for server in servers:
        await answered(server, far_side, "calm", 10, WARM)
    print("| connector | users | | answered a second | of the stock's | CPU ms an answer |\n" + "| --- " * 6 + "|")
    for mode, users in [*(("calm", users) for users in USERS), ("slow", 50)]:
        found: dict[str, list[tuple[float, float]]] = {server.name: [] for server in servers}
        for _ in range(ROUNDS):
            for server in servers:
                number = MESSAGES if users > 1 else MESSAGES // 4
                found[server.name].append(await answered(server, far_side, mode, users, number))
        rates = {name: statistics.median(rate for rate, _ in each) for name, each in found.items()}
        for name, each in found.items():
            cpu, ratio = statistics.median(cpu for _, cpu in each), rates[name] / rates["stock echo"]
            print(f"| {mode} | {users} | {name} | {rates[name]:.0f} | {ratio:.2f} | {cpu:.2f} |", flush=True)
    await behave(far_side, "storm")
    taken = sorted(await send(servers[0].port, far_side, press, PRESSES, 10))
    print(f"\nA press while every other call is answered 429: p99 {taken[int(len(taken) * 0.99)]:.0f} ms")


def main() -> None:
    far_port, our_port, stock_port, patched_port = (free_port() for _ in range(4))
    far_side = f"http://127.0.0.1:{far_port}"
    with tempfile.TemporaryDirectory(prefix="farjag-bench-") as folder:
        settings = {
            "FARJAG_ENV": "development",
            "PORT": str(our_port),
            "DATABASE_URL": f"sqlite:///{folder}/farjag.db",
            "TEAMS_APP_ID": APP_ID,
            "TEAMS_APP_PASSWORD": PASSWORD,
            "TEAMS_APP_TENANT_ID": TENANT,
            "TEAMS_OPENID_METADATA_URL": f"{far_side}/openid",
            "TEAMS_TOKEN_URL": f"{far_side}/token",
            "TEAMS_SERVICE_URL": f"{far_side}/emea/",
        }
        echo = "bench.teams_side.stock_echo"
        with (
            process("far side", far_port, "bench.teams_side.far_side", str(far_port)),
            process("Får jag?", our_port, "bench.teams_side.unlimited", **settings) as ours,
            process("stock echo", stock_port, echo, str(stock_port), far_side, "stock") as stock,
            process("patched echo", patched_port, echo, str(patched_port), far_side, "patched") as patched,
        ):
            asyncio.run(measure([ours, stock, patched], far_side))


if __name__ == "__main__":
    main()
