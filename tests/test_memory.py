"""Of what somebody wrote nothing is in memory after the answer: no name, no word that is not ours, however long.

In a process of its own, since tests remember what they planted. Every string that can be reached there is looked
through, whoever holds it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: What it is, the text, and the beginning of the word of it that must be gone, in lower case.
WRITTEN = [
    ("draft", "Idag fick Zqvarna Zqvolmström pris på biblioteket. Alla är välkomna på fest i morgon!", "zqvolm"),
    ("draft", "Tänään Wxarja Wxirtasella oli kirjastossa juhlat. Kaikki ovat tervetulleita huomenna!", "wxirta"),
    ("draft", "Today Jxohn Jxapplewood opened the new library. Everybody is welcome tomorrow night!", "jxappl"),
    ("draft", "Vilken pqvaff*rnd dag det blev på torget, tycker många. Kom och fira i morgon kväll!", "pqvaff"),
    ("draft", "Ring 040 1234567 eller skriv till vbnqxy.dkrbxz@example.com om du vill vara med!", "vbnqxy"),
    ("draft", f"Idag firar vi {'bfgqxz' * 160} på torget. Alla är välkomna på fest i morgon kl. 18!", "bfgqxz"),
    ("question", "får jag lägga ut en bild på Kvxelina Kvxdotter?", "kvxeli"),
    ("question", "saako Hzbertan kuvan julkaista Facebookissa?", "hzbert"),
    ("question", f"may I post about {'tgbqwz' * 100}?", "tgbqwz"),
    ("question", "är www.facebook.com/rdxfpm kommunens egen sida?", "rdxfpm"),
    ("question", "får jag svära i ett inlägg, tycker Mnbqvx?", "mnbqvx"),
]


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    file = tmp_path_factory.mktemp("memory") / "written.json"
    file.write_text(json.dumps([(what, text, word[::-1]) for what, text, word in WRITTEN]), encoding="utf-8")
    child = [sys.executable, "-m", "tests.fakes.remains", str(file)]
    told = subprocess.run(child, cwd=ROOT, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    return json.loads(told.splitlines()[-1])  # type: ignore[no-any-return]


def test_drafts_and_questions_were_dealt_with(after: dict[str, list[str]]) -> None:
    assert [outcome.startswith("review-") for outcome in after["outcomes"]] == [what == "draft" for what, *_ in WRITTEN]


def test_no_word_of_them_is_left_but_that_which_the_search_is_tried_on(after: dict[str, list[str]]) -> None:
    assert after["left"] == [WRITTEN[-1][2]]
