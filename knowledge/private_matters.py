"""Whether a question speaks of somebody's private matters while its answer rests on nothing that protects them.

"You may inform" is true of the library's hours and untrue of who is ill in the home: the act is the same, and what was
learnt of it tells the two apart only where somebody has asked so before.
"""

from __future__ import annotations

from knowledge.concepts import concepts_of
from knowledge.situations import Situation, Verdict
from knowledge.town import Town
from knowledge.words import words_of

#: The concepts that are private whoever asks. A child is not among them: most of what is told of is for children.
PRIVATE = {"patient_client", "illness"}
#: A customer who is served at a counter, or online, is no client in care.
ORDINARY = "customer_service"
#: The findings whose sections protect people and what is internal.
PROTECTING = ("sensitive-data", "personal-name", "internal")


def is_unprotected(situation: Situation, verdict: Verdict, text: str, town: Town) -> bool:
    """Whether `text` is told that it may, by a situation with no section that protects whom it speaks of."""
    protecting = {town.findings.get(code) for code in PROTECTING}
    if verdict != "yes" or situation.headline_kind not in ("allowed", "fact") or protecting & set(situation.sections):
        return False
    concepts = (concepts_of(word) for word in words_of(text))
    return any(ORDINARY not in meant and PRIVATE & set(meant) for meant in concepts)
