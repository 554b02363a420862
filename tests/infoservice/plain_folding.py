"""The folding as one would write it by hand, person by person: what the columns have to agree with."""

from collections import Counter, defaultdict

import numpy as np

from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.folding import AUDIENCES, BETWEEN, WHYS, Choice, Columns, Rows, Wishes, fold


def rank(way):
    return way.kind, -way.level, way.place, way.why, way.reason, way.audience


def plainly(ways, choices, *, on, without=()):
    """Of (address, way) the copies by canonical address as (address, ways, choice), and who gets none and why."""
    by_address, spelled = defaultdict(set), defaultdict(set)
    for address, way in ways:
        spelled[canonical(address)].add(address)
        if way.place not in without:
            by_address[canonical(address)].add(way)
    copies, others = {}, Counter()
    for known_as, found in by_address.items():
        choice = choices.get(known_as, Choice())
        still = sorted((way for way in found if way.place not in choice.left_places), key=rank)
        if choice.has_left:
            others["left"] += 1
        elif not still:
            others["left_every_way"] += 1
        elif choice.is_undeliverable:
            others["undeliverable"] += 1
        elif choice.rests(on):
            others["paused"] += 1
        else:
            address = min(spelled[known_as] - {known_as}, default=known_as)
            copies[known_as] = (address, tuple(still), choice)
    return copies, others


def rows_of(ways, reasons):
    """The same ways as columns."""
    return Rows(
        addresses=BETWEEN.join(address for address, _way in ways),
        reasons=np.array([reasons.index(way.reason) for _address, way in ways], np.int32),
        places=np.array([way.place for _address, way in ways], np.int32),
        levels=np.array([way.level for _address, way in ways], np.int8),
        kinds=np.array([way.kind for _address, way in ways], np.int8),
        whys=np.array([WHYS.index(way.why) for _address, way in ways], np.int8),
        audiences=np.array([AUDIENCES.index(way.audience) for _address, way in ways], np.int8),
    )


def folded(ways, choices, *, on, without=()):
    """The product's folding of (address, way)."""
    reasons = sorted({way.reason for _address, way in ways})
    columns = Columns([rows_of(some, reasons) for some in (ways[::2], ways[1::2])], np.arange(100), reasons)
    return fold(columns, Wishes(columns, choices), on=on, without=without)


def check(ways, choices, *, on, without=()):
    """Row by row the same, and every number told of it."""
    got = folded(ways, choices, on=on, without=without)
    copies, others = plainly(ways, choices, on=on, without=without)
    assert {copy.canonical: (copy.address, copy.reasons.ways, copy.choice) for copy in got.copies} == copies
    assert [copy.canonical for copy in got.copies] == sorted(copies)
    assert len(got) == len(copies)
    for name in ("left", "left_every_way", "undeliverable", "paused"):
        assert getattr(got, name) == others[name], name
    assert got.per_place() == Counter(still[0].place for _address, still, _choice in copies.values())
    sentences = Counter(copy.reasons.footer for copy in got.copies)
    assert got.commonest(5) == sorted(sentences.items(), key=lambda each: (-each[1], each[0]))[:5]
    return got
