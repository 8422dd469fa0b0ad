"""The app manifest for Slack: what is asked for and why, in the shapes and lengths that Slack takes.

The files in `tests/rendered/slack/manifest*.yaml` are the snapshots; after a wanted change run
`make snapshots` and look at what changed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.slack.setup.manifest import EVENTS, SCOPES, Choice, app_manifest, as_yaml
from bot.terminal.commands import main
from handlers.wording import LANGUAGES
from tests.fakes.slack_api import NEEDED

SNAPSHOTS = Path(__file__).parent / "rendered" / "slack"
ADDRESS = "https://farjag.example.fi"
CHOICES = {
    "manifest": Choice(ADDRESS, shared_cards=True),
    "manifest-socket-mode": Choice(follow_up=False, language="fi"),
}


def printed(*arguments: str, **environment: str | None) -> Any:
    names = ("PUBLIC_URL", "SLACK_APP_TOKEN", "SLACK_APPROVERS_CHANNEL")
    given: dict[str, str | None] = dict.fromkeys(names) | environment
    done = CliRunner().invoke(main, ["manifest", "slack", *arguments], env=given)
    assert done.exit_code == 0, done.output
    return json.loads(done.output) if "--json" in arguments else done.output


@pytest.mark.parametrize("name", CHOICES)
def test_the_manifest_reads_as_it_was_last_read(name: str) -> None:
    drawn = as_yaml(app_manifest(CHOICES[name]))
    file = SNAPSHOTS / f"{name}.yaml"
    if os.environ.get("REFRESH_RENDERED"):
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")
    assert all(f'"{scope.name}"  # {scope.reason}' in drawn for scope in CHOICES[name].scopes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack_takes_every_length(language: str) -> None:
    made = app_manifest(Choice(ADDRESS, language=language))
    about, features = made["display_information"], made["features"]
    assert len(about["name"]) <= 35 and len(about["description"]) <= 140
    assert all(len(s["name"]) <= 24 and len(s["description"]) <= 150 for s in features["shortcuts"])
    assert all(len(c["description"]) <= 2000 and len(c["usage_hint"]) <= 1000 for c in features["slash_commands"])


def test_with_an_address_slack_calls_it_for_everything() -> None:
    made = printed("--json", PUBLIC_URL=ADDRESS + "/")
    events = ADDRESS + "/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == events
    assert made["settings"]["interactivity"] == {"request_url": events, "is_enabled": True}
    assert {command["command"]: command["url"] for command in made["features"]["slash_commands"]} == {
        "/farjag": events,
        "/saanko": events,
    }
    assert [s["callback_id"] for s in made["features"]["shortcuts"]] == ["farjag_request", "farjag_review"]


@pytest.mark.parametrize("environment", [{}, {"PUBLIC_URL": ADDRESS, "SLACK_APP_TOKEN": "xapp-1"}])
def test_without_an_address_or_with_an_app_token_it_is_socket_mode(environment: dict[str, str]) -> None:
    made = printed("--json", **environment)
    assert made["settings"]["socket_mode_enabled"] is True and "http" not in json.dumps(made)


def test_a_town_can_do_without_the_bot_reading_its_channels() -> None:
    made = printed("--json", "--no-channel-messages")
    assert not [s for s in made["oauth_config"]["scopes"]["bot"] if s.startswith(("channels:", "groups:"))]
    assert made["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened", "app_mention", "message.im"]


def test_the_scopes_are_those_that_our_calls_need_and_no_other() -> None:
    """Of the methods of the fake that we call."""
    called = NEEDED
    scopes = {s for n in called.values() for s in (n.values() if isinstance(n, dict) else [n])} - {"im:read"}
    behind_events = {"app_mentions:read", "commands"}
    assert {scope.name for scope in SCOPES} == scopes | behind_events
    assert all(len(scope.reason) > 10 for scope in SCOPES)
    assert printed("--json", SLACK_APPROVERS_CHANNEL="C1")["oauth_config"]["scopes"]["bot"] == [s.name for s in SCOPES]
    assert set(EVENTS) >= {"app_mention", "message.im"}


def test_slack_calls_no_address_without_tls() -> None:
    done = CliRunner().invoke(main, ["manifest", "slack"], env={"PUBLIC_URL": "http://farjag.example.fi"})
    assert done.exit_code == 2 and "https://" in done.output
