"""Which networks a place lies in, and which networks the offices of a house meet."""

from dataclasses import dataclass

import numpy as np

from wirnetz.landscape.analysis.landscape import Landscape, Office


@dataclass(frozen=True, slots=True)
class Met:
    """An office with the networks that hold its area (rows, own ones first), and those where it or its house sits."""

    office: Office
    networks: tuple[int, ...]
    joined: frozenset[int]


def offices_met(landscape: Landscape, house: str) -> list[Met]:
    """The offices of a house, itself among them, with the networks at their place; without a known place last."""
    seats = landscape.seats()
    row_of = {each.slug: at for at, each in enumerate(landscape.organisations)}
    by_area = landscape.territory.tocsc()

    def joined(office: Office) -> frozenset[int]:
        rows = [row_of[slug] for slug in (office.slug, office.house) if slug in row_of]
        return frozenset(int(network) for row in rows for network in seats[row].indices)

    found = []
    for office in landscape.offices:
        if house in (office.slug, office.house):
            held = [] if office.area is None else by_area[:, office.area].indices.tolist()
            found.append(Met(office, tuple(_own_first(landscape, held)), joined(office)))
    return sorted(found, key=lambda met: (met.office.area is None, met.office.name))


def networks_in(landscape: Landscape, key: str) -> list[tuple[int, int]]:
    """Networks that hold anything in an area (key of any level), own ones first, each with how many municipalities."""
    areas = areas_in(landscape, key)
    if not len(areas):
        return []
    counts = np.asarray(landscape.territory[:, areas].sum(axis=1)).ravel().astype(int)
    return [(row, int(counts[row])) for row in _own_first(landscape, np.flatnonzero(counts).tolist())]


def areas_in(landscape: Landscape, key: str) -> np.ndarray:
    """Numbers of the municipalities below an official key."""
    return np.array([at for at, each in enumerate(landscape.keys) if each.startswith(key)], int)


def _own_first(landscape: Landscape, rows: list[int]) -> list[int]:
    networks = landscape.networks
    return sorted(rows, key=lambda row: (not networks[row].is_own, networks[row].name, row))
