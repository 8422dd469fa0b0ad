"""The informatör is away: set from chat, so that requests and questions find the deputy meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from handlers.blocks import Actions, Button, Text
from handlers.card import Field, Form
from handlers.dates import day_text, read_day
from handlers.incoming import FormSent
from handlers.office.deciders import approvers, deputies
from handlers.office.errand import Errand
from handlers.question.steps import show_question
from handlers.records import Absence
from handlers.reply import Reply
from handlers.request.steps import show_card
from handlers.workflow import State
from knowledge.periods import day_in, period_in, period_mended

LONGEST_ABSENCE = timedelta(days=366)


def absence_form(errand: Errand, faults: dict[str, str] | None = None, given: dict[str, str] | None = None) -> Reply:
    """The form for the days away; for approvers only."""
    if errand.person not in errand.office.directory.deciding:
        return errand.line("not-allowed", "absence-not-yours")
    faults, given = faults or {}, given or {"begins": errand.today.isoformat()}
    fields = tuple(
        Field(
            name,
            errand.say(f"absence-{name}"),
            "date",
            required=True,
            value=given.get(name, ""),
            error=errand.say(faults[name]) if name in faults else "",
            longest=20,
        )
        for name in ("begins", "ends")
    )
    who = _meanwhile(errand, approvers(errand))
    title, save = errand.say("absence-title"), errand.say("absence-save")
    return errand.reply("form", Form("absence", "", title, fields, save, errand.say(f"absence-help-{who}")))


def absence_sent(errand: Errand, sent: FormSent) -> Reply:
    """Sets the absence. What already waits goes to the deputy at once, if it has begun."""
    return _checked(errand, {name: sent.values.get(name, "")[:20] for name in ("begins", "ends")})


def _checked(errand: Errand, given: dict[str, str]) -> Reply:
    if errand.person not in errand.office.directory.deciding:
        return errand.line("not-allowed", "absence-not-yours")
    begins, ends = read_day(given["begins"]), read_day(given["ends"])
    faults = {name: "form-no-date" for name, day in (("begins", begins), ("ends", ends)) if day is None}
    if begins and ends and not errand.today <= ends:
        faults["ends"] = "form-past"
    if begins and ends and not faults and not begins <= ends <= begins + LONGEST_ABSENCE:
        faults["ends"] = "absence-wrong-order"
    if faults or begins is None or ends is None:
        return absence_form(errand, faults, given)
    return _set(errand, begins, ends)


def absence_said(errand: Errand, written: str, offered: Sequence[str] = ()) -> Reply:
    """The days that were read in a few words, to be noted by a press; the form where none were."""
    period = period_in(written, errand.today)
    if period is None or errand.person not in errand.office.directory.deciding:
        return absence_form(errand)
    return _asked(errand, *period)


def absence_mended(errand: Errand, written: str, offered: Sequence[str]) -> Reply | None:
    """The days that were asked about or noted just now, as a few words mend them; None where these name no day."""
    before = _spoken_of(errand, offered)
    period = period_mended(written, errand.today, *before) if before else None
    return _asked(errand, *period) if period else None


def back_said(errand: Errand, written: str, offered: Sequence[str]) -> Reply | None:
    """Whoever is back on a day to come is away until then; None for whoever is back already."""
    day = day_in(written, errand.today)
    if day is None or day <= errand.today:
        return None
    before = errand.tx.absence_of(errand.person)
    begins = before.begins if before and before.begins < day else errand.today
    return _asked(errand, begins, day - timedelta(days=1))


def _spoken_of(errand: Errand, offered: Sequence[str]) -> tuple[date, date] | None:
    asked = next((one.split()[1:] for one in offered if one.startswith("absence-set ")), [])
    days = [day for day in map(read_day, asked) if day is not None]
    if len(days) > 1:
        return days[0], days[1]
    noted = errand.tx.absence_of(errand.person)
    return (noted.begins, noted.ends) if noted else None


def _asked(errand: Errand, begins: date, ends: date) -> Reply:
    asked = Text(errand.say("absence-asked", days=_days(errand, begins, ends)))
    carried = f"{begins.isoformat()} {ends.isoformat()}"
    note = Button(errand.say("do-absence-set"), "absence-set", carried, primary=True)
    return errand.reply("absence-asked", asked, Actions("", (note, Button(errand.say("do-absence-other"), "absence"))))


def absence_set(errand: Errand, value: str) -> Reply:
    """The button with the days: checked like the form."""
    begins, _, ends = value.partition(" ")
    return _checked(errand, {"begins": begins[:20], "ends": ends[:20]})


def _set(errand: Errand, begins: date, ends: date) -> Reply:
    errand.tx.set_absence(Absence(errand.person, begins, ends))
    hand_over(errand)
    there = [one for one in approvers(errand) if not _is_away(errand, one, begins, ends)]
    said = errand.say(f"absence-set-{_meanwhile(errand, there)}", days=_days(errand, begins, ends))
    back = Button(errand.say("do-absence-end"), "absence-end")
    return errand.reply("absence", Text(said), Actions("", (back,)))


def _meanwhile(errand: Errand, there: Sequence[str]) -> Literal["others", "deputy", "nobody"]:
    """Who decides while this person is away, where those of the approvers are `there` all the time."""
    if set(there) - {errand.person}:
        return "others"
    if deputies(errand):
        return "deputy"
    return "others" if set(approvers(errand)) - {errand.person} else "nobody"  # some of the time


def _is_away(errand: Errand, approver: str, begins: date, ends: date) -> bool:
    """Some time between those days."""
    one = errand.tx.absence_of(approver)
    return one is not None and one.begins <= ends and begins <= one.ends


def _days(errand: Errand, begins: date, ends: date) -> str:
    first, last = day_text(begins, errand.language), day_text(ends, errand.language)
    return first if begins == ends else f"{first}–{last}"


def absence_end(errand: Errand) -> Reply:
    if errand.person not in errand.office.directory.deciding:
        return errand.line("not-allowed", "absence-not-yours")
    errand.tx.end_absence(errand.person)
    return errand.line("absence-ended", "absence-ended")


def who_stands_in(errand: Errand) -> Reply:
    """Who decides while the informatör is away, and when that is: told to everybody, in roles, as `deciders` has it."""
    deciding = approvers(errand)
    several = "others-" if len(deciding) > 1 else ""
    away = [one for one in filter(None, map(errand.tx.absence_of, deciding)) if one.ends >= errand.today]
    said = [errand.say(f"stands-in-{several}{'deputy' if deputies(errand) else 'nobody'}")]
    for one in sorted(away, key=lambda one: one.begins):
        when = "now" if one.begins <= errand.today else "later"
        said.append(errand.say(f"stands-in-{several}{when}", days=_days(errand, one.begins, one.ends)))
    return errand.reply("shown", *map(Text, said))


def hand_over(errand: Errand) -> None:
    """Whatever waits is shown to those who decide today and have not seen it yet."""
    for request in errand.tx.requests_in([State.SUBMITTED.value]):
        show_card(errand, request)
    for question in errand.tx.open_questions():
        show_question(errand, question)
