"""`wirnetz list networks`."""

from typing import Any

from wirnetz.core.commands import listing
from wirnetz.networks.queries import recorded_networks


@listing("networks")
def listed_networks() -> list[dict[str, Any]]:
    """Networks in German order; listed does not mean active."""
    return [
        {
            "slug": network.slug,
            "name": network.name,
            "kind": network.kind,
            "coverage": network.coverage,
            "status": network.status,
            "as_of": network.as_of,
            "is_example": network.is_example,
        }
        for network in recorded_networks()
    ]
