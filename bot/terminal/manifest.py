"""`manifest`: how a chat product is to know the app, ready to paste where apps are made there."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("product", type=click.Choice(["slack"]))
@click.option("--public-url", envvar="PUBLIC_URL", help="Where Slack reaches the server; default: PUBLIC_URL.")
@click.option("--app-token", envvar="SLACK_APP_TOKEN", hidden=True, default="")
@click.option("--approvers-channel", envvar="SLACK_APPROVERS_CHANNEL", hidden=True, default="")
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
def manifest(
    product: str,
    public_url: str | None,
    app_token: str,
    approvers_channel: str,
    no_follow_up: bool,
    as_json: bool,
    lang: str,
) -> None:
    """Print the manifest of the app for PRODUCT, each right it asks for with its reason.

    It needs no other setting, for it comes before them all. With PUBLIC_URL Slack calls the server there; without it,
    or with SLACK_APP_TOKEN, the app uses Socket Mode.
    """
    from bot.slack.setup.manifest import Choice, app_manifest, as_yaml

    address = "" if app_token else (public_url or "").rstrip("/")
    if address and not address.startswith("https://"):
        raise click.UsageError("PUBLIC_URL: Slack calls only addresses that begin with https://")
    choice = Choice(address, not no_follow_up, bool(approvers_channel), lang)
    made = app_manifest(choice)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2) if as_json else as_yaml(made).rstrip("\n"))
