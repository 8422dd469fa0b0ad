"""Whether a plain yes would let somebody's picture or other material out though nobody has spoken of leave.

"She posted the class, was that right?" reads much like a question about a thing well done; without leave it was not.
"""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.facts import Fact, speaks_of
from knowledge.phrases import says
from knowledge.situations import Situation, Verdict
from knowledge.town import Town

LEAVE: Fact = "leave"


def lacks_leave(
    situation: Situation, verdict: Verdict, habit: Mapping[Verdict, int], text: str, language: str, town: Town
) -> bool:
    """Whether `text` is told yes where leave is a condition and it says nothing of leave, nor asks whether somebody
    must be asked. Where most who ask get a yes (`habit`: one's own picture of the sea) nothing is lacking."""
    if (verdict, situation.verdict) != ("yes", "conditional"):
        return False
    if LEAVE not in town.stated.conditions.get(situation.id, ()) or habit["yes"] > habit["conditional"]:
        return False
    return not speaks_of(LEAVE, text, language) and not says("must-ask", text)
