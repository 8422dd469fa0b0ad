"""`python -m bot`: the command line."""

from bot.terminal.commands import main

main()
