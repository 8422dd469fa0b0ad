"""`manifest`: how a chat product is to know the app, ready for the place where apps are made there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from bot.terminal.loading import GUIDELINE, environment_or_exit, load_a_town

ADDRESS = click.option("--public-url", default="", help="Where the internet reaches the server; default: PUBLIC_URL.")
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@click.group()
def manifest() -> None:
    """Write the app for a chat product. Needs no other setting, for it comes before them all."""


@manifest.command()
@ADDRESS
@click.option(
    "--no-channel-messages",
    "no_follow_up",
    is_flag=True,
    help="Leave out what lets the bot follow up in its threads without a mention: it then reads no channel at all.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON instead of YAML; without the reasons.")
@click.option(
    "--lang", type=click.Choice(["sv", "fi", "en"]), default="sv", show_default=True, help="Of the app's name."
)
def slack(public_url: str, no_follow_up: bool, as_json: bool, lang: str) -> None:
    """Print the manifest for Slack, each right it asks for with its reason.

    With PUBLIC_URL Slack calls the server there; without it, or with SLACK_APP_TOKEN, the app uses Socket Mode.
    """
    from bot.slack.setup.manifest import Choice, app_manifest, as_yaml

    environment = environment_or_exit()
    address = "" if environment.socket_mode else _tls(public_url or environment.public_url)
    choice = Choice(address, not no_follow_up, bool(environment.slack_approvers_channel), lang)
    made = app_manifest(choice)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2) if as_json else as_yaml(made).rstrip("\n"))


@manifest.command()
@ADDRESS
@click.option("--app-id", default="", help="The bot's app id; default: TEAMS_APP_ID.")
@click.option("--privacy-url", default="", help="The town's page on personal data; default: the server's start page.")
@click.option("--targeted", is_flag=True, help="With slash commands; default: TEAMS_TARGETED.")
@GUIDELINE
@click.option("--json", "as_json", is_flag=True, help="Print the manifest instead of writing the package.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), default="farjag-teams.zip", show_default=True
)
def teams(
    public_url: str, app_id: str, privacy_url: str, targeted: bool, guideline: Path, as_json: bool, output: Path
) -> None:
    """Write the app package for Teams: manifest, icons, and its texts in three languages."""
    from bot.teams.setup.manifest import DEFAULT_LANGUAGE, Choice, app_manifest
    from bot.teams.setup.package import app_package
    from bot.teams.setup.package import as_json as printed

    environment = environment_or_exit()
    app_id, public_url = app_id or environment.teams_app_id, public_url or environment.public_url
    if not _GUID.fullmatch(app_id):
        raise click.UsageError(
            "TEAMS_APP_ID: is needed, as Azure shows it (Azure Bot, Configuration, Microsoft App ID)"
        )
    if not public_url:
        raise click.UsageError("PUBLIC_URL: is needed, for Teams links to it, as in https://farjag.example.fi")
    town = load_a_town(guideline).names[DEFAULT_LANGUAGE]
    choice = Choice(app_id.lower(), _tls(public_url), town, _tls(privacy_url), targeted or environment.teams_targeted)
    if as_json:
        click.echo(printed(app_manifest(choice)))
        return
    output.write_bytes(app_package(choice))
    click.echo(f"{output} is written: upload it in Teams (see README, Teams)")


def _tls(address: str) -> str:
    if address and not address.startswith("https://"):
        raise click.UsageError(f"{address}: chat products call only addresses that begin with https://")
    return address.rstrip("/")
