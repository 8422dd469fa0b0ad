"""`python -m bot serve` without its limits and without Teams' own pace: here one sender plays everybody.

python -m bench.teams_side.unlimited
"""

from __future__ import annotations

from bot.composition import assemble, build_parts
from bot.logs import set_up_logs
from bot.server import serve
from bot.settings import read_settings
from bot.teams.send import pace

if __name__ == "__main__":
    set_up_logs(for_people=False)
    pace.IN_A_CONVERSATION = pace.IN_THE_TENANT = ((1_000_000, 1.0),)
    settings = read_settings()
    serve(assemble(build_parts(settings)), settings)
