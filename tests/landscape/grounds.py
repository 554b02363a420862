"""Small landscapes that can be checked on paper, and random ones."""

from dataclasses import replace
from datetime import date

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis import Held, Landscape, Seated


def row_of(keys, held, *, people=None, firms=None, km2=0.0, own=(), meets_in=None, borders=None):
    """Areas in a row, ten kilometres apart, each touching the next; `held`: names of networks with their keys."""
    count = len(keys)
    pairs = [(number, number + 1) for number in range(count - 1)] if borders is None else borders
    links = sp.lil_matrix((count, count))
    for a, b in pairs:
        links[a, b] = links[b, a] = 1.0
    territory = sp.lil_matrix((len(held), count), dtype=bool)
    for row, areas in enumerate(held.values()):
        for key in areas:
            territory[row, keys.index(key)] = True
    return Landscape(
        on=date(2026, 11, 28),
        keys=tuple(keys),
        names=tuple(f"Ort {key[-1]}" for key in keys),
        people=np.array(people if people is not None else [1000.0] * count, float),
        firms=np.array(firms if firms is not None else [np.nan] * count, float),
        km2=np.full(count, km2),
        x=np.arange(count) * 10.0,
        y=np.zeros(count),
        borders=links.tocsr(),
        networks=tuple(
            Held(name.lower(), name, name in own, None if meets_in is None else keys.index(meets_in)) for name in held
        ),
        territory=territory.tocsr(),
        above={"01": "Land A", "02": "Land B", "01001": "Kreis Eins", "01002": "Kreis Zwei", "02001": "Kreis Drei"},
    )


def with_members(landscape, members, *, kinds=None):
    """The same landscape where these organisations sit in these networks (by name)."""
    names = [network.name for network in landscape.networks]
    seats = sp.lil_matrix((len(members), len(names)), dtype=bool)
    for row, networks in enumerate(members.values()):
        for name in networks:
            seats[row, names.index(name)] = True
    houses = tuple(Seated(name.lower(), name, (kinds or {}).get(name, "")) for name in members)
    return replace(landscape, organisations=houses, members=seats.tocsr())


def random_landscape(seed):
    """Up to thirty areas with chance borders, people, firms and networks; some people are unknown."""
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 30))
    keys = sorted(f"0{chance.integers(1, 3)}00{chance.integers(1, 4)}{number:03d}" for number in range(count))
    names = {
        f"N{number}": [key for key in keys if chance.random() < 0.4] for number in range(int(chance.integers(0, 9)))
    }
    borders = [(a, b) for a in range(count) for b in range(a) if chance.random() < 2.5 / count]
    people = np.where(chance.random(count) < 0.1, np.nan, chance.integers(0, 90_000, count).astype(float))
    made = row_of(keys, names, people=people, borders=borders, km2=20.0)
    moved = {"x": chance.random(count) * 100, "y": chance.random(count) * 100}
    values = {name: getattr(made, name) for name in made.__dataclass_fields__}
    return Landscape(**values | moved)
