"""Nobody takes the service from others: too many, too much, too slow, over real HTTP as whoever asks sees it."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from bot import server
from bot.composition import build_app
from bot.limits import bodies, connections
from bot.limits.clients import Clients
from bot.limits.connections import Connection, Connections
from bot.limits.single_flight import SingleFlight
from bot.limits.workers import WorkerPool
from bot.settings import Settings
from bot.stores.sqlite import SqliteStore
from bot.web import crowd as crowds
from bot.web.crowd import Crowd
from bot.web.surface import mount
from handlers.incoming import Incoming
from handlers.register.lines import all_channels
from handlers.reply import Reply
from handlers.wording import LANGUAGES, text
from tests.conftest import TOWNS
from tests.fakes.web_assistant import RecordingAssistant

Client = TestClient[web.Request, web.Application]
Serve = Callable[..., Awaitable[str]]
FORM = "application/x-www-form-urlencoded"
TOKEN = "a-token-of-monitoring"


@pytest.fixture
async def serve(tmp_path: Path) -> AsyncIterator[Serve]:
    """Starts the whole product as `serve` does, behind a proxy on this machine; where it listens."""
    running: list[tuple[web.AppRunner, asyncio.Server]] = []
    refused: list[str] = []

    async def started(**given: Any) -> str:
        with_defaults = {"farjag_env": "production", "approvers": "slack:U1", "public_ask": True, **given}
        settings = Settings(database_url=f"sqlite:///{tmp_path}/farjag.db", **with_defaults)
        runner = web.AppRunner(build_app(settings), access_log=None)
        await runner.setup()
        held = Connections(Clients(settings.proxies).connection_key, refused.append)
        listening = await server.listen(runner, held, "127.0.0.1", 0)
        running.append((runner, listening))
        return f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"

    yield started
    for runner, listening in running:
        listening.close()
        await runner.cleanup()


def logged(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(str(vars(record)) for record in caplog.records)


# Too many


@pytest.mark.parametrize("language", LANGUAGES)
async def test_too_many_from_one_address_are_told_when_to_come_again_and_nobody_else_is(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(crowds, "BURST", 3)
    monkeypatch.setattr(crowds, "PER_SECOND", 0.01)
    url = await serve(trusted_proxies="127.0.0.1")
    mine = {"X-Forwarded-For": "192.0.2.1", "Accept-Language": language}
    async with ClientSession() as session:
        for path in ("/ask", "/register", "/register.json"):
            assert (await session.get(url + path, headers=mine)).status == 200
        for path in ("/ask", "/register", "/register/sv", "/register.json", "/register.csv"):
            answer = await session.get(url + path, headers=mine)
            assert answer.status == 429 and int(answer.headers["Retry-After"]) >= 1
        answer = await session.post(f"{url}/ask", data={"text": "Får jag?"}, headers=mine)
        assert text(language, "web-too-many") in await answer.text() and answer.content_type == "text/html"
        other = {"X-Forwarded-For": "192.0.2.1, 192.0.2.2"}  # the nearest hop counts, what stands before is a claim
        assert (await session.get(f"{url}/ask", headers=other)).status == 200
        for path in ("/healthz", "/readyz"):
            for _ in range(5):
                assert (await session.get(url + path, headers=mine)).status == 200
        counted = await (await session.get(f"{url}/metrics")).text()
    assert 'farjag_refused_total{reason="address"} 6.0' in counted


async def test_a_forwarded_address_counts_only_from_a_proxy_we_were_told_of(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(crowds, "BURST", 3)
    monkeypatch.setattr(crowds, "PER_SECOND", 0.01)
    monkeypatch.setattr("bot.limits.clients.SURELY_A_PROXY", 3)
    url = await serve()
    async with ClientSession() as session:
        said = [
            (await session.get(f"{url}/register", headers={"X-Forwarded-For": f"192.0.2.{n}"})).status for n in range(6)
        ]
    assert said == [200, 200, 200, 429, 429, 429]
    warned = [record for record in caplog.records if "TRUSTED_PROXIES" in record.getMessage()]
    assert len(warned) == 1 and "192.0.2" not in logged(caplog)


@pytest.mark.parametrize(
    ("forwarded", "key"),
    [
        ("192.0.2.9", "192.0.2.9"),
        ("evil, 192.0.2.9:4711", "192.0.2.9"),
        ("192.0.2.9, 10.1.2.3", "192.0.2.9"),
        ("[2001:db8:1:2:3::4]:80", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.9", "192.0.2.9"),
        ("nonsense", "127.0.0.1"),
        ("192.0.2.9, nonsense", "127.0.0.1"),
        (None, "127.0.0.1"),
    ],
)
async def test_who_asks_is_the_nearest_hop_that_is_no_proxy(forwarded: str | None, key: str) -> None:
    clients, seen = Clients(Settings(farjag_env="development", trusted_proxies="127.0.0.1, 10.0.0.0/8").proxies), []

    async def show(request: web.Request) -> web.Response:
        seen.append(clients.key(request))
        return web.Response()

    app = web.Application()
    app.router.add_get("/", show)
    async with TestClient(TestServer(app)) as client:
        await client.get("/", headers={"X-Forwarded-For": forwarded} if forwarded else {})
    assert seen == [key]


# Too much


class Pondering(RecordingAssistant):
    """An assistant whose every answer takes until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.let_go = threading.Semaphore(0), threading.Event()

    def reply_to(self, incoming: Incoming) -> Reply:
        self.begun.release()
        self.let_go.wait(10)
        return super().reply_to(incoming)


@pytest.fixture
async def pondering() -> AsyncIterator[tuple[Pondering, Callable[[WorkerPool], Awaitable[Client]]]]:
    assistant, clients = Pondering(), list[Client]()

    async def started(workers: WorkerPool) -> Client:
        app = web.Application()
        settings = Settings(farjag_env="production", approvers="slack:U1", public_ask=True)
        crowd = Crowd(Clients(()), lambda reason: None)
        mount(app, assistant, settings, assistant.reply_soon, assistant.inbox, workers, crowd)
        clients.append(TestClient(TestServer(app)))
        await clients[-1].start_server()
        return clients[-1]

    yield assistant, started
    assistant.let_go.set()
    for client in clients:
        await client.close()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_past_the_queue_one_is_asked_to_try_again_while_the_rest_of_the_server_goes_on(
    pondering: tuple[Pondering, Callable[[WorkerPool], Awaitable[Client]]], language: str
) -> None:
    assistant, started = pondering
    client = await started(WorkerPool(threads=1, waiting=0))
    asked = {"text": "Får jag?", "language": language}
    first = asyncio.create_task(client.post("/ask", data=asked))
    assert await asyncio.to_thread(assistant.begun.acquire, timeout=5)
    busy = await client.post("/ask", data=asked, headers={"Accept-Language": language})
    assert busy.status == 503 and int(busy.headers["Retry-After"]) >= 1
    assert text(language, "web-busy") in await busy.text()
    assert (await client.get("/static/chat.css")).status == 200
    assert not first.done()
    assistant.let_go.set()
    assert (await first).status == 200
    assert (await client.post("/ask", data=asked)).status == 200


@pytest.mark.parametrize("language", LANGUAGES)
async def test_past_the_deadline_one_is_told_and_the_slot_stays_taken_until_the_work_ends(
    pondering: tuple[Pondering, Callable[[WorkerPool], Awaitable[Client]]], language: str
) -> None:
    assistant, started = pondering
    client = await started(WorkerPool(threads=1, waiting=0, deadline_s=0.2))
    spoken = {"Accept-Language": language}
    late = await client.post("/ask", data={"text": "Får jag?"}, headers=spoken)
    assert late.status == 503 and "Retry-After" in late.headers
    assert text(language, "web-took-too-long") in await late.text()
    assert text(language, "web-busy") in await (await client.post("/ask", data={"text": "?"}, headers=spoken)).text()
    assistant.let_go.set()
    async with asyncio.timeout(20):
        while (await client.get("/ask")).status != 200:  # noqa: ASYNC110  it ends in another thread
            await asyncio.sleep(0.01)


# Too slow


async def closed_by_the_server(reader: asyncio.StreamReader) -> bytes:
    async with asyncio.timeout(20):
        try:
            return await reader.read()
        except ConnectionError:
            return b""


@pytest.mark.parametrize("sent", [b"", b"GET /healthz HT", b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Half: 1"])
async def test_half_a_request_is_not_waited_for(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, sent: bytes
) -> None:
    monkeypatch.setattr(connections, "HEAD_WITHIN_S", 0.1)
    url = await serve(guideline=TOWNS / "bergvik")
    before = len(caplog.records)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    writer.write(sent)
    assert await closed_by_the_server(reader) == b""
    writer.close()
    assert len(caplog.records) == before


async def test_whoever_takes_a_rest_between_two_requests_is_not_cut_off(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_WITHIN_S", 0.1)
    url = await serve(guideline=TOWNS / "bergvik")
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    for _ in range(2):
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        assert b"200 OK" in await reader.readuntil(b'"ok"}')
        await asyncio.sleep(0.3)
    writer.close()


async def test_a_body_that_never_ends_is_not_waited_for(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(bodies, "SLOWEST_S", 0.1)
    monkeypatch.setattr(connections, "LINGERING_S", 0.1)
    url = await serve(guideline=TOWNS / "bergvik")
    before = len(caplog.records)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    head = f"POST /ask HTTP/1.1\r\nHost: a\r\nContent-Type: {FORM}\r\nContent-Length: 900\r\n\r\n"
    writer.write(head.encode() + b"text=sakta")
    assert (await closed_by_the_server(reader)).startswith(b"HTTP/1.1 408 ")
    writer.close()
    assert len(caplog.records) == before


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"hemligt" * 2_000 + b"\r\n\r\n",
        b"GET /" + b"hemligt" * 2_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"\x16\x03\x01hemligt\r\n\r\n",
        b"hemligt hemligt hemligt\r\n\r\n",
    ],
)
async def test_what_cannot_be_read_is_neither_echoed_nor_logged(
    serve: Serve, caplog: pytest.LogCaptureFixture, sent: bytes
) -> None:
    url = await serve(guideline=TOWNS / "bergvik")
    before = len(caplog.records)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    writer.write(sent)
    answer = await closed_by_the_server(reader)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 400 ") or answer.startswith(b"HTTP/1.0 400 ")
    assert b"hemligt" not in answer
    assert len(caplog.records) == before


async def test_a_fault_is_logged_by_its_place_without_address_or_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fail(request: web.Request) -> web.Response:
        raise ValueError("failed")

    app = web.Application()
    app.router.add_get("/", fail)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    listening = await server.listen(runner, Connections(lambda address: address, lambda reason: None), "127.0.0.1", 0)
    async with ClientSession() as session:
        answer = await session.get(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/")
        assert answer.status == 500 and "ValueError" not in await answer.text()
    listening.close()
    await runner.cleanup()
    [record] = [one for one in caplog.records if one.levelno >= logging.ERROR]
    assert record.exc_info and record.exc_info[0] is ValueError and "127.0.0.1" not in record.getMessage()


async def test_there_is_an_end_to_open_connections_and_room_again_when_some_have_gone(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connections, "MOST_OPEN", 16)
    url = await serve(guideline=TOWNS / "bergvik")
    port, before = int(url.rpartition(":")[2]), len(caplog.records)
    held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(16)]
    for reader, writer in held:
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        assert b"200 OK" in await reader.readuntil(b'"ok"}')
    for _ in range(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        assert await closed_by_the_server(reader) == b""
        writer.close()
    assert len(caplog.records) == before
    for _, writer in held:
        writer.close()
    await asyncio.sleep(0.1)
    async with ClientSession() as session:
        assert (await session.get(f"{url}/healthz")).status == 200


def test_one_address_never_has_all_connections_but_a_proxy_may() -> None:
    refused: list[str] = []
    held = Connections(Clients(Settings(farjag_env="development", trusted_proxies="10.0.0.1").proxies).connection_key,
                       refused.append)  # fmt: skip
    assert [held.enter("192.0.2.1") for _ in range(130)].count(True) == connections.MOST_OF_ONE
    assert held.enter("192.0.2.2") and all(held.enter("10.0.0.1") for _ in range(130))
    assert refused == ["connections", "connections"]
    held.leave("192.0.2.1")
    assert held.enter("192.0.2.1")


@pytest.mark.parametrize("address", ["2001:db8:1:2::9", "2001:db8:1:2:ffff::1"])
def test_a_household_of_the_newer_addresses_is_one_client(address: str) -> None:
    held = Connections(Clients(()).connection_key, lambda reason: None)
    assert all(held.enter(f"2001:db8:1:2::{number:x}") for number in range(connections.MOST_OF_ONE))
    assert not held.enter(address) and held.enter("2001:db8:1:3::1")
    held.leave("2001:db8:1:2::1")
    assert held.enter(address)


class Watched(Connection):
    """The connection that was made last, which tests look at from inside."""

    made: Watched | None = None
    lost: asyncio.Event
    wire: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        Watched.made, self.lost, self.wire = self, asyncio.Event(), transport
        super().connection_made(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        super().connection_lost(exc)
        self.lost.set()


@pytest.mark.parametrize("goes_on", [False, True])
async def test_whoever_asks_and_does_not_read_is_broken_off(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, goes_on: bool
) -> None:
    """Whether they ask without end, or fall silent as soon as an answer waits for them."""
    monkeypatch.setattr(connections, "TAKEN_WITHIN_S", 0.3)
    monkeypatch.setattr(crowds, "BURST", 100_000)
    monkeypatch.setattr(server, "Connection", Watched)
    monkeypatch.setattr(Watched, "made", None)
    url = await serve(guideline=TOWNS / "bergvik")
    before = len(caplog.records)
    with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))) as held:
        held.setblocking(False)
        async with asyncio.timeout(20):
            with suppress(ConnectionError):
                await ask_on(held, goes_on)
            assert Watched.made
            await Watched.made.lost.wait()
    assert len(caplog.records) == before


async def ask_on(held: socket.socket, goes_on: bool) -> None:
    while goes_on or Watched.made is None or not Watched.made.wire.get_write_buffer_size():
        await asyncio.get_running_loop().sock_sendall(held, b"GET /static/chat.css HTTP/1.1\r\nHost: a\r\n\r\n")
        await asyncio.sleep(0.005)


async def test_whoever_reads_slowly_reads_to_the_end(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    url = await serve(guideline=TOWNS / "bergvik")
    held = socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])))
    held.setblocking(False)
    loop, asked = asyncio.get_running_loop(), 40
    with held:
        await loop.sock_sendall(held, b"GET /static/chat.css HTTP/1.1\r\nHost: a\r\n\r\n" * asked)
        read = b""
        async with asyncio.timeout(30):
            while read.count(b"HTTP/1.1 200 OK") < asked or not read.endswith(b"}\n"):
                read += await loop.sock_recv(held, 30_000)
                await asyncio.sleep(0.001)


async def test_the_files_of_pages_are_limited_too_and_more_widely(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowds, "BURST", 3)
    monkeypatch.setattr(crowds, "PER_SECOND", 0.001)
    url = await serve(guideline=TOWNS / "bergvik")
    async with ClientSession() as session:
        said = [(await session.get(f"{url}/static/chat.css")).status for _ in range(3 * crowds.FILES_OF_A_PAGE + 2)]
        assert (await session.get(f"{url}/register")).status == 200
    assert said == [200] * 3 * crowds.FILES_OF_A_PAGE + [429] * 2


async def test_the_register_is_read_once_for_all_who_open_it_at_the_same_moment(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads, whole = list[object](), SqliteStore.read

    async def read(store: SqliteStore, work: Any, *args: Any, **more: Any) -> Any:
        if work is all_channels:
            reads.append(work)
            await asyncio.sleep(0.3)
        return await whole(store, work, *args, **more)

    monkeypatch.setattr(SqliteStore, "read", read)
    url = await serve(guideline=TOWNS / "bergvik")
    paths = ("/register", "/register/sv", "/register.json", "/register.csv") * 3
    async with ClientSession() as session:
        answers = await asyncio.gather(*(session.get(url + path) for path in paths))
        assert {answer.status for answer in answers} == {200} and len(reads) == 1
        assert (await session.get(f"{url}/register")).status == 200 and len(reads) == 2


async def test_whoever_leaves_takes_the_answer_from_nobody_else() -> None:
    let_go = asyncio.Event()

    async def work() -> str:
        await let_go.wait()
        return "read"

    flight = SingleFlight(work)
    first, second = asyncio.create_task(flight.get()), asyncio.create_task(flight.get())
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    let_go.set()
    assert await second == "read"


# Counts


async def test_counts_are_for_this_machine_and_for_whoever_brings_the_token(serve: Serve) -> None:
    url = await serve(guideline=TOWNS / "bergvik", metrics_token=TOKEN, trusted_proxies="127.0.0.1")
    from_afar = {"X-Forwarded-For": "192.0.2.1"}
    cases: list[tuple[dict[str, str], int]] = [
        ({}, 200),
        (from_afar, 403),
        ({**from_afar, "Authorization": f"Bearer {TOKEN}"}, 200),
        ({**from_afar, "Authorization": "Bearer another"}, 403),
        ({**from_afar, "Authorization": TOKEN}, 403),
        ({**from_afar, "Authorization": "Bearer é"}, 403),
    ]
    async with ClientSession() as session:
        for headers, status in cases:
            answer = await session.get(f"{url}/metrics", headers=headers)
            assert answer.status == status, headers
            assert ("farjag_replies" in await answer.text()) == (status == 200)


async def test_without_a_token_nobody_reads_counts_through_a_proxy_we_were_not_told_of(serve: Serve) -> None:
    url = await serve(guideline=TOWNS / "bergvik")
    async with ClientSession() as session:
        nobody = {"X-Forwarded-For": "192.0.2.1", "Authorization": "Bearer "}
        for headers in ({"X-Forwarded-For": "127.0.0.1"}, {"Via": "1.1 proxy"}, {"X-Real-IP": "192.0.2.1"}, nobody):
            assert (await session.get(f"{url}/metrics", headers=headers)).status == 403


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "X-Forwarded-Host", "Forwarded"])
async def test_an_address_that_is_only_claimed_is_not_this_machine(serve: Serve, header: str) -> None:
    """Also where a proxy of ours passes the claim on, as it passes on whatever it is sent."""
    url = await serve(guideline=TOWNS / "bergvik", trusted_proxies="127.0.0.1")
    async with ClientSession() as session:
        for claimed in ("127.0.0.1", "127.0.0.1, 192.0.2.1", "::1"):
            assert (await session.get(f"{url}/metrics", headers={header: claimed})).status == 403


async def test_a_stranger_learns_only_whether_we_are_ready(serve: Serve) -> None:
    url = await serve(guideline=TOWNS / "bergvik", metrics_token=TOKEN)
    async with ClientSession() as session:
        from_afar = {"X-Forwarded-For": "192.0.2.1"}
        stranger = await session.get(f"{url}/readyz", headers=from_afar)
        assert stranger.status == 200 and (await stranger.json()).keys() == {"status", "probe_age_s"}
        for headers in ({}, {**from_afar, "Authorization": f"Bearer {TOKEN}"}):
            said = await (await session.get(f"{url}/readyz", headers=headers)).json()
            assert {"waiting", "given_up", "unsendable", "failing", "database"} < said.keys()
