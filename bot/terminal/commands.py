"""The commands of `python -m bot`. Answers go to standard output, errors to standard error.

Exit codes: 0 done, 1 something asked for could not be done (a fault in a file, a line that is not JSON), 2 wrong
usage or settings.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from knowledge.data_files import DataError
from knowledge.town import HANGO

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
    """Start every surface that has its settings: web pages, Slack, Teams."""
    from bot.composition import build_app
    from bot.logs import set_up_logs
    from bot.server import PortTaken
    from bot.server import serve as run
    from bot.settings import SettingsError, read_settings

    try:
        settings = read_settings()
    except SettingsError as error:
        click.echo("These settings do not fit (see README, Settings):", err=True)
        click.echo("\n".join(f"  {fault}" for fault in error.faults), err=True)
        raise SystemExit(2) from None
    set_up_logs()
    try:
        run(build_app(settings), settings)
    except (DataError, PortTaken) as error:
        raise Failed(str(error)) from None


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


@main.command()
@click.argument("what")
@click.option("--lang", type=click.Choice(["sv", "fi", "en"]), help="Your language, where the question does not tell.")
@GUIDELINE
def explain(what: str, lang: str | None, guideline: Path) -> None:
    """Explain a section (rule.4), a situation (pictures-of-children), or why a question got its answer."""
    from bot.terminal.explain import explained

    click.echo(explained(_answers(guideline), what, lang))


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


def _answers(guideline: Path):  # type: ignore[no-untyped-def]
    from bot.composition import build_answers

    try:
        return build_answers(guideline)
    except DataError as error:
        raise Failed(str(error)) from None
