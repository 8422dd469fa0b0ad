"""Microsoft's side as cheap as can be: a key, tokens, a connector that counts what was posted, is slow or refuses.

python -m bench.teams_side.far_side PORT

`GET /mode/NAME` sets how the connector behaves (`calm`, `storm`: every other call is answered 429, `slow`: 200 ms) and
counts from nought; `GET /posted` says how many messages arrived; `GET /signed` gives a token as Microsoft signs it.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
import time

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bench.teams_side.sending import APP_ID

SLOW_S = 0.2


class FarSide:
    def __init__(self, port: int) -> None:
        self._url = f"http://127.0.0.1:{port}"
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._mode, self._posted, self._numbers = "calm", 0, itertools.count(1)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/mode/{name}", self._behave)
        app.router.add_get("/posted", self._count)
        app.router.add_get("/signed", self._sign)
        app.router.add_get("/openid", self._openid)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/token", self._token)
        app.router.add_route("*", "/emea/{path:.*}", self._call)
        return app

    async def _behave(self, request: web.Request) -> web.Response:
        self._mode, self._posted = request.match_info["name"], 0
        return web.Response()

    async def _count(self, request: web.Request) -> web.Response:
        return web.Response(text=str(self._posted))

    async def _sign(self, request: web.Request) -> web.Response:
        now = int(time.time())
        claims = {"iss": "https://api.botframework.com", "aud": APP_ID, "serviceurl": f"{self._url}/emea/"}
        lasting = claims | {"nbf": now - 60, "exp": now + 3600}
        return web.Response(text=jwt.encode(lasting, self._key, "RS256", headers={"kid": "key-1"}))

    async def _openid(self, request: web.Request) -> web.Response:
        found = {"issuer": "https://api.botframework.com", "jwks_uri": f"{self._url}/keys"}
        return web.json_response(found | {"id_token_signing_alg_values_supported": ["RS256"]})

    async def _keys(self, request: web.Request) -> web.Response:
        public = RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        more = {"kid": "key-1", "x5t": "key-1", "use": "sig", "endorsements": ["msteams"]}
        return web.json_response({"keys": [public | more]})

    async def _token(self, request: web.Request) -> web.Response:
        return web.json_response({"token_type": "Bearer", "expires_in": 3600, "access_token": "a-token"})

    async def _call(self, request: web.Request) -> web.Response:
        await request.read()
        number = next(self._numbers)
        if self._mode == "slow":
            await asyncio.sleep(SLOW_S)
        if self._mode == "storm" and number % 2:
            return web.json_response({"error": {"code": "Throttled"}}, status=429, headers={"Retry-After": "1"})
        self._posted += 1
        return web.json_response({"id": f"posted-{number}"}, status=201)


if __name__ == "__main__":
    port = int(sys.argv[1])
    web.run_app(FarSide(port).app(), host="127.0.0.1", port=port, print=None, access_log=None)
