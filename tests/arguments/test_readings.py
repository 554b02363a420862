"""What happens in a region, what lies around it, what is recorded about a house: from the database, in few queries."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.activities import make_gathering, make_joint_activity
from tests.factories.areas import make_area
from tests.factories.networks import make_link, make_membership, make_network, make_own_network, make_uptake
from tests.factories.offers import make_offer, make_topic
from tests.factories.organisations import make_organisation
from wirnetz.activities.models import Attendance, CarriedNote, FirmReach, Joining
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.house import house_of
from wirnetz.arguments.queries.situation import situation_of, situations_remembered
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.documents.facts import FactScope, facts_for
from wirnetz.networks.enums import Coverage
from wirnetz.offers.models import ServiceArea
from wirnetz.regions.enums import SizeClass
from wirnetz.regions.models import AreaFigure
from wirnetz.regions.queries import ESTABLISHMENTS

pytestmark = pytest.mark.django_db
HERE, DAY = "13004", date(2026, 11, 24)


def scope_of(organisation=None, *keys):
    return FactScope(organisation.pk if organisation else None, keys or (HERE,), DAY)


def moment(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.fixture
def network():
    return make_network("Netz am See", areas=(HERE,))


def test_a_date_is_from_here_by_its_place_or_by_a_network_that_invites(network):
    elsewhere = make_network(areas=("01003",))
    make_gathering("Auf Einladung von hier", hosts=(network,), starts_at=moment(2026, 3, 1, 12))
    make_gathering("Zu Gast hier", hosts=(elsewhere,), municipality=make_area("13004000"))
    make_gathering("Anderswo", hosts=(elsewhere,))
    make_gathering("Unter uns", hosts=(network,), audience="members")
    make_gathering("Abgesagt", hosts=(network,), state="cancelled")
    make_gathering("Lange her", hosts=(network,), starts_at=moment(2025, 11, 1, 12))
    make_gathering("Am Tag selbst", hosts=(network,), starts_at=moment(2026, 11, 24, 7))
    found = happenings_of(scope_of())
    assert [each.title for each in found.past] == ["Zu Gast hier", "Auf Einladung von hier"]
    assert [each.title for each in found.coming] == ["Am Tag selbst"]


def test_a_date_tells_what_it_was_about_and_which_organisations_came(network):
    house, offer = make_organisation(), make_offer()
    gathering = make_gathering(hosts=(network, house), is_example=True)
    gathering.topics.add(make_topic("Gesundheit"))
    gathering.offers.add(offer)
    Attendance.objects.create(gathering=gathering, organisation=house)
    Attendance.objects.create(gathering=gathering, guest_name="Bäckerei")
    (told,) = happenings_of(scope_of()).past
    assert (told.topics, told.offers) == (("Gesundheit",), {offer.pk})
    assert told.hosts == {f"n:{network.pk}", f"o:{house.pk}"}
    assert (told.came, told.networks, told.is_example) == ({f"o:{house.pk}", "Bäckerei"}, {network.pk}, True)


def test_joint_activities_are_those_in_which_one_takes_part_from_here(network):
    house = make_organisation()
    running = make_joint_activity("Läuft", carriers=(house,), state="running")
    for activity in (running, make_joint_activity("Noch in Vorbereitung", state="planned")):
        Joining.objects.create(joint_activity=activity, network=network)
    gone = make_joint_activity("Ausgestiegen", state="done")
    Joining.objects.create(joint_activity=gone, network=network, left_on=DAY)
    here = make_gathering(hosts=(network,), joint_activity=running)
    away = make_gathering(joint_activity=running, starts_at=moment(2026, 12, 24, 12))
    for gathering, firms in ((here, 12), (away, 30)):
        FirmReach.objects.create(gathering=gathering, firm_count=firms, known_count=2, method="counted")
    (told,) = happenings_of(scope_of()).activities
    assert (told.title, told.is_running, told.carriers) == ("Läuft", True, {house.pk})
    assert (told.reached.firms, told.reached.places) == (10, 1)


def test_what_lies_around_comes_from_the_land_and_from_germany(network):
    make_network(areas=("13074",))
    make_network(coverage=Coverage.FEDERAL)
    network.topics.add(make_topic("Personal"), make_topic("Gesundheit"))
    make_organisation(states=("13",), reach="state")
    office, limited = make_organisation(), make_offer(areas=("13",))
    make_offer()
    ServiceArea.objects.create(offer=limited, office=office, area=make_area(HERE))
    for name, value in ((SizeClass.TOTAL, 4812), (SizeClass.BELOW_10, 4000), (SizeClass.BELOW_50, 700)):
        AreaFigure.objects.create(
            area=make_area(HERE), table=ESTABLISHMENTS, year=2023, size_class=name, value=value, source="Amt"
        )
    found = surroundings_of(scope_of())
    assert (len(found.state_networks), len(found.nationwide), len(found.land_wide_organisations)) == (2, 1, 1)
    assert (found.topics, found.regional_offers) == (("Gesundheit", "Personal"), {limited.pk})
    assert [service.office_id for service in found.services] == [office.pk]
    assert (found.establishments.total, found.establishments.small) == (4812, 4700)
    make_area("01003")
    assert surroundings_of(scope_of(None, HERE, "01003")).state is None


def test_a_link_to_which_the_other_side_objects_is_none(network):
    make_link(network, make_own_network(), objection="Das war nur ein Gespräch.", answered_on=DAY)
    found = situation_of(scope_of())
    assert (found.links, found.unlinked) == ((), (network,))


def test_a_house_is_told_what_it_uses_invites_to_carries_and_brings(network):
    house, other = make_organisation(), make_organisation()
    make_uptake(make_offer(), organisation=house)
    make_gathering("Sprechtag", hosts=(house,))
    make_joint_activity(carriers=(house,), state="running")
    for organisation in (house, other):
        for day in (date(2026, 3, 1), date(2024, 3, 1)):
            CarriedNote.objects.create(organisation=organisation, network=network, argument_key="warum", on=day)
    found = house_of(scope_of(house))
    assert (len(found.uptakes), len(found.carried), len(found.notes)) == (1, 1, 1)
    assert [each.title for each in found.gatherings] == ["Sprechtag"]
    assert house_of(scope_of()) is None


def test_all_figures_cost_as_many_queries_for_fifty_networks_as_for_one(network):
    house = make_organisation(seat=HERE)

    def cost():
        with (
            CaptureQueriesContext(
                connection,
            ) as queries,
            situations_remembered(),
        ):
            dict(facts_for(scope_of(house)))
        return len(queries)

    def enliven(of):
        make_membership(house, of)
        gathering = make_gathering(hosts=(of,))
        gathering.topics.add(make_topic())
        activity = make_joint_activity(state="running", carriers=(house,))
        Joining.objects.create(joint_activity=activity, network=of)
        CarriedNote.objects.create(organisation=house, network=of, argument_key="warum", on=date(2026, 3, 1))

    enliven(network)
    once = cost()
    for _ in range(49):
        enliven(make_network(areas=(HERE,)))
    assert (once, cost()) == (52, 52)  # 13 of them read a landscape, which outside of transactions is kept


def test_figures_that_nobody_asks_for_are_not_read(network, django_assert_num_queries):
    with situations_remembered():
        facts = facts_for(scope_of())
    with django_assert_num_queries(16):
        assert [facts[key].value for key in ("networks_here", "networks_own", "organisations_here")] == [1, 0, 0]
    with django_assert_num_queries(3):
        assert facts["gatherings_past_year"].value == 0


def test_a_situation_costs_as_many_queries_for_many_records_as_for_few(django_assert_num_queries):
    make_area(HERE)
    make_membership(make_organisation(seat=HERE), make_network(areas=(HERE,)))
    with django_assert_num_queries(17):
        situation_of(scope_of())
    for _ in range(5):
        make_membership(make_organisation(seat=HERE), make_network(areas=(HERE,)))
    with django_assert_num_queries(17):
        situation_of(scope_of())
