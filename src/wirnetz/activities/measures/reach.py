"""How many firms a joint activity has reached, each once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What one place of a joint activity says: a date, or a network's part outside of dates.

    `place` names it; `known` of the `firms` were counted at another place of the same activity already. What does not
    count (called off, still to come) says so.
    """

    place: str
    activity: int
    firms: int
    known: int = 0
    is_estimated: bool = False
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """A sum, from how many places, and whether any part of it is an estimate."""

    firms: int
    places: int
    is_estimated: bool


def firms_reached(reports: Iterable[Report], *, activity: int) -> Reached:
    """The sum over the places of this activity of firms that were counted nowhere else before.

    Each place counts once: of two reports of one place the last one holds.
    """
    places = {report.place: report for report in reports if report.activity == activity and report.counts}
    return Reached(
        firms=sum(max(report.firms - report.known, 0) for report in places.values()),
        places=len(places),
        is_estimated=any(report.is_estimated for report in places.values()),
    )
