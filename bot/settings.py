"""The settings of a process: what the environment says (`bot/environment.py`), once all of it fits together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError, model_validator

from bot.environment import Environment
from bot.setting_faults import faults_of
from bot.surface import surfaces
from handlers.office.persons import BadPersons, Directory, read_directory

#: Who decides on the chat page of a development machine, so that two windows are enough to try it out.
TRIAL_APPROVER, TRIAL_DEPUTY = "web:informator", "web:vikarie"

Kind = TypeVar("Kind", bound=Environment)


class SettingsError(Exception):
    """The environment does not fit; `faults` are all of them, each naming its setting."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class Settings(Environment):
    """Read once at start, and all of it fits together."""

    @property
    def directory(self) -> Directory:
        """Who decides and who stands in. Development where nobody is named has two of the chat page's persons."""
        if self.production or self.approvers.strip():
            return read_directory(self.approvers, self.deputies, _persons())
        return read_directory(TRIAL_APPROVER, self.deputies or TRIAL_DEPUTY, _persons())

    @property
    def sending(self) -> tuple[str, ...]:
        """The surfaces that can send something to somebody by themselves: composition builds a sender for each."""
        return tuple(one.name for one in surfaces() if one.sends(self))

    @property
    def has_chat(self) -> bool:
        """Whether there is anywhere to request a channel."""
        return any(one.takes_requests(self) for one in surfaces())

    @model_validator(mode="after")
    def _fits_together(self) -> Settings:
        faults = [*faults_of(self), *self._person_faults()]
        if faults:
            raise ValueError("\n".join(faults))
        return self

    def _person_faults(self) -> list[str]:
        try:
            read_directory(self.approvers, self.deputies, _persons())
        except BadPersons as bad:
            return [str(bad)]
        return []


class ServingSettings(Settings):
    """The settings of a process that serves or delivers: a request that is taken must reach somebody who decides."""

    def _person_faults(self) -> list[str]:
        faults = super()._person_faults()
        return faults or ([self._nobody_decides()] if self._is_out_of_reach() else [])

    def _is_out_of_reach(self) -> bool:
        directory = self.directory
        lost = directory.out_of_reach(self.sending)
        return self.has_chat and all(person in lost for person in directory.deciding)

    def _nobody_decides(self) -> str:
        if not self.approvers.strip():
            return "APPROVERS: at least one person must decide, as in slack:U012345"
        where = ", ".join(self.sending) or "none"
        return (
            "APPROVERS: nobody there can be reached, so no request would ever be decided; give at least one of them an "
            f"id on a surface that can send here ({where}), as in slack:U012345"
        )


def _persons() -> dict[str, str]:
    """By surface: what an id of one of its persons looks like."""
    return {one.name: one.person for one in surfaces()}


def read_settings(kind: type[Settings] = Settings) -> Settings:
    """The settings of this process. Raises SettingsError with every fault at once."""
    return _read(kind)


def read_environment() -> Environment:
    """For what must not wait until all fits together. Raises SettingsError where something cannot even be read."""
    return _read(Environment)


def _read(kind: type[Kind]) -> Kind:
    try:
        return kind()
    except ValidationError as error:
        raise SettingsError([*_told(error), *_further(kind, error)]) from None


def _further(kind: type[Environment], error: ValidationError) -> list[str]:
    """What is wrong beside what cannot even be read, which would keep the rest from being judged."""
    unread = {str(fault["loc"][0]) for fault in error.errors() if fault["loc"]}
    try:
        if unread:
            kind(**{name: kind.model_fields[name].default for name in unread})
    except ValidationError as further:
        return _told(further)
    return []


def _told(error: ValidationError) -> list[str]:
    return [line for fault in error.errors() for line in _lines(fault)]


def _lines(fault: Mapping[str, Any]) -> list[str]:
    message = str(fault["msg"]).removeprefix("Value error, ")
    if not fault["loc"]:
        return message.split("\n")
    return [f"{str(fault['loc'][0]).upper()}: {message}"]
