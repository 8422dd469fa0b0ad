"""What is too long to be read is not judged, on any surface: a verdict on a part would pass for one on the whole."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.plain_text import plain_text
from bot.teams.receive.activities import checked, read
from bot.terminal.commands import main
from bot.terminal.review import review_once
from handlers.ask.heard import Intent
from handlers.ask.intent import hear, intent_of
from handlers.ask.pasted import pasted
from handlers.assistant import Assistant
from handlers.blocks import Verdict
from handlers.desk import Desk
from handlers.incoming import LONGEST_MESSAGE, Incoming, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.wording import text
from knowledge.addresses import LONGEST, read_address
from knowledge.answers import Answers
from knowledge.draft_text import MOST_ADDED, Reading
from tests.fakes.reviewing import reviewer_of

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
WHO = Origin("slack:U1", "slack:D1", chosen="sv")
CALM = "Välkommen till museet kl 12, kaffe serveras. #hangö\n"
STOP = "Ring Wilma, 131052-308T, hon är en jävla idiot."
#: Well and good for as far as the old bound read; what stops it comes at the very end.
LONG = (CALM * 400)[: LONGEST_MESSAGE - len(STOP)] + STOP


def assistant_of(answers: Answers) -> Assistant:
    return Assistant(answers, reviewer_of(answers.town))


def test_a_draft_is_judged_to_its_last_character(answers: Answers) -> None:
    assert len(LONG) == LONGEST_MESSAGE
    assert assistant_of(answers).reply_to(Message("1", WHO, LONG)).outcome == "review-stop"


@pytest.mark.parametrize(
    "incoming",
    [
        Message("1", WHO, LONG + "!"),
        Message("1", WHO, "Får jag lägga ut bilder på barn? " * 700),
        Message("1", WHO, "\ufeff" * (LONGEST_MESSAGE + 1)),
        Pressed("1", WHO, "review", "", LONG + "!"),
        Pressed("1", WHO, "ask-this", "", LONG + "!"),
    ],
)
def test_one_character_more_and_nothing_is_judged(answers: Answers, incoming: Incoming) -> None:
    reply = assistant_of(answers).reply_to(incoming)
    written = incoming.text if isinstance(incoming, Message) else getattr(incoming, "draft", "")
    assert plain_text(reply.card) == text("sv", "review-too-long", count=len(written), most=LONGEST_MESSAGE)
    assert reply.private and not reply.draft and not [one for one in reply.card.blocks if isinstance(one, Verdict)]


def test_nor_is_it_taken_for_a_command(answers: Answers) -> None:
    assistant = assistant_of(answers)
    office = Office(answers.town, read_directory("slack:U1", ""), timedelta(days=30), lambda: "gone:1")
    desk = Desk(office, assistant.language, assistant.reviewer)
    assert desk.wants(hear(Message("1", WHO, "godkänn  12")))
    assert not desk.wants(hear(Message("1", WHO, "godkänn 12" + " " * 2 + "\u00ad" * LONGEST_MESSAGE)))
    assert not desk.wants(hear(Message("1", WHO, "godkänn 12 " + "och så vidare " * 100)))


def test_what_a_message_is_shows_on_the_whole_of_it() -> None:
    """What its sender asks five pages below makes no other thing of it, and nothing of it goes unread."""
    assert intent_of(CALM * 100) is Intent.DRAFT
    found = pasted(CALM * 100 + "Är det ok att vi lägger ut det här?")
    assert found and found.sure and found.draft.startswith((CALM * 100).strip())
    assert intent_of("–" * 3_000 + " vi vill ha en egen sida på Instagram") is Intent.CHANNEL


def test_teams_hands_on_the_whole() -> None:
    body = {
        "type": "message",
        "id": "1",
        "from": {"id": "29:a"},
        "conversation": {"id": "a:1", "conversationType": "personal"},
        "text": "&amp;" * 30_000 + "\u202e" * 30_000,
    }
    found = read(checked(body))
    assert isinstance(found, Message) and found.text == "&" * 30_000


def test_the_terminal_says_so_too(answers: Answers, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(LONG + "!", encoding="utf-8")
    for options in ([], ["--json"]):
        judged = CliRunner().invoke(main, ["review", str(draft), *options])
        assert judged.exit_code == 3 and "nothing was judged" in judged.output
    line = json.dumps({"id": "1", "text": LONG + "!", "kind": "post"}) + "\n"
    row = CliRunner().invoke(main, ["review", "--jsonl"], input=line)
    assert row.exit_code == 1 and '"verdict"' not in row.output and "nothing was judged" in row.output
    asked = json.loads(CliRunner().invoke(main, ["ask", "--jsonl"], input=line).output.splitlines()[0])
    assert (asked["verdict"], asked["sections"]) == ("out_of_scope", [])
    assert asked["answer"] == text("sv", "review-too-long", count=LONGEST_MESSAGE + 1, most=LONGEST_MESSAGE)
    with pytest.raises(ValueError, match="nothing was judged"):
        review_once(answers.town, LONG + "!", "post", None)


# Characters that stand for many


def test_what_stands_for_many_makes_no_text_grow_without_bound(answers: Answers) -> None:
    reading = Reading("ﷺ" * 19_000)
    assert len(reading.plain) <= 19_000 + MOST_ADDED + len("صلى الله عليه وسلم")
    assert reading.span(len(reading.plain) - 1, len(reading.plain)) == (18_999, 19_000)
    assert Reading("Kl. 12 ½ ﬁka ℡").plain.endswith("fika TEL")
    for times, is_one in ((20, True), (LONGEST // 6 + 1, False)):
        found = read_address("facebook.com/" + "㌖" * times, answers.town.platforms)  # each is read as キロメートル
        assert (found is not None) == is_one
