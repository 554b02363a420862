"""Figures in one, many and none yet; each with day and register."""

from datetime import date

import pytest

from tests.factories.areas import make_area
from tests.factories.networks import make_link, make_membership, make_network, make_own_network, make_uptake
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.arguments import facts  # noqa: F401  enters the figures
from wirnetz.documents.facts import FactScope, fact_keys, facts_for
from wirnetz.networks.enums import MembershipRole, NetworkStatus
from wirnetz.organisations.enums import OrganisationKind, OrganisationLevel

pytestmark = pytest.mark.django_db
HERE, DAY = "13004", date(2026, 11, 24)


def told(key, *, organisation=None, keys=(HERE,)):
    scope = FactScope(organisation.pk if organisation else None, tuple(keys), DAY)
    return facts_for(scope, (key,)).get(key)


def sentence(key, **asked):
    found = told(key, **asked)
    return found.sentence if found else None


def networks(count):
    return [make_network(areas=(HERE,)) for _ in range(count)]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "Hier ist noch kein regionales Netzwerk verzeichnet."),
        (1, "Hier ist ein regionales Netzwerk verzeichnet."),
        (3, "Hier sind drei regionale Netzwerke verzeichnet."),
        (13, "Hier sind 13 regionale Netzwerke verzeichnet."),
    ],
)
def test_networks_here(count, expected):
    make_area(HERE)
    networks(count)
    found = told("networks_here")
    assert (found.sentence, found.value, found.is_empty) == (expected, count, count == 0)
    assert (found.as_of, found.source) == ("24.11.2026", "Netzwerkverzeichnis in Wirnetz")


def test_own_and_other_networks_are_counted_apart():
    make_own_network(areas=(HERE,))
    networks(2)
    assert sentence("networks_own") == "Ein Netzwerk der Allianz ist hier verzeichnet."
    assert sentence("networks_other") == "Zwei andere Netzwerke sind hier verzeichnet."


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "Zur Region ist noch keine Organisation verzeichnet."),
        (1, "Eine Organisation hat hier ihren Sitz oder ist über ein Netzwerk mit der Region verbunden."),
        (2, "Zwei Organisationen haben hier ihren Sitz oder sind über ein Netzwerk mit der Region verbunden."),
    ],
)
def test_organisations_here(count, expected):
    make_area(HERE)
    for _ in range(count):
        make_organisation(seat=HERE)
    assert sentence("organisations_here") == expected


def test_a_member_from_elsewhere_counts_but_does_not_sit_here():
    member = make_organisation(seat="01003")
    make_membership(member, make_network(areas=(HERE,)))
    assert told("organisations_here").value == 1
    assert sentence("organisations_seated") == "Mit Sitz hier ist noch keine Organisation verzeichnet."


def test_missing_kinds_are_named():
    for kind in OrganisationKind:
        if kind not in {OrganisationKind.ASSOCIATION, OrganisationKind.RESEARCH}:
            make_organisation(seat=HERE, kind=kind)
    assert (
        sentence("kinds_missing") == "Zwei Arten sind hier noch nicht verzeichnet: Verband und Forschung und Bildung."
    )
    assert sentence("kinds_here") == "Fünf von sieben Arten von Organisationen sind hier verzeichnet."


def test_all_kinds_present():
    for kind in OrganisationKind:
        make_organisation(seat=HERE, kind=kind)
    assert told("kinds_missing").is_empty
    assert sentence("kinds_here") == "Alle sieben Arten von Organisationen sind hier verzeichnet."


def test_memberships_of_a_house():
    house = make_organisation(seat=HERE)
    assert sentence("own_memberships", organisation=house) == "Das Haus ist noch in keinem Netzwerk verzeichnet."
    make_membership(house, make_network(areas=("01003",)))
    make_membership(house, make_network(areas=(HERE,)))
    expected = "Das Haus ist in zwei Netzwerken verzeichnet, in einem davon hier."
    assert sentence("own_memberships", organisation=house) == expected
    assert sentence("own_memberships_here", organisation=house) == "Das Haus ist hier in einem Netzwerk verzeichnet."


@pytest.mark.parametrize(
    ("here", "away", "expected"),
    [
        (1, 0, "Das Haus ist hier in einem Netzwerk verzeichnet."),
        (2, 0, "Das Haus ist hier in zwei Netzwerken verzeichnet."),
        (0, 1, "Das Haus ist in einem Netzwerk verzeichnet, hier noch in keinem."),
        (2, 5, "Das Haus ist in sieben Netzwerken verzeichnet, in zweien davon hier."),
        (4, 3, "Das Haus ist in sieben Netzwerken verzeichnet, in vier davon hier."),
    ],
)
def test_the_house_is_told_how_many_of_its_networks_are_here(here, away, expected):
    house = make_organisation(seat=HERE)
    for area in [HERE] * here + ["01003"] * away:
        make_membership(house, make_network(areas=(area,)))
    assert sentence("own_memberships", organisation=house) == expected


def make_house(alliance=None):
    alliance = alliance or make_alliance()
    return make_organisation(node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node))


def make_offices(house, count):
    nodes = [add_node(kind=NodeKind.OFFICE, parent=house.node) for _ in range(count)]
    return [make_organisation(node=node, parent=house, level=OrganisationLevel.OFFICE) for node in nodes]


@pytest.mark.parametrize(
    ("offices", "here", "away", "expected"),
    [
        (2, 0, 0, "Das Haus ist noch in keinem Netzwerk verzeichnet."),
        (1, 0, 1, "Das Haus arbeitet mit einer seiner Stellen in einem Netzwerk mit, hier noch in keinem."),
        (1, 1, 0, "Das Haus arbeitet hier mit einer seiner Stellen in einem Netzwerk mit."),
        (2, 3, 2, "Das Haus arbeitet mit zwei seiner Stellen in fünf Netzwerken mit, in dreien davon hier."),
        (13, 1, 1, "Das Haus arbeitet mit 13 seiner Stellen in zwei Netzwerken mit, in einem davon hier."),
    ],
)
def test_what_its_offices_do_counts_for_the_house(offices, here, away, expected):
    house = make_house()
    found = [make_network(areas=(area,)) for area in [HERE] * here + ["01003"] * away]
    for office in make_offices(house, offices):
        for network in found:
            make_membership(office, network)
    assert sentence("own_memberships", organisation=house) == expected
    assert told("own_memberships", organisation=house).value == here + away


def test_house_and_offices_are_told_apart():
    house, (first, second) = make_house(), networks(2)
    (office,) = make_offices(house, 1)
    make_membership(office, first)
    assert (
        sentence("own_memberships_here", organisation=house)
        == "Das Haus arbeitet hier mit einer seiner Stellen in einem Netzwerk mit."
    )
    make_membership(house, second)
    expected = "Das Haus ist hier selbst und mit einer seiner Stellen in zwei Netzwerken verzeichnet."
    assert sentence("own_memberships", organisation=house) == expected
    make_membership(house, first)
    assert sentence("own_memberships_here", organisation=house) == expected


def test_an_office_that_only_funds_takes_no_part():
    house, (network,) = make_house(), networks(1)
    make_membership(*make_offices(house, 1), network, role=MembershipRole.FUNDING)
    expected = "Das Haus ist hier mit einer seiner Stellen in einem Netzwerk verzeichnet."
    assert sentence("own_memberships", organisation=house) == expected


def test_offices_of_another_house_do_not_count():
    alliance = make_alliance()
    house, other = make_house(alliance), make_house(alliance)
    make_membership(*make_offices(other, 1), *networks(1))
    assert sentence("own_memberships", organisation=house) == "Das Haus ist noch in keinem Netzwerk verzeichnet."


def test_every_role_counts_and_two_roles_in_a_network_count_once():
    house, network = make_organisation(), make_network(areas=(HERE,))
    make_membership(house, make_network(areas=(HERE,)), role=MembershipRole.FUNDING)
    make_membership(house, network, role=MembershipRole.MEMBER)
    make_membership(house, network, role=MembershipRole.HOST)
    make_membership(house, make_network(areas=(HERE,), status=NetworkStatus.ENDED))
    assert told("own_memberships", organisation=house).value == 2


def test_without_a_house_there_is_no_such_fact():
    make_area(HERE)
    assert told("own_memberships") is None


def test_links_and_networks_without_one():
    own, first, _second = make_own_network(areas=(HERE,)), *networks(2)
    assert sentence("links_recorded") == "Zwischen den Netzwerken ist hier noch keine Verbindung vermerkt."
    assert sentence("networks_unlinked") == "Zu zwei anderen Netzwerken ist noch keine Verbindung vermerkt."
    make_link(own, first)
    assert sentence("links_recorded") == "Zwischen den Netzwerken ist hier eine Verbindung vermerkt."
    assert sentence("networks_unlinked") == "Zu einem anderen Netzwerk ist noch keine Verbindung vermerkt."


def test_organisations_that_connect_networks():
    bridge, (first, second) = make_organisation(), networks(2)
    make_membership(bridge, first)
    assert sentence("bridging_organisations") == "Keine Organisation ist hier in mehreren Netzwerken verzeichnet."
    make_membership(bridge, second)
    assert sentence("bridging_organisations") == "Eine Organisation gehört mehreren Netzwerken an."


def test_offers_and_their_use():
    make_area(HERE)
    assert sentence("offers_checks") == "Ein Check ist noch nicht verzeichnet."
    check = make_offer()
    assert sentence("offers_checks") == "Ein Check für Betriebe liegt vor."
    assert sentence("offers_used_here") == "Die Nutzung eines Angebots ist hier noch nicht vermerkt."
    make_uptake(check, area=HERE)
    assert sentence("offers_used_here") == "Die Nutzung eines Angebots ist hier vermerkt."
    assert sentence("offers_unused") == "Zu jedem Angebot ist hier eine Nutzung vermerkt."


@pytest.mark.parametrize(
    ("have", "every", "expected"),
    [
        (0, 3, "In Gebiet 13 ist noch in keinem der drei Kreise ein regionales Netzwerk verzeichnet."),
        (1, 3, "In Gebiet 13 ist in einem von drei Kreisen ein regionales Netzwerk verzeichnet."),
        (2, 3, "In Gebiet 13 ist in zwei von drei Kreisen ein regionales Netzwerk verzeichnet."),
        (3, 3, "In Gebiet 13 ist in allen drei Kreisen ein regionales Netzwerk verzeichnet."),
        (1, 1, "In Gebiet 13 ist ein regionales Netzwerk verzeichnet."),
        (0, 1, "In Gebiet 13 ist noch kein regionales Netzwerk verzeichnet."),
    ],
)
def test_share_of_districts(have, every, expected):
    keys = [HERE, "13003", "13071"][:every]
    for key in keys:
        make_area(key)
    for key in keys[:have]:
        make_network(areas=(key,))
    assert sentence("districts_with_network") == expected


def test_the_saarland_has_its_own_preposition():
    make_area("10", "Saarland")
    make_area("10041")
    make_area("10042")
    expected = "Im Saarland ist noch in keinem der zwei Kreise ein regionales Netzwerk verzeichnet."
    assert sentence("districts_with_network", keys=["10041"]) == expected


def test_a_region_in_two_laender_has_no_share():
    make_area(HERE)
    make_area("01003")
    assert told("districts_with_network", keys=[HERE, "01003"]) is None


def test_people_come_with_the_day_of_the_census_or_not_at_all():
    area = make_area(HERE)
    assert told("people_here") is None
    area.population, area.population_as_of = 95818, 2018
    area.save()
    found = told("people_here")
    assert (found.sentence, found.as_of) == ("Hier leben 95.818 Menschen.", "31.12.2018")


def test_invented_records_mark_the_figure():
    make_network(areas=(HERE,), is_example=True)
    assert told("networks_here").is_example


def test_there_are_at_least_fifteen_figures_and_none_is_silent():
    make_area(HERE)
    assert len(fact_keys()) >= 15
    found = facts_for(FactScope(None, (HERE,), DAY))
    assert [f.key for f in found.values() if not (f.sentence.endswith(".") and f.as_of and f.source)] == []
