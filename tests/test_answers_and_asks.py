"""What answers the informatör's question and asks something besides may be the answer; what only asks is a question."""

from __future__ import annotations

import pytest

from handlers.ask.asking import tells_before_it_asks
from tests.fakes.rehearsing import ANNA, NINA, SENT, SETUP, played, says

BOTH = """
Ulla och jag turas om, men får vi börja redan före jul?
Det blir två inlägg i veckan. Räcker det?
jag svarar själv på vardagar, vad gör vi på helgerna?
vi siktar på barnfamiljer, ska jag skriva det i ansökan
Liisa vastaa arkisin, mutta voidaanko aloittaa jo joulukuussa?
Kolme julkaisua viikossa. Riittääkö se?
me ollaan kaksi ylläpitäjää, pitääkö olla kolmas
Ulla answers on weekdays, but can we start in December already?
Two posts a week. Is that enough?
""".strip().split("\n")
ONLY_ASKS = """
får vi börja redan före jul?
hej Nina, får vi börja nu?
om vi blir tre, får vi börja då?
jag undrar en sak, måste vi svara på helgerna?
tack! men ska vi svara på alla kommentarer?
saadaanko aloittaa jo joulukuussa?
moi Nina, voidaanko aloittaa?
jos meitä on kolme, voidaanko aloittaa?
mulla on kysymys, pitääkö kaikkiin vastata?
can we start in December already?
if there are three of us, can we start?
quick question, must we answer at weekends?
""".strip().split("\n")
ASKED = (
    *SENT,
    {"id": "more", "who": NINA, "presses": "Be om mer"},
    {"id": "asked", "who": NINA, "fills": {"Din fråga": "Vem svarar på kommentarer?"}},
)


@pytest.mark.parametrize("words", BOTH)
def test_it_is_offered_as_the_answer_right_after_her_question(words: str) -> None:
    (message,) = played(SETUP, *ASKED, says("both", ANNA, words))["both"][ANNA]
    assert message["outcome"] == "which-answer"


@pytest.mark.parametrize("words", BOTH)
def test_later_it_is_a_question_like_any_other(words: str) -> None:
    later = (says("b", ANNA, "får vi ta bort en kommentar?"), says("both", ANNA, words))
    assert played(SETUP, *ASKED, *later)["both"][ANNA][0]["outcome"] != "which-answer"


@pytest.mark.parametrize("words", ONLY_ASKS)
def test_what_only_asks_is_a_question(words: str) -> None:
    assert not tells_before_it_asks(words)
    assert played(SETUP, *ASKED, says("only", ANNA, words))["only"][ANNA][0]["outcome"] != "which-answer"
