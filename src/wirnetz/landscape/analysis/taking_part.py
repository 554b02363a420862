"""Which of the partners' offices in a territory take part in its network, by their way to the meeting place."""

from dataclasses import dataclass

import numpy as np

from wirnetz.landscape.analysis.landscape import Landscape
from wirnetz.landscape.analysis.span import DETOUR, meeting_point

BANDS = (15.0, 30.0, 50.0)
"""Kilometres of way up to which offices are counted together; the last band has no end."""


@dataclass(frozen=True, slots=True)
class Band:
    """Offices whose way is longer than `above` and at most `up_to` (None: no end), and how many of them take part."""

    above: float
    up_to: float | None
    offices: int
    taking_part: int


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Offices in the territory by their way. `is_known`: some member of the network is recorded at all."""

    bands: tuple[Band, ...]
    is_known: bool

    @property
    def offices(self) -> int:
        """All offices counted."""
        return sum(band.offices for band in self.bands)


def taking_part(landscape: Landscape, network: int) -> TakingPart:
    """Offices of partners that sit in the territory of a network; one takes part if it or its house is a member.

    Where no member is recorded nothing can be said of any: `is_known` is false then. Bands without an office are left
    out.
    """
    seats = landscape.seats()
    rows = seats[:, network].nonzero()[0] if seats.shape[0] else []
    members = {landscape.organisations[row].slug for row in rows}
    at = meeting_point(landscape, network)
    inside = set(landscape.areas_of(network).tolist())
    ways = [
        (float(np.hypot(landscape.x[office.area] - at[0], landscape.y[office.area] - at[1])) * DETOUR, office)
        for office in landscape.offices
        if at is not None and office.is_partner and office.area is not None and office.area in inside
    ]
    bands = []
    for above, up_to in zip((-1.0, *BANDS), (*BANDS, None), strict=True):
        here = [office for way, office in ways if above < way and (up_to is None or way <= up_to)]
        if here:
            joined = [office for office in here if members & {office.slug, office.house}]
            bands.append(Band(max(above, 0.0), up_to, len(here), len(joined)))
    return TakingPart(tuple(bands), bool(members))
