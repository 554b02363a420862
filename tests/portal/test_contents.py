"""What an installation begins with: chosen, chosen again, and never at the cost of what people did."""

from datetime import date

import pytest
from django.utils import timezone

from wirnetz.accounts.actions import grant_role, record_audit
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.arguments.models import Argument
from wirnetz.core.enums import InstallationContents
from wirnetz.core.models import Installation, SearchDocument
from wirnetz.networks.models import Membership, Network
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import the_alliance
from wirnetz.portal.actions.contents import start_empty, start_with_example, start_with_reference
from wirnetz.portal.actions.loading import load_all
from wirnetz.portal.queries.administration.contents import present_contents
from wirnetz.regions.models import Area

pytestmark = [pytest.mark.reference, pytest.mark.django_db]
RECORDS = (Organisation, Network, Membership, Offer, Argument)


def counts():
    return [model.objects.count() for model in RECORDS]


@pytest.fixture
def begun(reference, db):
    """The installation with the public records, and their number."""
    return counts()


def test_empty_leaves_the_areas_the_topics_and_the_alliance(begun, alice):
    areas, topics = Area.objects.count(), Topic.objects.count()
    start_empty(by=alice)
    assert counts() == [1, 0, 0, 0, 0]
    assert (Area.objects.count(), Topic.objects.count()) == (areas, topics)
    assert the_alliance().slug == "allianz"
    assert Node.objects.count() == 1


@pytest.mark.drill
def test_what_was_removed_is_no_longer_found(begun, alice):
    start_empty(by=alice)
    assert set(SearchDocument.objects.values_list("kind", flat=True)) == {"area", "organisation"}


@pytest.mark.drill
def test_a_later_start_does_not_bring_it_back(begun, alice):
    start_empty(by=alice)
    load_all()
    assert (counts(), present_contents()) == ([1, 0, 0, 0, 0], InstallationContents.EMPTY)


@pytest.mark.drill
def test_choosing_again_takes_it_back(begun, alice):
    start_empty(by=alice)
    start_with_reference(by=alice)
    assert counts() == begun
    assert the_alliance().slug == "offensive-mittelstand"


@pytest.mark.drill
def test_the_alliance_of_an_empty_installation_has_its_name(begun, alice):
    Installation.objects.create(pk=1, name="Bündnis Nord")
    start_empty(by=alice)
    assert the_alliance().name == "Bündnis Nord"


@pytest.mark.drill
def test_what_a_person_edited_stays_with_what_it_names(begun, alice):
    office = Organisation.objects.exclude(parent=None).exclude(slug="offensive-mittelstand").first()
    record_audit(by=alice, action="edit_organisation", record=office)
    start_empty(by=alice)
    kept = set(Organisation.objects.values_list("slug", flat=True))
    above = {office.slug, "allianz"}
    while office.parent:
        office = office.parent
        above.add(office.slug)
    assert kept == above


@pytest.mark.drill
def test_where_somebody_has_a_right_the_organisation_stays(begun, alice, bob):
    chamber = Organisation.objects.get(slug="ihk-schwerin")
    grant_role(person=bob, node=chamber.node, role=Role.EDITING, from_on=timezone.localdate(), until_on=None, by=None)
    start_empty(by=alice)
    assert "ihk-schwerin" in Organisation.objects.values_list("slug", flat=True)
    assert Node.objects.get(kind=NodeKind.ORGANISATION, organisation=chamber).grants.unscoped("test").count() == 1


@pytest.mark.drill
def test_a_membership_of_two_that_stay_stays(begun, alice):
    membership = Membership.objects.select_related("organisation", "network").first()
    for record in (membership.organisation, membership.network):
        record_audit(by=alice, action="edit", record=record)
    start_empty(by=alice)
    assert Membership.objects.get() == membership
    assert Network.objects.get() == membership.network
    assert membership.network.territories.count() > 0 or membership.network.coverage in ("federal", "unknown")


@pytest.mark.drill
def test_rights_of_the_alliance_survive_every_choice(begun, alice):
    root = Node.objects.get(kind=NodeKind.ALLIANCE)
    grant_role(person=alice, node=root, role=Role.ADMINISTRATION, from_on=date(2026, 1, 1), until_on=None, by=None)
    for choose in (start_empty, start_with_reference):
        choose(by=alice)
    assert Node.objects.get(kind=NodeKind.ALLIANCE).grants.unscoped("test").count() == 1


@pytest.mark.drill
def test_the_example_year_comes_and_goes(begun, alice):
    start_with_example(by=alice)
    assert Network.objects.filter(is_example=True).count() >= 11
    assert Membership.objects.filter(is_example=True).count() > 10
    start_with_reference(by=alice)
    assert counts() == begun
    assert Network.objects.filter(is_example=True).count() == 0


@pytest.mark.drill
def test_a_second_choice_of_the_same_changes_nothing(begun, alice):
    start_with_reference(by=alice)
    change = start_with_reference(by=alice)
    assert change.removed == {}
    assert {(report.created, report.changed) for report in change.reports} == {(0, 0)}
