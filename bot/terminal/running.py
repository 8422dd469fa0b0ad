"""Commands that run the product: serve, deliver, migrate."""

from __future__ import annotations

import click

from bot.terminal.loading import Failed, read_or_exit, told_in_a_line


@click.command()
def serve() -> None:
    """Start every surface that has its settings (web pages, Slack, Teams) and deliver what they send."""
    from bot.composition import build_app
    from bot.logs import set_up_logs
    from bot.server import PortTaken
    from bot.server import serve as run

    settings = read_or_exit(serving=True)
    set_up_logs(for_people=not settings.production)
    try:
        with told_in_a_line():
            run(build_app(settings), settings)
    except PortTaken as error:
        raise Failed(str(error)) from None


@click.command()
def deliver() -> None:
    """Only deliver what waits to be sent: beside `serve`, in as many processes as are wanted."""
    import asyncio

    from bot.composition import deliver_alone
    from bot.logs import set_up_logs

    settings = read_or_exit(serving=True)
    set_up_logs(for_people=not settings.production)
    with told_in_a_line():
        asyncio.run(deliver_alone(settings))


@click.command()
def migrate() -> None:
    """Bring the database up to date. `serve` does so by itself; several processes may do so at once."""
    import asyncio

    from bot.composition import migrate_store

    with told_in_a_line():
        applied = asyncio.run(migrate_store(read_or_exit()))
    click.echo("\n".join(applied) or "nothing to do")
