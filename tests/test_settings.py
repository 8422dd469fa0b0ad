"""What the environment may say, and what production refuses."""

from __future__ import annotations

import pytest

from bot.settings import ServingSettings, SettingsError, read_settings

AAD = "0ff1ce00-bbbb-cccc-dddd-eeeeeeeeeeee"
PRODUCTION = {"APPROVERS": "slack:U1"}
SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}
TEAMS = {"TEAMS_APP_ID": "app", "TEAMS_APP_PASSWORD": "p", "TEAMS_APP_TENANT_ID": "tenant"}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    more = (
        "SLACK_API_URL",
        "SLACK_APP_TOKEN",
        "SLACK_ALLOWED_TEAMS",
        "SLACK_APPROVERS_CHANNEL",
        "PUBLIC_URL",
        "TRUSTED_PROXIES",
        "DATABASE_URL",
    )
    for name in ("FARJAG_ENV", "APPROVERS", "HOST", "PORT", *SLACK, *TEAMS, *more):
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


def serving_faults(environment, **values: str) -> list[str]:  # type: ignore[no-untyped-def]
    environment(**values)
    with pytest.raises(SettingsError) as error:
        read_settings(ServingSettings)
    return error.value.faults


UNREACHED = {
    "nobody decides": SLACK,
    "only where nothing is set up": {**SLACK, "APPROVERS": f"teams:{AAD}, web:informator"},
}


@pytest.mark.parametrize("settings", UNREACHED.values(), ids=UNREACHED)
def test_production_is_the_default_and_serves_only_where_somebody_who_decides_is_reached(  # type: ignore[no-untyped-def]
    environment, settings: dict[str, str]
) -> None:
    assert [fault.partition(":")[0] for fault in serving_faults(environment, **settings)] == ["APPROVERS"]
    assert read_settings().production, "whoever only asks or reviews needs nobody who decides"


def test_one_id_that_is_reached_is_enough(environment) -> None:  # type: ignore[no-untyped-def]
    environment(**SLACK, APPROVERS=f"teams:{AAD}+slack:U1, web:x")
    assert read_settings(ServingSettings).sending == ("slack",)


def test_a_town_without_a_chat_needs_nobody_who_decides(environment) -> None:  # type: ignore[no-untyped-def]
    environment()
    assert not read_settings(ServingSettings).has_chat


def test_development_needs_nothing_and_stays_on_the_machine(environment) -> None:  # type: ignore[no-untyped-def]
    environment(FARJAG_ENV="development")
    settings = read_settings()
    assert settings.listen_host == "127.0.0.1" and settings.port == 3978 and not settings.slack and not settings.teams


def test_all_faults_are_told_at_once(environment) -> None:  # type: ignore[no-untyped-def]
    told = serving_faults(
        environment,
        DATABASE_URL="mysql://x",
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_API_URL="http://127.0.0.1:1",
        TEAMS_APP_ID="app",
        TEAMS_APP_TYPE="Singletenant",
        TEAMS_OPENID_METADATA_URL="http://127.0.0.1",
        TEAMS_SERVICE_URL="http://127.0.0.1",
    )
    names = {fault.partition(":")[0] for fault in told}
    assert names == {
        "APPROVERS",
        "DATABASE_URL",
        "SLACK_API_URL",
        "SLACK_SIGNING_SECRET",
        "TEAMS_APP_PASSWORD",
        "TEAMS_APP_TENANT_ID",
        "TEAMS_APP_TYPE",
        "TEAMS_OPENID_METADATA_URL",
        "TEAMS_SERVICE_URL",
    }


def test_the_bots_own_tenant_is_allowed_unless_others_are_listed(environment) -> None:  # type: ignore[no-untyped-def]
    environment(**PRODUCTION, **TEAMS)
    assert read_settings().tenants == {"tenant"}
    environment(TEAMS_ALLOWED_TENANTS="a, b")
    assert read_settings().tenants == {"a", "b"}


@pytest.mark.parametrize(
    "person",
    ["slack:anna", "slack:u123", "slack:#kanal", "slack:C012345", "teams:anna@a.fi", "teams:29:1abc", "web:a b"],
)
def test_who_decides_is_named_as_their_chat_product_names_them(environment, person: str) -> None:  # type: ignore[no-untyped-def]
    told = faults(environment, APPROVERS=person)
    assert len(told) == 1 and told[0].startswith(f'APPROVERS: "{person}" is no person')


def test_what_cannot_be_read_hides_no_other_fault(environment) -> None:  # type: ignore[no-untyped-def]
    told = faults(environment, PORT="many", SLACK_BOT_TOKEN="xoxb-1", DATABASE_URL="mysql://x")
    assert [fault.partition(":")[0] for fault in told] == ["PORT", "SLACK_SIGNING_SECRET", "DATABASE_URL"]


def test_a_secret_is_never_printed(environment) -> None:  # type: ignore[no-untyped-def]
    environment(**PRODUCTION, SLACK_BOT_TOKEN="xoxb-hidden", SLACK_SIGNING_SECRET="hidden")
    assert "hidden" not in repr(read_settings())


def test_slacks_settings_are_told_apart_and_together(environment) -> None:  # type: ignore[no-untyped-def]
    told = faults(
        environment,
        **PRODUCTION,
        SLACK_BOT_TOKEN="xapp-swapped",
        SLACK_APP_TOKEN="xoxb-swapped",
        SLACK_ALLOWED_TEAMS="T0123, hangö",
        SLACK_APPROVERS_CHANNEL="#godkännare",
        PUBLIC_URL="farjag.example.fi",
    )
    assert [fault.partition(":")[0] for fault in told] == [
        "PUBLIC_URL",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_ALLOWED_TEAMS",
        "SLACK_APPROVERS_CHANNEL",
    ]
    assert "xoxb-" in told[1] and "xapp-" in told[2] and "hangö" in told[3] and "C012345" in told[4]
    assert "swapped" not in "\n".join(told)


def test_without_a_bot_token_the_rest_of_slack_is_of_no_use(environment) -> None:  # type: ignore[no-untyped-def]
    told = faults(environment, **PRODUCTION, SLACK_APP_TOKEN="xapp-1", SLACK_APPROVERS_CHANNEL="C1234")
    assert [fault.partition(":")[0] for fault in told] == ["SLACK_APP_TOKEN", "SLACK_APPROVERS_CHANNEL"]
    assert all("SLACK_BOT_TOKEN" in fault for fault in told)


def test_socket_mode_needs_no_signing_secret(environment) -> None:  # type: ignore[no-untyped-def]
    environment(**PRODUCTION, SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1", SLACK_ALLOWED_TEAMS="T01, T02")
    settings = read_settings()
    assert settings.socket_mode and settings.workspaces == {"T01", "T02"} and settings.desk_place == ""
    environment(SLACK_APPROVERS_CHANNEL="C0123", PUBLIC_URL="https://farjag.example.fi/")
    assert (read_settings().desk_place, read_settings().public_url) == ("slack:C0123", "https://farjag.example.fi")


def test_a_proxy_is_named_by_its_address_or_network(environment) -> None:  # type: ignore[no-untyped-def]
    told = faults(environment, **PRODUCTION, TRUSTED_PROXIES="10.0.0.5, proxy.example")
    assert [fault.partition(":")[0] for fault in told] == ["TRUSTED_PROXIES"]
    environment(TRUSTED_PROXIES="10.0.0.5, 2001:db8::/32")
    assert [str(one) for one in read_settings().proxies] == ["10.0.0.5/32", "2001:db8::/32"]
