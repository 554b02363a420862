"""In which networks offices sit, and what an office says about itself."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network, make_own_network
from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.rules import can, visible
from wirnetz.networks.actions import report_seats
from wirnetz.networks.models import Membership, SeatReport
from wirnetz.networks.queries import Tie, office_seats, seated_offices
from wirnetz.organisations.enums import OrganisationLevel

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)


@pytest.fixture
def insurer():
    """An organisation below the alliance."""
    node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    return make_organisation("Kasse", node=node)


def make_office(house, name, **fields):
    node = add_node(kind=NodeKind.OFFICE, parent=house.node)
    return make_organisation(name, level=OrganisationLevel.OFFICE, parent=house, node=node, **fields)


@pytest.fixture
def schwerin(insurer):
    return make_office(insurer, "Kasse Schwerin", seat="13004")


@pytest.fixture
def administrator(insurer, alice):
    grant_role(person=alice, node=insurer.node, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    return alice


def ties(organisation, visitor):
    return [
        (found.office.name, [(seat.network.name, seat.tie.value) for seat in found.seats])
        for found in office_seats(organisation, visitor, on=TODAY)
    ]


def test_an_office_sits_in_the_networks_whose_territory_holds_its_district(insurer, schwerin, alice):
    make_network("Anderswo", areas=("13076",))
    make_network("Landesweit", areas=("13",))
    make_network("Stadt", areas=("13004",))
    make_own_network("Unseres", areas=("13004", "13076"))
    assert ties(insurer, alice) == [("Kasse Schwerin", [("Unseres", "none"), ("Stadt", "none")])]


def test_the_municipality_decides_where_it_is_known(insurer, alice):
    make_office(insurer, "Kasse Wismar", seat="13074", municipality=make_area("13074087"))
    make_office(insurer, "Kasse irgendwo", seat="13074")
    make_network("Nur Gadebusch", areas=("13074027",))
    make_network("Nur Wismar", areas=("13074087",))
    assert ties(insurer, alice) == [
        ("Kasse irgendwo", [("Nur Gadebusch", "none"), ("Nur Wismar", "none")]),
        ("Kasse Wismar", [("Nur Wismar", "none")]),
    ]


def test_taking_part_counts_for_the_office_and_is_known_in_the_house(insurer, schwerin, alice):
    rostock = make_office(insurer, "Kasse Rostock", seat="13003")
    network = make_network("Küste", areas=("13003", "13004"))
    make_membership(rostock, network)
    assert ties(insurer, alice) == [
        ("Kasse Rostock", [("Küste", "office")]),
        ("Kasse Schwerin", [("Küste", "house")]),
    ]


def test_memberships_of_strangers_and_former_ones_do_not_count(insurer, schwerin, alice):
    network = make_network("Küste", areas=("13004",))
    make_membership(make_organisation(), network)
    make_membership(schwerin, network, until_on=TODAY - timedelta(days=1))
    assert ties(insurer, alice) == [("Kasse Schwerin", [("Küste", "none")])]


def test_an_organisation_without_offices_stands_for_itself(insurer):
    assert seated_offices(insurer) == [insurer]


def test_ticks_make_memberships_and_taking_them_away_ends_what_ticks_had_made(schwerin, administrator):
    one, other = make_network("Eins", areas=("13004",)), make_network("Zwei", areas=("13004",))
    report_seats(office=schwerin, asked=[one, other], ticked=[one], on=TODAY, by=administrator)
    assert list(Membership.objects.values_list("organisation", "network", "until_on")) == [(schwerin.pk, one.pk, None)]
    report_seats(office=schwerin, asked=[one, other], ticked=[other], on=TODAY, by=administrator)
    assert list(Membership.objects.values_list("network", "until_on")) == [(other.pk, None)]
    tomorrow = TODAY + timedelta(days=1)
    report_seats(office=schwerin, asked=[one, other], ticked=[], on=tomorrow, by=administrator)
    assert list(Membership.objects.values_list("network", "until_on")) == [(other.pk, TODAY)]
    assert SeatReport.objects.unscoped("test").get().said_on == tomorrow
    actions = AuditEntry.objects.unscoped("test").filter(action="report_seats").count()
    assert actions == 3


def test_an_ended_tick_can_be_set_again(schwerin, administrator):
    network = make_network("Eins", areas=("13004",))
    for day, ticked in ((0, [network]), (1, []), (2, [network])):
        report_seats(office=schwerin, asked=[network], ticked=ticked, on=TODAY + timedelta(days=day), by=administrator)
    assert list(Membership.objects.order_by("pk").values_list("from_on", "until_on")) == [
        (None, TODAY),
        (TODAY + timedelta(days=2), None),
    ]


def test_memberships_with_a_source_of_their_own_stay(schwerin, administrator):
    network = make_network("Eins", areas=("13004",))
    membership = make_membership(schwerin, network)
    report_seats(office=schwerin, asked=[network], ticked=[], on=TODAY, by=administrator)
    membership.refresh_from_db()
    assert membership.until_on is None
    assert office_seats(schwerin, administrator, on=TODAY)[0].seats[0].is_settled


def test_only_the_house_sees_and_says_where_it_sits(insurer, schwerin, administrator, bob, charlie):
    alliance = insurer.node.parent
    stranger = make_organisation(node=add_node(kind=NodeKind.ORGANISATION, parent=alliance))
    grant_role(person=bob, node=stranger.node, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    grant_role(person=charlie, node=alliance, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    report_seats(office=schwerin, asked=[], ticked=[], on=TODAY, by=administrator)
    reports = {
        person.name: visible(person, SeatReport.objects.all()).count() for person in (administrator, bob, charlie)
    }
    assert reports == {"Alice": 1, "Bob": 0, "Charlie": 0}
    says = {person.name: can(person, "report_seats", schwerin) for person in (administrator, bob, charlie)}
    assert says == {"Alice": True, "Bob": False, "Charlie": False}


def test_many_offices_take_as_many_queries_as_one(insurer, schwerin, alice):
    make_network("Küste", areas=("13004",))
    with CaptureQueriesContext(connection) as one:
        office_seats(insurer, alice, on=TODAY)
    for number in range(20):
        make_office(insurer, f"Kasse {number}", seat="13004")
    with CaptureQueriesContext(connection) as many:
        found = office_seats(insurer, alice, on=TODAY)
    assert len(many) == len(one)
    assert {seat.tie for each in found for seat in each.seats} == {Tie.NONE}
