"""What lies only in memory and says something about a person: a row for each place that holds it (`held`).

How long is what the code does. A test finds every cache in the source and asks for its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.limits.turns import A_MINUTE, MOST
from bot.slack.act import threads
from bot.teams.act import words
from bot.teams.act.line import ANSWERS_KEPT_FOR
from bot.teams.send import standing
from bot.teams.send.references import LATELY
from bot.web.by_hand import WAITS_S
from bot.web.crowd import BURST, PER_SECOND

UNTIL_STOP = "until the process stops, or many newer ones have come"


@dataclass(frozen=True)
class Held:
    """`held`: the files whose caches it is in."""

    held: tuple[str, ...]
    what: str
    says: str
    why: str
    how_long: str


def span(time: timedelta) -> str:
    seconds = round(time.total_seconds())
    sizes = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
    unit, size = next((unit, size) for unit, size in sizes if seconds % size == 0)
    return f"{seconds // size} {unit}{'s' * (seconds != size)}"


def in_memory() -> tuple[Held, ...]:
    addresses, writers = timedelta(seconds=BURST / PER_SECOND), timedelta(seconds=MOST / A_MINUTE * 60)
    a_good_turn = "so that nobody takes the service from others"
    return (
        Held(
            ("bot/web/crowd.py", "bot/limits/buckets.py", "bot/limits/connections.py"),
            "network addresses",
            "where somebody comes from who opens a public page or a connection",
            a_good_turn,
            f"{span(addresses)} after the last request, or while the connection is open",
        ),
        Held(
            ("bot/limits/turns.py",),
            "ids of who writes",
            "that somebody wrote to the assistant lately",
            a_good_turn,
            f"{span(writers)} after the last message",
        ),
        Held(
            ("bot/slack/act/threads.py",),
            "who was answered in which thread in Slack",
            "that somebody asked there (ids, never a text)",
            "they go on without a mention",
            f"{span(threads.KEPT_FOR)}",
        ),
        Held(
            ("bot/slack/send/client.py",),
            "languages that people have set in Slack",
            "the language of somebody's Slack",
            "who is not known yet is answered in it",
            UNTIL_STOP,
        ),
        Held(
            ("bot/slack/send/sender.py",),
            "chats with people in Slack",
            "which chat is somebody's own with the app",
            "Slack need not be asked before every message",
            UNTIL_STOP,
        ),
        Held(
            ("bot/recent.py", "bot/dispatcher.py", "bot/slack/act/clicks.py"),
            "ids of what was answered",
            "that an event was answered (the chat product's number of it)",
            "what comes twice is answered once",
            UNTIL_STOP,
        ),
        Held(
            ("bot/teams/act/words.py",),
            "words that a button in Teams stands for",
            "a question, or what may be one; a draft only where a button in a channel opens it",
            "Teams cannot be asked for them, and no button may hold them",
            f"{span(words.KEPT_FOR)}, or until *forget me*; less when many are kept "
            f"({words.MOST_KEPT // 1_000_000} million characters in all)",
        ),
        Held(
            ("bot/teams/send/references.py",),
            "names and ids of who writes in Teams",
            "what Teams calls them and where they are reached",
            "the informatör's card says who asks, and an answer finds its way while the database is away",
            f"{span(LATELY)} after their last message",
        ),
        Held(
            ("bot/teams/send/standing.py",),
            "which answer in Teams belongs to which message",
            "that a message was answered (ids, never a text)",
            "an edited message is answered in place",
            span(standing.KEPT_FOR),
        ),
        Held(
            ("bot/teams/act/line.py",),
            "answers to presses in Teams, and which chats were welcomed",
            "what the presser was told or shown, a draft among it; that a chat had its welcome",
            "a press that comes again gets the same, and nobody is welcomed twice",
            f"{span(ANSWERS_KEPT_FOR)}; the welcome {UNTIL_STOP}",
        ),
        Held(
            ("bot/teams/send/pace.py",),
            "when messages went to a conversation in Teams",
            "when somebody was last written to",
            "Teams takes only so many in a minute",
            UNTIL_STOP,
        ),
        Held(
            ("bot/web/by_hand.py",),
            "letters to an open chat page (development only)",
            "a card with a part of a draft, for one person",
            "it is handed over and never written",
            f"{span(timedelta(seconds=WAITS_S))}, or until the page has it",
        ),
    )
