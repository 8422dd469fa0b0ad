"""The fake of Teams as a process of its own, for whatever talks to it from outside: prints its address, then serves.

    python -m tests.fakes.teams_process

Beside Microsoft's side it has `/test/…`: `people` adds somebody, `answers` says what next calls come to, `seen/AAD` is
what stands before a person, `activity` is a signed activity of theirs to be posted to the bot.
"""

from __future__ import annotations

import asyncio
import json

from aiohttp import web

from tests.fakes.teams_connector import FakeTeams


class Control:
    def __init__(self, teams: FakeTeams) -> None:
        self._teams = teams

    def mount(self, app: web.Application) -> None:
        app.router.add_post("/test/people", self._people)
        app.router.add_post("/test/answers", self._answers)
        app.router.add_get("/test/seen/{aad}", self._seen)
        app.router.add_post("/test/activity", self._activity)

    async def _people(self, request: web.Request) -> web.Response:
        """`{"aad", "installed"}`; their id in Teams."""
        return web.json_response({"user": self._teams.person(**await request.json())})

    async def _answers(self, request: web.Request) -> web.Response:
        """`{"call", "answers"}`, as `FakeTeams.next_answers` takes them."""
        asked = await request.json()
        self._teams.next_answers(asked["call"], *asked["answers"])
        return web.Response()

    async def _seen(self, request: web.Request) -> web.Response:
        return web.json_response(self._teams.seen(request.match_info["aad"]))

    async def _activity(self, request: web.Request) -> web.Response:
        """What differs from a message in a personal chat; the activity and its token."""
        changed = await request.json()
        return web.json_response({"activity": self._teams.activity(**changed), "token": self._teams.token()})


async def main() -> None:
    async with FakeTeams(lambda app, teams: Control(teams).mount(app)) as teams:
        print(json.dumps({"url": teams.url, "service": teams.service}), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
