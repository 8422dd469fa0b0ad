"""What one would write first: a bolt app that echoes mentions, on aiohttp with one shared session. Keeps nothing.

python -m bench.slack_side.bare_bolt PORT SLACK_API_URL
"""

from __future__ import annotations

import logging
import sys
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from bench.slack_side.sending import SECRET, TOKEN


async def build(api_url: str) -> web.Application:
    session = aiohttp.ClientSession()
    client = AsyncWebClient(token=TOKEN, base_url=api_url, session=session)
    bolt = AsyncApp(client=client, signing_secret=SECRET)

    @bolt.event("app_mention")
    async def mention(event: dict[str, Any], say: AsyncSay) -> None:
        await say(event["text"], thread_ts=event["ts"])

    @bolt.command("/farjag")
    async def command(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(body["text"])

    app: web.Application = bolt.web_app(path="/slack/events")
    return app


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    web.run_app(build(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
