"""What Teams' answer to a call means for the message: never, later, gone, or nobody knows."""

from __future__ import annotations

import re
from collections.abc import Awaitable

from bot.sending import Busy, Gone, Refused, Uncertain, Unsent
from bot.teams.send.calls import Answer, Broken, Unreachable
from bot.teams.send.tokens import TokenError

#: It did not go out and may later: Teams is busy or not ready, or a person mends the credentials.
PASSING = (401, 412, 429, 502, 504)
_WORD = re.compile(r"[A-Za-z]{1,60}")


async def answered(call: Awaitable[Answer]) -> Answer:
    """The good answer to a call. Raises Refused, Busy, Gone or Uncertain, which carry Teams' word and nothing else.

    Gone stands for all that is not there: a conversation when posting, a message when updating.
    """
    try:
        answer = await call
    except TokenError:
        raise Unsent("token") from None
    except Unreachable:
        raise Unsent("unreachable") from None
    except Broken:
        raise Uncertain from None
    if not answer.good:
        raise _meaning(answer)
    return answer


def _meaning(answer: Answer) -> Exception:
    if answer.status in PASSING or answer.status < 400:  # a redirect: somebody stands between us and Teams
        return Busy(_word(answer), answer.retry_after)
    if answer.status == 404:
        return Gone(_word(answer))
    return Refused(_word(answer)) if answer.status < 500 and answer.status != 408 else Uncertain()


def _word(answer: Answer) -> str:
    """Teams' own word for what is wrong, such as `BotNotInConversationRoster`, else the status."""
    error = answer.body.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) and _WORD.fullmatch(code) else str(answer.status)
