"""An official table against the districts of today: figures of areas that ended go to what took their place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from wirnetz.imports.parsing.records import StatisticsRow
from wirnetz.imports.planning.records import CHANGED, CREATE, DOUBTFUL, NEW, NONE, UNCHANGED, UPDATE, Planned

FIGURES = "regions.areafigure"
CLASSES = ("total", "0-9", "10-49", "50-249", "250+")
Figures = dict[str, int | None]


def plan_figures(
    rows: Iterable[StatisticsRow],
    *,
    districts: Mapping[str, str],
    successors: Mapping[str, tuple[str, ...]],
    known: Mapping[tuple[str, int], Figures],
) -> Iterator[Planned]:
    """One planned row for each district and year. `districts` are those of today, by key, with their names."""
    current: dict[tuple[str, int], Figures] = {}
    former: dict[tuple[str, int], list[Figures]] = defaultdict(list)
    lost: list[StatisticsRow] = []
    for row in rows:
        figures = dict(zip(CLASSES, (row.total, *row.classes), strict=True))
        if row.total is None:
            continue
        if row.key in districts:
            current[row.key, row.year] = figures
        elif len(heirs := successors.get(row.key, ())) == 1:
            former[heirs[0], row.year].append(figures)
        else:
            lost.append(row)
    for place, parts in former.items():
        if place not in current:
            current[place] = {name: _sum([part[name] for part in parts]) for name in CLASSES}
    for (key, year), figures in sorted(current.items()):
        yield _planned(key, year, f"{districts[key]}, {year}", figures, known.get((key, year)))
    for row in lost:
        message = f"Den Schlüssel {row.key} gibt es nicht mehr, und seine Zahlen lassen sich nicht zuordnen."
        yield Planned(None, DOUBTFUL, f"{row.name}, {row.year}", message=message, record_type=FIGURES)


def _planned(key: str, year: int, title: str, figures: Figures, known: Figures | None) -> Planned:
    after: dict[str, object] = {"year": year, **figures}
    if known == figures:
        return Planned(None, UNCHANGED, title, NONE, None, None, key, record_type=FIGURES)
    if known is None:
        return Planned(None, NEW, title, CREATE, None, None, key, {}, after, record_type=FIGURES)
    return Planned(None, CHANGED, title, UPDATE, None, None, key, {"year": year, **known}, after, record_type=FIGURES)


def _sum(values: list[int | None]) -> int | None:
    return None if None in values else sum(value or 0 for value in values)
