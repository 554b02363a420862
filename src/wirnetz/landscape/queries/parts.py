"""What a landscape is read from, part by part. Each part names its tables; what these hold unchanged is not read again.

The stamp of a part is a digest of where each row of its tables lies and which transaction wrote it: PostgreSQL keeps
both, every write changes one, and no writer has to leave a mark.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import scipy.sparse as sp
from django.db import connection
from django.db.models import Model

from wirnetz.activities.models import Carrier, Gathering, GatheringHost, Joining, JointActivity
from wirnetz.landscape.analysis import Held
from wirnetz.landscape.models import FindingReply
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
from wirnetz.networks.models import Membership, Network, NetworkLink, Territory, Uptake
from wirnetz.networks.queries import regional_keys
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Adjacency, Area, AreaEdition, AreaFigure

STAMP = "SELECT count(*), sum(hashtextextended(ctid::text || ' ' || xmin::text, 0)) FROM {table}"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """The fields of a landscape and the stamps of the parts that they were read in."""

    values: dict[str, Any] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """`tables`: models it is read from · `builds_on`: values of earlier parts that it is read with."""

    name: str
    tables: tuple[type[Model], ...]
    builds_on: tuple[str, ...]
    make: Callable[[Values, date], dict[str, Any]]


PARTS: list[Part] = []
"""In the order in which they are read."""


def part(*tables: Any, builds_on: tuple[str, ...] = ()) -> Callable[[Callable[[Values, date], dict[str, Any]]], Part]:
    """Enter a part under the name of its function."""

    def enter(make: Callable[[Values, date], dict[str, Any]]) -> Part:
        found = Part(make.__name__, tables, builds_on, make)
        PARTS.append(found)
        return found

    return enter


def read_all(day: date) -> dict[str, Any]:
    """All parts for a day, without their stamps."""
    values: dict[str, Any] = {}
    for each in PARTS:
        values |= each.make(values, day)
    return values


def read_again(day: date, before: Read | None = None) -> tuple[Read, list[str]]:
    """The parts for a day, those of `before` where nothing of theirs has changed; and the names of those read."""
    values: dict[str, Any] = {}
    stamps: dict[str, str] = {}
    names = []
    for each in PARTS:
        # asked before the rows: what is written in between is read again next time
        stamps[each.name] = stamp_of(each, values, stamps, day)
        if before and before.stamps.get(each.name) == stamps[each.name]:
            values |= {name: before.values[name] for name in FIELDS[each.name]}
            continue
        made = each.make(values, day)
        if tuple(made) != FIELDS[each.name]:
            raise ValueError(f"{each.name} makes {', '.join(made)}; FIELDS says otherwise")
        values |= made
        names.append(each.name)
    return Read(values, stamps), names


def stamp_of(each: Part, values: Values, stamps: Mapping[str, str], day: date) -> str:
    """A digest of all that a part is read from: its tables, the day, the parts before it."""
    told = [str(day) if each.name != "areas" else ""]
    told += [stamps[name] if name in stamps else repr(values[name]) for name in each.builds_on]
    with connection.cursor() as cursor:
        for model in each.tables:
            cursor.execute(STAMP.format(table=connection.ops.quote_name(model._meta.db_table)))
            told.append(str(cursor.fetchone()))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:20]


FIELDS: dict[str, tuple[str, ...]] = {
    "areas": ("keys", "names", "people", "firms", "km2", "x", "y", "borders", "above"),
    "networks": ("rows", "networks", "territory"),
    "members": ("organisations", "members"),
    "activities": ("activities", "records"),
    "offices": ("offices",),
    "links": ("links",),
    "resting": ("resting",),
    "offers": ("offers", "uses"),
}
"""What each part makes; all but `rows` are fields of the landscape."""


@part(Area, AreaEdition, AreaFigure, Adjacency)
def areas(_values: Values, _day: date) -> dict[str, Any]:
    """Municipalities of today.

    People and firms of a district are spread over its municipalities by size. A firm count is given only where the
    statistics know every district.
    """
    found = Area.objects.current().filter(level=AreaLevel.MUNICIPALITY).select_related("parent").order_by("key")
    municipalities = list(found)
    keys = tuple(area.key for area in municipalities)
    people, firms = weights_of(municipalities)
    points = [kilometres(area) for area in municipalities]
    return {
        "keys": keys,
        "names": tuple(area.name for area in municipalities),
        "people": np.array([people.get(key, np.nan) for key in keys], float),
        "firms": np.array([firms.get(key, np.nan) for key in keys], float),
        "km2": np.array([area.area_km2 or 0.0 for area in municipalities]),
        "x": np.array([point[0] for point in points]),
        "y": np.array([point[1] for point in points]),
        "borders": _borders({key: number for number, key in enumerate(keys)}),
        "above": dict(Area.objects.current().exclude(level=AreaLevel.MUNICIPALITY).values_list("key", "full_name")),
    }


@part(Network, Territory, Network.topics.through, Topic, builds_on=("areas",))
def networks(values: Values, day: date) -> dict[str, Any]:
    """The regional networks that hold any area, and which; statewide ones are left out."""
    found = regional_keys(day)
    at = _numbers(values)
    places = {network.meeting_area_id for network, _keys in found if network.meeting_area_id}
    keys = dict(Area.objects.filter(pk__in=places).values_list("pk", "key"))
    topics = topics_of([network.pk for network, _keys in found])
    return {
        "rows": tuple(network.pk for network, _keys in found),
        "networks": tuple(
            Held(
                network.slug,
                network.short_name or network.name,
                network.is_own,
                at.get(keys.get(network.meeting_area_id or 0, "")),
                network.is_example,
                said=network.status,
                founded=network.year_founded,
                run_by=str(network.host_id or ""),
                topics=topics.get(network.pk, ()),
            )
            for network, _keys in found
        ),
        "territory": _territory([held for _network, held in found], values["keys"]),
    }


@part(Membership, Organisation, builds_on=("rows",))
def members(values: Values, day: date) -> dict[str, Any]:
    """Who sits in these networks on the day."""
    organisations, seats = seats_in(values["rows"], day)
    return {"organisations": organisations, "members": seats}


@part(Gathering, GatheringHost, JointActivity, Carrier, Joining, builds_on=("areas", "rows"))
def activities(values: Values, _day: date) -> dict[str, Any]:
    """What is recorded of them on which day."""
    found = activities_of(values["rows"], _numbers(values))
    return {"activities": found, "records": days_of(found, len(values["rows"]))}


@part(Organisation, builds_on=("areas",))
def offices(values: Values, _day: date) -> dict[str, Any]:
    """All organisations and offices with their place."""
    known = zip(values["keys"], np.nan_to_num(values["people"]).tolist(), strict=True)
    return {"offices": offices_at(_numbers(values), dict(known))}


@part(NetworkLink, builds_on=("rows",))
def links(values: Values, day: date) -> dict[str, Any]:
    """Which of them hold together."""
    return {"links": links_between(values["rows"], day)}


@part(FindingReply, builds_on=("rows",))
def resting(values: Values, day: date) -> dict[str, Any]:
    """Which pairs rest."""
    return {"resting": resting_pairs(values["rows"], day)}


@part(Offer, Offer.topics.through, Topic, Organisation, Uptake, builds_on=("rows",))
def offers(values: Values, day: date) -> dict[str, Any]:
    """The shared offers, and who uses which."""
    shared, uses = offers_shared(values["rows"], day)
    return {"offers": shared, "uses": uses}


def _numbers(values: Values) -> dict[str, int]:
    return {key: number for number, key in enumerate(values["keys"])}


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
