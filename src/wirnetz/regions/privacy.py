"""The room `regions` keeps no data about people: areas and postcodes."""

from wirnetz.core.personal import not_personal
from wirnetz.regions.models import Adjacency, Area, AreaEdition, AreaFigure, AreaSuccession, Postcode, PostcodeArea

not_personal(
    Area,
    *("key", "name", "full_name", "designation", "level", "parent", "valid_from", "valid_until", "area_km2"),
    *("population", "population_as_of", "weight", "latitude", "longitude", "sort_key"),
)
not_personal(AreaFigure, "area", "table", "year", "size_class", "value", "source", "licence")
not_personal(AreaSuccession, "old", "new", "kind")
not_personal(Postcode, "code")
not_personal(PostcodeArea, "postcode", "area", "rank")
not_personal(Adjacency, "a", "b", "kilometres", "kind")
not_personal(AreaEdition, "digest", "loaded_at")
