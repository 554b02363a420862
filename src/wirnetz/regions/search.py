"""What of the official areas can be searched: those that exist, a city that is its own district once."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirnetz.core.search import SearchEntry, search_source
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area


@search_source("area", Area, label=_("Gebiet"), url_name="portal:region", weight=40, is_vocabulary=False)
def area_entries(areas: QuerySet[Area]) -> Iterable[SearchEntry]:
    """Name, key, designation and where it lies; no more, there are eleven thousand of them."""
    upper = Area.objects.exclude(level=AreaLevel.MUNICIPALITY).filter(valid_until__isnull=True)
    names = dict(upper.values_list("key", "full_name"))
    rows = areas.filter(valid_until__isnull=True).values_list("id", "key", "name", "full_name", "designation")
    for number, key, name, full_name, designation in rows:
        if _is_district_too(key, names):
            continue
        where = names.get(key[:5]) if len(key) > 5 else names.get(key[:2]) if len(key) > 2 else ""
        yield SearchEntry(
            object_id=number,
            argument=key,
            title=name,
            subtitle=", ".join(filter(None, (designation, where))),
            also="" if full_name == name else full_name,
            body=key,
        )


def _is_district_too(key: str, names: dict[str, str]) -> bool:
    """Whether the area answers as a district already: a city-state, or the municipality of such a city."""
    if len(key) == 2:
        return f"{key}000" in names
    return len(key) == 8 and key.endswith("000") and key[:5] in names
