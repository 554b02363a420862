"""Reads of the room `regions`."""

from wirnetz.regions.queries.areas import (
    areas_by_keys,
    children_of,
    current_area,
    districts_of_state,
    municipality_keys_of,
    neighbours_of,
    states,
)

__all__ = [
    "areas_by_keys",
    "children_of",
    "current_area",
    "districts_of_state",
    "municipality_keys_of",
    "neighbours_of",
    "states",
]
