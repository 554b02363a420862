"""What waits for whom, and the editions of the example year."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.editions import make_edition
from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.infoservice.actions import adapt_edition, load_example_editions
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Edition
from wirnetz.infoservice.waiting import editions_waiting, editions_with_houses

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def grant(person, node, role):
    grant_role(person=person, node=node, role=role, from_on=TODAY, until_on=None, by=None)


def test_a_second_person_and_the_author_of_what_came_back_are_told(alice, bob, charlie):
    root = make_alliance(slug="allianz").node
    grant(alice, root, Role.EDITING)
    grant(bob, root, Role.RELEASE)
    make_edition("Eins", state=EditionState.IN_REVIEW, title="Zur Prüfung", author=alice, changed_by=alice)
    make_edition("Eins", title="Zurück", review_note="Bitte kürzer.", changed_by=alice)
    assert [line.sentence for line in editions_waiting(bob, TODAY)] == ["„Zur Prüfung“ wartet auf eine zweite Person."]
    [line] = editions_waiting(alice, TODAY)
    assert (line.sentence, line.why) == ("„Zurück“ kam aus der Prüfung zurück.", "Bitte kürzer.")
    assert list(editions_waiting(charlie, TODAY)) == []


def test_a_house_is_told_until_it_has_decided(alice, bob):
    root = make_alliance(slug="allianz").node
    house = make_organisation("IHK", slug="ihk", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    grant(alice, house.node, Role.EDITING)
    grant(bob, house.node, Role.PARTICIPATION)
    until = timezone.now() + timedelta(days=2)
    edition = make_edition("Eins", state=EditionState.WITH_HOUSES, title="Neues", adapt_until=until)
    [line] = editions_with_houses(alice, TODAY)
    assert (line.sentence, line.due_on) == ("IHK: „Neues“ liegt bei Ihnen.", timezone.localdate(until))
    assert list(editions_with_houses(bob, TODAY)) == []
    adapt_edition(edition=edition, place=house.node, greeting="", parts=[], seen=[], approve=True, by=alice)
    assert list(editions_with_houses(alice, TODAY)) == []


def test_the_example_year_brings_its_editions_once():
    assert load_example_editions().created == 3
    assert load_example_editions().created == 0
    states = Edition.objects.unscoped("test").values_list("state", "is_example")
    assert sorted(states) == [("draft", True), ("released", True), ("with_houses", True)]
