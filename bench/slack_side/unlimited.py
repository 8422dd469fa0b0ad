"""`python -m bot serve` without its limits: here one sender plays everybody, and comes as often as it can.

python -m bench.slack_side.unlimited
"""

from __future__ import annotations

from bot.composition import assemble, build_parts
from bot.logs import set_up_logs
from bot.server import serve
from bot.settings import read_settings

if __name__ == "__main__":
    set_up_logs(for_people=False)
    settings = read_settings()
    serve(assemble(build_parts(settings)), settings)
