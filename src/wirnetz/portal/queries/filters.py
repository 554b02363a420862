"""Filters that lists of several kinds share: by area and by Land."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from wirnetz.core.filters import Filter, link_filter
from wirnetz.core.kept import kept_value
from wirnetz.portal.queries.remarks import is_area_key
from wirnetz.regions.queries import current_area, states

__all__ = ["Filter", "link_filter", "region_filter", "state_choices"]


def region_filter(params: QueryDict) -> tuple[str, list[Filter]]:
    """The key of the area that parameter `region` names, and the line that shows it with a way out; none without."""
    key = params.get("region", "")
    area = current_area(key) if key and is_area_key(key) else None
    if area is None:
        return "", []
    _key, line = link_filter(params, "region", _("Region:"), [(key, area.full_name)])
    return area.key, [line]


def state_choices(version: str) -> list[tuple[str, str]]:
    """The Länder by name as values of a filter, asked for once per version of the records."""
    return kept_value(version, "state_choices", lambda: [(area.key, area.name) for area in states()])
