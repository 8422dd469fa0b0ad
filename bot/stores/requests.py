"""Requests for channels, and who follows them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.stores.sql import Part, Row, moment, several
from handlers.records import ChannelRequest, Follower
from handlers.store import Stale


class RequestsPart(Part):
    def new_request(
        self,
        *,
        requester: str,
        place: str,
        language: str,
        state: str,
        fields: Mapping[str, Any],
        at: datetime,
    ) -> ChannelRequest:
        rows = self._sql.rows(
            """INSERT INTO requests
                 (state, version, requester, place, language, fields, created_at, updated_at)
               VALUES (:state, 1, :requester, :place, :language, :fields, :at, :at) RETURNING *""",
            state=state,
            requester=requester,
            place=place,
            language=language,
            fields=fields,
            at=at,
        )
        return read_request(rows[0])

    def request(self, number: int) -> ChannelRequest | None:
        row = self._row("SELECT * FROM requests WHERE number = :number", number=number)
        return read_request(row) if row else None

    def save_request(self, request: ChannelRequest, expected_version: int) -> ChannelRequest:
        saved = self._sql.run(
            """UPDATE requests SET version = :version, state = :state, requester = :requester, place = :place,
                 language = :language, fields = :fields, updated_at = :updated_at, decided_by = :decided_by,
                 decided_at = :decided_at, reason = :reason, question = :question
               WHERE number = :number AND version = :expected_version""",
            **vars(replace(request, version=expected_version + 1)),
            expected_version=expected_version,
        )
        if not saved:
            raise Stale(request.subject)
        return replace(request, version=expected_version + 1)

    def keep_fields(self, request: ChannelRequest) -> None:
        kept = self._sql.run(
            "UPDATE requests SET fields = :fields WHERE number = :number AND version = :version",
            fields=request.fields,
            number=request.number,
            version=request.version,
        )
        if not kept:
            raise Stale(request.subject)

    def drop_request(self, number: int) -> None:
        self._sql.run("DELETE FROM followers WHERE number = :number", number=number)
        self._sql.run("DELETE FROM likeness WHERE number = :number", number=number)
        self._sql.run("DELETE FROM requests WHERE number = :number", number=number)

    def requests_of(self, person: str) -> tuple[ChannelRequest, ...]:
        rows = self._sql.rows(
            """SELECT * FROM requests WHERE requester = :person
               UNION SELECT * FROM requests
                     WHERE number IN (SELECT number FROM followers WHERE person = :person)
               ORDER BY number DESC""",
            person=person,
        )
        return tuple(map(read_request, rows))

    def requests_in(self, states: Collection[str]) -> tuple[ChannelRequest, ...]:
        condition, values = several("state", states)
        rows = self._sql.rows(f"SELECT * FROM requests WHERE {condition} ORDER BY number", **values)  # noqa: S608
        return tuple(map(read_request, rows))

    def touched_last(self, states: Collection[str], most: int) -> tuple[ChannelRequest, ...]:
        condition, values = several("state", states)
        rows = self._sql.rows(
            f"SELECT * FROM requests WHERE {condition} ORDER BY updated_at DESC, number DESC LIMIT :most",  # noqa: S608
            most=most,
            **values,
        )
        return tuple(map(read_request, rows))

    def follow(self, number: int, follower: Follower) -> None:
        self._sql.run(
            """INSERT INTO followers (number, person, place, language)
               VALUES (:number, :person, :place, :language)
               ON CONFLICT (number, person)
               DO UPDATE SET place = excluded.place, language = excluded.language""",
            number=number,
            **vars(follower),
        )

    def unfollow(self, number: int, person: str) -> None:
        gone = "DELETE FROM followers WHERE number = :number AND person = :person"
        self._sql.run(gone, number=number, person=person)

    def followers(self, number: int) -> tuple[Follower, ...]:
        rows = self._sql.rows("SELECT * FROM followers WHERE number = :number ORDER BY person", number=number)
        return tuple(Follower(row["person"], row["place"], row["language"]) for row in rows)


def read_request(row: Row) -> ChannelRequest:
    times = {"created_at", "updated_at", "decided_at"}
    read: dict[str, Any] = {name: moment(value) if name in times else value for name, value in row.items()}
    return ChannelRequest(**(read | {"fields": json.loads(row["fields"])}))
