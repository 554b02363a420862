"""The moments of a series, by wall clock: a meeting at two stays at two when the clocks change."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule, weekday

BERLIN = ZoneInfo("Europe/Berlin")
LONGEST = 60
"""Dates that one series may have: a weekly one for a year, a monthly one for five."""
WEEKDAYS: tuple[weekday, ...] = (MO, TU, WE, TH, FR, SA, SU)


class TooMany(ValueError):
    """The series has more than `LONGEST` dates."""


def moments_of(first: datetime, *, repeats: str, interval: int, until: date) -> list[datetime]:
    """All moments from `first` (with time zone) to the day `until`, in Europe/Berlin.

    "monthly_by_weekday" keeps the weekday and its place in the month, the fifth becoming the last; a month without
    the day (31, or 29 February) is left out, as RFC 5545 does. An hour that does not exist on the day of the change
    moves one hour on. `repeats` is one of "weekly", "monthly_by_day", "monthly_by_weekday", "yearly". TooMany if there
    are more than `LONGEST`.
    """
    local = first.astimezone(BERLIN)
    rule = _rule(local.replace(tzinfo=None), repeats, interval, datetime.combine(until, time.max))
    found: list[datetime] = []
    for moment in rule:
        if len(found) == LONGEST:
            raise TooMany
        found.append(_existing(moment))
    return found


def _rule(first: datetime, repeats: str, interval: int, until: datetime) -> rrule:
    place = (first.day - 1) // 7 + 1
    rules: dict[str, dict[str, Any]] = {
        "weekly": {"freq": WEEKLY},
        "monthly_by_day": {"freq": MONTHLY},
        "monthly_by_weekday": {"freq": MONTHLY, "byweekday": WEEKDAYS[first.weekday()](place if place < 5 else -1)},
        "yearly": {"freq": YEARLY},
    }
    return rrule(dtstart=first, interval=interval, until=until, **rules[repeats])


def _existing(moment: datetime) -> datetime:
    """The moment by wall clock; the hour that is skipped in March becomes the next one."""
    aware = moment.replace(tzinfo=BERLIN)
    return aware.astimezone(ZoneInfo("UTC")).astimezone(BERLIN)
