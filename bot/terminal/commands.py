"""The commands of `python -m bot`. Answers go to standard output, errors to standard error.

Exit codes: 0 done, 1 something asked for could not be done (a fault in a file, a line that is not JSON), 2 wrong
usage or settings.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from knowledge.data_files import DataError
from knowledge.town import HANGO

if TYPE_CHECKING:  # loaded by the commands that need them, so that `ask` starts at once
    from bot.settings import Settings
    from knowledge.answers import Answers
    from knowledge.rule import Kind
    from knowledge.town import Town

GUIDELINE = click.option(
    "--guideline",
    type=click.Path(path_type=Path),
    envvar="GUIDELINE",
    default=HANGO,
    show_default="Hangö's",
    help="The town's folder.",
)


class Failed(click.ClickException):
    """What was asked for could not be done; the message says why and what helps."""

    exit_code = 1

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Får jag? The assistant town staff ask before they publish on social media."""


@main.command()
def serve() -> None:
    """Start every surface that has its settings (web pages, Slack, Teams) and deliver what they send."""
    from bot.composition import build_app
    from bot.logs import set_up_logs
    from bot.server import PortTaken
    from bot.server import serve as run

    settings = _settings()
    set_up_logs()
    try:
        run(build_app(settings), settings)
    except (DataError, PortTaken) as error:
        raise Failed(str(error)) from None


@main.command()
def deliver() -> None:
    """Only deliver what waits to be sent: beside `serve`, in as many processes as are wanted."""
    import asyncio

    from bot.composition import deliver_alone
    from bot.logs import set_up_logs

    settings = _settings()
    set_up_logs()
    try:
        asyncio.run(deliver_alone(settings))
    except DataError as error:
        raise Failed(str(error)) from None


@main.command()
def migrate() -> None:
    """Bring the database up to date. `serve` does so by itself; several processes may do so at once."""
    import asyncio

    from bot.composition import migrate_store
    from handlers.store import Unavailable

    try:
        applied = asyncio.run(migrate_store(_settings()))
    except Unavailable:
        raise Failed("the database cannot be reached or is too busy: nothing was changed, try again") from None
    click.echo("\n".join(applied) or "nothing to do")


@main.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="The answer as one JSON object.")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text", "lang"?} lines from standard input, answer each.')
@click.option("--lang", type=click.Choice(["sv", "fi", "en"]), help="Your language, where the question does not tell.")
@GUIDELINE
def ask(question: str | None, as_json: bool, jsonl: bool, lang: str | None, guideline: Path) -> None:
    """Ask whether you may publish something.

    Exit code 0 when answered (also that the guideline does not cover it), 1 when a line of --jsonl was broken, 2 on
    wrong usage.
    """
    from bot.terminal.ask import ask_lines, ask_once, print_answer

    if jsonl == (question is not None):
        raise click.UsageError('give a question, as in: ask "får jag lägga ut bilder?", or --jsonl')
    answers = _answers(guideline)
    if jsonl:
        raise SystemExit(ask_lines(answers, sys.stdin.buffer, sys.stdout, sys.stderr))
    if as_json:
        click.echo(json.dumps(ask_once(answers, question or "", lang), ensure_ascii=False))
    else:
        print_answer(answers, question or "", lang)


class ReviewCommand(click.Command):
    """0, 1 and 2 are verdicts here, so that every error, wrong usage too, is 3."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with errors_as_3():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with errors_as_3():
            return super().invoke(ctx)


@contextmanager
def errors_as_3() -> Iterator[None]:
    try:
        yield
    except click.ClickException as error:
        error.show()
        raise SystemExit(3) from None


@main.command(cls=ReviewCommand)
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="The review as one JSON object.")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text", "kind", "today"?} lines from standard input.')
@click.option("--kind", type=click.Choice(["post", "reply", "comment"]), default="post", show_default=True)
@click.option("--today", metavar="DATE", help="The day that counts for what is out of date. Default: today.")
@click.option(
    "--lang", type=click.Choice(["sv", "fi", "en"]), help="The language of the findings. Default: the draft's."
)
@GUIDELINE
def review(
    file: Path | None, as_json: bool, jsonl: bool, kind: Kind, today: str | None, lang: str | None, guideline: Path
) -> None:
    """Judge a draft in FILE (- for standard input) before it is published. Nothing is kept of it.

    Exit code 0 fine as it is, 1 change something first, 2 do not publish, 3 any error. With --jsonl 0 when every line
    was read, 1 when one was broken.
    """
    from bot.terminal.review import EXIT, print_review, read_text, review_lines, review_once
    from bot.terminal.review import as_json as line_of

    if jsonl == (file is not None):
        raise click.UsageError("give a FILE, or - for standard input, or --jsonl")
    try:
        day = date.fromisoformat(today) if today else date.today()
    except ValueError:
        raise click.BadParameter("must be a date such as 2026-05-31", param_hint="--today") from None
    town = _town(guideline)
    if jsonl:
        raise SystemExit(review_lines(town, sys.stdin.buffer, day, sys.stdout, sys.stderr))
    try:
        text = read_text(sys.stdin.buffer.read() if str(file) == "-" else Path(str(file)).read_bytes())
    except (OSError, ValueError) as error:
        raise Failed(f"{file}: {getattr(error, 'strerror', None) or error}") from None
    if as_json:
        row = review_once(town, text, kind, day)
        click.echo(line_of(row))
        raise SystemExit(EXIT[row["verdict"]])
    raise SystemExit(EXIT[print_review(town, text, kind, day, lang)])


@main.command()
@click.option("--lang", type=click.Choice(["sv", "fi", "en"]), default="sv", show_default=True)
@click.option("--markdown", is_flag=True, help="The page docs/rules.md.")
@GUIDELINE
def rules(lang: str, markdown: bool, guideline: Path) -> None:
    """List what a review looks for. `explain CODE` tells more of one."""
    from bot.terminal.review import print_rules
    from bot.terminal.rules_page import rules_page

    if markdown:
        click.echo(rules_page(_town(guideline)), nl=False)
    else:
        print_rules(_town(guideline), lang)


@main.command()
@click.argument("what")
@click.option("--lang", type=click.Choice(["sv", "fi", "en"]), help="Your language, where the question does not tell.")
@GUIDELINE
def explain(what: str, lang: str | None, guideline: Path) -> None:
    """Explain a section (rule.4), a situation (pictures-of-children), a finding code (image-consent), or why a
    question got its answer."""
    from bot.terminal.explain import explained, explained_rule

    click.echo(explained_rule(_town(guideline), what, lang) or explained(_answers(guideline), what, lang))


@main.command()
@click.option("--read-by", metavar="NAME", help="Sign the situations in FILES as read against the source by NAME.")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@GUIDELINE
def check(read_by: str | None, files: tuple[Path, ...], guideline: Path) -> None:
    """Check a town's folder: every fault with file, line and field. Exit code 1 when there is one."""
    from bot.terminal.check import check_folder, sign

    if bool(read_by) != bool(files):
        raise click.UsageError("--read-by NAME goes with the FILES that NAME has read")
    if read_by:
        click.echo(sign(guideline, files, read_by))
    raise SystemExit(check_folder(guideline))


@main.command()
@click.option(
    "--export", "folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Write the pages there."
)
@click.option(
    "--import",
    "file",
    metavar="FILE.csv",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take over the channels in a table.",
)
@click.option("--dry-run", is_flag=True, help="With --import: show each line's fate and change nothing.")
@click.option("--lang", type=click.Choice(["sv", "fi", "en"]), help="Of what --import says; default: the town's first.")
@click.option("--database", envvar="DATABASE_URL", show_default="DATABASE_URL, else a SQLite file in var/")
@click.option("--dyno", envvar="DYNO", hidden=True, default="")
@GUIDELINE
def register(
    folder: Path | None,
    file: Path | None,
    dry_run: bool,
    lang: str | None,
    database: str | None,
    dyno: str,
    guideline: Path,
) -> None:
    """Export the public register for any web server, or import the channels that a town has today.

    The table's first line names its columns: unit, platform, name, address; also languages, state, opened, closed,
    contact. With a fault in any line nothing is changed, and the exit code is 1.
    """
    import asyncio
    from datetime import UTC, datetime
    from functools import partial

    from bot.stores.opening import DEFAULT_URL, BadDatabaseUrl, open_store
    from bot.terminal.register import export, import_file, with_store
    from handlers.store import Unavailable
    from knowledge.town import load_town

    if (folder is None) == (file is None) or (dry_run and file is None):
        raise click.UsageError("give --export DIR, or --import FILE.csv with or without --dry-run")
    try:
        town = load_town(guideline)
        work = partial(export, town=town, folder=folder or Path())
        if file:
            language = lang or town.guideline.languages[0]
            now = datetime.now(UTC)
            work = partial(import_file, town=town, file=file, language=language, now=now, dry_run=dry_run)
        code = asyncio.run(with_store(open_store(database or DEFAULT_URL, bool(dyno)), work))
    except BadDatabaseUrl as error:
        raise click.UsageError(str(error)) from None
    except (DataError, OSError) as error:
        raise Failed(str(error)) from None
    except Unavailable:
        raise Failed("the database cannot be reached or is too busy: nothing was changed, try again") from None
    raise SystemExit(code)


@main.command()
@click.argument("number", type=click.IntRange(1))
def archive(number: int) -> None:
    """Print the decided request NUMBER as one HTML page for the archive, in Swedish and Finnish."""
    import asyncio

    from bot.composition import build_store
    from bot.terminal.archive import archived
    from handlers.store import Unavailable
    from knowledge.town import load_town

    settings = _settings()
    store = build_store(settings)

    async def read() -> str | None:
        try:
            await store.migrate()
            return await archived(store, load_town(settings.guideline), settings.directory, number)
        finally:
            await store.close()

    try:
        page = asyncio.run(read())
    except (DataError, Unavailable) as error:
        raise Failed(str(error)) from None
    if page is None:
        raise Failed(f"there is no decided request {number}")
    click.echo(page)


def _settings() -> Settings:
    from bot.settings import SettingsError, read_settings

    try:
        return read_settings()
    except SettingsError as error:
        click.echo("These settings do not fit (see README, Settings):", err=True)
        click.echo("\n".join(f"  {fault}" for fault in error.faults), err=True)
        raise SystemExit(2) from None


def _town(guideline: Path) -> Town:
    from knowledge.town import load_town

    try:
        return load_town(guideline)
    except DataError as error:
        raise Failed(str(error)) from None


def _answers(guideline: Path) -> Answers:
    from bot.composition import build_answers

    try:
        return build_answers(guideline)
    except DataError as error:
        raise Failed(str(error)) from None
