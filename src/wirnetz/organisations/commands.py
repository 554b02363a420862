"""`wirnetz list organisations`."""

from typing import Any

from wirnetz.core.commands import listing
from wirnetz.organisations.queries import recorded_organisations


@listing("organisations")
def listed_organisations() -> list[dict[str, Any]]:
    """Organisations in German order."""
    return [
        {
            "slug": organisation.slug,
            "name": organisation.name,
            "kind": organisation.kind,
            "seat": organisation.seat.key if organisation.seat else None,
            "is_documented_partner": organisation.is_documented_partner,
            "as_of": organisation.as_of,
            "is_example": organisation.is_example,
        }
        for organisation in recorded_organisations()
    ]
