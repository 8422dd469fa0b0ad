"""Checks what Microsoft lets us check of Teams: the keys, the clocks, our token and whose it is, the approvers' ids.

Only asks; opens no chat and posts nothing. What cannot be checked after a failure is left out, so that the first remedy
is not buried under what follows from it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

import aiohttp
import jwt

from bot.diagnosis import Diagnosis, clock, mend, note, ok
from bot.http_session import new_session
from bot.settings import Settings
from bot.stores.addresses import addresses_of
from bot.stores.opening import open_store
from bot.teams.receive.keys import METADATA_URL, TIMEOUT
from bot.teams.send.tokens import TokenError, token_for
from bot.teams.setup.manifest import PACKAGE_VERSION, SCHEMA_VERSION
from handlers.store import Transaction, Unavailable

WARNED_BEFORE = timedelta(days=31)
SECRETS = "Entra admin center, App registrations, the bot's, Certificates & secrets"

#: What Entra's numbers mean for us.
_REFUSALS = {
    "AADSTS7000215": ("TEAMS_APP_PASSWORD is not the secret", f"copy its Value, not its Secret ID ({SECRETS})"),
    "AADSTS7000222": ("the secret in TEAMS_APP_PASSWORD has expired", f"make a new one ({SECRETS})"),
    "AADSTS700016": (
        "no app TEAMS_APP_ID in TEAMS_APP_TENANT_ID",
        "compare them with Azure Bot, Configuration",
    ),
    "AADSTS90002": ("no tenant TEAMS_APP_TENANT_ID", "copy it from Entra admin center, Overview, Tenant ID"),
}


async def check_teams(settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
    """Every finding, in the order somebody would mend them."""
    async with new_session() as session:
        for finding in await _keys(settings, session, now):
            yield finding
        try:
            token = await token_for(settings, session).get()
        except TokenError as error:
            yield _refused(settings, str(error))
            return
    yield ok(f"Microsoft gives the bot a token ({settings.teams_app_type})")
    for finding in (*_owner(settings, token), _expiry(settings, now.date()), *await _persons(settings)):
        yield finding
    yield note(
        f"the app package is version {PACKAGE_VERSION}, schema {SCHEMA_VERSION}: where Teams admin center shows "
        "a lower one, upload it again (python -m bot manifest teams)"
    )


async def _keys(settings: Settings, session: aiohttp.ClientSession, now: datetime) -> list[Diagnosis]:
    """Without the keys nothing that Teams sends can be let in."""
    url = settings.teams_openid_metadata_url or METADATA_URL
    try:
        async with session.get(url, allow_redirects=False, timeout=TIMEOUT) as response:
            response.raise_for_status()
            return [ok("Microsoft's keys can be fetched"), clock(response.headers, now, "Microsoft")]
    except (aiohttp.ClientError, TimeoutError) as error:
        what = f"Microsoft's keys cannot be fetched ({type(error).__name__})"
        return [mend(what, "let the server reach login.botframework.com, port 443")]


def _refused(settings: Settings, reason: str) -> Diagnosis:
    if settings.teams_app_type == "UserAssignedMSI":
        return mend(
            f"the machine's managed identity gives no token ({reason})",
            "assign the identity whose client id is TEAMS_APP_ID to the machine (Azure, its Identity, User assigned)",
        )
    for code, (what, remedy) in _REFUSALS.items():
        if code in reason.split(", "):
            return mend(f"{what} ({code})", remedy)
    return mend(
        f"Microsoft gives the bot no token ({reason})",
        "let the server reach login.microsoftonline.com, port 443; check TEAMS_APP_ID, TEAMS_APP_PASSWORD and "
        "TEAMS_APP_TENANT_ID",
    )


def _owner(settings: Settings, token: str) -> list[Diagnosis]:
    """What the token says of itself; who signed it is nothing to us, for we only pass it on."""
    try:
        claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        return [note("the token does not say which tenant it is of")]
    tenant, expected = str(claims.get("tid", "")).lower(), settings.teams_app_tenant_id.lower()
    if tenant != expected:
        return [mend("the token is of another tenant than TEAMS_APP_TENANT_ID", f"set TEAMS_APP_TENANT_ID={tenant}")]
    if tenant not in {allowed.lower() for allowed in settings.tenants}:
        return [
            ok("the token is of TEAMS_APP_TENANT_ID"),
            note("TEAMS_ALLOWED_TENANTS leaves out the bot's own tenant: nobody there can talk to it"),
        ]
    return [ok("the token is of TEAMS_APP_TENANT_ID, and that tenant may talk to the bot")]


def _expiry(settings: Settings, today: date) -> Diagnosis:
    """When it does is for those to see who may read the directory, and the bot asks for no such right."""
    expires = settings.teams_secret_expires
    if settings.teams_app_type == "UserAssignedMSI":
        return ok("a managed identity has no secret that expires")
    if expires is None:
        return note(f"when the secret expires is not told: look it up ({SECRETS}) and set TEAMS_SECRET_EXPIRES")
    if expires - today > WARNED_BEFORE:
        return ok(f"the secret holds until {expires}")
    return mend(
        f"the secret expires on {expires}, and Teams falls silent then",
        f"make a new one ({SECRETS}), set TEAMS_APP_PASSWORD and TEAMS_SECRET_EXPIRES, and start serve anew",
    )


async def _persons(settings: Settings) -> list[Diagnosis]:
    directory = settings.directory
    ids = [id for ids in (*directory.approvers, *directory.deputies) for id in ids if id.startswith("teams:")]
    chats = await _chats(settings, frozenset(ids)) if ids else frozenset()
    return [_person(id.removeprefix("teams:"), id in chats) for id in dict.fromkeys(ids)]


async def _chats(settings: Settings, ids: frozenset[str]) -> frozenset[str]:
    """Who of them has a chat with the bot; nobody is known to while the database cannot be read."""
    store = open_store(settings.database_url, settings.disk_is_wiped)

    def known(tx: Transaction) -> frozenset[str]:
        addresses = addresses_of(tx)
        return frozenset(id for id in ids if (addresses.of(id) or {}).get("conversation"))

    try:
        return frozenset() if await store.lacking() else await store.read(known)
    except Unavailable:
        return frozenset()
    finally:
        await store.close()


def _person(id: str, has_chat: bool) -> Diagnosis:
    if has_chat:
        return ok(f"teams:{id} has a chat with the bot")
    return note(f"teams:{id} is reached once the app is installed for them: IT can install it for all (see README)")
