"""The public register: over HTTP, as files for any web server, filled from a table, and asked about an address."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from html import unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urljoin
from urllib.request import urlopen

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner

from bot.limits.workers import WorkerPool
from bot.plain_text import plain_text
from bot.stores.opening import OpenStore, open_store
from bot.terminal.commands import main
from bot.web.archive import ARCHIVE_POLICY, STYLE, archive_html
from bot.web.guard import guarded
from bot.web.places import Places
from bot.web.register import Register
from handlers.blocks import Verdict
from handlers.records import Channel, ChannelRequest, Event
from handlers.register.address import check_address, check_card
from handlers.register.lines import Wanted, all_channels, chosen, line
from handlers.register.table import Wrong
from handlers.register.takeover import read_channels, take_over
from handlers.request.fields import label
from handlers.wording import LANGUAGES, text
from knowledge.town import Town

pytest_plugins = ["tests.databases"]

HANGO_CHANNELS = Path(__file__).parent / "data" / "hango_channels.csv"
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
HOSTILE = "\"><img src=x onerror=alert(1)></td><script>alert('2')</script>{{ 7*7 }}"
HEADING = "unit,platform,name,address"

Client = TestClient[web.Request, web.Application]


@pytest.fixture(scope="module")
def channels(hango: Town) -> tuple[Channel, ...]:
    read = read_channels(HANGO_CHANNELS.read_bytes(), hango)
    return tuple(replace(channel, id=number) for number, channel in read.items())


@pytest.fixture
async def filled(sqlite_url: str, hango: Town) -> AsyncIterator[OpenStore]:
    """A store with Hangö's channels in its register."""
    store = open_store(sqlite_url, disk_is_wiped=False)
    await store.migrate()
    await store.write(take_over, read_channels(HANGO_CHANNELS.read_bytes(), hango), NOW, "terminal:import")
    yield store
    await store.close()


@pytest.fixture
async def client(filled: OpenStore, hango: Town) -> AsyncIterator[Client]:
    app, pages = web.Application(), Register(hango, filled, WorkerPool(), Places(chat=False, ask=False))
    pages.mount(app, partial(guarded, hosts=None, refusal=pages.refusal))
    client = TestClient(TestServer(app))
    await client.start_server()
    yield client
    await client.close()


class Page(HTMLParser):
    """What a reader without eyes for layout gets: the text of rows and cells, the links, the attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self.links += [value for name, value in attributes if name in ("href", "src", "action") and value]

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1] and data.strip():
            self.rows[-1][-1] = f"{self.rows[-1][-1]} {data.strip()}".strip()

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


async def page(client: Client, address: str) -> Page:
    response = await client.get(address)
    assert response.status == 200
    return Page(await response.text())


def names(found: Page) -> str:
    return "\n".join(" ".join(row) for row in found.rows)


# The page


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_shows_every_channel_in_its_language(
    client: Client, hango: Town, channels: tuple[Channel, ...], language: str
) -> None:
    response = await client.get(f"/register/{language}")
    found = Page(await response.text())
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in found.html
    assert text(language, "register-page-heading") in unescape(found.html)
    for channel in channels:
        shown = line(channel, hango, language)
        row = next(row for row in found.rows if shown.address in " ".join(row))
        assert row[0] == shown.unit and shown.name in row[1] and row[2] == channel.platform
        assert shown.contact in row


async def test_open_and_closed_channels_stand_apart_with_their_days(client: Client) -> None:
    found = await page(client, "/register/sv")
    closed = found.html.index(f"<span>{text('sv', 'register-page-closed')}</span>")
    assert found.html.index("facebook.com/visithanko") < closed < found.html.index("instagram.com/hangomuseum")
    row = next(row for row in found.rows if "instagram.com/hangomuseum" in " ".join(row))
    assert row[-2:] == ["1.6.2018", "31.12.2023"]
    row = next(row for row in found.rows if "hangoinstitut" in " ".join(row))
    assert row[-1] == text("sv", "register-page-unknown-day")
    assert not any("hangomuseum" in link and "instagram" in link for link in found.links), "closed: no link"


async def test_tables_tell_a_screen_reader_what_they_are(client: Client) -> None:
    found = await page(client, "/register/fi")
    assert found.html.count("<caption>") == found.html.count("<table") == 2
    assert all(heading["scope"] in ("col", "row") for heading in found.attributes("th"))
    for tag, role in (("table", "table"), ("tr", "row"), ("td", "cell")):
        assert all(one["role"] == role for one in found.attributes(tag)), "kept where CSS turns rows into cards"
    fields = [one["id"] for tag in ("input", "select") for one in found.attributes(tag)]
    assert sorted(label["for"] or "" for label in found.attributes("label")) == sorted(map(str, fields))


async def test_the_register_speaks_the_browsers_language_and_knows_its_twins(client: Client) -> None:
    response = await client.get("/register", headers={"Accept-Language": "fi-FI,fi;q=0.9"})
    found = Page(await response.text())
    assert '<html lang="fi">' in found.html
    assert "Accept-Language" in response.headers["Vary"]
    twins = {one["hreflang"]: one["href"] for one in found.attributes("link") if "hreflang" in one}
    assert twins == {"sv": "/register/sv", "fi": "/register/fi", "en": "/register/en"}
    assert '<html lang="en">' in (await page(client, "/register?lang=en")).html
    assert '<html lang="sv">' in (await page(client, "/register?lang=xx")).html
    assert (await client.get("/register/xx")).status == 404


async def test_another_language_shows_the_same_selection(client: Client) -> None:
    found = await page(client, "/register/sv?state=closed&check=%40hangostad")
    switch = next(link for link in found.links if link.startswith("/register/fi?"))
    again = await page(client, switch)
    assert names(again).count("2023") == 1 and "visithanko" not in names(again)
    assert any(one.get("value") == "@hangostad" for one in again.attributes("input"))


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ("unit=Biblioteket", "hangobibliotek", "hangomuseum"),
        ("platform=TikTok", "visit.hanko", "visithanko"),
        ("state=open", "visithanko", "mellis"),
        ("state=closed", "mellis", "visithanko"),
        ("words=visit", "visithanko", "hangobibliotek"),
        ("words=KIRJASTO", "hangobibliotek", "visithanko"),
        ("words=museet+instagram", "instagram.com/hangomuseum", "100064123456789"),
        ("words=Hang%C3%B6+medborgarinstitut", "hangoinstitut", "visithanko"),
        ("words=museo&state=closed", "instagram.com/hangomuseum", "100064123456789"),
    ],
)
async def test_filter_and_search_narrow_the_list(client: Client, asked: str, there: str, gone: str) -> None:
    found = names(await page(client, f"/register/sv?{asked}"))
    assert there in found and gone not in found


@pytest.mark.parametrize("asked", ["words=zzz", "unit=none", "platform=x&words=" + "y" * 5000, "words=%00%ff%E2%80%AE"])
async def test_nothing_found_says_so_and_leads_back(client: Client, asked: str) -> None:
    found = await page(client, f"/register/sv?{asked}")
    assert text("sv", "register-page-none") in found.html
    assert "/register/sv#channels" in found.links


async def test_an_empty_register_says_so(sqlite_url: str, hango: Town) -> None:
    store = open_store(sqlite_url, disk_is_wiped=False)
    await store.migrate()
    app = web.Application()
    Register(hango, store, WorkerPool(), Places(chat=False, ask=False)).mount(app, lambda handler: handler)
    async with TestClient(TestServer(app)) as client:
        assert text("fi", "register-page-empty") in (await page(client, "/register/fi")).html
        assert (await (await client.get("/register.json")).json())["channels"] == []
    await store.close()


async def test_the_page_lets_nothing_in_from_elsewhere_and_runs_no_script(client: Client) -> None:
    response = await client.get("/register/sv?check=https://instagram.com/hangohanko")
    html = await response.text()
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script", html)
    assert not re.search(r"\ssrc=\"(?!/static/)", html)


@pytest.mark.parametrize("field", ["check", "words", "unit", "platform", "state"])
async def test_hostile_text_comes_back_as_text(client: Client, field: str) -> None:
    found = await page(client, f"/register/sv?{field}={quote(HOSTILE)}")
    assert "<script" not in found.html and "<img src=x" not in found.html and "49" not in names(found)


async def test_no_person_is_in_public(filled: OpenStore, client: Client) -> None:
    def name_persons(tx) -> None:  # type: ignore[no-untyped-def]
        for channel in tx.channels():
            tx.save_channel(replace(channel, administrators=("Maja Lindroos", "web:maja"), deputy="Kalle Ek"))

    await filled.write(name_persons)
    for address in ("/register/sv", "/register.json", "/register.csv", "/register/sv?check=fb.com/visithanko"):
        public = await (await client.get(address)).text()
        assert not re.search(r"Lindroos|Kalle|web:maja", public)


async def test_hostile_channels_do_no_harm(filled: OpenStore, client: Client) -> None:
    hostile = Channel(
        0, "<b>unit", "javascript", "=HYPERLINK(\"http://evil\")" + HOSTILE, "javascript:alert(1)", "javascript:x",
        "open", None, None, ("'><script>", "xx"), "@SUM(1)",
    )  # fmt: skip
    await filled.write(lambda tx: tx.save_channel(hostile))
    found = await page(client, "/register/sv")
    assert "<script" not in found.html and "<b>unit" not in found.html
    assert not any(link.startswith("javascript:") for link in found.links)
    assert "HYPERLINK" in found.html, "shown, as text"


# Open data


async def test_json_has_every_channel_with_its_days(client: Client, channels: tuple[Channel, ...]) -> None:
    response = await client.get("/register.json")
    assert response.content_type == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    data = await response.json()
    assert data["town"]["fi"] == "Hangon kaupunki"
    assert len(data["channels"]) == len(channels)
    museum = next(one for one in data["channels"] if one["address"] == "https://instagram.com/hangomuseum")
    assert museum == {
        "unit": {"sv": "Museet", "fi": "Museo", "en": "Museum"},
        "platform": "Instagram",
        "name": "Hangö museum",
        "address": "https://instagram.com/hangomuseum",
        "languages": ["sv", "fi", "en"],
        "state": "closed",
        "opened": "2018-06-01",
        "closed": "2023-12-31",
        "contact": "museichef / museonjohtaja",
    }


async def test_csv_opens_in_a_spreadsheet_and_runs_nothing(filled: OpenStore, client: Client) -> None:
    for number, start in enumerate("=+-@\t＝"):
        await filled.write(
            lambda tx, n=number, s=start: tx.save_channel(
                Channel(
                    0, "Museet", "Other", f"{s}cmd|' /C calc'!A0", f"a{n}.fi", f"a{n}.fi", "open", None, None, (), ""
                )
            )
        )
    response = await client.get("/register.csv")
    raw = await response.read()
    assert response.content_type == "text/csv" and raw.startswith(b"\xef\xbb\xbf")
    assert 'filename="register.csv"' in response.headers["Content-Disposition"]
    cells = [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")) for cell in row]
    assert sum(cell.startswith("'") for cell in cells) == 6
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "＝"))]


async def test_what_csv_gives_import_takes(client: Client, hango: Town) -> None:
    raw = await (await client.get("/register.csv")).read()
    again = read_channels(raw, hango)
    wanted = read_channels(HANGO_CHANNELS.read_bytes(), hango)
    assert {
        c.address_key: (c.unit, c.name, c.state, c.opened_at, c.closed_at, c.languages) for c in again.values()
    } == {c.address_key: (c.unit, c.name, c.state, c.opened_at, c.closed_at, c.languages) for c in wanted.values()}


@pytest.mark.parametrize("address", ["/register", "/register/fi", "/register.json", "/register.csv"])
async def test_what_has_not_changed_is_not_sent_again(filled: OpenStore, client: Client, address: str) -> None:
    first = await client.get(address)
    known = {"If-None-Match": first.headers["ETag"]}
    again = await client.get(address, headers=known)
    assert again.status == 304 and await again.read() == b"" and again.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "public, no-cache"
    new = Channel(0, "Museet", "YouTube", "Nytt", "youtube.com/@ny", "youtube.com/@ny", "open", None, None, (), "")
    await filled.write(lambda tx: tx.save_channel(new))
    changed = await client.get(address, headers=known)
    assert changed.status == 200 and "Nytt" in await changed.text()
    assert (await client.get(address, headers={"If-None-Match": '"x", W/, ;;'})).status == 200


# Is this address official?


@pytest.mark.parametrize(
    ("written", "outcome", "about"),
    [
        ("https://m.facebook.com/HangoBibliotek/?ref=1", "official", "Biblioteket"),
        ("https://www.facebook.com/people/Hang%C3%B6-museum/100064123456789/", "official", "Museet"),
        ("Instagram @hangohanko", "official", "informatör"),
        ("https://fi.linkedin.com/company/port-of-hang%C3%B6", "official", "hamnkapten"),
        ("https://x.com/HangoStad/status/1", "closed", "2024"),
        ("@hangomuseum", "named", "nedlagd"),
        ("visit.hanko", "named", "TikTok"),
        ("https://instagram.com/hangobibliotek_", "unknown", "instagram.com/hangobibliotek"),
        ("https://facebook.com.evil.example/hangobibliotek", "unknown", "nina.nasanen@hanko.fi"),
        ("https://facebook.com@evil.example/visithanko", "unknown", "019 220 3211"),
        ("https://tiktok.com/@hangomuseum", "unknown", "informatör"),
        ("hanko.fi", "own", "hanko.fi"),
        ("https://hanko.fi.evil.example/some", "unknown", "informatör"),
        ("https://www.instagram.com/p/Cxyz/", "unreadable", ""),
        ("Får jag lägga ut bilder?", "unreadable", ""),
    ],
)
def test_an_address_is_official_or_not(
    hango: Town, channels: tuple[Channel, ...], written: str, outcome: str, about: str
) -> None:
    check = check_address(written, channels, hango)
    assert check.outcome == outcome
    rows = " ".join(f"{line(c, hango, 'sv')}" for c in check.channels)
    assert about in plain_text(check_card(check, hango, "sv")) + rows


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_answers_at_a_glance(client: Client, language: str) -> None:
    for written, key, kind in (
        ("fb.com/visithanko", "official", "allowed"),
        ("https://twitter.com/hangostad", "closed", "not_allowed"),
        ("https://instagram.com/nagonannan", "not-yet", "fact"),
        ("https://www.hanko.fi/some", "own", "allowed"),
        ("@hangobibliotek", "named", "fact"),
    ):
        html = (await page(client, f"/register/{language}?check={quote(written)}")).html
        assert f'class="verdict {kind}"' in html and text(language, f"register-check-{key}") in unescape(html)
    html = (await page(client, f"/register/{language}?check=var+finns+ni")).html
    assert text(language, "register-check-unreadable") in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_complete_register_says_of_a_page_that_it_is_not_the_towns(hango: Town, language: str) -> None:
    check = check_address("https://www.facebook.com/hangonkaupunki", (), hango)
    said = {
        complete: check_card(check, replace(hango, register_complete=complete), language) for complete in (True, False)
    }
    verdicts = {complete: next(b for b in card.blocks if isinstance(b, Verdict)) for complete, card in said.items()}
    assert {complete: verdict.kind for complete, verdict in verdicts.items()} == {True: "not_allowed", False: "fact"}
    assert text(language, "register-check-unknown") not in plain_text(said[False])


def test_a_closed_channel_is_never_called_official(hango: Town, channels: tuple[Channel, ...]) -> None:
    for channel in channels:
        card = check_card(check_address(channel.address, channels, hango), hango, "fi")
        verdicts = [block.kind for block in card.blocks if isinstance(block, Verdict)]
        if not channel.address.startswith("@"):
            assert verdicts == ["allowed" if channel.state == "open" else "not_allowed"]


def test_units_are_sorted_as_the_reader_spells_them(hango: Town, channels: tuple[Channel, ...]) -> None:
    units = [line(channel, hango, "fi").unit for channel in chosen(channels, Wanted(), hango, "fi")]
    assert units == sorted(units) and units[0] == "Kansalaisopisto"


# As files


@pytest.fixture
def exported(tmp_path: Path) -> Iterator[Path]:
    """A folder with the export of Hangö's register, made by the command."""
    database = f"sqlite:///{tmp_path}/export.db"
    for arguments in (["--import", str(HANGO_CHANNELS)], ["--export", str(tmp_path / "site" / "kanaler")]):
        done = CliRunner().invoke(main, ["register", *arguments, "--database", database])
        assert done.exit_code == 0, done.output
    yield tmp_path / "site" / "kanaler"


def test_the_export_works_from_any_web_server_in_any_folder(exported: Path) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(exported.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        start = f"http://127.0.0.1:{server.server_port}/kanaler/"
        seen, waiting = set[str](), [start]
        while waiting:
            address = waiting.pop().partition("#")[0]
            if address in seen or not address.startswith(start):
                continue
            seen.add(address)
            with urlopen(address) as response:
                content = response.read()
                if response.headers.get_content_type() == "text/html":
                    waiting += [urljoin(address, link) for link in Page(content.decode()).links]
        server.shutdown()
    assert {address.removeprefix(start) for address in seen} == {
        "", "sv.html", "fi.html", "en.html", "register.json", "register.csv", "chat.css", "register.css", "favicon.svg",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_export_needs_no_server_at_all(exported: Path, language: str) -> None:
    found = Page((exported / f"{language}.html").read_text(encoding="utf-8"))
    own = [link for link in found.links if not re.match(r"https://|mailto:|tel:|#", link)]
    assert all((exported / unquote(link)).is_file() for link in own) and own
    assert not found.attributes("form") and not found.attributes("script")
    assert "facebook.com/visithanko" in names(found)
    shown = json.loads((exported / "register.json").read_text(encoding="utf-8"))
    assert len(shown["channels"]) == 13


def test_an_export_replaces_its_files_and_leaves_others_alone(exported: Path, tmp_path: Path) -> None:
    (exported / "own.html").write_text("ours")
    (exported / "fi.html").write_text("old")
    database = f"sqlite:///{tmp_path}/export.db"
    done = CliRunner().invoke(main, ["register", "--export", str(exported), "--database", database])
    assert done.exit_code == 0
    assert (exported / "own.html").read_text() == "ours"
    assert (exported / "fi.html").read_text().startswith("<!doctype html>")
    assert not [path for path in exported.iterdir() if path.name.startswith("tmp")]


# Taking over the channels a town has


def said(wrong: Wrong) -> list[str]:
    return [problem.said("en") for problem in wrong.problems]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("Museet,Facebook,,fb.com/a", "line 2, name: is missing"),
        ("Museet,Facebook,Museet,https://www.instagram.com/p/xyz", "line 2, address: leads to no channel"),
        ("Museet,Facebook,Museet,instagram.com/a", "line 2, address: the address is on Instagram"),
        ("Museet,Facebook,Museet,evil.example/a", "line 2, address: the address is on evil.example"),
        ("Museet,Mastodon,Museet,@hango", "line 2, address: leads to no channel"),
        (
            "Museet,Facebook,A,fb.com/a\nMuseet,Facebook,B,https://m.facebook.com/A/",
            "line 3, address: the same address",
        ),
        ("Museet,Facebook,Museet", "line 2: has 3 cells, but the first line has 4"),
        ("Museet,Facebook,Museet,fb.com/a,more", "line 2: has 5 cells"),
        ("Museet,Facebook," + "x" * 301 + ",fb.com/a", "line 2, name: is too long"),
        ("Museet,Facebook," + "x" * 200_000 + ",fb.com/a", "line 2: cannot be read as CSV"),
        ('Museet,Facebook,"Museet,fb.com/a', "line 2: cannot be read as CSV"),
        ("Museet,Facebook,Mus\x00eet,fb.com/a", "line 2, name: contains characters"),
        ("Museet,Facebook,Mus\u202eeet,fb.com/a", "line 2, name: contains characters"),
        ("Museet,Facebook,...,fb.com/a", "line 2, name: is missing"),
    ],
)
def test_a_line_at_fault_is_told_by_place_and_reason(hango: Town, lines: str, fault: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read_channels(f"{HEADING}\n{lines}\n".encode(), hango)
    assert len(said(wrong.value)) == 1 and said(wrong.value)[0].startswith(fault)


@pytest.mark.parametrize(
    ("column", "cell", "fault"),
    [
        ("languages", "svenska", "is no language code"),
        ("state", "sleeping", "must be open or closed"),
        ("opened", "31.2.2024", "is not a date"),
        ("opened", "2024-13-01", "is not a date"),
        ("closed", "yesterday", "is not a date"),
        ("contact", "maja.lindroos@hanko.fi", "must be a role"),
        ("contact", "Ring 019 220 3211", "must be a role"),
    ],
)
def test_a_cell_at_fault_is_told_by_its_column(hango: Town, column: str, cell: str, fault: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read_channels(f"{HEADING},{column}\n\nMuseet,Facebook,A,fb.com/a,{cell}\n".encode(), hango)
    assert len(said(wrong.value)) == 1
    assert said(wrong.value)[0].startswith(f"line 3, {column}: ") and fault in said(wrong.value)[0]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [("open,2020-01-01,2021-01-01", "its state is open"), ("closed,2022-01-01,2021-01-01", "before the day")],
)
def test_days_and_state_must_fit_together(hango: Town, cells: str, fault: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read_channels(f"{HEADING},state,opened,closed\nMuseet,Facebook,A,fb.com/a,{cells}\n".encode(), hango)
    assert [fault in one for one in said(wrong.value)] == [True]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "the file is empty"),
        (b" \r\n\r\n", "the file is empty"),
        (b"name,url\nA,fb.com/a\n", '"url" is no column'),
        (b"unit,platform,name\nA,B,C\n", "missing columns: address"),
        (b"unit,platform,name,address,name\nA,B,C,D,E\n", 'the column "name" appears twice'),
        (b"A,Facebook,fb.com/a,Museet\n", "missing columns: unit, platform, name, address"),
        ("unit,platform,name,address\nHangö,B,C,D\n".encode("cp1252"), "line 2: is not UTF-8"),
        (b"PK\x03\x04\xff\xfe", "is not UTF-8"),
        (b"x" * 2_000_001, "the file is too large"),
        (b"%PDF-1.7\n" + b"a,b\n" * 9, "missing columns"),
    ],
)
def test_a_file_that_is_no_register_is_refused_with_the_reason(hango: Town, content: bytes, fault: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read_channels(content, hango)
    assert any(fault in one for one in said(wrong.value))


def test_all_faults_are_told_at_once_first_line_first(hango: Town) -> None:
    table = f'{HEADING}\nA,Facebook,,fb.com/a\n"B\nB",Facebook,B,nowhere at all\nC,Facebook,C,fb.com/c,\n'
    with pytest.raises(Wrong) as wrong:
        read_channels(table.encode(), hango)
    assert [problem.line for problem in wrong.value.problems] == [2, 3, 5]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_spreadsheets_save_is_read(hango: Town, delimiter: str, ending: str) -> None:
    rows = [
        ["Unit", " PLATFORM ", "name", "address", "opened", "contact", "languages"],
        [
            "kirjasto",
            "twitter",
            '"Hangö; ""böcker"", läsning"',
            "https://twitter.com/Hangobib",
            "17.5.2024",
            "",
            "SV/fi",
        ],
        ["Nya enheten", "Mastodon", "'=Hangö", "@hanko@mastodon.social", "", "chef", ""],
    ]
    content = ("\ufeff" + ending.join(delimiter.join(row) for row in rows) + ending).encode()
    library, other = read_channels(content, hango).values()
    assert (library.unit, library.platform, library.address_key) == ("Biblioteket", "X (Twitter)", "x.com/hangobib")
    assert library.name == 'Hangö; "böcker", läsning' and library.languages == ("sv", "fi")
    assert library.opened_at == date(2024, 5, 17) and library.state == "open"
    assert (other.unit, other.name, other.address_key) == ("Nya enheten", "=Hangö", "mastodon.social/@hanko")


async def test_taking_over_twice_is_taking_over_once(store: OpenStore, hango: Town) -> None:
    read = read_channels(HANGO_CHANNELS.read_bytes(), hango)
    first = await store.write(take_over, read, NOW, "terminal:import")
    again = await store.write(take_over, read, NOW, "terminal:import")
    assert {fate.outcome for fate in first} == {"added"} and {fate.outcome for fate in again} == {"already"}
    kept = await store.read(all_channels)
    assert len(kept) == len(read)
    history = await store.read(lambda tx: tx.history(kept[0].subject))
    assert [(event.actor, event.action) for event in history] == [("terminal:import", "import")]


async def test_a_channel_that_is_there_stays_as_it_is(store: OpenStore, hango: Town) -> None:
    own = Channel(
        0, "Museet", "Facebook", "Vårt eget namn", "fb.com/a", "facebook.com/a", "open", None, None, ("sv",), "chef",
        administrators=("A", "B"), deputy="C",
    )  # fmt: skip
    await store.write(lambda tx: tx.save_channel(own))
    read = read_channels(f"{HEADING}\nHamnen,Facebook,Annat,https://www.facebook.com/A/\n".encode(), hango)
    await store.write(take_over, read, NOW, "terminal:import")
    (kept,) = await store.read(all_channels)
    assert replace(kept, id=0) == own


async def test_all_or_nothing(store: OpenStore, hango: Town) -> None:
    read = read_channels(HANGO_CHANNELS.read_bytes(), hango)

    def broken(tx) -> None:  # type: ignore[no-untyped-def]
        take_over(tx, read, NOW, "terminal:import")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.write(broken)
    assert await store.read(all_channels) == ()


def test_the_command_shows_each_lines_fate_before_it_changes_anything(tmp_path: Path) -> None:
    database = ["--database", f"sqlite:///{tmp_path}/a.db"]
    file = tmp_path / "a.csv"
    file.write_text(f"{HEADING}\nMuset,Facebook,A,fb.com/a\n", encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        done = CliRunner().invoke(main, ["register", *arguments, *database, "--lang", "en"])
        return done.exit_code, done.stdout, done.stderr

    tried = run("--import", str(file), "--dry-run")
    assert tried[0] == 0 and 'line 2: added, facebook.com/a (the unit "Muset" is not among' in tried[1]
    assert "Nothing was changed" in tried[1]
    assert "1 added, 0 already there." in run("--import", str(file))[1]
    assert "line 2: already there" in run("--import", str(file))[1]
    file.write_text(f"{HEADING}\nMuseet,Facebook,B,fb.com/b\nMuseet,Facebook,C,=1+1\n", encoding="utf-8")
    code, out, err = run("--import", str(file))
    assert code == 1 and out == "" and "line 3, address:" in err and "1 error. Nothing was changed" in err
    assert "0 already there" in run("--import", str(HANGO_CHANNELS), "--dry-run")[1]


@pytest.mark.parametrize(
    "arguments", [[], ["--dry-run"], ["--export", "a", "--import", str(HANGO_CHANNELS)], ["--import", "/no/such/file"]]
)
def test_a_wrong_call_is_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, ["register", *arguments]).exit_code == 2


# For the archive


def test_a_decided_request_prints_in_swedish_and_finnish(hango: Town) -> None:
    request = ChannelRequest(
        12, "rejected", 4, "slack:U1", "slack:D1", "fi",
        {
            "unit": "Museet", "platform": "Instagram", "audience": HOSTILE, "goals": "Mål", "start": "2027-08-01",
            "answers": [["Varför?", "Därför."]],
        },
        NOW, NOW, decided_by="slack:U2", decided_at=NOW, reason="En kanal räcker.",
    )  # fmt: skip
    history = (
        Event(NOW, "slack:U1", "submit", "request:12", {"from": "begun", "state": "submitted", "version": 1}),
        Event(NOW, "clock", "remind", "request:12", {"from": "submitted", "state": "submitted", "version": 1}),
        Event(NOW, "slack:U2", "reject", "request:12", {"from": "submitted", "state": "rejected", "version": 4}),
    )
    html = archive_html(hango, request, history, lambda actor, language: f"{language}-{actor[-1]}")
    assert html.count("<section lang=") == 2 and '<section lang="fi">' in html
    for language, unit in (("sv", "Museet"), ("fi", "Museo")):
        assert f"<td>{unit}</td>" in html
        for key in ("archive-state-rejected", "archive-page-reason"):
            assert text(language, key) in html
        assert label("goals", language) in html
    assert html.count("1.8.2027") == 2 and html.count("Därför.") == 2 and html.count("En kanal räcker.") == 2
    assert html.count(f"<td>{text('sv', 'archive-state-submitted')}</td>") == 1, "a reminder is no step"
    assert "slack:" not in html and "<script" not in html and "<img" not in html
    assert not re.search(r"<[a-z][^>]*\s(?:src|href)=", html) and f"<style>{STYLE}</style>" in html
    assert "'sha256-" in ARCHIVE_POLICY and "unsafe" not in ARCHIVE_POLICY
