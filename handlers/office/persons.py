"""Who decides, and which addresses are one person: `APPROVERS` and `DEPUTIES`, read once.

A person is one or several ids joined by `+` (`slack:U1+teams:4f2a`); the first is the person's own name here
and where messages go. Whoever stands in neither list is known by the one id they come with.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

_ID = re.compile(r"([a-z]{1,20}):([^\s,+]+)")


class BadPersons(Exception):
    """The setting cannot be read; the message names the part that is wrong and how it should look."""


@dataclass(frozen=True)
class Directory:
    """`approvers` and `deputies` hold each person's ids, the first being the one they go by."""

    approvers: tuple[tuple[str, ...], ...] = ()
    deputies: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {id: ids[0] for ids in (*self.approvers, *self.deputies) for id in ids}

    def person(self, id: str) -> str:
        """The one name of whoever comes with this id."""
        return self._names.get(id, id)

    @cached_property
    def deciding(self) -> tuple[str, ...]:
        return tuple(ids[0] for ids in self.approvers)

    @cached_property
    def standing_in(self) -> tuple[str, ...]:
        """The deputies, without those who are approvers anyway."""
        return tuple(ids[0] for ids in self.deputies if ids[0] not in self.deciding)

    def decides(self, id: str) -> bool:
        """Whether whoever comes with this id decides, or stands in for those who do."""
        return self.person(id) in (*self.deciding, *self.standing_in)

    def out_of_reach(self, surfaces: Collection[str]) -> tuple[str, ...]:
        """Those who decide or stand in and have no id on any of these surfaces."""
        everybody = dict.fromkeys((*self.approvers, *self.deputies))
        return tuple(ids[0] for ids in everybody if not any(_surface(id) in surfaces for id in ids))

    def reached_by(self, surfaces: Collection[str]) -> Directory:
        """The same persons, each going by the first id that one of these surfaces reaches."""

        def reordered(persons: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
            return tuple(tuple(sorted(ids, key=lambda id: _surface(id) not in surfaces)) for ids in persons)

        return Directory(reordered(self.approvers), reordered(self.deputies))

    def ids(self, id: str) -> tuple[str, ...]:
        """All ids of the person who comes with this one."""
        return next((ids for ids in (*self.approvers, *self.deputies) if id in ids), (id,))


def _surface(id: str) -> str:
    return id.partition(":")[0]


def read_directory(approvers: str, deputies: str, kinds: Mapping[str, str] | None = None) -> Directory:
    """The two settings as one directory. Raises BadPersons, also where an id would be two persons.

    `kinds` is, by surface, what follows its name in an id; without it any surface will do.
    """
    directory = Directory(_persons(approvers, "APPROVERS", kinds), _persons(deputies, "DEPUTIES", kinds))
    owner: dict[str, tuple[str, ...]] = {}
    for ids in (*directory.approvers, *directory.deputies):
        for id in ids:
            if owner.setdefault(id, ids) != ids:
                raise BadPersons(
                    f"APPROVERS, DEPUTIES: {id} stands with different persons; write each person once, the same way"
                )
    return directory


def _persons(setting: str, name: str, kinds: Mapping[str, str] | None) -> tuple[tuple[str, ...], ...]:
    persons = [tuple(id.strip() for id in part.split("+")) for part in setting.split(",") if part.strip()]
    for ids in persons:
        for id in ids:
            if not _is_person(id, kinds):
                raise BadPersons(f'{name}: "{id}" is no person; write slack:U012345, teams:<aad id> or web:<name>')
    return tuple(dict.fromkeys(persons))


def _is_person(id: str, kinds: Mapping[str, str] | None) -> bool:
    parts = _ID.fullmatch(id)
    if parts is None or kinds is None:
        return parts is not None
    return parts[1] in kinds and re.fullmatch(kinds[parts[1]], parts[2]) is not None
