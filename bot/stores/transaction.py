"""Everything that can be remembered, inside one transaction of either database."""

from __future__ import annotations

from bot.stores.history import HistoryPart
from bot.stores.keys import KeysPart
from bot.stores.likeness import LikenessPart
from bot.stores.messages import MessagesPart
from bot.stores.persons import PersonsPart
from bot.stores.privacy import PrivacyPart
from bot.stores.questions import QuestionsPart
from bot.stores.register import RegisterPart
from bot.stores.requests import RequestsPart
from bot.stores.talks import TalksPart
from bot.stores.timers import TimersPart
from bot.stores.votes import VotesPart


class SqlTransaction(
    MessagesPart,
    TimersPart,
    HistoryPart,
    RequestsPart,
    QuestionsPart,
    RegisterPart,
    PersonsPart,
    PrivacyPart,
    KeysPart,
    VotesPart,
    LikenessPart,
    TalksPart,
):
    """The `handlers.store.Transaction` of both stores. `enqueued` tells delivery that there is something to
    do.
    """
