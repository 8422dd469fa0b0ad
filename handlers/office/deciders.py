"""Who decides on something, and who may: approvers who are there, deputies for those who are not, never oneself."""

from __future__ import annotations

from handlers.office.decider_cards import has_card
from handlers.office.errand import Errand
from handlers.wording import text


def deciders(errand: Errand, owner: str, with_deputies: bool = False) -> tuple[str, ...]:
    """To whom something of `owner` goes today; empty only where nobody but the owner could decide.

    Deputies are among them when no approver is there, or when it has waited so long that it is theirs too.
    """
    directory, owner = errand.office.directory, errand.office.directory.person(owner)
    away = {absence.approver: absence for absence in errand.tx.absences(errand.today)}
    lost = errand.office.out_of_reach
    able = [person for person in directory.deciding if person != owner and person not in lost]
    there = [person for person in able if person not in away]
    named = [absence.deputy for person, absence in away.items() if person in able and absence.deputy]
    deputies = list(directory.standing_in) if with_deputies or not there else []
    chosen = [person for person in (*there, *named, *deputies) if person != owner and person not in away]
    return tuple(person for person in dict.fromkeys(chosen or able) if person not in lost)


def may_decide(errand: Errand, subject: str, owner: str) -> bool:
    """Approvers always, deputies what has reached them; nobody their own."""
    if errand.is_person(owner):
        return False
    directory, person = errand.office.directory, errand.person
    if person in directory.deciding:
        return True
    return person in directory.standing_in and has_card(errand, subject, person)


def decides_at_all(errand: Errand) -> bool:
    return errand.office.directory.decides(errand.person)


def role(errand: Errand, actor: str, language: str) -> str:
    """What a decider is called: the informatör's role, or the deputy's. Never a name."""
    directory = errand.office.directory
    if directory.person(actor) in directory.standing_in:
        return text(language, "role-deputy")
    return text(language, "role-approver")
