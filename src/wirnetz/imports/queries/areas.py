"""The matcher of addresses over the areas that are loaded now; each process keeps one."""

from functools import lru_cache

from wirnetz.imports.matching import PlaceMatcher
from wirnetz.regions.finder.finder import Finder
from wirnetz.regions.queries.places import current_finder


def current_matcher() -> PlaceMatcher:
    """Matches postcode, place, district and Land to an official area."""
    return _matcher(current_finder())


@lru_cache(maxsize=1)
def _matcher(finder: Finder) -> PlaceMatcher:
    return PlaceMatcher(finder.known, finder.find)
