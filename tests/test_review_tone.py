"""How an answer sounds, and what is told of somebody's family and failing health; what looks alike and is fine.

The drafts of the half "mend" were written before the words for them, "held" when those stood (their kinds were mended
afterwards), "after" when all was done but four words. Each floor is two points under what was measured.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.ask.pasted import reads_as
from knowledge.review import Review, review
from knowledge.rule import Draft, Kind
from knowledge.town import Town
from knowledge.training.draft_figures import Row, rows_of

DRAFTS = rows_of(Path(__file__).parent / "data" / "tone_drafts.jsonl")
#: One code for a rude answer is as good as the next: each makes its writer look at it again.
RUDE = {"insult", "evasive", "opinion", "accusation"}


def told_of(row: Row, town: Town) -> Review:
    return review(Draft(row["text"], row["kind"], None, town))


def is_right(row: Row, town: Town) -> bool:
    """A fault is found, whatever else is; in a clean draft nothing is."""
    codes = {one.code for one in told_of(row, town).findings}
    wanted = {one["code"] for one in row["expected"]}
    if wanted:
        return bool(codes & (RUDE if "insult" in wanted else wanted))
    return not codes - set(row["also_ok"])


@pytest.mark.parametrize(
    ("half", "faults", "clean"), [("mend", 0.98, 0.93), ("held", 0.93, 0.93), ("after", 0.53, 0.93)]
)
def test_rude_answers_and_private_matters_are_found_and_what_looks_alike_is_left(
    half: str, faults: float, clean: float, hango: Town
) -> None:
    rows = [row for row in DRAFTS if row["half"] == half]
    for least, some in ((faults, [r for r in rows if r["expected"]]), (clean, [r for r in rows if not r["expected"]])):
        wrong = [row["text"] for row in some if not is_right(row, hango)]
        assert 1 - len(wrong) / len(some) >= least, wrong


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Vår guide Pelle är tillbaka från semestern.", False),
        ("Nuoriso-ohjaaja Urpo vetää kerhoa.", False),
        ("Ask Karen at the desk.", False),
        ("Mikä pelle sinä oikein olet?", True),
        ("Senkin urpo, opettele ajamaan!", True),
    ],
)
def test_a_first_name_is_no_insult_and_an_insult_is_no_name(text: str, called: bool, hango: Town) -> None:
    told = review(Draft(text, "comment", None, hango))
    assert ("insult" in {one.code for one in told.findings}) == called


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dear guest, the price is on the board.", "reply"),
        ("Hej Roger! Det stämmer inte.", "reply"),
        ("hej roger, det stämmer inte", "reply"),
        ("Moi Sari, silta aukeaa perjantaina.", "reply"),
        ("Hyvä asiakas, maksu on 12 euroa.", "reply"),
        ("Bästa fru Nyman, vi beklagar.", "reply"),
        ("Dear customers, the library is closed today.", "post"),
        ("Hej alla! Nu är det sommar.", "post"),
        ("Hej maj! Nu öppnar stranden.", "post"),
        ("Moi Hanko! Tori aukeaa.", "post"),
    ],
)
def test_who_greets_one_reader_answers(text: str, kind: Kind) -> None:
    assert reads_as(text) == kind
