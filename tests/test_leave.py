"""No plain yes lets somebody's picture out while nobody has spoken of leave."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.leave import lacks_leave
from knowledge.situations import Verdict
from knowledge.town import Town
from knowledge.words import normalised

SELDOM = Counter[Verdict]({"conditional": 9, "yes": 1})
MOSTLY = Counter[Verdict]({"conditional": 1, "yes": 9})


@pytest.mark.parametrize(
    ("text", "language", "lacking"),
    [
        ("Köksan visade barnen från grillfesten på daghemmets sida. Gjorde hon rätt?", "sv", True),
        ("Köksan visade barnen från grillfesten, alla föräldrar har gett lov. Gjorde hon rätt?", "sv", False),
        ("Måste vi fråga föräldrarna före en bild på barnen?", "sv", False),
        ("Ohjaaja laittoi leirin lapset sivulle. Oliko se oikein?", "fi", True),
        ("Onko vanhemmilta kysyttävä ennen kuvaa lapsista?", "fi", False),
        ("A trainee showed the children on our page. Was it right?", "en", True),
        ("The parents gave permission for the children's picture. Was it right?", "en", False),
    ],
)
def test_a_yes_to_a_picture_of_children_needs_a_word_on_leave(
    hango: Town, text: str, language: str, lacking: bool
) -> None:
    situation = hango.situations["pictures-of-children"]
    assert lacks_leave(situation, "yes", SELDOM, normalised(text), language, hango) is lacking
    assert not lacks_leave(situation, "no", SELDOM, normalised(text), language, hango)


def test_what_mostly_gets_a_yes_and_what_needs_no_leave_keeps_it(hango: Town) -> None:
    own, language = hango.situations["own-picture"], "sv"
    assert not lacks_leave(own, "yes", MOSTLY, "får jag lägga ut min bild på stranden?", language, hango)
    criticism = hango.situations["criticise-decisions"]
    assert not lacks_leave(criticism, "yes", SELDOM, "får jag kritisera beslutet sakligt?", language, hango)
