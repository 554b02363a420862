"""The example year: marked to the last record, loaded once, kept out of what is real."""

import shutil
from datetime import date

import pytest

from tests.factories.networks import make_membership
from wirnetz.core.reference import ReferenceDataError
from wirnetz.networks.actions import load_example, load_example_profiles, load_reference
from wirnetz.networks.actions.example import EXAMPLE
from wirnetz.networks.models import Membership, Network, NetworkLink, Territory, Uptake
from wirnetz.networks.queries import members_of, networks_in_areas, running, uptake_in
from wirnetz.organisations.models import Organisation

RECORDS = (Network, Territory, Membership, NetworkLink, Uptake)
EXPECTED = [11, 22, 72, 6, 43]
OWN = "om-netzwerk-luebeck-west-mecklenburg"
DAY = date(2026, 11, 24)


@pytest.fixture
def example(reference, db):
    return load_example()


def invented():
    return [model.objects.filter(is_example=True).count() for model in RECORDS]


@pytest.fixture
def tables(tmp_path):
    """A copy of the tables that a test may spoil."""
    return shutil.copytree(EXAMPLE, tmp_path / "example")


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_without_reference_data_it_is_refused(db):  # stands first: the others share the reference
    with pytest.raises(ReferenceDataError, match="Laden Sie zuerst die Grunddaten: wirnetz load-reference"):
        load_example()


def test_reference_data_alone_hold_nothing_invented(reference, db):
    assert invented() == [0, 0, 0, 0, 0]


def test_every_record_is_marked_dated_and_says_that_it_is_invented(reference, db):
    before = [model.objects.count() for model in RECORDS]
    load_example()
    added = [model.objects.count() - count for model, count in zip(RECORDS, before, strict=True)]
    assert (added, invented()) == (EXPECTED, EXPECTED)
    for model in RECORDS:
        found = model.objects.filter(is_example=True)
        assert set(found.values_list("source_url", flat=True)) == {"Beispieljahr von Wirnetz, erfunden"}
        assert set(found.values_list("as_of", flat=True)) <= {2025, 2026}


def test_organisations_and_offers_stay_real(example):
    assert Organisation.objects.filter(is_example=True).count() == 0
    assert Uptake.objects.filter(is_example=True, offer__is_shared=False).count() == 0


def test_it_happens_in_its_years(example):
    begun = [*Membership.objects.filter(is_example=True).values_list("from_on", flat=True)]
    begun += [*Uptake.objects.filter(is_example=True).values_list("since_on", flat=True)]
    begun += [*NetworkLink.objects.filter(is_example=True).values_list("since_on", flat=True)]
    assert {day.year for day in begun} == {2023, 2024, 2025, 2026}
    assert [day for day in begun if day > DAY] == []


def test_second_load_changes_nothing(example):
    assert example.created == 154
    again = load_example()
    assert [(part.created, part.changed) for part in (again, *again.parts)] == [(0, 0)] * 6


def test_reference_data_load_again_beside_it(example):
    report = load_reference()
    assert [(part.created, part.changed) for part in (report, *report.parts)] == [(0, 0)] * 3
    assert invented() == EXPECTED


def test_the_own_network_has_members_and_use(example):
    network = Network.objects.get(slug=OWN)
    assert not network.is_example
    assert members_of(network, DAY).count() == 8
    assert network.memberships.exclude(running(DAY)).count() == 1
    assert uptake_in(["01003", "13004", "13074", "13076"], DAY).count() == 14
    assert uptake_in(["05711", "05774"], DAY).count() == 4


def test_twelve_networks_of_every_state_say_something_about_themselves(example):
    load_example_profiles()
    networks = Network.objects.filter(is_example=True)
    assert networks.exclude(idea="").count() == 11
    assert set(networks.values_list("status", flat=True)) == {"active", "paused", "ended"}
    assert load_example_profiles().changed == 0


def test_the_invented_network_counts_in_schwerin_and_in_wismar_alone(example):
    def is_here(key):
        return networks_in_areas([key]).filter(slug="fachkraeftenetzwerk-schwerin-wismar").exists()

    assert [is_here(key) for key in ("13004", "13074087", "13074", "13076", "13074026")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_what_a_real_record_says_is_not_invented_again(reference, db):
    make_membership(Organisation.objects.get(slug="ihk-schwerin"), Network.objects.get(slug=OWN))
    with pytest.raises(ReferenceDataError) as error:
        load_example()
    place, reason = "memberships.csv, Zeile 3, Spalte „organisation“", "Dazu gibt es schon eine belegte Angabe."
    assert str(error.value) == f"{place}: {reason} Löschen Sie die Zeile."
    assert invented() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("table", "old", "new", "place"),
    [
        ("uptakes.csv", "ihk-schwerin", "ihk-nirgends", "uptakes.csv, Zeile 2, Spalte „organisation“"),
        ("links.csv", "joint_activity", "love", "links.csv, Zeile 2, Spalte „kind“"),
        ("memberships.csv", "2025-01-15", "gestern", "memberships.csv, Zeile 2, Spalte „from_on“"),
        ("networks.csv", "13074087", "13999999", "networks.csv, Zeile 2, Spalte „areas“"),
    ],
)
def test_a_broken_table_names_the_place_and_loads_nothing(reference, db, tables, table, old, new, place):
    spoil(tables / table, old, new)
    with pytest.raises(ReferenceDataError) as error:
        load_example(folder=tables)
    assert str(error.value).startswith(f"{place}: ")
    assert invented() == [0, 0, 0, 0, 0]
