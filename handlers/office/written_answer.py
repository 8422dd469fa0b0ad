"""The words of a form's one field, as they came back: all of them, for what is cut unseen says something else."""

from __future__ import annotations

from handlers.incoming import LONGEST_MESSAGE
from handlers.office.errand import Errand
from handlers.safe_text import kept


def written_in(answer: str) -> str:
    """All that was typed, as far as anything is read at all."""
    return kept(answer, LONGEST_MESSAGE)


def fault_of(errand: Errand, written: str, longest: int) -> str:
    """That it is too long, empty where it is not."""
    return errand.say("form-too-long", longest=longest) if len(written) > longest else ""
