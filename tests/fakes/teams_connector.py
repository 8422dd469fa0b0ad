"""A fake of Microsoft's side on loopback: OpenID metadata and keys, the token endpoint, the connector.

Strict: it refuses what the service refuses, keeps what it got in `posted`, and can be told to fail. It signs
activities as Microsoft does, or as a forger would: `token(...)` takes every claim apart.
"""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.fakes.teams_limits import card_fault

APP_ID = "11111111-2222-3333-4444-555555555555"
PASSWORD = "not-a-real-secret"
TENANT = "99999999-8888-7777-6666-555555555555"
PERSON = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
BOT = f"28:{APP_ID}"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def _usual_key() -> rsa.RSAPrivateKey:
    return new_key()


class FakeTeams:
    def __init__(self) -> None:
        self.keys = {"key-1": _usual_key()}
        self.endorsements: dict[str, list[str]] = {}
        self.posted: list[dict[str, Any]] = []
        self.tokens_given = self.keys_given = 0
        self.token_status = 200
        self._failures: list[tuple[int, dict[str, str]]] = []
        self._server = TestServer(self._application())

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
        self._failures += [(status, headers or {}) for status in statuses]

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The cards posted, oldest first."""
        return [post["body"]["attachments"][0]["content"] for post in self.posted]

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
        return {
            "type": "message",
            "id": "1700000000001",
            "timestamp": "2026-11-22T09:00:00.000Z",
            "serviceUrl": self.service,
            "channelId": "msteams",
            "from": {"id": "29:somebody", "name": "Somebody", "aadObjectId": PERSON},
            "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:personal-chat"},
            "recipient": {"id": BOT, "name": "Får jag?"},
            "textFormat": "plain",
            "locale": "sv-SE",
            "channelData": {"tenant": {"id": TENANT}},
            **({} if text is None else {"text": text}),
            **changed,
        }

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
                "id": "19:general@thread.tacv2;messageid=1700000000000",
            },
            entities=[mention] if mentioned else [],
            **changed,
        )

    def _application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/openid", self._openid)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/token", self._token)
        app.router.add_post("/emea/v3/conversations/{conversation}/activities", self._post)
        app.router.add_post("/emea/v3/conversations/{conversation}/activities/{reply_to}", self._post)
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

    async def _post(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer bot-token-{self.tokens_given}":
            return web.json_response({"error": {"code": "Unauthorized"}}, status=401)
        body = await request.json()
        if fault := _fault(request, body):
            return web.json_response({"error": {"code": "BadSyntax", "message": fault}}, status=400)
        if self._failures:
            status, headers = self._failures.pop(0)
            return web.json_response({"error": {"code": "Injected"}}, status=status, headers=headers)
        self.posted.append({**request.match_info, "body": body})
        return web.json_response({"id": f"posted-{len(self.posted)}"}, status=201)


def _fault(request: web.Request, body: dict[str, Any]) -> str | None:
    """What the connector has against an activity, or None."""
    if body.get("type") not in ("message", "typing"):
        return "type"
    if body.get("conversation", {}).get("id") != request.match_info["conversation"]:
        return "conversation"
    if body.get("from", {}).get("id") != BOT:
        return "from"
    for attachment in body.get("attachments", []):
        if attachment.get("contentType") != "application/vnd.microsoft.card.adaptive":
            return "contentType"
        if fault := card_fault(attachment.get("content")):
            return fault
    return None
