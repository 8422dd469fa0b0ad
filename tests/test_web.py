"""The web surface over real HTTP: what is mounted where, what is refused, and how a card looks as HTML."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser
from typing import get_args

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.composition import build_answers
from bot.limits.clients import Clients
from bot.limits.workers import WorkerPool
from bot.settings import Settings
from bot.stores.mailbox import Posted
from bot.web.crowd import Crowd
from bot.web.guideline import guideline_html
from bot.web.places import Places
from bot.web.render import announcement, card_html
from bot.web.surface import mount
from handlers.assistant import Assistant
from handlers.blocks import Actions, Facts, Link, Quotation, Text, Verdict
from handlers.card import Block, Card, Choice, Field, Form
from handlers.incoming import FormSent, Message, Pressed
from handlers.wording import LANGUAGES, text
from knowledge.headlines import HEADLINE_KINDS
from knowledge.town import HANGO, Town
from tests.fakes.reviewing import reviewer_of
from tests.fakes.web_assistant import RecordingAssistant, full_card, full_form

ANSWERS = build_answers(HANGO)
HOSTILE = "\"><img src=x onerror=alert(1)></p><script>alert('2')</script>{{ 7*7 }}"
ASKED = {"conversation": "0123456789abcdef", "person": "web:personal", "language": "fi", "text": "Saanko?"}
PRESSED = {**ASKED, "action": "topic", "value": "pictures", "draft": ""}
del PRESSED["text"]
FILLED = {**PRESSED, "form": "complete", "value": "12 3", "values": {"name": "Museo"}, "finished": True, "pressed": ""}
del FILLED["action"], FILLED["draft"]
WANTED = {"conversation": "0123456789abcdef", "person": "web:personal", "language": "sv", "after": "0"}

JSON = {"Content-Type": "application/json"}

Client = TestClient[web.Request, web.Application]


@pytest.fixture
def assistant() -> RecordingAssistant:
    return RecordingAssistant()


@pytest_asyncio.fixture
async def start(assistant: RecordingAssistant) -> AsyncIterator[Callable[..., Client]]:
    """Starts the surface with the settings given; development where none is."""
    clients: list[Client] = []

    async def started(answers: object = assistant, **given: object) -> Client:
        app = web.Application()
        settings = Settings(**{"farjag_env": "development", **given})
        crowd = Crowd(Clients(settings.proxies), lambda reason: None)
        mount(app, answers, settings, assistant.reply_soon, assistant.inbox, WorkerPool(), crowd)
        clients.append(TestClient(TestServer(app)))
        await clients[-1].start_server()
        return clients[-1]

    yield started
    for client in clients:
        await client.close()


@pytest_asyncio.fixture
async def client(start: Callable[..., Client]) -> Client:
    return await start()


@pytest_asyncio.fixture
async def public(start: Callable[..., Client]) -> Client:
    return await start(farjag_env="production", approvers="slack:U1", public_ask=True)


async def refused(response: ClientResponse, status: int, key: str, language: str = "sv") -> None:
    """The response is this refusal, said as a card in this language."""
    assert response.status == status
    answer = await response.json()
    assert answer["announce"] == text(language, key)
    assert 'class="card"' in answer["html"]


# The page


async def test_the_page_lets_nothing_in_from_elsewhere_and_runs_nothing_inline(client: Client) -> None:
    response = await client.get("/")
    html = await response.text()
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cache-Control"] == "no-store"
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=\"/static/)", html)
    assert not re.search(r"(?:src|href)=\"(?!/|#)|(?:src|href)=\"//", html)


@pytest.mark.parametrize(("header", "language"), [("fi-FI,fi;q=0.9,en;q=0.8", "fi"), ("en-GB", "en"), ("de", "sv")])
async def test_the_page_speaks_the_browsers_language_where_it_can(client: Client, header: str, language: str) -> None:
    html = await (await client.get("/", headers={"Accept-Language": header})).text()
    assert f'<html lang="{language}">' in html
    assert text(language, "web-welcome") in html


async def test_a_chosen_language_is_remembered(client: Client) -> None:
    page = await (await client.get("/chat/words?language=en")).json()
    assert page["language"] == "en"
    assert page["words"]["web-send"] == text("en", "web-send")
    assert text("en", "help-intro") in page["welcome"]
    assert '<html lang="en">' in await (await client.get("/", headers={"Accept-Language": "fi"})).text()


async def test_a_language_nobody_speaks_here_falls_back_on_one_that_is_spoken(client: Client) -> None:
    page = await (await client.get("/chat/words?language=%3Cscript%3E")).json()
    assert page["language"] in LANGUAGES


# Asking


async def test_a_message_reaches_the_assistant_with_its_person_place_and_language(
    client: Client, assistant: RecordingAssistant
) -> None:
    answer = await (await client.post("/chat/message", json=ASKED)).json()
    (message,) = assistant.asked
    assert isinstance(message, Message)
    assert message.text == "Saanko?"
    assert message.origin.person == "web:personal"
    assert message.origin.place == "web:0123456789abcdef"
    assert message.origin.chosen == "fi"
    mark = re.search(r'<label for="(f\w+)-1"', answer["html"])
    assert mark
    assert answer == {
        "html": card_html(full_card(), mark=mark[1]),
        "announce": "Vain luvalla Sano se näin.\nVastaus Sano se näin.",
        "language": "fi",
        "outcome": "answered",
    }


async def test_a_pressed_button_reaches_the_assistant(client: Client, assistant: RecordingAssistant) -> None:
    assert (await client.post("/chat/press", json=PRESSED)).status == 200
    (pressed,) = assistant.asked
    assert isinstance(pressed, Pressed)
    assert (pressed.action, pressed.value) == ("topic", "pictures")


async def test_characters_that_only_disturb_are_left_out(client: Client, assistant: RecordingAssistant) -> None:
    written = "Saan\x00ko\u202e \ud800kuvan?\r\n\tEntä \U0001f642"
    await client.post("/chat/message", json={**ASKED, "text": written})
    assert assistant.asked[0].text == "Saanko ?kuvan?\n\tEntä \U0001f642"


async def test_a_text_of_twenty_thousand_characters_is_read_and_one_more_is_not(
    client: Client, assistant: RecordingAssistant
) -> None:
    longest = {**ASKED, "text": "ä" * 20_000}
    body = json.dumps(longest, ensure_ascii=False).encode()
    assert (await client.post("/chat/message", data=body, headers=JSON)).status == 200
    body = json.dumps({**longest, "text": "ä" * 20_001}, ensure_ascii=False).encode()
    await refused(await client.post("/chat/message", data=body, headers=JSON), 413, "web-too-long")
    assert len(assistant.asked) == 1


async def test_a_body_of_more_than_64_kilobytes_is_not_read_on(client: Client, assistant: RecordingAssistant) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" " * 8192

    for body in (b"x" * 1_000_000, endless()):
        response = await client.post("/chat/message", data=body, headers={**JSON, "Accept-Language": "en"})
        await refused(response, 413, "web-too-long", "en")
    assert not assistant.asked


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"\xff\xfe", b"[]", b"null", b'"Saanko?"', b"[" * 60_000, b"9" * 10_000,
        *(json.dumps({**ASKED, **wrong}).encode() for wrong in (
            {"text": 1}, {"text": None}, {"text": ["Saanko?"]}, {"extra": "x"}, {"person": "web:mayor"},
            {"person": "slack:U1"}, {"conversation": ""}, {"conversation": "../../x"},
            {"conversation": "a" * 65}, {"language": "de"}, {"language": ""},
        )),
        json.dumps({"text": "Saanko?"}).encode(),
    ],
)  # fmt: skip
async def test_a_body_that_is_no_message_is_refused_with_words(
    client: Client, assistant: RecordingAssistant, body: bytes
) -> None:
    await refused(await client.post("/chat/message", data=body, headers=JSON), 400, "web-unreadable")
    assert not assistant.asked


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_another_content_type_is_refused(client: Client, assistant: RecordingAssistant, kind: str) -> None:
    response = await client.post("/chat/message", data=json.dumps(ASKED), headers={"Content-Type": kind})
    await refused(response, 415, "web-unreadable")
    assert not assistant.asked


# Forms


async def test_a_form_sent_or_put_aside_reaches_the_desk(client: Client, assistant: RecordingAssistant) -> None:
    assert (await client.post("/chat/form", json=FILLED)).status == 200
    assert (await client.post("/chat/form", json={**FILLED, "values": {}, "finished": False})).status == 200
    sent, kept = assistant.asked
    assert isinstance(sent, FormSent) and isinstance(kept, FormSent)
    assert (sent.form, sent.value, sent.values, sent.finished) == ("complete", "12 3", {"name": "Museo"}, True)
    assert (kept.values, kept.finished) == ({}, False)
    assert (sent.origin.person, sent.origin.place) == ("web:personal", "web:0123456789abcdef")
    assert sent.id != kept.id


async def test_an_answer_of_a_form_loses_what_only_disturbs(client: Client, assistant: RecordingAssistant) -> None:
    await client.post("/chat/form", json={**FILLED, "values": {"name": "Mu\x00se\u202eo \ud800\r\nHanko"}})
    assert assistant.asked[0].values == {"name": "Museo ?\nHanko"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"values": None}, {"values": []}, {"values": {"name": 1}}, {"values": {"name": None}},
        {"values": {"name": {"x": "y"}}}, {"values": {"Name": "x"}}, {"values": {"": "x"}}, {"values": {"n" * 41: "x"}},
        {"values": {f"n{number}": "x" for number in range(41)}}, {"finished": "yes"}, {"finished": 1}, {"form": 1},
        {"value": None}, {"extra": "x"}, {"person": "web:mayor"}, {"conversation": ""}, {"language": "de"},
    ],
)  # fmt: skip
async def test_a_form_that_is_none_is_refused_with_words(
    client: Client, assistant: RecordingAssistant, wrong: dict[str, object]
) -> None:
    await refused(await client.post("/chat/form", json={**FILLED, **wrong}), 400, "web-unreadable")
    await refused(await client.post("/chat/form", json={**ASKED}), 400, "web-unreadable")
    assert not assistant.asked


async def test_a_field_of_a_megabyte_is_not_read(client: Client, assistant: RecordingAssistant) -> None:
    for size in (20_001, 1_000_000):
        response = await client.post("/chat/form", json={**FILLED, "values": {"name": "x" * size}})
        await refused(response, 413, "web-too-long")
    await refused(await client.post("/chat/form", json={**FILLED, "value": "v" * 4001}), 413, "web-too-long")
    assert not assistant.asked


async def test_another_websites_form_is_refused(client: Client, assistant: RecordingAssistant) -> None:
    foreign = {"Origin": "https://evil.example"}
    await refused(await client.post("/chat/form", json=FILLED, headers=foreign), 403, "web-foreign")
    assert not assistant.asked


# What comes by itself


async def test_a_page_fetches_what_came_for_its_person_and_its_conversation(
    client: Client, assistant: RecordingAssistant
) -> None:
    at = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
    assistant.mail = (Posted(7, "12:card", full_card(), at), Posted(9, "12:told", full_card("sv"), at))
    inbox = await (await client.get("/chat/inbox", params={**WANTED, "after": "3"})).json()
    assert assistant.looked == [(("web:personal", "web:0123456789abcdef"), 3)]
    assert inbox["after"] == 9
    first, second = inbox["messages"]
    assert (first["key"], first["language"], second["key"], second["language"]) == ("12:card", "fi", "12:told", "sv")
    assert text("fi", "web-letter") in first["html"] and "klo 10.05" in first["html"]
    assert first["announce"].startswith("Vain luvalla")


async def test_an_empty_inbox_leaves_the_page_where_it_was(client: Client) -> None:
    inbox = await (await client.get("/chat/inbox", params={**WANTED, "after": "41"})).json()
    assert inbox == {"messages": [], "after": 41}


@pytest.mark.parametrize(
    "wrong",
    [
        {"after": ""}, {"after": "-1"}, {"after": "x"}, {"after": "٣"}, {"after": "9" * 16}, {"person": "slack:U1"},
        {"person": ""}, {"conversation": "../../x"}, {"language": "de"}, {"extra": "x"},
    ],
)  # fmt: skip
async def test_nobody_elses_inbox_and_no_other_question_is_answered(
    client: Client, assistant: RecordingAssistant, wrong: dict[str, str]
) -> None:
    await refused(await client.get("/chat/inbox", params={**WANTED, **wrong}), 400, "web-unreadable")
    assert not assistant.looked


@pytest.mark.parametrize("wrong", [{"action": "a" * 65}, {"value": "v" * 4001}])
async def test_a_button_that_carries_too_much_is_refused(client: Client, wrong: dict[str, str]) -> None:
    await refused(await client.post("/chat/press", json={**PRESSED, **wrong}), 413, "web-too-long")


async def test_when_the_assistant_fails_the_person_reads_words_and_the_log_no_text(
    client: Client, assistant: RecordingAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    assistant.answer = ValueError("hemlig text")
    await refused(await client.post("/chat/message", json={**ASKED, "text": "hemlig text"}), 500, "web-failed")
    assert "ValueError" in str([vars(record) for record in caplog.records])
    assert "hemlig" not in str([vars(record) for record in caplog.records])


# Who may ask


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://[broken"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_websites_question_is_refused(
    client: Client, assistant: RecordingAssistant, headers: dict[str, str]
) -> None:
    await refused(await client.post("/chat/message", json=ASKED, headers=headers), 403, "web-foreign")
    assert not assistant.asked


async def test_our_own_page_may_ask(client: Client) -> None:
    own = {"Origin": str(client.make_url("/")).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert (await client.post("/chat/message", json=ASKED, headers=own)).status == 200


async def test_our_own_page_may_ask_behind_a_proxy_that_changes_the_host(start: Callable[..., Client]) -> None:
    client = await start(farjag_env="production", approvers="slack:U1", public_ask=True)
    seen = {"Origin": "https://farjag.example.fi", "Host": "backend:3978"}
    asked = {"text": "Saanko?", "language": "fi"}
    ours = await client.post("/ask", data=asked, headers={**seen, "Sec-Fetch-Site": "same-origin"})
    assert ours.status == 200
    for told in ({}, {"Sec-Fetch-Site": "cross-site"}):
        assert (await client.post("/ask", data=asked, headers={**seen, **told})).status == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:3978", "localhost.evil.example", "[broken", "", "@"])
async def test_a_foreign_host_name_is_not_answered_in_development(client: Client, host: str) -> None:
    for path in ("/", "/static/chat.css", "/chat/words"):
        response = await client.get(path, headers={"Host": host})
        assert response.status in (400, 421)
        assert 'class="welcome"' not in await response.text()


@pytest.mark.parametrize("host", ["localhost:3978", "LOCALHOST", "127.0.0.1", "[::1]:3978", "saanko.test:3978"])
async def test_the_hosts_own_names_are_answered(start: Callable[..., Client], host: str) -> None:
    client = await start(host="saanko.test")
    assert (await client.get("/", headers={"Host": host})).status == 200


# What is mounted


async def test_in_production_there_is_no_chat(start: Callable[..., Client]) -> None:
    client = await start(farjag_env="production", approvers="slack:U1")
    assert (await client.get("/static/chat.css")).status == 200
    for path in ("/ask", "/chat/words"):
        assert (await client.get(path)).status == 404
    assert (await client.get("/chat/inbox", params=WANTED)).status == 404
    for path, body in (("/chat/message", ASKED), ("/chat/press", PRESSED), ("/chat/form", FILLED), ("/ask", {})):
        assert (await client.post(path, json=body)).status == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("public_ask", [False, True])
async def test_production_has_a_start_page_that_says_where_to_go_and_what_is_kept(
    start: Callable[..., Client], language: str, public_ask: bool
) -> None:
    client = await start(farjag_env="production", approvers="slack:U1", public_ask=public_ask)
    html = unescape(await (await client.get("/", headers={"Accept-Language": language})).text())
    assert f'<html lang="{language}">' in html and text(language, "front-page-data-kept") in html
    assert ('href="/ask' in html) == public_ask and 'href="/register' in html
    assert "<script" not in html


# The whole guideline


@pytest.mark.parametrize("mode", [{}, {"farjag_env": "production", "approvers": "slack:U1"}], ids=["here", "there"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_whole_guideline_stands_on_a_page_with_an_address_for_each_section(
    start: Callable[..., Client], assistant: RecordingAssistant, hango: Town, mode: dict[str, str], language: str
) -> None:
    assistant.town = hango
    html = unescape(await (await (await start(**mode)).get(f"/guideline/{language}")).text())
    for section in hango.guideline.sections.values():
        _, _, below = html.partition(f'<section id="{section.id}"')
        said, _, _ = below.partition("</section>")
        assert section.titles[language] in said
        assert section.text(language) in said
        assert section.text("sv") in said
    assert (text(language, "unofficial-translation") in html) == (language != "sv")


async def test_a_translation_that_the_town_calls_official_is_not_called_unofficial(hango: Town) -> None:
    official = replace(hango, guideline=replace(hango.guideline, official=frozenset({"sv", "fi"})))
    html = guideline_html(official, Places(chat=False, ask=False), "fi")
    assert text("fi", "unofficial-translation") not in html


async def test_the_guideline_is_asked_for_in_the_readers_language_and_costs_a_line_when_unchanged(
    start: Callable[..., Client], assistant: RecordingAssistant, hango: Town
) -> None:
    assistant.town = hango
    client = await start()
    first = await client.get("/guideline", headers={"Accept-Language": "fi"})
    assert '<html lang="fi">' in await first.text()
    again = await client.get("/guideline", headers={"Accept-Language": "fi", "If-None-Match": first.headers["ETag"]})
    assert again.status == 304


@pytest.mark.parametrize("path", ["/", "/ask", "/guideline"])
async def test_the_pages_lead_to_one_another(
    start: Callable[..., Client], assistant: RecordingAssistant, hango: Town, path: str
) -> None:
    assistant.town = hango
    public = await start(farjag_env="production", approvers="slack:U1", public_ask=True)
    html = await (await public.get(path)).text()
    for other in {"/ask", "/guideline", "/register"} - {path}:
        assert re.search(rf'<a href="{other}[?/"]', html), other


# Where nothing is


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_person_at_an_address_where_nothing_is_reads_so_and_where_to_go(public: Client, language: str) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": language}
    response = await public.get("/nowhere/<script>", headers=browser)
    html = unescape(await response.text())
    assert response.status == 404
    assert text(language, "web-missing") in html
    assert '<a href="/guideline' in html
    assert "nowhere" not in html


async def test_a_program_at_an_address_where_nothing_is_gets_no_page(public: Client) -> None:
    response = await public.get("/nowhere.json", headers={"Accept": "application/json"})
    assert response.status == 404
    assert response.content_type == "text/plain"


async def test_static_files_are_cached_by_their_etag(client: Client) -> None:
    for name, kind in {
        "chat.css": "text/css",
        "chat.js": "text/javascript",
        "forms.js": "text/javascript",
        "favicon.svg": "image/svg+xml",
    }.items():
        response = await client.get(f"/static/{name}")
        assert response.content_type == kind
        assert response.headers["Cache-Control"] == "public, max-age=300"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        again = await client.get(f"/static/{name}", headers={"If-None-Match": response.headers["ETag"]})
        assert again.status == 304


@pytest.mark.parametrize("name", ["nothing.css", "..%2Fsurface.py", "..%2Ftemplates%2Fchat.html", "%00.css"])
async def test_nothing_but_the_static_files_is_served(client: Client, name: str) -> None:
    assert (await client.get(f"/static/{name}")).status in (400, 404)


# The ask page


async def test_the_ask_page_answers_without_a_script(public: Client, assistant: RecordingAssistant) -> None:
    page = await (await public.get("/ask?language=fi")).text()
    assert "<script" not in page
    assert '<form class="ask" method="post" action="/ask">' in page
    response = await public.post("/ask", data={"language": "fi", "text": HOSTILE})
    html = await response.text()
    assert response.status == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "<img src=x" not in html
    assert "Vain luvalla" in html
    assert assistant.asked[0].origin.person == "web:public"


async def test_the_ask_page_keeps_no_thread_between_questions(public: Client, assistant: RecordingAssistant) -> None:
    for _ in range(2):
        await public.post("/ask", data={"language": "fi", "text": "Saanko?"})
    first, second = (message.origin.place for message in assistant.asked)
    assert first != second
    assert not public.session.cookie_jar


async def test_a_topic_pressed_on_the_ask_page_shows_what_it_asks(
    public: Client, assistant: RecordingAssistant
) -> None:
    assert 'type="submit" name="press" value="topic pictures"' in await (await public.get("/ask")).text()
    await public.post("/ask", data={"language": "en", "press": "topic pictures"})
    assert assistant.asked == [Pressed(assistant.asked[0].id, assistant.asked[0].origin, "topic", "pictures")]


async def test_a_topics_answer_has_an_address_that_can_be_sent(start: Callable[..., Client]) -> None:
    """A press leads to it, as the question does that somebody else types; there nobody is told to have asked."""
    public = await start(Assistant(ANSWERS, reviewer_of(ANSWERS.town)), farjag_env="production", public_ask=True)
    pressed = {"language": "en", "press": "topic pictures-of-children", "text": "written by somebody"}
    response = await public.post("/ask", data=pressed, allow_redirects=False)
    assert response.status == 303
    assert response.headers["Location"] == "/ask?about=pictures-of-children&language=en"
    html = unescape(await (await public.get(response.headers["Location"])).text())
    situation = ANSWERS.town.situations["pictures-of-children"]
    assert f'<q lang="en">{situation.questions["en"]}</q>' in html and situation.answers["en"] in html
    assert 'class="said"' not in html and "written by somebody" not in html


async def test_who_reads_an_address_has_asked_nothing(public: Client, assistant: RecordingAssistant) -> None:
    """A robot that follows a link is counted by nobody."""
    assistant.town = ANSWERS.town
    await public.get("/ask?about=pictures-of-children")
    assert assistant.asked == []


async def test_an_address_about_nothing_shows_the_page_to_begin_with(
    public: Client, assistant: RecordingAssistant
) -> None:
    html = await (await public.get("/ask?about=nothing")).text()
    assert text("sv", "web-ask-intro") in html and assistant.asked == []


async def test_strangers_cannot_count_themselves_helped(public: Client, assistant: RecordingAssistant) -> None:
    html = await (await public.post("/ask", data={"text": "Saanko?"})).text()
    assert "helpful" not in html
    await public.post("/ask", data={"press": "helpful pictures yes"})
    assert isinstance(assistant.asked[1], Message)


async def test_the_ask_page_refuses_in_words_and_on_the_page(public: Client, assistant: RecordingAssistant) -> None:
    own = {"Accept-Language": "en"}
    form = {**own, "Content-Type": "application/x-www-form-urlencoded"}
    foreign = await public.post("/ask", data={"text": "May I?"}, headers={**own, "Origin": "https://evil.example"})
    long = await public.post("/ask", data="text=" + "x" * 20_001, headers=form)
    many = await public.post("/ask", data="&".join("text=x" for _ in range(9)), headers=form)
    typed = await public.post("/ask", json={"text": "May I?"}, headers=own)
    expected = [(foreign, 403, "web-foreign"), (long, 413, "web-too-long"), (many, 400, "web-unreadable")]
    for response, status, key in [*expected, (typed, 415, "web-unreadable")]:
        assert response.status == status
        assert text("en", key) in await response.text()
        assert response.content_type == "text/html"
    assert not assistant.asked


async def test_in_production_the_proxy_decides_about_host_names(public: Client) -> None:
    assert (await public.get("/ask", headers={"Host": "saanko.example"})).status == 200


# Cards as HTML


def test_every_kind_of_block_is_drawn_with_all_its_texts() -> None:
    card = full_card(said="Ruotsiksi")
    assert {type(block) for block in card.blocks} == set(get_args(Block))
    html = card_html(card)
    for shown in _texts(card):
        assert shown in html, shown


def _texts(part: object) -> list[str]:
    """Every text of a block that a reader is meant to see."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [found for item in part for found in _texts(item)]
    if is_dataclass(part):
        return [found for field in fields(part) for found in _texts(getattr(part, field.name))]
    return []


class _Tags(HTMLParser):
    """The tags and attributes a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


@pytest.mark.parametrize("form", [False, True])
def test_hostile_text_shows_as_text_wherever_it_stands(form: bool) -> None:
    html = card_html(full_card(said=HOSTILE), form=form)
    assert "49" not in html
    reader = _Tags()
    reader.feed(html)
    assert reader.tags.isdisjoint({"img", "script"})
    assert not [name for name in reader.attributes if name.startswith("on")]
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_a_link_leads_only_where_links_may_lead() -> None:
    def drawn(url: str) -> str:
        return card_html(Card("sv", (Actions("", (Link("Tryck", url),)),)))

    assert 'href="https://hanko.fi/"' in drawn("https://hanko.fi/")
    assert 'href="tel:0192203211"' in drawn("tel:0192203211")
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "http://hanko.fi",
        "//evil.example",
        " javascript:x",
    ):
        assert "href" not in drawn(url)
        assert "Tryck" in drawn(url)


def test_a_headline_speaks_by_words_and_by_a_shape_of_its_own() -> None:
    kinds = HEADLINE_KINDS
    drawn = [card_html(Card("sv", (Verdict(kind, "Så här"),))) for kind in kinds]
    assert all("<strong>Så här</strong>" in html for html in drawn)
    assert len({re.search(r"<svg.*?</svg>", html, re.S)[0] for html in drawn}) == len(kinds)


def test_the_guidelines_words_and_their_translation_each_bear_their_language() -> None:
    html = card_html(full_card())
    assert '<article class="card" lang="fi"' in html
    assert re.search(r'<blockquote lang="sv"><p>Utan lov', html)
    assert re.search(r'<p lang="fi">Ilman lupaa', html)
    assert re.search(r"<details>.*Hela\. Utan lov.*Kaikki\. Ilman lupaa.*</details>", html, re.S)


def test_a_section_quoted_whole_is_not_offered_again() -> None:
    quoted = Quotation("Punkt 4", "Anvisning", "sv", "Allt.", "Visa hela punkten", "Allt.")
    assert "<details>" not in card_html(Card("sv", (quoted,)))


def test_quotations_of_one_source_name_it_once() -> None:
    one, other = (Quotation("Punkt", source, "sv", "Ord.", "Hela", "Ord.") for source in ("Anvisning", "Lag"))
    html = card_html(Card("sv", (one, one, other, other)))
    assert html.count("Anvisning") == html.count("Lag") == 1


def test_a_screen_reader_is_told_the_headline_and_the_answer() -> None:
    assert announcement(full_card()) == "Vain luvalla Sano se näin.\nVastaus Sano se näin."
    assert announcement(Card("sv", (Text("x" * 5000),))) == "x" * 400
    assert announcement(Card("sv", ())) == ""


# Forms as HTML


def drawn(*fields: Field, **more: str) -> str:
    return card_html(Card("sv", (Form("wish", "12 3", "Ansökan", fields, "Skicka", **more),)), mark="m")


def test_every_field_has_its_label_its_help_its_section_and_its_fault_tied_to_it() -> None:
    html = card_html(Card("fi", (full_form("näin"),)), mark="m")
    for number, kind in enumerate(("text", "long", "choice", "date", "address", "people"), 1):
        id = f"m-{number}"
        assert f'<label for="{id}" id="{id}-name">label {kind} näin' in html
        control = re.search(rf'<(?:input|textarea|select)[^>]* id="{id}"[^>]*>', html)
        assert control, kind
        assert f'data-name="{kind}"' in control[0]
        assert f'aria-describedby="{id}-help {id}-error {id}-source"' in control[0]
        assert 'aria-required="true"' in control[0] and 'aria-invalid="true"' in control[0]
    assert re.search(r'<fieldset[^>]* role="radiogroup" aria-describedby="m-7-help m-7-error m-7-source"', html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(" ".join(re.findall(r'aria-describedby="([^"]+)"', html)).split()) <= set(ids)


def test_an_answer_so_far_is_shown_whatever_its_kind() -> None:
    choices = (Choice("one", "Ett"), Choice("two", "Två"))
    html = drawn(
        Field("a", "A", value='"quoted" & more'),
        Field("b", "B", "long", value="rad ett\nrad två"),
        Field("c", "C", "choice", choices=choices, value="two"),
        Field("d", "D", "date", value="2027-02-01"),
        Field("e", "E", "yes-no", value="no"),
    )
    assert 'value="&#34;quoted&#34; &amp; more"' in html
    assert ">\nrad ett\nrad två</textarea>" in html
    assert '<option value="two" selected>Två</option>' in html
    assert 'type="date" value="2027-02-01"' in html
    assert re.search(r'value="no"[^>]* checked', html) and not re.search(r'value="yes"[^>]* checked', html)


@pytest.mark.parametrize("written", ["1.2.2027", "nästa vår", "2027-2-1", "2027-02-31"])
def test_a_date_that_a_date_field_would_drop_stands_in_a_plain_one(written: str) -> None:
    assert f'type="text" value="{written}"' in drawn(Field("d", "D", "date", value=written))


def test_another_answer_than_those_offered_is_shown_as_the_other() -> None:
    choices = (Choice("one", "Ett"),)
    closed = drawn(Field("c", "C", "choice", choices=choices))
    unused = drawn(Field("c", "C", "choice", choices=choices, open=True, value="one"))
    other = drawn(Field("c", "C", "choice", choices=choices, open=True, value="Något annat"))
    assert "data-other" not in closed
    assert '<div class="other" hidden>' in unused
    assert "data-other selected" in other and '<div class="other">' in other and 'value="Något annat"' in other


def test_only_a_form_that_can_be_put_aside_has_a_button_for_it() -> None:
    assert "data-keeps" in drawn(keep="Spara") and 'class="choice keep"' in drawn(keep="Spara")
    assert "keep" not in drawn()


def test_what_is_not_yet_known_looks_different_among_the_facts() -> None:
    facts = Facts("", (("Namn", "Hangö museum"), ("Ersättare", text("sv", "form-not-yet-known"))))
    html = card_html(Card("sv", (facts,)))
    assert "<dd>Hangö museum</dd>" in html
    assert f'<dd class="unknown">{text("sv", "form-not-yet-known")}</dd>' in html


def test_of_a_form_a_screen_reader_is_told_its_title_and_of_faults_that_there_are_some() -> None:
    assert announcement(Card("sv", (Form("wish", "", "Ansökan", (), "Skicka"),))) == "Ansökan"
    faulty = Form("wish", "", "Ansökan", (), "Skicka", error="Två fält behöver ses över.")
    assert announcement(Card("sv", (faulty,))) == "Två fält behöver ses över."
