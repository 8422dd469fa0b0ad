"""The commands of `python -m bot`. Answers go to standard output, errors to standard error.

Exit codes: 0 done, 1 something asked for could not be done (a fault in a file, a line that is not JSON), 2 wrong
usage or settings. `backup` and `restore` have changed nothing when they end with 1. `review` has its own codes, since
0, 1 and 2 are verdicts there.
"""

from __future__ import annotations

import click

from bot import __version__
from bot.terminal.backing_up import backup, restore
from bot.terminal.doctor import doctor
from bot.terminal.keeping import archive, register
from bot.terminal.knowing import ask, check, explain, review, rules
from bot.terminal.manifest import manifest
from bot.terminal.new_town import new_town
from bot.terminal.rehearse import rehearse
from bot.terminal.running import deliver, migrate, serve
from bot.terminal.training import train


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="farjag", message="%(prog)s %(version)s")
def main() -> None:
    """Får jag? The assistant town staff ask before they publish on social media."""


COMMANDS = (
    *(serve, deliver, migrate, backup, restore, register, archive, manifest, doctor),
    *(ask, explain, check, review, rules, rehearse, new_town, train),
)
for command in COMMANDS:
    main.add_command(command)
