"""Figures of the official statistics for areas."""

from collections.abc import Iterable
from dataclasses import dataclass

from wirnetz.regions.enums import SizeClass
from wirnetz.regions.models import Area, AreaFigure

ESTABLISHMENTS = "52111-01-02-4"
"""The table of establishments by number of employees."""


@dataclass(frozen=True, slots=True)
class Establishments:
    """Establishments of some districts in one year; `small` have fewer than 50 employees, None if not published."""

    total: int
    small: int | None
    year: int
    source: str


def latest_establishments(districts: Iterable[Area]) -> Establishments | None:
    """Of the latest year for which every one of these districts has a figure; None without one. One query."""
    numbers = {district.pk for district in districts}
    classes = (SizeClass.TOTAL, SizeClass.BELOW_10, SizeClass.BELOW_50)
    rows = AreaFigure.objects.filter(area__in=numbers, table=ESTABLISHMENTS, size_class__in=classes)
    by_year: dict[int, dict[str, list[int]]] = {}
    source = ""
    for row in rows.order_by("year", "area", "size_class"):
        if row.value is not None:
            by_year.setdefault(row.year, {}).setdefault(row.size_class, []).append(row.value)
            source = row.source
    for year in sorted(by_year, reverse=True):
        whole = {name: sum(values) for name, values in by_year[year].items() if len(values) == len(numbers)}
        if SizeClass.TOTAL in whole:
            small = [whole[name] for name in (SizeClass.BELOW_10, SizeClass.BELOW_50) if name in whole]
            return Establishments(whole[SizeClass.TOTAL], sum(small) if len(small) == 2 else None, year, source)
    return None


def establishments_source() -> str:
    """Source and licence of the latest establishments that are loaded; "" where none are. One query."""
    rows = AreaFigure.objects.filter(table=ESTABLISHMENTS).order_by("-year", "pk").values_list("source", "licence")
    return ", ".join(part for part in rows.first() or () if part)
