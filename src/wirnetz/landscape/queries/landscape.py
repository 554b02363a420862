"""The landscape of a date, read from areas, networks and territories: a fixed number of questions to the database."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import scipy.sparse as sp
from django.utils import timezone

from wirnetz.core.kept import data_version, kept_value
from wirnetz.landscape.analysis import Held, Landscape
from wirnetz.landscape.analysis.answered import carry_over
from wirnetz.landscape.queries.areas import kilometres, neighbours, weights_of
from wirnetz.landscape.queries.replies import resting_pairs
from wirnetz.landscape.queries.ties import (
    activities_of,
    days_of,
    links_between,
    offers_shared,
    offices_at,
    seats_in,
    topics_of,
)
from wirnetz.networks.models import Network
from wirnetz.networks.queries import regional_keys
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

LATEST: list[Landscape] = []
"""The landscape that this process read last, at most one."""


def landscape_of_today() -> Landscape:
    """The landscape of today; kept as long as no record changes, since it is the same for everybody.

    After a change it is read anew, and takes over the answers of the one before that the change does not touch.
    """
    found: Landscape = kept_value(data_version(), "landscape", _after_the_latest)
    return found


def _after_the_latest() -> Landscape:
    read = landscape_on()
    if LATEST:
        carry_over(LATEST[0], read)
    LATEST[:] = [read]
    return read


def landscape_on(on: date | None = None) -> Landscape:
    """Municipalities of today with the regional networks that hold them on a day (today); statewide ones are left out.

    People and firms of a district are spread over its municipalities by size. A firm count is given only where the
    statistics know every district.
    """
    day = on or timezone.localdate()
    municipalities = list(
        Area.objects.current().filter(level=AreaLevel.MUNICIPALITY).select_related("parent").order_by("key")
    )
    keys = tuple(area.key for area in municipalities)
    at = {key: number for number, key in enumerate(keys)}
    people, firms = weights_of(municipalities)
    points = [kilometres(area) for area in municipalities]
    rows = regional_keys(day)
    networks = [network for network, _keys in rows]
    organisations, members = seats_in(networks, day)
    activities = activities_of(networks, at)
    topics = topics_of(networks)
    offers, uses = offers_shared(networks, day)
    return Landscape(
        on=day,
        keys=keys,
        names=tuple(area.name for area in municipalities),
        people=np.array([people.get(key, np.nan) for key in keys], float),
        firms=np.array([firms.get(key, np.nan) for key in keys], float),
        km2=np.array([area.area_km2 or 0.0 for area in municipalities]),
        x=np.array([point[0] for point in points]),
        y=np.array([point[1] for point in points]),
        borders=_borders(at),
        networks=tuple(_held(network, at, topics.get(network.pk, ())) for network in networks),
        territory=_territory([held for _network, held in rows], keys),
        above=dict(Area.objects.current().exclude(level=AreaLevel.MUNICIPALITY).values_list("key", "full_name")),
        state=data_version(),
        organisations=organisations,
        members=members,
        records=days_of(activities, len(networks)),
        offices=offices_at(at, {key: people.get(key, 0.0) for key in keys}),
        activities=activities,
        links=links_between(networks, day),
        resting=resting_pairs(networks, day),
        offers=offers,
        uses=uses,
    )


def _held(network: Network, at: Mapping[str, int], topics: tuple[str, ...]) -> Held:
    meets_in = at.get(network.meeting_area.key) if network.meeting_area else None
    return Held(
        network.slug,
        network.short_name or network.name,
        network.is_own,
        meets_in,
        network.is_example,
        said=network.status,
        founded=network.year_founded,
        run_by=str(network.host_id or ""),
        topics=topics,
    )


def _territory(held: Sequence[frozenset[str]], keys: Sequence[str]) -> sp.csr_matrix:
    """Networks × municipalities; a key of a Land or district stands for all municipalities below it."""
    by_prefix: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        for length in {2, 5, len(key)}:
            by_prefix.setdefault(key[:length], []).append(number)
    pairs = [
        (row, number) for row, held_keys in enumerate(held) for key in held_keys for number in by_prefix.get(key, ())
    ]
    rows, columns = (np.array(side, int) for side in zip(*pairs, strict=True)) if pairs else (np.zeros(0, int),) * 2
    found = sp.csr_matrix((np.ones(len(rows), bool), (rows, columns)), (len(held), len(keys)))
    found.sum_duplicates()
    return found


def _borders(at: Mapping[str, int]) -> sp.csr_matrix:
    """Kilometres of border between municipalities, both ways; water links islands to the coast."""
    known = [(at[a], at[b], max(length, 0.001)) for a, b, length, _kind in neighbours() if a in at and b in at]
    if not known:
        return sp.csr_matrix((len(at), len(at)))
    a, b, length = (np.array(column) for column in zip(*known, strict=True))
    both = np.concatenate([a, b]).astype(int), np.concatenate([b, a]).astype(int)
    return sp.csr_matrix((np.concatenate([length, length]).astype(float), both), (len(at), len(at)))
