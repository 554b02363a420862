"""What an official table is compared with."""

from collections import defaultdict

from wirnetz.imports.planning.statistics import Figures
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area, AreaFigure, AreaSuccession


def districts_of_today() -> dict[str, str]:
    """Key and full name of each district."""
    found = Area.objects.current().filter(level=AreaLevel.DISTRICT)
    return dict(found.values_list("key", "full_name"))


def heirs_of_districts() -> dict[str, tuple[str, ...]]:
    """Key of each district that ended → keys of what took its place today."""
    heirs: dict[str, set[str]] = defaultdict(set)
    pairs = AreaSuccession.objects.filter(old__level=AreaLevel.DISTRICT).values_list("old__key", "new__key")
    for old, new in pairs:
        heirs[old].add(new[:5])
    return {old: tuple(sorted(_today(old, heirs))) for old in heirs}


def known_figures(table: str) -> dict[tuple[str, int], Figures]:
    """By district and year: the stored figures of a table."""
    found: dict[tuple[str, int], Figures] = defaultdict(dict)
    rows = AreaFigure.objects.filter(table=table).values_list("area__key", "year", "size_class", "value")
    for key, year, name, value in rows:
        found[key, year][name] = value
    return dict(found)


def _today(key: str, heirs: dict[str, set[str]], seen: frozenset[str] = frozenset()) -> set[str]:
    if key not in heirs or key in seen:
        return {key}
    return {end for heir in heirs[key] for end in _today(heir, heirs, seen | {key})}
