"""When a row that was put off is tried again, and when that ends."""

from datetime import datetime, timedelta

STEPS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 480))
"""Waiting times after the first, second, … try; the last one repeats."""
GIVEN_UP_AFTER = timedelta(hours=72)
LONGEST_WAIT = timedelta(hours=8, minutes=5)
"""A row due later than this must come of a clock that was set back; it counts as due."""


def next_try(attempts: int, *, first: datetime, now: datetime, steps: tuple[timedelta, ...] = STEPS) -> datetime | None:
    """When to try again after `attempts` tries, the first of them at `first`; None if the time is over.

    The last try falls on the end of the time, so that nothing is given up before it.
    """
    end = first + GIVEN_UP_AFTER
    if now >= end:
        return None
    step = steps[min(max(attempts, 1), len(steps)) - 1]
    return max(min(now + step, end), now)
