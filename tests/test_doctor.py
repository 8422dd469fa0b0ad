"""`doctor`: a line for everything checked, and for every fault the remedy; against the fake of Slack's side."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from bot.diagnosis import Diagnosis
from bot.settings import Settings
from bot.stores.opening import open_store
from bot.terminal.commands import main
from bot.terminal.doctor import findings
from tests.fakes.slack_api import APP_TOKEN, BOT, CHANNEL, PERSON, TEAM, TOKEN, FakeSlack

AAD = "0ff1ce00-bbbb-cccc-dddd-eeeeeeeeeeee"
SECRET = "0123456789abcdef" * 2
BERGVIK = Path(__file__).parent / "towns" / "bergvik"
HIDDEN = (TOKEN, APP_TOKEN, SECRET, "hidden")


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("APPROVERS", "SLACK_BOT_TOKEN", "DATABASE_URL", "PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def set_up(slack: FakeSlack | None, folder: Path, **changed: Any) -> Settings:
    given: dict[str, Any] = {
        "farjag_env": "development",
        "approvers": f"slack:{PERSON}" if slack else "web:informator",
        "database_url": f"sqlite:///{folder}/farjag.db",
        "guideline": BERGVIK,
    }
    if slack:
        given |= {
            "public_url": "https://farjag.example.fi",
            "slack_bot_token": SecretStr(TOKEN),
            "slack_signing_secret": SecretStr(SECRET),
            "slack_api_url": slack.url,
        }
    return Settings(**(given | changed))


async def examined(settings: Settings) -> list[Diagnosis]:
    found = [finding async for finding in findings(settings)]
    assert not [f for f in found for hidden in HIDDEN if hidden in f.what + f.remedy], "a secret is printed"
    assert all(bool(f.remedy) == (f.mark == "mend") for f in found), "every fault has its remedy"
    return found


async def faults(settings: Settings) -> list[str]:
    return [f"{found.what}: {found.remedy}" for found in await examined(settings) if found.mark == "mend"]


async def test_all_is_well(slack: FakeSlack, folder: Path) -> None:
    settings = set_up(
        slack,
        folder,
        slack_app_token=SecretStr(APP_TOKEN),
        slack_allowed_teams=f"{TEAM}, TOTHER001",
        slack_approvers_channel=CHANNEL,
    )
    store = open_store(settings.database_url, disk_is_wiped=False)
    await store.migrate()
    await store.close()
    assert [(found.mark, found.what) for found in await examined(settings)] == [
        ("ok", "the settings fit (development)"),
        ("ok", "the guideline is there, with 4 situations"),
        ("note", f"questions are judged by their words alone: {BERGVIK / 'heads.npz'} is not there"),
        ("ok", "the database is reached and up to date"),
        ("ok", "PUBLIC_URL has the right shape"),
        ("note", "TRUSTED_PROXIES is not set: behind a proxy everybody shares one limit on the public pages"),
        ("note", "Teams is not set up: TEAMS_APP_ID is not set"),
        ("ok", "SLACK_SIGNING_SECRET has the shape of one"),
        ("ok", "Slack accepts SLACK_BOT_TOKEN"),
        ("ok", "the clock agrees with Slack's"),
        ("ok", f"the workspace {TEAM} may use the bot"),
        ("ok", "every scope that is needed is granted"),
        ("ok", "Slack accepts SLACK_APP_TOKEN: Socket Mode"),
        ("ok", f"slack:{PERSON} is there"),
        ("ok", "the bot is in SLACK_APPROVERS_CHANNEL"),
    ]
    assert slack.posted == [] and slack.calls["chat.postMessage"] == 0, "it only asks"


def _unscoped(slack: FakeSlack) -> None:
    slack.scopes -= {"im:write"}


def _left(slack: FakeSlack) -> None:
    slack.persons.remove(PERSON)
    slack.deleted.add(PERSON)


def _archived(slack: FakeSlack) -> None:
    slack.archived.add(CHANNEL)


def _behind(slack: FakeSlack) -> None:
    slack.ahead_s = 400


def _ahead(slack: FakeSlack) -> None:
    slack.ahead_s = -400


def _refused(slack: FakeSlack) -> None:
    slack.next_answers("auth.test", "invalid_auth")


def _away(slack: FakeSlack) -> None:
    slack.next_answers("auth.test", "drop")


def _as_it_is(slack: FakeSlack) -> None:
    pass


ILLS: dict[str, tuple[Callable[[FakeSlack], None], dict[str, Any], str, str]] = {
    "token refused": (_refused, {}, "does not accept SLACK_BOT_TOKEN (invalid_auth)", "Bot User OAuth Token"),
    "Slack out of reach": (_away, {}, "Slack cannot be reached", "check the network"),
    "a scope is missing": (_unscoped, {}, "the scope im:write is missing", "reinstall the app"),
    "an approver left": (_left, {}, f"the account of slack:{PERSON} is deactivated", "correct APPROVERS"),
    "an approver nobody knows": (_as_it_is, {"approvers": "slack:UX"}, "slack:UX is nobody", "Copy member ID"),
    "an approver that is a bot": (_as_it_is, {"approvers": f"slack:{BOT}"}, "is a bot", "correct APPROVERS"),
    "a clock behind": (_behind, {}, "seconds behind Slack's", "NTP"),
    "a clock ahead": (_ahead, {}, "seconds ahead of Slack's", "NTP"),
    "another workspace": (_as_it_is, {"slack_allowed_teams": "TOTHER001"}, f"workspace {TEAM}", f"add {TEAM}"),
    "a secret of the wrong shape": (
        _as_it_is,
        {"slack_signing_secret": SecretStr("hidden")},
        "SLACK_SIGNING_SECRET is not 32 characters",
        "Signing Secret",
    ),
    "an app token refused": (
        _as_it_is,
        {"slack_app_token": SecretStr("xapp-hidden")},
        "does not accept SLACK_APP_TOKEN (invalid_auth)",
        "connections:write",
    ),
    "the channel is archived": (_archived, {"slack_approvers_channel": CHANNEL}, "is archived", "unarchive it"),
    "the bot is not in the channel": (
        _as_it_is,
        {"slack_approvers_channel": "CNOTIN001"},
        "the bot is not in SLACK_APPROVERS_CHANNEL",
        "/invite",
    ),
    "there is no such channel": (
        _as_it_is,
        {"slack_approvers_channel": "GNOSUCH01"},
        "SLACK_APPROVERS_CHANNEL does not exist",
        "/invite",
    ),
    "no public address": (_as_it_is, {"public_url": ""}, "PUBLIC_URL is not set", "set it to where"),
    "a public address without TLS": (_as_it_is, {"public_url": "http://a.fi"}, "PUBLIC_URL is not https", "TLS"),
    "an approver where nothing is set up": (
        _as_it_is,
        {"approvers": f"slack:{PERSON}, teams:{AAD}"},
        f"teams:{AAD} stands in APPROVERS",
        "set one up",
    ),
}


@pytest.mark.parametrize("ill", ILLS)
async def test_each_fault_is_told_with_its_remedy_and_none_beside_it(slack: FakeSlack, folder: Path, ill: str) -> None:
    happens, changed, what, remedy = ILLS[ill]
    happens(slack)
    told = await faults(set_up(slack, folder, **changed))
    assert len(told) == 1 and what in told[0] and remedy in told[0], told


async def test_what_cannot_be_checked_is_no_fault(slack: FakeSlack, folder: Path) -> None:
    slack.scopes -= {"channels:read", "groups:read", "channels:history", "groups:history"}
    slack.next_answers("users.info", "500")
    found = await examined(set_up(slack, folder, slack_approvers_channel=CHANNEL))
    notes = "\n".join(each.what for each in found if each.mark == "note")
    assert "need a mention" in notes and "channels:read" in notes and "could not be looked up" in notes
    assert not [each for each in found if each.mark == "mend"]


async def test_socket_mode_needs_neither_secret_nor_address(slack: FakeSlack, folder: Path) -> None:
    changed = {"slack_app_token": SecretStr(APP_TOKEN), "slack_signing_secret": SecretStr(""), "public_url": ""}
    assert await faults(set_up(slack, folder, **changed)) == []


async def test_a_database_that_lags_behind_and_one_out_of_reach(folder: Path) -> None:
    (folder / "farjag.db").touch()
    told = await faults(set_up(None, folder))
    assert len(told) == 1 and "lacks 0001-tables" in told[0] and "python -m bot migrate" in told[0]
    told = await faults(set_up(None, folder, database_url="postgres://127.0.0.1:1/hidden?connect_timeout=1"))
    assert len(told) == 1 and "cannot be reached" in told[0] and "DATABASE_URL" in told[0]


async def test_nothing_is_made_where_there_is_no_database(folder: Path) -> None:
    assert await faults(set_up(None, folder)) == []
    assert not (folder / "farjag.db").exists()


async def test_faults_of_the_guideline_are_pointed_at(folder: Path) -> None:
    told = await faults(set_up(None, folder, guideline=folder))
    assert len(told) == 1 and "the guideline's folder has faults" in told[0] and "python -m bot check" in told[0]


def run(**environment: str) -> Any:
    return CliRunner().invoke(main, ["doctor"], env=environment)


def test_the_exit_code_says_whether_there_is_something_to_mend(folder: Path) -> None:
    base = {"FARJAG_ENV": "development", "DATABASE_URL": f"sqlite:///{folder}/farjag.db"}
    well = run(**base)
    assert well.exit_code == 0 and "ok   the settings fit (development)" in well.output
    ill = run(**base, APPROVERS=f"teams:{AAD}")
    assert ill.exit_code == 1 and f"mend teams:{AAD}" in ill.output and "     → set one up" in ill.output
    unread = run(**base, SLACK_BOT_TOKEN="hidden")
    assert unread.exit_code == 2 and "SLACK_BOT_TOKEN: must begin with xoxb-" in unread.output
    assert "hidden" not in unread.output
