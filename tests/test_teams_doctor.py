"""`doctor` for Teams: a line for everything checked, and for every fault the remedy; against the fake of Microsoft."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import jwt
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.diagnosis import Diagnosis
from bot.settings import Settings
from bot.stores.opening import open_store
from bot.teams.send import tokens
from bot.teams.send.references import References
from bot.teams.setup.doctor import check_teams
from bot.terminal.doctor import findings
from tests.fakes.teams_connector import APP_ID, PASSWORD, PERSON, TENANT, FakeTeams

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
INSTALLED = "is reached once the app is installed for them: IT can install it for all (see README)"
AGAIN = "where Teams admin center shows a lower one, upload it again (python -m bot manifest teams)"


class Entra(FakeTeams):
    """Says what time it is, whose the token is, and why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead_s, self.tenant, self.refuses = 0, TENANT, 0

    async def _openid(self, request: web.Request) -> web.Response:
        answer = await super()._openid(request)
        answer.headers["Date"] = format_datetime(NOW + timedelta(seconds=self.ahead_s), usegmt=True)
        return answer

    async def _token(self, request: web.Request) -> web.Response:
        if self.refuses:
            refused = {"error": "invalid_client", "error_codes": [self.refuses], "error_description": "hidden"}
            return web.json_response(refused, status=401)
        given = jwt.encode({"tid": self.tenant}, "not the key of anybody's, and long enough", "HS256")
        return web.json_response({"access_token": given, "expires_in": 3600})


@pytest.fixture
async def entra() -> AsyncIterator[Entra]:
    async with Entra() as fake:
        yield fake


def set_up(entra: FakeTeams, **changed: Any) -> Settings:
    given: dict[str, Any] = {
        "farjag_env": "development",
        "approvers": f"teams:{PERSON}",
        "teams_app_id": APP_ID,
        "teams_app_password": SecretStr(PASSWORD),
        "teams_secret_expires": date(2027, 11, 30),
        "teams_app_tenant_id": TENANT,
        "teams_openid_metadata_url": f"{entra.url}/openid",
        "teams_token_url": f"{entra.url}/token",
    }
    return Settings(**(given | changed))


async def examined(settings: Settings) -> list[Diagnosis]:
    found = [finding async for finding in check_teams(settings, NOW)]
    assert not [f for f in found for hidden in (PASSWORD, "hidden") if hidden in f.what + f.remedy], "a secret is told"
    assert all(bool(f.remedy) == (f.mark == "mend") for f in found), "every fault has its remedy"
    return found


async def test_all_is_well(entra: Entra) -> None:
    assert [(found.mark, found.what) for found in await examined(set_up(entra))] == [
        ("ok", "Microsoft's keys can be fetched"),
        ("ok", "the clock agrees with Microsoft's"),
        ("ok", "Microsoft gives the bot a token (SingleTenant)"),
        ("ok", "the token is of TEAMS_APP_TENANT_ID, and that tenant may talk to the bot"),
        ("ok", "the secret holds until 2027-11-30"),
        ("note", f"teams:{PERSON} {INSTALLED}"),
        ("note", f"the app package is version 1.0.2, schema 1.29: {AGAIN}"),
    ]
    assert entra.posted == [], "it only asks"


def _as_it_is(entra: Entra) -> None:
    pass


def _is(**changed: Any) -> Callable[[Entra], None]:
    return lambda entra: [setattr(entra, name, value) for name, value in changed.items()] and None


NOWHERE = "http://127.0.0.1:1/"
ILLS: dict[str, tuple[Callable[[Entra], None], dict[str, Any], str, str]] = {
    "a wrong secret": (_is(refuses=7000215), {}, "is not the secret (AADSTS7000215)", "not its Secret ID"),
    "an expired secret": (_is(refuses=7000222), {}, "has expired (AADSTS7000222)", "make a new one"),
    "no such app": (_is(refuses=700016), {}, "no app TEAMS_APP_ID in TEAMS_APP_TENANT_ID", "compare them"),
    "no such tenant": (_is(refuses=90002), {}, "no tenant TEAMS_APP_TENANT_ID", "Tenant ID"),
    "refused for another reason": (_is(refuses=1), {}, "no token (answered 401, AADSTS1)", "check TEAMS_APP_ID"),
    "Entra out of reach": (_as_it_is, {"teams_token_url": NOWHERE}, "no token (Client", "login.microsoftonline.com"),
    "the keys out of reach": (
        _as_it_is,
        {"teams_openid_metadata_url": NOWHERE},
        "keys cannot be fetched (Client",
        "login.botframework.com",
    ),
    "a clock behind": (_is(ahead_s=400), {}, "400 seconds behind Microsoft's", "NTP"),
    "a clock ahead": (_is(ahead_s=-400), {}, "400 seconds ahead of Microsoft's", "NTP"),
    "another tenant": (_is(tenant="other"), {}, "of another tenant", "TEAMS_APP_TENANT_ID=other"),
    "a secret that soon expires": (
        _as_it_is,
        {"teams_secret_expires": date(2026, 12, 30)},
        "the secret expires on 2026-12-30",
        "make a new one",
    ),
}


@pytest.mark.parametrize("ill", ILLS)
async def test_each_fault_is_told_with_its_remedy_and_none_beside_it(entra: Entra, ill: str) -> None:
    happens, changed, what, remedy = ILLS[ill]
    happens(entra)
    told = [f"{found.what}: {found.remedy}" for found in await examined(set_up(entra, **changed)) if found.remedy]
    assert len(told) == 1 and what in told[0] and remedy in told[0], told


async def test_what_cannot_be_seen_is_no_fault(entra: Entra) -> None:
    changed = {"teams_secret_expires": None, "teams_allowed_tenants": "another"}
    found = await examined(set_up(entra, **changed))
    notes = "\n".join(each.what for each in found if each.mark == "note")
    assert "set TEAMS_SECRET_EXPIRES" in notes and "leaves out the bot's own tenant" in notes
    assert not [each for each in found if each.mark == "mend"]


async def test_a_machine_that_never_gives_its_token_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(request: web.Request) -> web.Response:
        await asyncio.sleep(2)
        return web.json_response({})

    app = web.Application()
    app.router.add_get("/token", silent)
    async with TestServer(app) as machine:
        monkeypatch.setenv("IDENTITY_ENDPOINT", str(machine.make_url("/token")))
        monkeypatch.setenv("IDENTITY_HEADER", "secret")
        monkeypatch.setattr(tokens, "PATIENCE_S", 0.1)
        with pytest.raises(tokens.TokenError, match="ReadTimeout"):
            await tokens._managed_identity("app")()


async def test_a_managed_identity_has_no_secret(entra: Entra, monkeypatch: pytest.MonkeyPatch) -> None:
    async def given() -> dict[str, Any]:
        return {"access_token": jwt.encode({"tid": TENANT}, "x" * 32, "HS256"), "expires_in": 3600}

    async def refused() -> dict[str, Any]:
        raise tokens.TokenError("ManagedIdentityError")

    settings = set_up(entra, teams_app_type="UserAssignedMSI", teams_app_password="", teams_secret_expires=None)
    monkeypatch.setattr(tokens, "_managed_identity", lambda client: given)
    told = [found.what for found in await examined(settings)]
    assert "Microsoft gives the bot a token (UserAssignedMSI)" in told
    assert "a managed identity has no secret that expires" in told
    monkeypatch.setattr(tokens, "_managed_identity", lambda client: refused)
    assert "assign the identity" in (await examined(settings))[-1].remedy


async def test_whoever_has_a_chat_with_the_bot_is_known_to_be_reached(entra: Entra, tmp_path: Path) -> None:
    settings = set_up(entra, database_url=f"sqlite:///{tmp_path}/farjag.db", teams_service_url=entra.service)
    store = open_store(settings.database_url, disk_is_wiped=False)
    await store.migrate()
    await References(store, settings, lambda: NOW).met(entra.activity("Hej"))
    await store.close()
    assert ("ok", f"teams:{PERSON} has a chat with the bot") in [(f.mark, f.what) for f in await examined(settings)]


async def test_the_command_examines_teams_where_it_is_set_up(entra: Entra, tmp_path: Path) -> None:
    settings = set_up(entra, database_url=f"sqlite:///{tmp_path}/farjag.db")
    told = [found.what async for found in findings(settings)]
    assert "Microsoft's keys can be fetched" in told
