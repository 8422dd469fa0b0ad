"""Who decides on something, and who may: approvers who are there, deputies for those who are not, never oneself."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.office.decider_cards import has_card
from handlers.office.errand import Errand, Office
from handlers.wording import text


def deciders(errand: Errand, owner: str, with_deputies: bool = False) -> tuple[str, ...]:
    """To whom something of `owner` goes today; empty only where nobody but the owner could decide.

    Deputies are among them when no approver is there, or when it has waited so long that it is theirs too.
    """
    away = {absence.approver: absence.deputy for absence in errand.tx.absences(errand.today)}
    return _going_to(errand.office, away, owner, with_deputies)


def approvers(errand: Errand) -> tuple[str, ...]:
    """Those who decide whenever they are there; whom nothing can reach is none of them."""
    return tuple(one for one in errand.office.directory.deciding if one not in errand.office.out_of_reach)


def deputies(errand: Errand) -> tuple[str, ...]:
    """To whom everything goes on a day when no approver is there; empty where it waits for the approvers."""
    nobody_there = dict.fromkeys(errand.office.directory.deciding)
    return tuple(one for one in _going_to(errand.office, nobody_there) if one not in nobody_there)


def _going_to(
    office: Office, away: Mapping[str, str | None], owner: str = "", with_deputies: bool = False
) -> tuple[str, ...]:
    """`away` names the approvers who are, with whoever stands in for that one; else the deputies of the settings do."""
    directory, owner, lost = office.directory, office.directory.person(owner), office.out_of_reach
    able = [person for person in directory.deciding if person != owner and person not in lost]
    there = [person for person in able if person not in away]
    named = [deputy for person, deputy in away.items() if person in able and deputy]
    standing_in = list(directory.standing_in) if with_deputies or not there else []
    chosen = [person for person in (*there, *named, *standing_in) if person != owner and person not in away]
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
