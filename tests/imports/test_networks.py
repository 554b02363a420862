"""Lists of networks: the alliance writes all of them, a partner only where its own house takes part."""

import pytest

from tests.factories.lists import csv_list
from tests.factories.networks import make_membership, make_network
from tests.factories.organisations import make_organisation
from wirnetz.accounts.enums import NodeKind
from wirnetz.imports.actions import apply_import, start_import, undo_import
from wirnetz.imports.enums import ImportKind
from wirnetz.imports.queries import rows_of
from wirnetz.networks.enums import Coverage, NetworkKind
from wirnetz.networks.models import Membership, Network, Territory
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

HEADING = ("Netzwerk", "Art des Netzwerks", "Gebiet", "Mitglieder", "Rolle")


@pytest.fixture
def alliance(db):
    return Organisation.objects.get(node__kind=NodeKind.ALLIANCE)


@pytest.fixture
def brewery(db):
    return make_organisation("Brauereiverband Testland")


def network_list(organisation, *rows):
    file = csv_list(*rows, heading=HEADING)
    return start_import(organisation=organisation, kind=ImportKind.NETWORKS, file=file, by=None)


def told(run):
    return [(row.record_type.partition(".")[2], row.title, row.outcome) for row in rows_of(run)]


NEW = ("Hopfennetz Testland", "", "Landkreis Rostock; Schwerin", "Brauereiverband Testland; Musterkasse", "Mitglied")


def test_the_alliance_creates_networks_with_territory_and_members(alliance, brewery, house):
    apply_import(run=network_list(alliance, NEW), by=None)

    network = Network.objects.get(name="Hopfennetz Testland")
    assert (network.kind, network.coverage, network.node.kind) == (NetworkKind.OTHER, Coverage.FULL, NodeKind.NETWORK)
    assert sorted(network.territories.values_list("area__key", flat=True)) == ["13004", "13072"]
    assert set(network.memberships.values_list("organisation__name", "role")) == {
        ("Brauereiverband Testland", "member"), ("Musterkasse", "member"),
    }  # fmt: skip


def test_the_same_list_again_changes_nothing(alliance, brewery, house):
    apply_import(run=network_list(alliance, NEW), by=None)

    assert network_list(alliance, NEW).counts == {"unchanged": 5}


def test_undo_takes_networks_with_all_that_hangs_on_them(alliance, brewery, house):
    counts = [model.objects.count() for model in (Network, Territory, Membership)]
    run = apply_import(run=network_list(alliance, NEW), by=None)

    undo_import(run=run, by=None)

    assert [model.objects.count() for model in (Network, Territory, Membership)] == counts


def test_a_partner_joins_recorded_networks_only(house, brewery):
    make_network("Hopfennetz Testland")

    run = network_list(house, NEW, ("Malzring Nirgendwo", "", "", "Musterkasse", ""))

    assert told(run) == [
        ("network", "Hopfennetz Testland", "unchanged"),
        ("membership", "Brauereiverband Testland – Hopfennetz Testland", "unchanged"),
        ("membership", "Musterkasse – Hopfennetz Testland", "new"),
        ("network", "Malzring Nirgendwo", "doubtful"),
        ("membership", "Musterkasse – Malzring Nirgendwo", "new"),
    ]
    apply_import(run=run, by=None)
    assert list(Membership.objects.filter(organisation=house).values_list("network__name", flat=True)) == [
        "Hopfennetz Testland"
    ]
    assert not Membership.objects.filter(organisation=brewery).exists()


def test_a_member_that_is_not_clear_is_asked(alliance, brewery):
    run = network_list(alliance, ("Hopfennetz Testland", "", "", "Brauereiverband", ""))
    row = rows_of(run, "doubtful").get()
    chosen = next(choice["value"] for choice in row.choices if choice["label"] == "Brauereiverband Testland")

    apply_import(run=run, by=None, decisions={row.pk: chosen})

    assert Membership.objects.get(network__name="Hopfennetz Testland").organisation == brewery


def test_a_decision_for_what_is_recorded_already_writes_nothing_twice(alliance, brewery):
    make_membership(brewery, make_network("Hopfennetz Testland"))
    run = network_list(alliance, ("Hopfennetz Testland", "", "", "Brauereiverband", ""))
    row = rows_of(run, "doubtful").get()

    apply_import(run=run, by=None, decisions={row.pk: f"organisation:{brewery.pk}"})

    assert Membership.objects.filter(organisation=brewery).count() == 1
