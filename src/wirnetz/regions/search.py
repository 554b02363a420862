"""What of the official areas can be searched: those that exist, a city that is its own district once."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirnetz.core.search import SearchEntry, search_source
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

_ORDER = {AreaLevel.STATE: 0, AreaLevel.DISTRICT: 1, AreaLevel.MUNICIPALITY: 2}
_UNINHABITED = "Gemeindefreies Gebiet"


@search_source("area", Area, label=_("Gebiet"), url_name="portal:region", weight=40, is_vocabulary=False)
def area_entries(areas: QuerySet[Area]) -> Iterable[SearchEntry]:
    """Name, key, designation and where it lies; no more, there are eleven thousand of them."""
    upper = Area.objects.exclude(level=AreaLevel.MUNICIPALITY).filter(valid_until__isnull=True)
    names = dict(upper.values_list("key", "full_name"))
    rows = areas.filter(valid_until__isnull=True).values_list("id", "key", "name", "designation", "level")
    for number, key, name, designation, level in rows:
        if _is_district_too(key, names):
            continue
        yield SearchEntry(
            object_id=number,
            argument=key,
            title=name,
            also=designation,
            subtitle=", ".join(filter(None, (designation, _upper_name(key, names)))),
            body=key,
            weight=_ORDER[AreaLevel(level)] + (designation == _UNINHABITED),
        )


def _upper_name(key: str, names: dict[str, str]) -> str:
    """Full name of the district that a municipality lies in, of the Land that a district lies in."""
    return {8: names.get(key[:5], ""), 5: names.get(key[:2], "")}.get(len(key), "")


def _is_district_too(key: str, names: dict[str, str]) -> bool:
    """Whether the area answers as a district already: a city-state, or the municipality of such a city."""
    if len(key) == 2:
        return f"{key}000" in names
    return len(key) == 8 and key.endswith("000") and key[:5] in names
