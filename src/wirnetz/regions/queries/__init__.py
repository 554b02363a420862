"""Reads of the room `regions`."""

from wirnetz.regions.queries.addresses import Placement, place_of_address, placement_at
from wirnetz.regions.queries.areas import (
    areas_by_keys,
    children_of,
    current_area,
    districts_by_land,
    districts_of_state,
    doubled_district_names,
    municipality_keys_of,
    neighbours_of,
    states,
    successors_of_districts,
)
from wirnetz.regions.queries.figures import (
    ESTABLISHMENTS,
    Establishments,
    establishments_source,
    latest_establishments,
)
from wirnetz.regions.queries.following import Followed, ended_before, followed
from wirnetz.regions.queries.maps import (
    geojson_of,
    germany_drawing,
    parts_drawing,
    site_at,
    state_drawing,
    territory_drawing,
)
from wirnetz.regions.queries.naming import Named, areas_named, where
from wirnetz.regions.queries.places import find_places

__all__ = [
    "ESTABLISHMENTS",
    "Establishments",
    "Followed",
    "Named",
    "Placement",
    "areas_by_keys",
    "areas_named",
    "children_of",
    "current_area",
    "districts_by_land",
    "districts_of_state",
    "doubled_district_names",
    "ended_before",
    "establishments_source",
    "find_places",
    "followed",
    "geojson_of",
    "germany_drawing",
    "latest_establishments",
    "municipality_keys_of",
    "neighbours_of",
    "parts_drawing",
    "place_of_address",
    "placement_at",
    "site_at",
    "state_drawing",
    "states",
    "successors_of_districts",
    "territory_drawing",
    "where",
]
