"""The folding as one would write it by hand, person by person: what the columns have to agree with."""

from collections import Counter, defaultdict

import numpy as np

from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.folding import AUDIENCES, WHYS, Choice, Columns, Rows, Wishes, fold


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


def pseudonym(address):
    """As the database would make one."""
    return hash(canonical(address))


def rows_of(ways, reasons):
    """The same ways as columns."""
    return Rows(
        pseudonyms=np.array([pseudonym(address) for address, _way in ways], np.int64),
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
    columns.people.spell((pseudonym(address), address) for address, _way in ways if address != canonical(address))
    wishes = Wishes(columns, {pseudonym(address): choice for address, choice in choices.items()})
    return fold(columns, wishes, on=on, without=without)


def copies_of(got, ways):
    """By canonical address the address, the ways and the choice of each copy."""
    people, (copies, which) = got.columns.people, got.copies
    known_as = {pseudonym(address): canonical(address) for address, _way in ways}
    found = {}
    for number, at in zip(people.pseudonyms[got.who].tolist(), which.tolist(), strict=True):
        plain, copy = known_as[number], copies[at]
        found[plain] = (people.spelled.get(number, plain), copy.reasons.ways, copy.choice)
    return found


def check(ways, choices, *, on, without=()):
    """Row by row the same, and every number told of it."""
    got = folded(ways, choices, on=on, without=without)
    copies, others = plainly(ways, choices, on=on, without=without)
    assert copies_of(got, ways) == copies
    assert len(got) == len(copies)
    assert sorted(got.in_writing_order().tolist()) == list(range(len(copies)))
    for name in ("left", "left_every_way", "undeliverable", "paused"):
        assert getattr(got, name) == others[name], name
    assert got.per_place() == Counter(still[0].place for _address, still, _choice in copies.values())
    kinds, which = got.copies
    sentences = Counter(kinds[number].reasons.footer for number in which.tolist())
    assert got.commonest(5) == sorted(sentences.items(), key=lambda each: (-each[1], each[0]))[:5]
    return got
