"""Questions about networks on small invented landscapes."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.areas import make_area
from tests.factories.networks import make_link, make_membership, make_network, make_own_network, make_uptake
from tests.factories.offers import make_offer
from tests.factories.organisations import make_organisation
from wirnetz.accounts.rules import visible
from wirnetz.networks import rules  # noqa: F401  enters the rules
from wirnetz.networks.enums import Coverage, MembershipRole, NetworkStatus
from wirnetz.networks.models import Membership, Network, Territory
from wirnetz.networks.queries import (
    DistrictCoverage,
    district_coverage,
    ended_networks_in_areas,
    former_members_of,
    former_networks_of,
    kinds_missing,
    links_of,
    members_of,
    networks_in_areas,
    networks_listed,
    networks_of,
    networks_without_recorded_link,
    offers_without_recorded_use,
    organisations_in_areas,
    outlined_networks,
    territory_of,
    uptake_in,
)
from wirnetz.organisations.enums import OrganisationKind

pytestmark = pytest.mark.django_db

ENDED = {"status": NetworkStatus.ENDED, "ended_on": "2024-08"}
SCHWERIN, LUP, LUEBECK = "13004", "13076", "01003"


def names(queryset):
    return [record.name for record in queryset]


def test_network_counts_above_and_below_its_territory():
    make_area("13076001")
    make_network("Kreis", areas=(LUP,))
    make_network("Gemeinde", areas=("13076001",))
    make_network("Land", areas=("13",))
    make_network("Bund", coverage=Coverage.FEDERAL)
    make_network("Ohne Grenze")
    make_network("Anderswo", areas=(LUEBECK,))
    make_network("Vorbei", areas=(LUP,), **ENDED)
    make_own_network("Zuerst", areas=(LUP,))
    expected = [
        ("Zuerst", "regional"),
        ("Bund", "federal"),
        ("Gemeinde", "regional"),
        ("Kreis", "regional"),
        ("Land", "land_wide"),
    ]
    for keys in ([LUP], ["13"], [LUP, "13076001"]):
        assert [(network.name, network.scope) for network in networks_in_areas(keys)] == expected
    assert names(networks_in_areas(["13076001"], scopes=["regional"])) == ["Zuerst", "Gemeinde", "Kreis"]
    assert names(networks_in_areas([SCHWERIN])) == ["Bund", "Land"]
    assert names(ended_networks_in_areas([LUP])) == ["Vorbei"]


def test_territory_holds_only_on_its_days():
    network = make_network("Netz", areas=(LUP,))
    Territory.objects.create(network=network, area=make_area(SCHWERIN), until_on=date(2020, 12, 31))
    assert [part.area.key for part in territory_of(network)] == [LUP]
    assert [part.area.key for part in territory_of(network, date(2020, 12, 31))] == [SCHWERIN, LUP]
    assert names(networks_in_areas([SCHWERIN])) == []
    assert names(networks_in_areas([SCHWERIN], on=date(2020, 1, 1))) == ["Netz"]
    assert networks_listed().get().area_count == 1


def test_map_paints_only_what_is_manageable():
    make_own_network("Eigenes", areas=(SCHWERIN, LUP), as_of=2018)
    make_network("Anderes", areas=(LUP, "13076001"), as_of=2024, is_example=True)
    make_network("Land", areas=("13",))
    make_network("Vorbei", areas=(LUP,), **ENDED)
    wide = make_network("Weit", areas=(SCHWERIN, *(f"030{number}" for number in range(51, 61))), as_of=2025)
    coverage = district_coverage()
    assert coverage[SCHWERIN] == DistrictCoverage(own=1, outlined=1, as_of=2018)
    assert coverage[LUP] == DistrictCoverage(own=1, other=1, as_of=2024, is_example=True)
    assert coverage["03051"] == DistrictCoverage(outlined=1)
    assert sorted(coverage) == sorted({SCHWERIN, LUP, *(f"030{number}" for number in range(51, 61))})
    assert [(network.slug, len(network.district_keys)) for network in outlined_networks()] == [(wide.slug, 11)]


def test_own_network_is_painted_however_wide():
    make_own_network("Weit", areas=tuple(f"030{number}" for number in range(51, 63)))
    assert {cell.own for cell in district_coverage().values()} == {1}
    assert outlined_networks() == []


def test_list_filters():
    make_own_network("Bündnis", areas=(LUP,), category="a")
    make_network("Zentrum", areas=("13",), category="b")
    make_network("Zirkel", category="b").states.set([make_area("01")])
    assert names(networks_listed(state="13")) == ["Bündnis", "Zentrum"]
    assert names(networks_listed(state="01")) == ["Zirkel"]
    assert names(networks_listed(kind="own")) == ["Bündnis"]
    assert names(networks_listed(category="b")) == ["Zentrum", "Zirkel"]
    assert names(networks_listed(starts_with="buen")) == []
    assert names(networks_listed(starts_with="bün")) == ["Bündnis"]


def test_members_come_with_the_other_networks_they_sit_in():
    network, other, gone = make_network("Netz"), make_network("Zweites"), make_network("Altes", **ENDED)
    organisation = make_organisation("Kammer")
    for each in (network, other, gone):
        make_membership(organisation, each)
    former = make_membership(make_organisation("Weg"), network, until_on=date(2020, 1, 1))
    (member,) = members_of(network)
    assert [tie.network for tie in member.organisation.other_memberships] == [other]
    assert list(former_members_of(network)) == [former]


@pytest.mark.parametrize("rows", [1, 3])
def test_members_take_two_queries(rows, django_assert_num_queries):
    network = make_network()
    for _ in range(rows):
        organisation = make_organisation()
        make_membership(organisation, network)
        make_membership(organisation, make_network())
    with django_assert_num_queries(2):
        found = [tie.network.name for row in members_of(network) for tie in row.organisation.other_memberships]
    assert len(found) == rows


def test_networks_of_an_organisation_leave_history_out():
    organisation = make_organisation()
    make_membership(organisation, make_network("Anderes"))
    make_membership(organisation, make_own_network("Eigenes"))
    make_membership(organisation, make_network("Beendet", **ENDED))
    make_membership(organisation, make_network("Verlassen"), until_on=date(2020, 1, 1))
    assert [tie.network.name for tie in networks_of(organisation)] == ["Eigenes", "Anderes"]
    assert [tie.network.name for tie in former_networks_of(organisation)] == ["Beendet", "Verlassen"]


def test_organisations_come_with_the_reason():
    network, land_wide = make_network("Netz", areas=(LUP,)), make_network("Land", areas=("13",))
    make_organisation("Am Ort", seat=LUP)
    guest = make_organisation("Gast", seat=LUEBECK)
    make_membership(guest, network)
    make_membership(guest, land_wide)
    make_membership(make_organisation("Fördert", seat=LUEBECK), network, role=MembershipRole.FUNDING)
    make_membership(make_organisation("Im Land"), land_wide)
    make_organisation("Beendet", seat=LUP, ended_on="2021")
    found = organisations_in_areas([LUP])
    assert [(each.name, each.is_seated_here) for each in found] == [("Am Ort", True), ("Gast", False)]
    assert [[tie.network.name for tie in each.local_memberships] for each in found] == [[], ["Netz"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_organisations_take_two_queries(rows, django_assert_num_queries):
    network = make_network(areas=(LUP,))
    for _ in range(rows):
        make_membership(make_organisation(), network)
    with django_assert_num_queries(2):
        assert len([tie.network for each in organisations_in_areas([LUP]) for tie in each.local_memberships]) == rows


def test_missing_kinds_keep_their_order():
    make_organisation(kind=OrganisationKind.OTHER, seat=LUP)
    make_organisation(kind=OrganisationKind.STATE_BODY, seat=LUP)
    make_membership(make_organisation(kind=OrganisationKind.CHAMBER), make_network(areas=(LUP,)))
    assert kinds_missing([LUP]) == [
        OrganisationKind.SOCIAL_INSURER,
        OrganisationKind.SOCIAL_PARTNER,
        OrganisationKind.ASSOCIATION,
        OrganisationKind.RESEARCH,
        OrganisationKind.CIVIL_SOCIETY,
    ]
    assert len(kinds_missing([LUEBECK])) == 7


def test_use_is_counted_where_it_takes_place():
    make_area("13076001")
    used = {where: make_offer(where) for where in ("Gebiet", "Gemeinde", "Netz", "Sitz", "Vorbei", "Woanders", "Land")}
    make_uptake(used["Gebiet"], area=LUP)
    make_uptake(used["Gemeinde"], area="13076001")
    make_uptake(used["Netz"], network=make_network(areas=(LUP,)))
    make_uptake(used["Sitz"], organisation=make_organisation(seat=LUP))
    make_uptake(used["Vorbei"], area=LUP, until_on=date(2020, 1, 1))
    make_uptake(used["Woanders"], organisation=make_organisation(seat=LUP), area=LUEBECK)
    make_uptake(used["Land"], network=make_network(areas=("13",)))
    make_offer("Nur Lübeck", areas=(LUEBECK,))
    make_offer("Nie", is_shared=True)
    assert [row.offer.name for row in uptake_in([LUP])] == ["Gebiet", "Gemeinde", "Netz", "Sitz"]
    assert names(offers_without_recorded_use([LUP])) == ["Nie", "Land", "Vorbei", "Woanders"]


def test_link_with_an_own_network_counts():
    own, own_too = make_own_network("Eigenes", areas=(LUP,)), make_own_network("Eigenes zwei", areas=(SCHWERIN,))
    tied, untied, friend = (make_network(name, areas=(LUP,)) for name in ("Verbunden", "Unverbunden", "Befreundet"))
    make_network("Land", areas=("13",))
    make_link(tied, own_too)
    make_link(untied, friend)
    make_link(friend, own, until_on=date(2020, 1, 1))
    assert names(networks_without_recorded_link([LUP])) == ["Befreundet", "Unverbunden"]
    assert [link.other_than(tied) for link in links_of(tied)] == [own_too]
    assert [link.other_than(friend) for link in links_of(friend)] == [untied]


def test_anonymous_visitor_sees_everything_recorded():
    membership = make_membership(make_organisation(), make_network(is_example=True))
    assert list(visible(AnonymousUser(), Membership.objects.all())) == [membership]
    assert visible(AnonymousUser(), Network.objects.all()).count() == 1
