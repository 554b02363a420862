"""Loading the networks, and single writes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation
from tests.factories.tables import MEMBERSHIP, NETWORK, network_tables
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import AuditEntry, Node
from wirnetz.core.reference import ReferenceDataError
from wirnetz.networks.actions import end_membership, join_network, link_networks, load_reference, record_uptake
from wirnetz.networks.enums import LinkKind, MembershipRole, NetworkStatus
from wirnetz.networks.models import Membership, Network, NetworkLink, Territory
from wirnetz.regions.enums import SuccessionKind
from wirnetz.regions.models import Area, AreaSuccession

pytestmark = pytest.mark.django_db


@pytest.fixture
def kammer():
    make_area("13004", "Schwerin")
    make_alliance()
    return make_organisation("Kammer", slug="kammer")


def load(folder):
    report = load_reference(folder=folder)
    return [(part.created, part.changed, part.unchanged) for part in (report, *report.parts)]


def test_second_load_changes_nothing(kammer, tmp_path):
    folder = network_tables(tmp_path, NETWORK | {"areas": "13004"}, NETWORK | {"slug": "zwei", "host": "kammer"})
    assert load(folder) == [(2, 0, 0), (2, 0, 0), (1, 0, 0)]
    assert load(folder) == [(0, 0, 2), (0, 0, 2), (0, 0, 1)]
    assert Node.objects.filter(kind=NodeKind.NETWORK, parent__kind=NodeKind.ALLIANCE).count() == 2


def test_load_fills_network_territory_and_membership(kammer, tmp_path):
    load(network_tables(tmp_path))
    network = Network.objects.get()
    assert (network.category_label, network.status) == ("Fachkräftebündnis", NetworkStatus.UNKNOWN)
    part = Territory.objects.get()
    assert (part.area.key, part.source_url, part.as_of) == ("13004", "https://quelle.example", 2024)
    membership = Membership.objects.get()
    assert (membership.organisation, membership.network, membership.as_of) == (kammer, network, 2019)
    assert (membership.from_on, membership.until_on) == (None, None)


def test_state_wide_network_has_land_keys(kammer, tmp_path):
    load(network_tables(tmp_path, NETWORK | {"coverage": "state", "areas": "13"}))
    assert [part.area.key for part in Territory.objects.all()] == ["13"]


def test_membership_ended_by_a_person_stays_ended(kammer, tmp_path, alice):
    load(network_tables(tmp_path))
    end_membership(membership=Membership.objects.get(), on=date(2025, 6, 30), by=alice)
    assert load(network_tables(tmp_path))[2] == (0, 0, 1)
    assert Membership.objects.get().until_on == date(2025, 6, 30)


def test_an_area_that_ended_is_answered_with_its_successor(kammer, tmp_path):
    old, new = make_area("03156", "Osterode"), make_area("03159", "Landkreis Göttingen")
    Area.objects.filter(pk=old.pk).update(valid_until=date(2016, 10, 31))
    AreaSuccession.objects.create(old=old, new=new, kind=SuccessionKind.MERGED)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder=network_tables(tmp_path, NETWORK | {"areas": "03156"}))
    message = "Spalte „areas“: „03156“ gibt es nicht mehr. Setzen Sie dafür: 03159 (Landkreis Göttingen)."
    assert str(caught.value) == f"networks.csv, Zeile 2, {message}"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "om"}, "Spalte „kind“: „om“ ist nicht bekannt. Möglich sind: other, own."),
        ({"category": "verein"}, "Spalte „category“: „verein“ ist nicht bekannt."),
        ({"areas": "13004;77777"}, "Spalte „areas“: „77777“ ist nicht bekannt."),
        ({"areas": "13"}, "Spalte „areas“: Die Schlüssel passen nicht zu „full“."),
        ({"areas": ""}, "Spalte „coverage“: Die Angabe „full“ passt nicht dazu"),
        ({"coverage": "federal"}, "Spalte „coverage“: Die Angabe „federal“ passt nicht dazu"),
        ({"ended_on": "2024"}, "Spalte „status“: Ein Ende ist vermerkt, der Stand ist aber „unknown“."),
        ({"host": "niemand"}, "Spalte „host“: „niemand“ ist nicht bekannt."),
        ({"slug": "netz"}, "Spalte „slug“: „netz“ steht schon in Zeile 2."),
        ({"year_founded": "15"}, "Spalte „year_founded“: „15“ ist keine Jahreszahl."),
    ],
)
def test_broken_network_is_named_and_nothing_is_loaded(kammer, tmp_path, change, message):
    folder = network_tables(tmp_path, NETWORK, NETWORK | {"slug": "zwei"} | change)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder=folder)
    assert str(caught.value).startswith(f"networks.csv, Zeile 3, {message}")
    assert (Network.objects.count(), Node.objects.filter(kind=NodeKind.NETWORK).count()) == (0, 0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"organisation": "niemand"}, "Spalte „organisation“: „niemand“ ist nicht bekannt."),
        ({"network": "keins"}, "Spalte „network“: „keins“ ist nicht bekannt."),
        ({"role": "fan"}, "Spalte „role“: „fan“ ist nicht bekannt."),
        ({"from_on": "2020-02-30"}, "Spalte „from_on“: „2020-02-30“ ist kein Datum."),
        ({"from_on": "2020-02-01", "until_on": "2019-01-01"}, "Spalte „until_on“: Das Ende liegt vor dem Beginn."),
        ({}, "Spalte „organisation“: „kammer, netz, member, “ steht schon in Zeile 2."),
    ],
)
def test_broken_membership_is_named_and_nothing_is_loaded(kammer, tmp_path, change, message):
    folder = network_tables(tmp_path, memberships=(MEMBERSHIP, MEMBERSHIP | change))
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder=folder)
    assert str(caught.value).startswith(f"memberships.csv, Zeile 3, {message}")
    assert (Network.objects.count(), Territory.objects.count(), Membership.objects.count()) == (0, 0, 0)


def test_join_network_is_recorded_once(alice):
    organisation, network = make_organisation(), make_network()
    ties = {"organisation": organisation, "network": network, "role": MembershipRole.MEMBER, "by": alice}
    membership = join_network(**ties, from_on=date(2025, 1, 1))
    entry = AuditEntry.objects.unscoped("test").get()
    assert (entry.person, entry.action, entry.record_id) == (alice, "join_network", membership.pk)
    for start in (None, date(2020, 1, 1), date(2030, 1, 1)):
        with pytest.raises(ValidationError, match="schon bei"):
            join_network(**ties, from_on=start)
    end_membership(membership=membership, on=date(2025, 12, 31), by=alice)
    join_network(**ties, from_on=date(2026, 1, 1))
    assert Membership.objects.count() == 2


def test_ended_network_takes_nobody():
    ended = make_network(status=NetworkStatus.ENDED, ended_on="2024-08")
    with pytest.raises(ValidationError, match="ist ein Ende vermerkt"):
        join_network(organisation=make_organisation(), network=ended, role=MembershipRole.MEMBER, by=None)
    assert Membership.objects.count() == 0


def test_membership_ends_once_and_not_before_it_began():
    membership = make_membership(make_organisation(), make_network(), from_on=date(2025, 1, 1))
    with pytest.raises(ValidationError, match="noch nicht begonnen"):
        end_membership(membership=membership, on=date(2024, 12, 31), by=None)
    end_membership(membership=membership, on=date(2025, 1, 1), by=None)
    with pytest.raises(ValidationError, match="schon ein Ende"):
        end_membership(membership=membership, on=date(2025, 2, 1), by=None)


def test_link_has_no_direction():
    one, two = make_network(), make_network()
    link = link_networks(one=two, other=one, kind=LinkKind.TALKS, by=None)
    assert (link.first, link.second) == (one, two)
    assert (link.other_than(one), link.other_than(two)) == (two, one)
    with pytest.raises(ValidationError, match="schon eingetragen"):
        link_networks(one=one, other=two, kind=LinkKind.TALKS, by=None)
    with pytest.raises(ValidationError, match="zwei verschiedene"):
        link_networks(one=one, other=one, kind=LinkKind.TALKS, by=None)
    assert NetworkLink.objects.count() == 1


def test_uptake_says_where_and_is_recorded_once():
    offer, area = make_offer(), make_area("13004")
    with pytest.raises(ValidationError, match="Nennen Sie"):
        record_uptake(offer=offer, by=None)
    uptake = record_uptake(offer=offer, area=area, since_on=date(2025, 3, 1), by=None)
    assert (uptake.as_of, uptake.organisation, uptake.network) == (2025, None, None)
    with pytest.raises(ValidationError, match="schon eingetragen"):
        record_uptake(offer=offer, area=area, by=None)
    record_uptake(offer=offer, area=area, network=make_network(), by=None)
