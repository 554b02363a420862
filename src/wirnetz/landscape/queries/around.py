"""What the landscape holds of some areas, read once for all figures about them."""

from dataclasses import dataclass

import numpy as np
from django.utils import timezone

from wirnetz.arguments.queries.remembering import shared_by_houses
from wirnetz.documents.facts import FactScope
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.span import spans
from wirnetz.landscape.analysis.taking_part import taking_part
from wirnetz.landscape.queries.kept import finished_landscape
from wirnetz.landscape.queries.landscape import landscape_on

NEAR = 30.0
"""Kilometres of way to the meeting place up to which an office is near."""


@dataclass(frozen=True, slots=True)
class OwnHere:
    """The network of the alliance that holds most of the areas. `way`: km that nine of ten people have at most.

    `meets_in`: where it meets, "" where the middle of its people stands for it · `offices`: those of partners that are
    near, None where no member is recorded · `taking_part`: how many of them do.
    """

    name: str
    way: float | None
    meets_in: str = ""
    offices: int | None = None
    taking_part: int = 0
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """How many municipalities there are, how many without any recorded network, the network of the alliance."""

    municipalities: int
    uncovered: int
    own: OwnHere | None = None
    is_example: bool = False


@shared_by_houses
def landscape_around(scope: FactScope) -> Around:
    """What the landscape of that day holds of the areas of a scope."""
    is_today = scope.on == timezone.localdate()
    return around(finished_landscape() if is_today else landscape_on(scope.on), scope.area_keys)


def around(landscape: Landscape, area_keys: tuple[str, ...]) -> Around:
    """The same of a landscape at hand."""
    areas = np.array([row for row, key in enumerate(landscape.keys) if key.startswith(area_keys)], int)
    held = np.asarray(landscape.territory[:, areas].sum(axis=1)).ravel()
    covered = np.asarray(landscape.territory[:, areas].sum(axis=0)).ravel() > 0
    rows = np.flatnonzero(held)
    own = [row for row in rows.tolist() if landscape.networks[row].is_own]
    most = max(own, key=lambda row: (held[row], -row)) if own else None
    return Around(
        municipalities=len(areas),
        uncovered=int((~covered).sum()),
        own=None if most is None else _own(landscape, most),
        is_example=any(landscape.networks[row].is_example for row in rows.tolist()),
    )


def _own(landscape: Landscape, row: int) -> OwnHere:
    network, seated = landscape.networks[row], taking_part(landscape, row)
    near = [band for band in seated.bands if band.up_to is not None and band.up_to <= NEAR]
    return OwnHere(
        name=network.name,
        way=spans(landscape)[row].way,
        meets_in="" if network.meets_in is None else landscape.names[network.meets_in],
        offices=sum(band.offices for band in near) if seated.is_known else None,
        taking_part=sum(band.taking_part for band in near),
        is_example=network.is_example,
    )
