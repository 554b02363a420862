"""The landscape of a date, read from areas, networks and territories: a fixed number of questions to the database."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from wirnetz.core.kept import data_version
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.queries.parts import read_all


def landscape_on(on: date | None = None) -> Landscape:
    """Municipalities of today with the regional networks that hold them on a day (today); statewide ones are left out.

    Read anew; pages ask `landscape_of_today`.
    """
    day, version, at = on or timezone.localdate(), data_version(), timezone.now()
    return landscape_from(read_all(day), day, version, at)


def landscape_from(values: Mapping[str, Any], day: date, version: str, at: datetime) -> Landscape:
    """The landscape of what was read of its parts."""
    fields = {name: value for name, value in values.items() if name != "rows"}
    return Landscape(on=day, state=version, read_at=at, **fields)
