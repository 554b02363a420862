"""Small areas for tests that need a few keys, not all of Germany."""

from wirnetz.core.sorting import german_sort_key
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

LEVELS = {2: AreaLevel.STATE, 5: AreaLevel.DISTRICT, 8: AreaLevel.MUNICIPALITY}


def make_area(key: str, name: str = "") -> Area:
    """The area with this key, made with everything above it if it is not there yet."""
    existing = Area.objects.filter(key=key).first()
    if existing:
        return existing
    above = {2: None, 5: key[:2], 8: key[:5]}[len(key)]
    parent = make_area(above) if above else None
    name = name or f"Gebiet {key}"
    return Area.objects.create(
        key=key,
        name=name,
        full_name=name,
        designation="Gebiet",
        level=LEVELS[len(key)],
        parent=parent,
        sort_key=german_sort_key(name),
    )
