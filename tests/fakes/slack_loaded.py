"""What the fork server loads, once for all tests: a town, its models, every library. For no process but that one.

A product forked from it serves in a moment, and has all of it for itself.
"""

from __future__ import annotations

import gc
from functools import cache
from importlib import import_module

from bot import composition
from bot.settings import Settings
from handlers import wording
from handlers.assistant import Assistant
from handlers.incoming import Message, Origin
from handlers.working_days import is_working_day
from tests.fakes.reviewing import TODAY, reviewer_of

#: What the composition imports as it builds, and the program itself.
LATER = (
    "bot.slack.send.sender",
    "bot.slack.surface",
    "bot.stores.postgres",
    "bot.stores.sqlite",
    "bot.teams.send.sender",
    "bot.teams.surface",
    "bot.web.mail",
    "bot.web.register",
    "bot.web.surface",
    "tests.fakes.programs",
    "tests.fakes.slack_served",
)
for module in LATER:
    import_module(module)

composition.build_answers = cache(composition.build_answers)
# By the composition itself: `cache` tells calls apart by how they are written, and loads anew what is asked otherwise.
answers = composition.build_parts(Settings(farjag_env="development")).assistant.answers
wording.prepare()
answers.prepare()
is_working_day(TODAY)
#: A question, a wish, a draft: what is compiled and looked up at the first of its kind is there for all.
TRIED = (
    "Får vi lägga ut bilder på barn?",
    "Saako lasten kuvia julkaista?",
    "may we post pictures of children?",
    "vi på museet vill ha en egen sida på instagram",
    "Får jag lägga ut det här? Välkommen till julfesten fredag 18.12.2026 kl 18! Ring Anna Ek, 040 123 4567. #jul",
)
assistant = Assistant(answers, reviewer_of(answers.town))
for text in TRIED:
    assistant.reply_to(Message("tried", Origin("slack:U1", "slack:D1", public=False), text))
gc.collect()
gc.freeze()  # else each process would copy all of it at its first full collection
