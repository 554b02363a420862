"""One copy for each person, however many ways lead to them; and which items are in it."""

import datetime as dt
import os
import random
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.folding import Choice, Chosen, Kind, Path, Why, fold, items_for
from wirnetz.infoservice.folding.footers import LONGEST
from wirnetz.infoservice.weaving import EditionText, ItemText

TODAY = dt.date(2026, 3, 2)
GRAPHS = 500 if os.environ.get("DELIVERY") == "soak" else 100
ROOT, HOUSE, OFFICE, NETWORK = 1, 2, 3, 4
BASE = Path("Anna@Kammer.example", ROOT, 1, "Allianz", Kind.BASE, Why.ROLE)
HOUSED = replace(BASE, place=HOUSE, level=2, reason="Kammer Ulm", kind=Kind.ORGANISATION, why=Why.LISTED)
OFFICED = replace(HOUSED, place=OFFICE, level=3, reason="Stelle Ehingen", kind=Kind.OFFICE, audience="advisers")
NETWORKED = replace(BASE, place=NETWORK, level=2, reason="Netz A", kind=Kind.NETWORK, why=Why.INVOLVED)
SUBSCRIBED = replace(BASE, kind=Kind.OWN_CHOICE, why=Why.SUBSCRIBED)

addresses = st.sampled_from(["a@x.example", "A@X.example", "b@x.example", "c@y.example", "c@ÿ.example", "d@z.example"])
some_paths = st.lists(
    st.builds(
        Path,
        address=addresses,
        place=st.integers(1, 9),
        level=st.integers(1, 4),
        reason=st.sampled_from(["Kammer", "Netz", "Stelle"]),
        kind=st.sampled_from(Kind),
        why=st.sampled_from(Why),
        audience=st.sampled_from(["", "advisers", "houses"]),
    ),
    max_size=40,
)
some_choices = st.dictionaries(
    addresses.map(canonical),
    st.builds(
        Choice,
        has_left=st.booleans(),
        left_places=st.frozensets(st.integers(1, 9), max_size=3),
        paused_until=st.sampled_from([None, TODAY, TODAY - dt.timedelta(days=1)]),
    ),
)


@given(paths=some_paths, choices=some_choices, seed=st.integers(0, 99))
def test_each_address_gets_one_copy_with_all_its_reasons_in_whatever_order_they_come(paths, choices, seed):
    check(paths, choices)
    mixed = [*paths, *paths[:3]]
    random.Random(seed).shuffle(mixed)
    assert fold(mixed, choices, on=TODAY) == fold(paths, choices, on=TODAY)


def check(paths, choices):
    folded = fold(paths, choices, on=TODAY)
    ways = defaultdict(set)
    for path in paths:
        ways[canonical(path.address)].add(path)
    got = {copy.canonical: copy for copy in folded.copies}
    assert len(got) == len(folded.copies)
    assert len(got) + folded.left + folded.paused + folded.left_every_way == len(ways)
    for known_as, all_ways in ways.items():
        choice = choices.get(known_as, Choice())
        still = {path for path in all_ways if path.place not in choice.left_places}
        may = bool(still) and not choice.has_left and not choice.rests(TODAY)
        assert (known_as in got) == may
        if may:
            copy = got[known_as]
            assert set(copy.paths) == still
            best = min((path.kind, -path.level, path.place) for path in still)
            assert (copy.paths[0].kind, -copy.paths[0].level, copy.place) == best
            assert len(copy.footer) <= LONGEST


@pytest.mark.drill
@pytest.mark.parametrize("number", range(GRAPHS))
def test_forty_offices_five_networks_and_thirty_thousand_memberships(number):
    mix = random.Random(number)
    places = [(place, Kind.OFFICE, 3) for place in range(10, 50)] + [(place, Kind.NETWORK, 2) for place in range(5)]
    people = [f"p{person}@haus{person % 90}.example" for person in range(mix.randrange(4000, 12000))]
    paths = []
    for _ in range(30_000):
        place, kind, level = mix.choice(places)
        paths.append(Path(mix.choice(people), place, level, f"Ort {place}", kind, mix.choice(list(Why))))
    leaving = mix.sample(people, 200)
    choices = {
        each: Choice(has_left=mix.random() < 0.5, left_places=frozenset({mix.randrange(50)})) for each in leaving
    }
    check(paths, choices)


@pytest.mark.parametrize(
    ("ways", "first"),
    [
        ((BASE, NETWORKED, HOUSED, OFFICED, SUBSCRIBED), SUBSCRIBED),
        ((BASE, NETWORKED, HOUSED, OFFICED), OFFICED),
        ((BASE, NETWORKED, HOUSED), HOUSED),
        ((BASE, NETWORKED), NETWORKED),
        ((HOUSED, replace(HOUSED, place=9, level=4)), replace(HOUSED, place=9, level=4)),
        ((HOUSED, replace(HOUSED, place=9)), HOUSED),
    ],
)
def test_own_choice_goes_before_office_organisation_network_and_base(ways, first):
    (copy,) = fold(ways, {}, on=TODAY).copies
    assert copy.paths[0] == first
    assert copy.place == first.place


def test_who_leaves_a_level_is_reached_on_other_ways_and_on_none_after_leaving_all():
    ways = [HOUSED, OFFICED]
    known_as = "anna@kammer.example"
    (copy,) = fold(ways, {known_as: Choice(left_places=frozenset({OFFICE}))}, on=TODAY).copies
    assert (copy.place, copy.reasons) == (
        HOUSE,
        [{"place": HOUSE, "kind": "organisation", "why": "listed", "name": "Kammer Ulm"}],
    )
    both = fold(ways, {known_as: Choice(left_places=frozenset({HOUSE, OFFICE}))}, on=TODAY)
    assert (both.copies, both.left_every_way) == ((), 1)
    assert fold(ways, {known_as: Choice(has_left=True)}, on=TODAY).left == 1
    assert fold(ways, {known_as: Choice(paused_until=TODAY)}, on=TODAY).paused == 1
    assert len(fold(ways, {known_as: Choice(paused_until=TODAY)}, on=TODAY + dt.timedelta(days=1)).copies) == 1


def test_the_sentence_tells_every_reason_and_stays_short():
    (copy,) = fold([BASE, NETWORKED, OFFICED, HOUSED, SUBSCRIBED], {}, on=TODAY).copies
    assert copy.footer == (
        "Sie erhalten diese Nachricht, weil Sie den Infodienst abonniert haben (Allianz), auf der Plattform eine "
        "Aufgabe haben (Allianz), als Ansprechperson eingetragen sind (Stelle Ehingen und Kammer Ulm) und in einem "
        "Netzwerk mitarbeiten (Netz A)."
    )
    many = [replace(NETWORKED, place=number, reason=f"Netz {number}") for number in range(10, 18)]
    (copy,) = fold(many, {}, on=TODAY).copies
    assert copy.footer == (
        "Sie erhalten diese Nachricht, weil Sie in Netzwerken mitarbeiten (Netz 10, Netz 11, Netz 12 und 5 weitere)."
    )
    assert len(copy.reasons) == 8
    long = [replace(HOUSED, place=number, reason=f"{number}" * 95, why=why) for why in Why for number in range(10, 14)]
    (copy,) = fold(long, {}, on=TODAY).copies
    assert copy.footer.endswith("in Netzwerken mitarbeiten und für Netzwerke ansprechbar sind.")


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
