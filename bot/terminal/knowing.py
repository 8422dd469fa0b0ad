"""Commands that ask what we know: ask, review, rules, explain, check."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.terminal.loading import GUIDELINE, Failed, load_a_town, load_answers

if TYPE_CHECKING:  # loaded by the command that needs it, so that `ask` starts at once
    from knowledge.rule import Kind


@click.command()
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
    from bot.json_lines import answer_lines, one_line
    from bot.terminal.ask import ask_once, ask_row, print_answer

    if jsonl == (question is not None):
        raise click.UsageError('give a question, as in: ask "får jag lägga ut bilder?", or --jsonl')
    answers = load_answers(guideline)
    if jsonl:
        raise SystemExit(answer_lines(sys.stdin.buffer, partial(ask_row, answers), sys.stdout, sys.stderr))
    if as_json:
        click.echo(one_line(ask_once(answers, question or "", lang)))
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


@click.command(cls=ReviewCommand)
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
    from bot.json_lines import answer_lines, one_line
    from bot.terminal.review import EXIT, print_review, read_text, review_once, review_row

    if jsonl == (file is not None):
        raise click.UsageError("give a FILE, or - for standard input, or --jsonl")
    try:
        day = date.fromisoformat(today) if today else date.today()
    except ValueError:
        raise click.BadParameter("must be a date such as 2026-05-31", param_hint="--today") from None
    town = load_a_town(guideline)
    if jsonl:
        raise SystemExit(answer_lines(sys.stdin.buffer, partial(review_row, town, day), sys.stdout, sys.stderr))
    try:
        text = read_text(sys.stdin.buffer.read() if str(file) == "-" else Path(str(file)).read_bytes())
    except (OSError, ValueError) as error:
        raise Failed(f"{file}: {getattr(error, 'strerror', None) or error}") from None
    if as_json:
        row = review_once(town, text, kind, day, lang)
        click.echo(one_line(row))
        raise SystemExit(EXIT[row["verdict"]])
    raise SystemExit(EXIT[print_review(town, text, kind, day, lang)])


@click.command()
@click.option("--lang", type=click.Choice(["sv", "fi", "en"]), default="sv", show_default=True)
@click.option("--markdown", is_flag=True, help="The page docs/rules.md.")
@GUIDELINE
def rules(lang: str, markdown: bool, guideline: Path) -> None:
    """List what a review looks for. `explain CODE` tells more of one."""
    from bot.terminal.review import print_rules
    from bot.terminal.rules_page import rules_page

    if markdown:
        click.echo(rules_page(load_a_town(guideline)), nl=False)
    else:
        print_rules(load_a_town(guideline), lang)


@click.command()
@click.argument("what")
@click.option("--lang", type=click.Choice(["sv", "fi", "en"]), help="Your language, where the question does not tell.")
@GUIDELINE
def explain(what: str, lang: str | None, guideline: Path) -> None:
    """Explain a section (rule.4), a situation (pictures-of-children), a finding code (image-consent), or why a
    question got its answer."""
    from bot.terminal.explain import explained, explained_rule

    click.echo(explained_rule(load_a_town(guideline), what, lang) or explained(load_answers(guideline), what, lang))


@click.command()
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
    raise SystemExit(check_folder(guideline, date.today()))
