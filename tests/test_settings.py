"""What the environment may say, and what production refuses."""

from __future__ import annotations

import pytest

from bot.settings import SettingsError, read_settings

PRODUCTION = {"APPROVERS": "slack:U1"}
SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}
TEAMS = {"TEAMS_APP_ID": "app", "TEAMS_APP_PASSWORD": "p", "TEAMS_APP_TENANT_ID": "tenant"}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    for name in ("FARJAG_ENV", "APPROVERS", "HOST", "PORT", *SLACK, *TEAMS, "SLACK_API_URL"):
        monkeypatch.delenv(name, raising=False)

    def set_all(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(name, value)

    return set_all


def faults(environment, **values: str) -> list[str]:  # type: ignore[no-untyped-def]
    environment(**values)
    with pytest.raises(SettingsError) as error:
        read_settings()
    return error.value.faults


def test_production_is_the_default_and_needs_somebody_who_decides(environment) -> None:  # type: ignore[no-untyped-def]
    assert [fault.partition(":")[0] for fault in faults(environment)] == ["APPROVERS"]


def test_development_needs_nothing_and_stays_on_the_machine(environment) -> None:  # type: ignore[no-untyped-def]
    environment(FARJAG_ENV="development")
    settings = read_settings()
    assert settings.listen_host == "127.0.0.1" and settings.port == 3978 and not settings.slack and not settings.teams


def test_all_faults_are_told_at_once(environment) -> None:  # type: ignore[no-untyped-def]
    told = faults(
        environment,
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_API_URL="http://127.0.0.1:1",
        TEAMS_APP_ID="app",
        TEAMS_APP_TYPE="Singletenant",
        TEAMS_OPENID_METADATA_URL="http://127.0.0.1",
    )
    names = {fault.partition(":")[0] for fault in told}
    assert names == {
        "APPROVERS",
        "SLACK_API_URL",
        "SLACK_SIGNING_SECRET",
        "TEAMS_APP_TENANT_ID",
        "TEAMS_APP_TYPE",
        "TEAMS_OPENID_METADATA_URL",
    }


def test_the_bots_own_tenant_is_allowed_unless_others_are_listed(environment) -> None:  # type: ignore[no-untyped-def]
    environment(**PRODUCTION, **TEAMS)
    assert read_settings().tenants == {"tenant"}
    environment(TEAMS_ALLOWED_TENANTS="a, b")
    assert read_settings().tenants == {"a", "b"}


def test_a_secret_is_never_printed(environment) -> None:  # type: ignore[no-untyped-def]
    environment(**PRODUCTION, SLACK_BOT_TOKEN="xoxb-hidden", SLACK_SIGNING_SECRET="hidden")
    assert "hidden" not in repr(read_settings())
