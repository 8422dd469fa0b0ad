"""A fake of Microsoft's side on loopback: OpenID metadata and keys, the token endpoint, the connector.

Strict: it refuses what the service refuses (`teams_traffic.py`), keeps what stands in its conversations in `posted` and
what each person sees of it, and can be told to fail. It signs activities as Microsoft does, or as a forger would:
`token(...)` takes every claim apart. As a process of its own: `teams_process.py`.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.fakes.teams_limits import Json
from tests.fakes.teams_traffic import TOO_BIG, Rates, message_fault

APP_ID = "11111111-2222-3333-4444-555555555555"
PASSWORD = "not-a-real-secret"
TENANT = "99999999-8888-7777-6666-555555555555"
PERSON = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
USER, CHAT = "29:somebody", "a:personal-chat"
CHANNEL, THREAD = "19:general@thread.tacv2", "19:general@thread.tacv2;messageid=1700000000000"
BOT = f"28:{APP_ID}"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def _usual_key() -> rsa.RSAPrivateKey:
    return new_key()


class FakeTeams:
    """`people` by their id in Entra: their id in Teams. `members` of each conversation, whole chats and channels, by
    their ids in Teams; the app is in the personal scope of whoever is in `installed`. `posted` stands there still,
    `updated` is each message that was redrawn, as it was redrawn.
    `mount` adds routes of a test's own.
    """

    def __init__(self, mount: Callable[[web.Application, FakeTeams], None] = lambda app, teams: None) -> None:
        self.people = {PERSON: USER}
        self.installed = {PERSON}
        self.members = defaultdict[str, set[str]](set, {CHAT: {USER}})
        self.calls: Counter[str] = Counter()
        self._answers = defaultdict[str, list[str]](list)
        #: What the post of a message comes to, where no next answer is set: as in `next_answers`.
        self.mood_of: Callable[[Json], str] = lambda message: "accept"
        self.rates = Rates(time.monotonic)
        self._numbers = self._revoked = 0
        self._drawn = count(1)
        self.keys = {"key-1": _usual_key()}
        self.endorsements: dict[str, list[str]] = {}
        self.posted: list[Json] = []
        self.updated: list[Json] = []
        self.pause_s = 0.2
        self.tokens_given = self.keys_given = 0
        self.token_status = 200
        app = self._application()
        mount(app, self)
        self._server = TestServer(app)

    async def __aenter__(self) -> FakeTeams:
        await self._server.start_server()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._server.close()

    @property
    def url(self) -> str:
        """Without a slash at its end, for paths to be added."""
        return str(self._server.make_url("")).rstrip("/")

    @property
    def service(self) -> str:
        return f"{self.url}/emea/"

    def fail_next(self, *statuses: int, headers: dict[str, str] | None = None) -> None:
        """The next posts are answered with these, one each."""
        after = (headers or {}).get("Retry-After", "")
        self.next_answers("post", *(f"{status} {after}".strip() for status in statuses))

    def next_answers(self, call: str, *answers: str) -> None:
        """What the next calls (post, update, delete, targeted, create) come to, one each: `429 4` (with Retry-After),
        `502`, `403 SomeCode`, `drop`, `accept, then drop`, `accept, then 502`.
        """
        self._answers[call] += answers

    def forget_answers(self) -> None:
        """It behaves again."""
        self._answers.clear()

    def revoke(self) -> None:
        """No token given so far is good any more."""
        self._revoked = self.tokens_given

    def person(self, aad: str, installed: bool = True) -> str:
        """Somebody in the tenant; their id in Teams."""
        self.people[aad] = f"29:{aad}"
        if installed:
            self.installed.add(aad)
        return self.people[aad]

    def seen(self, aad: str) -> list[Json]:
        """The messages in front of a person, oldest first, as they stand now."""
        return [each["body"] for each in self.standing(aad)]

    def standing(self, aad: str) -> list[Json]:
        """The same, each with its conversation and its id there."""
        user = self.people[aad]
        return [
            each
            for each in self.posted
            if user in self.members[_whole(each["conversation"])] and each["for"] in ("", user)
        ]

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The cards posted, oldest first."""
        return [post["body"]["attachments"][0]["content"] for post in self.posted]

    def _met(self, activity: Json) -> Json:
        """Whoever writes is in that conversation, and there the bot may write."""
        conversation, sender = activity.get("conversation"), activity.get("from")
        if isinstance(conversation, dict) and isinstance(sender, dict) and isinstance(conversation.get("id"), str):
            self.members[_whole(conversation["id"])].add(str(sender.get("id")))
        return activity

    def token(self, *, kid: str = "key-1", key: object = None, algorithm: str = "RS256", **claims: object) -> str:
        """A signed token as Teams sends it; a claim given as None is left out."""
        now = int(time.time())
        usual = {
            "iss": "https://api.botframework.com",
            "aud": APP_ID,
            "exp": now + 3600,
            "nbf": now - 60,
            "serviceurl": self.service,
        }
        held = {name: value for name, value in {**usual, **claims}.items() if value is not None}
        return jwt.encode(held, self.keys[kid] if key is None else key, algorithm, headers={"kid": kid})

    def activity(self, text: str | None = None, **changed: object) -> dict[str, Any]:
        """A message in a personal chat, with what is `changed`."""
        activity = {
            "type": "message",
            "id": "1700000000001",
            "timestamp": "2026-11-22T09:00:00.000Z",
            "serviceUrl": self.service,
            "channelId": "msteams",
            "from": {"id": USER, "name": "Somebody", "aadObjectId": PERSON},
            "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": CHAT},
            "recipient": {"id": BOT, "name": "Får jag?"},
            "textFormat": "plain",
            "locale": "sv-SE",
            "channelData": {"tenant": {"id": TENANT}},
            **({} if text is None else {"text": text}),
            **changed,
        }
        return self._met(activity)

    def in_channel(self, text: str, mentioned: bool = True, **changed: object) -> dict[str, Any]:
        """A message in a channel's thread, as a rule with the bot mentioned before it."""
        mention = {
            "type": "mention",
            "mentioned": {"id": BOT, "name": "Får jag?"},
            "text": "<at>Får jag?</at>",
        }
        return self.activity(
            f"<at>Får jag?</at>&nbsp;{text}" if mentioned else text,
            conversation={
                "isGroup": True,
                "conversationType": "channel",
                "tenantId": TENANT,
                "id": THREAD,
            },
            entities=[mention] if mentioned else [],
            **changed,
        )

    def _application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/openid", self._openid)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/token", self._token)
        conversations = "/emea/v3/conversations"
        app.router.add_post(conversations, self._create)
        app.router.add_post(f"{conversations}/{{conversation}}/activities", self._post)
        app.router.add_post(f"{conversations}/{{conversation}}/activities/{{reply_to}}", self._post)
        app.router.add_put(f"{conversations}/{{conversation}}/activities/{{activity}}", self._update)
        app.router.add_delete(f"{conversations}/{{conversation}}/activities/{{activity}}", self._delete)
        return app

    async def _openid(self, request: web.Request) -> web.Response:
        return web.json_response({"issuer": "https://api.botframework.com", "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, request: web.Request) -> web.Response:
        self.keys_given += 1
        return web.json_response({"keys": [self._published(kid, key) for kid, key in self.keys.items()]})

    def _published(self, kid: str, key: rsa.RSAPrivateKey) -> dict[str, Any]:
        public = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
        endorsements = self.endorsements.get(kid, ["msteams", "webchat"])
        return {**public, "kid": kid, "x5t": kid, "use": "sig", "endorsements": endorsements}

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        expected = {
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": PASSWORD,
            "scope": "https://api.botframework.com/.default",
        }
        if dict(form) != expected:
            return web.json_response({"error": "invalid_client"}, status=401)
        if self.token_status != 200:
            return web.json_response({"error": "temporarily_unavailable"}, status=self.token_status)
        self.tokens_given += 1
        given = {"token_type": "Bearer", "expires_in": 3600, "access_token": f"bot-token-{self.tokens_given}"}
        return web.json_response(given)

    async def _create(self, request: web.Request) -> web.StreamResponse:
        """The personal chat with somebody: the same one every time."""
        body = await self._let_in(request)
        if body is None:
            return _error(401, "Unauthorized")
        aads = {**{aad: aad for aad in self.people}, **{user: aad for aad, user in self.people.items()}}
        named = [member.get("id") for member in body.get("members") or ()]
        if body.get("isGroup") or body.get("bot") != {"id": BOT} or len(named) != 1:
            return _error(400, "BadSyntax")
        if body.get("tenantId") != TENANT or body.get("channelData") != {"tenant": {"id": TENANT}}:
            return _error(400, "TenantNotFound")
        if named[0] not in aads:
            return _error(404, "NotFound")
        aad = aads[named[0]]
        if aad not in self.installed:
            return _error(403, "BotNotInConversationRoster")
        chat = chat_of(aad)

        def opened() -> web.Response:
            self.members[chat].add(self.people[aad])
            return web.json_response({"id": chat}, status=201)

        return await self._answer("create", request, opened)

    async def _post(self, request: web.Request) -> web.StreamResponse:
        body = await self._let_in(request)
        if body is None:
            return _error(401, "Unauthorized")
        targeted = request.query.get("isTargetedActivity") == "true"
        if refused := self._refusal(request, body) or (targeted and self._untargetable(request, body)):
            return refused

        def posted() -> web.Response:
            self._numbers += 1
            id = f"posted-{self._numbers}"
            reader = body["recipient"]["id"] if targeted else ""
            self.posted.append(
                {**request.match_info, "id": id, "body": body, "for": reader, "drawn": next(self._drawn)}
            )
            return web.json_response({"id": id}, status=201)

        return await self._answer("targeted" if targeted else "post", request, posted)

    async def _update(self, request: web.Request) -> web.StreamResponse:
        body = await self._let_in(request)
        if body is None:
            return _error(401, "Unauthorized")
        if refused := self._refusal(request, body):
            return refused
        found = self._standing(request)
        if found is None:
            return _error(404, "ActivityNotFoundInConversation")
        if found["for"] or "recipient" in body:
            return _error(400, "BadSyntax", "recipient")

        def updated() -> web.Response:
            found.update(body=body, drawn=next(self._drawn))
            self.updated.append({**found})
            return web.json_response({"id": found["id"]})

        return await self._answer("update", request, updated)

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        if not self._has_token(request):
            return _error(401, "Unauthorized")
        found = self._standing(request)
        if found is None:
            return _error(404, "ActivityNotFoundInConversation")

        def deleted() -> web.Response:
            self.posted.remove(found)
            return web.Response()

        return await self._answer("delete", request, deleted)

    def _has_token(self, request: web.Request) -> bool:
        good = range(self._revoked + 1, self.tokens_given + 1)
        return request.headers.get("Authorization") in {f"Bearer bot-token-{number}" for number in good}

    async def _let_in(self, request: web.Request) -> Json | None:
        """The body of whoever has the bot's token."""
        if not self._has_token(request):
            return None
        body = await request.json()
        return body if isinstance(body, dict) else {}

    def _refusal(self, request: web.Request, body: Json) -> web.Response | None:
        """What stands against a message before anything is done with it."""
        conversation = request.match_info["conversation"]
        if _whole(conversation) not in self.members:
            return _error(404, "ConversationNotFound")
        if conversation.startswith("a:") and not self._installed_in(conversation):
            return _error(403, "BotNotInConversationRoster")
        if fault := _fault(request, body) or message_fault(body):
            return _error(413 if fault == TOO_BIG else 400, "BadSyntax", fault)
        return None if self.rates.take(_whole(conversation)) else _error(429, "Throttled", after="1")

    def _installed_in(self, chat: str) -> bool:
        """Everybody in it who is known; for a chat that nobody is known in, nobody took the app away."""
        known = {aad for aad, user in self.people.items() if user in self.members[chat]}
        return known <= self.installed

    def _untargetable(self, request: web.Request, body: Json) -> web.Response | None:
        reader = (body.get("recipient") or {}).get("id")
        if not reader or not self._is_shared(request):
            return _error(400, "BadSyntax", "recipient")
        there = reader in self.members[_whole(request.match_info["conversation"])]
        return None if there else _error(403, "BotNotInConversationRoster")

    def _is_shared(self, request: web.Request) -> bool:
        return request.match_info["conversation"].startswith("19:")

    def _standing(self, request: web.Request) -> Json | None:
        where = (request.match_info["conversation"], request.match_info["activity"])
        return next((each for each in self.posted if (each["conversation"], each["id"]) == where), None)

    async def _answer(self, call: str, request: web.Request, accept: Callable[[], web.Response]) -> web.StreamResponse:
        """Does it and says so, or what the test has asked for."""
        self.calls[call] += 1
        usual = self.mood_of(await request.json()) if call == "post" else "accept"
        asked = self._answers[call].pop(0) if self._answers[call] else usual
        if asked.startswith("accept"):
            answer = accept()
            asked = asked.partition(", then ")[2]
            if not asked:
                return answer
        if asked == "slow":
            answer = accept()
            await asyncio.sleep(self.pause_s)
            return answer
        if asked == "drop":
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        status, _, rest = asked.partition(" ")
        return _error(int(status), "Injected" if rest.isdigit() else rest or "Injected", after=rest)


def chat_of(aad: str) -> str:
    """The personal chat with somebody."""
    return CHAT if aad == PERSON else f"a:chat-of-{aad}"


def _error(status: int, code: str, message: str = "", after: str = "") -> web.Response:
    headers = {"Retry-After": after} if after.isdigit() else {}
    return web.json_response({"error": {"code": code, "message": message}}, status=status, headers=headers)


def _whole(conversation: str) -> str:
    """The channel that a thread is in."""
    return conversation.partition(";messageid=")[0]


def _fault(request: web.Request, body: Json) -> str | None:
    """What the connector has against an activity, or None."""
    if body.get("type") not in ("message", "typing"):
        return "type"
    if body.get("conversation", {}).get("id") != request.match_info["conversation"]:
        return "conversation"
    return None if body.get("from", {}).get("id") == BOT else "from"
