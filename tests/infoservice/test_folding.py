"""One copy for each person, however many ways lead to them; and which items are in it."""

import datetime as dt
import os
import random
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.infoservice.plain_folding import check, copies_of, folded
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.folding import STRANGER, Choice, Chosen, Kind, Way, Why, items_for
from wirnetz.infoservice.folding.binary import binary_rows
from wirnetz.infoservice.folding.footers import LONGEST
from wirnetz.infoservice.folding.people import People
from wirnetz.infoservice.weaving import EditionText, ItemText

TODAY = dt.date(2026, 3, 2)
GRAPHS = 500 if os.environ.get("DELIVERY") == "soak" else 100
ROOT, HOUSE, OFFICE, NETWORK = 1, 2, 3, 4
ANNA = "anna@kammer.example"
BASE = Way(ROOT, 1, "Allianz", Kind.BASE, Why.ROLE)
HOUSED = Way(HOUSE, 2, "Kammer Ulm", Kind.ORGANISATION, Why.LISTED)
OFFICED = Way(OFFICE, 3, "Stelle Ehingen", Kind.OFFICE, Why.LISTED, "advisers")
NETWORKED = Way(NETWORK, 2, "Netz A", Kind.NETWORK, Why.INVOLVED)
SUBSCRIBED = BASE._replace(kind=Kind.OWN_CHOICE, why=Why.SUBSCRIBED)

addresses = st.sampled_from(["a@x.example", "A@X.example", "b@x.example", "c@y.example", "c@ÿ.example", "d@z.example"])
some_ways = st.lists(
    st.tuples(
        addresses,
        st.builds(
            Way,
            place=st.integers(1, 9),
            level=st.integers(1, 4),
            reason=st.sampled_from(["Kammer", "Netz", "Stelle"]),
            kind=st.sampled_from(Kind),
            why=st.sampled_from(Why),
            audience=st.sampled_from(["", "advisers", "houses"]),
        ),
    ),
    max_size=40,
)
some_choices = st.dictionaries(
    addresses.map(canonical),
    st.builds(
        Choice,
        has_left=st.booleans(),
        is_undeliverable=st.booleans(),
        left_places=st.frozensets(st.integers(1, 9), max_size=3),
        paused_until=st.sampled_from([None, TODAY, TODAY - dt.timedelta(days=1)]),
    ),
)


@given(ways=some_ways, choices=some_choices, without=st.frozensets(st.integers(1, 9), max_size=4), seed=st.integers())
def test_each_address_gets_one_copy_with_all_its_reasons_in_whatever_order_they_come(ways, choices, without, seed):
    got = check(ways, choices, on=TODAY, without=without)
    assert all(len(copy.reasons.footer) <= LONGEST for copy in got.copies[0])
    mixed = [*ways, *ways[:3]]
    random.Random(seed).shuffle(mixed)
    assert copies_of(folded(mixed, choices, on=TODAY, without=without), ways) == copies_of(got, ways)


@pytest.mark.drill
@pytest.mark.parametrize("number", range(GRAPHS))
def test_forty_offices_five_networks_and_thirty_thousand_memberships(number):
    mix = random.Random(number)
    places = [(place, Kind.OFFICE, 3) for place in range(10, 50)] + [(place, Kind.NETWORK, 2) for place in range(5)]
    people = [f"p{person}@haus{person % 90}.example" for person in range(mix.randrange(4000, 12000))]
    ways = []
    for _ in range(30_000):
        place, kind, level = mix.choice(places)
        ways.append((mix.choice(people), Way(place, level, f"Ort {place}", kind, mix.choice(list(Why)))))
    leaving = mix.sample(people, 200)
    choices = {
        each: Choice(has_left=mix.random() < 0.5, left_places=frozenset({mix.randrange(50)})) for each in leaving
    }
    check(ways, choices, on=TODAY, without=set(mix.sample(range(50), number % 4)))


def copy_of(*ways, choice=None):
    """The one copy of Anna."""
    copies, which = folded([(ANNA, way) for way in ways], {ANNA: choice} if choice else {}, on=TODAY).copies
    (number,) = which.tolist()
    return copies[number]


@pytest.mark.parametrize(
    ("ways", "first"),
    [
        ((BASE, NETWORKED, HOUSED, OFFICED, SUBSCRIBED), SUBSCRIBED),
        ((BASE, NETWORKED, HOUSED, OFFICED), OFFICED),
        ((BASE, NETWORKED, HOUSED), HOUSED),
        ((BASE, NETWORKED), NETWORKED),
        ((HOUSED, HOUSED._replace(place=9, level=4)), HOUSED._replace(place=9, level=4)),
        ((HOUSED, HOUSED._replace(place=9)), HOUSED),
    ],
)
def test_own_choice_goes_before_office_organisation_network_and_base(ways, first):
    copy = copy_of(*ways)
    assert copy.reasons.ways[0] == first
    assert copy.place == first.place


def test_who_leaves_a_level_is_reached_on_other_ways_and_on_none_after_leaving_all():
    copy = copy_of(HOUSED, OFFICED, choice=Choice(left_places=frozenset({OFFICE})))
    assert (copy.place, copy.reasons.told) == (
        HOUSE,
        [{"place": HOUSE, "kind": "organisation", "why": "listed", "name": "Kammer Ulm"}],
    )

    def got(choice, on=TODAY):
        return folded([(ANNA, HOUSED), (ANNA, OFFICED)], {ANNA: choice}, on=on)

    both = got(Choice(left_places=frozenset({HOUSE, OFFICE})))
    assert (len(both), both.left_every_way) == (0, 1)
    assert got(Choice(has_left=True)).left == 1
    assert got(Choice(paused_until=TODAY)).paused == 1
    assert len(got(Choice(paused_until=TODAY), TODAY + dt.timedelta(days=1))) == 1


def test_the_sentence_tells_every_reason_and_stays_short():
    copy = copy_of(BASE, NETWORKED, OFFICED, HOUSED, SUBSCRIBED)
    assert copy.reasons.footer == (
        "Sie erhalten diese Nachricht, weil Sie den Infodienst abonniert haben (Allianz), auf der Plattform eine "
        "Aufgabe haben (Allianz), als Ansprechperson eingetragen sind (Stelle Ehingen und Kammer Ulm) und in einem "
        "Netzwerk mitarbeiten (Netz A)."
    )
    many = [NETWORKED._replace(place=number, reason=f"Netz {number}") for number in range(10, 18)]
    copy = copy_of(*many)
    assert copy.reasons.footer == (
        "Sie erhalten diese Nachricht, weil Sie in Netzwerken mitarbeiten (Netz 10, Netz 11, Netz 12 und 5 weitere)."
    )
    assert len(copy.reasons.ways) == 8
    long = [HOUSED._replace(place=number, reason=f"{number}" * 95, why=why) for why in Why for number in range(10, 14)]
    copy = copy_of(*long)
    assert copy.reasons.footer.endswith("in Netzwerken mitarbeiten und für Netzwerke ansprechbar sind.")


def test_items_go_to_those_who_chose_them_and_to_those_they_are_for():
    def item(key, **fields):
        return ItemText(key=key, kind="news", headline=key, text="", **fields)

    edition = EditionText(
        "Ausgabe",
        "",
        (
            item("alle"),
            item("Thema", topic="arbeitsschutz"),
            item("Land", areas=("08",)),
            item("Gemeinde", areas=("08425033", "09162000")),
            item("Beratung", audience="advisers"),
        ),
        "Infodienst",
        "Allianz",
        TODAY,
    )

    def read(**traits):
        return [item.key for item in items_for(edition, Chosen(**{k: frozenset(v) for k, v in traits.items()}))]

    assert read() == ["alle", "Thema", "Land", "Gemeinde"]
    assert read(audiences={"advisers"}) == ["alle", "Thema", "Land", "Gemeinde", "Beratung"]
    assert read(topics={"fachkraefte"}, areas={"08425"}) == ["alle", "Land", "Gemeinde"]
    assert read(topics={"arbeitsschutz"}, areas={"09"}) == ["alle", "Thema", "Gemeinde"]


def test_people_have_numbers_and_are_found_again_by_their_pseudonyms():
    people, owners = People.behind(np.array([7, 3, 3, 9]))
    assert (owners.tolist(), people.numbers_of(np.array([9, 4, 7])).tolist()) == ([1, 0, 0, 2], [2, -1, 1])
    people.spell([(3, "B@x.example"), (3, "A@x.example")])
    assert people.spelled == {3: "A@x.example"}
    people.forget()
    assert (len(people), people.spelled, people.numbers_of(np.array([3])).tolist()) == (3, {}, [-1])


def test_readers_are_known_by_their_marks_and_written_by_their_numbers():
    people, _owners = People.behind(np.array([3, 7, 9]))
    assert people.enter(np.array([50, 20, 10]), np.array([9, 4, 3]))
    assert (people.readers.tolist(), people.by_reader.tolist()) == ([10, STRANGER, 50], [1, 0, 2])


def test_two_readers_with_the_same_pseudonym_are_noticed():
    people, _owners = People.behind(np.array([3, 7]))
    assert not people.enter(np.array([10, 20]), np.array([3, 3]))


def test_columns_become_the_rows_of_a_binary_copy():
    numbers, codes = np.array([1, -2], np.int64), np.array([b"ab", b"cd"])
    rows = b"".join(binary_rows(numbers, np.array([7, 8], np.int16), codes))
    assert rows[:19] == b"PGCOPY\n\xff\r\n\0" + bytes(8)
    assert rows[19:-2] == b"".join(
        struct.pack(">hiqihi2s", 3, 8, number, 2, small, 2, code)
        for number, small, code in ((1, 7, b"ab"), (-2, 8, b"cd"))
    )
    assert rows[-2:] == b"\xff\xff"
