"""Random landscapes with everything in them: members, topics, offices and what took place."""

from dataclasses import replace
from datetime import timedelta

import numpy as np

from tests.landscape.grounds import random_landscape, with_members
from wirnetz.landscape.analysis import Activity, Office
from wirnetz.landscape.queries.ties import days_of

TOPICS = ("Digitalisierung", "Fachkräfte", "Gesundheit", "Nachfolge")


def random_world(seed):
    """A random landscape; up to ten organisations, some with several offices, some without a known place."""
    chance = np.random.default_rng([seed, 7])
    ground = random_landscape(seed)
    count, networks = len(ground.keys), len(ground.networks)
    names = [network.name for network in ground.networks]
    houses = [f"O{number}" for number in range(int(chance.integers(0, 10)))]
    held = tuple(
        replace(
            network,
            is_own=bool(chance.random() < 0.5),
            topics=tuple(topic for topic in TOPICS if chance.random() < 0.4),
        )
        for network in ground.networks
    )
    seated = with_members(ground, {house: [name for name in names if chance.random() < 0.4] for house in houses})
    offices = tuple(
        Office(
            f"{house.lower()}-{number}" if number else house.lower(),
            f"{house} {number}" if number else house,
            house.lower(),
            int(chance.integers(count)) if chance.random() < 0.8 else None,
            bool(chance.random() < 0.6),
        )
        for house in houses
        for number in range(int(chance.integers(1, 3)))
    )
    activities = tuple(
        Activity(
            int(chance.integers(networks)),
            ground.on - timedelta(days=int(chance.integers(-90, 900))),
            int(chance.integers(count)) if chance.random() < 0.7 else None,
        )
        for _ in range(int(chance.integers(0, 12)) if networks else 0)
    )
    return replace(seated, networks=held, offices=offices, activities=activities, records=days_of(activities, networks))


def shuffled(landscape, seed):
    """The same landscape with its networks and organisations in another order."""
    chance = np.random.default_rng(seed)
    order, rows = chance.permutation(len(landscape.networks)), chance.permutation(len(landscape.organisations))
    place = {int(old): new for new, old in enumerate(order)}
    activities = tuple(replace(each, network=place[each.network]) for each in landscape.activities)
    return replace(
        landscape,
        networks=tuple(landscape.networks[row] for row in order),
        territory=landscape.territory[order],
        organisations=tuple(landscape.organisations[row] for row in rows),
        members=landscape.seats()[rows][:, order].tocsr(),
        offices=tuple(landscape.offices[row] for row in chance.permutation(len(landscape.offices))),
        activities=activities,
        records=days_of(activities, len(order)),
        links=frozenset(tuple(sorted((place[one], place[two]))) for one, two in landscape.links),
    )


def with_unused_area(landscape):
    """The same landscape with one more area at the end that nobody holds, far away."""
    count = len(landscape.keys)
    territory, borders = landscape.territory.copy(), landscape.borders.copy()
    territory.resize((territory.shape[0], count + 1))
    borders.resize((count + 1, count + 1))
    more = {name: np.append(getattr(landscape, name), value) for name, value in (
        ("people", 5000.0), ("firms", np.nan), ("km2", 20.0), ("x", 900.0), ("y", 900.0)
    )}  # fmt: skip
    keys, names = (*landscape.keys, "16099001"), (*landscape.names, "Fern")
    return replace(landscape, keys=keys, names=names, territory=territory, borders=borders, **more)
