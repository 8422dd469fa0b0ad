"""Working days of Finland: weekdays that are no public holiday, in Finland's own time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

FINLAND = ZoneInfo("Europe/Helsinki")
#: Reminders come when people are at work, also to what was sent at night.
OPENS, SHUTS = time(8), time(16)


@cache
def _free(year: int) -> frozenset[date]:
    """The public holidays of the year, with the eves of Midsummer and Christmas."""
    return frozenset(holidays.country_holidays("FI", years=year))


def day_of(moment: datetime) -> date:
    """The day it is in Finland then."""
    return moment.astimezone(FINLAND).date()


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _free(day.year)


def working_days_later(moment: datetime, days: int) -> datetime:
    """The same hour that many working days on, within office hours, in UTC. Counting begins the next day."""
    local = moment.astimezone(FINLAND)
    day = local.date()
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    hour = min(max(local.time(), OPENS), SHUTS)
    return datetime.combine(day, hour, FINLAND).astimezone(UTC)
