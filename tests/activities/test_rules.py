"""Who sees and changes which date."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.activities import make_gathering
from tests.factories.networks import make_membership, make_own_network
from tests.factories.organisations import make_alliance, make_partner
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.enums import Audience
from wirnetz.activities.models import Gathering, MinuteItem, Registration

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def root(db):
    return make_alliance().node


@pytest.fixture
def network(root):
    return make_own_network(node=add_node(kind=NodeKind.NETWORK, parent=root))


@pytest.fixture
def house(root):
    return make_partner("Kammer", node=add_node(kind=NodeKind.ORGANISATION, parent=root))


@pytest.fixture
def inner(network):
    return make_gathering("Intern", hosts=(network,), audience=Audience.MEMBERS)


def give(person, node, role):
    grant_role(person=person, node=node, role=role, from_on=date(2020, 1, 1), until_on=None, by=None)


def titles(visitor):
    return sorted(visible(visitor, Gathering.objects.all()).values_list("title", flat=True))


def test_strangers_see_public_dates_only(network, inner, charlie):
    make_gathering("Offen", hosts=(network,))
    assert (titles(NOBODY), titles(charlie)) == (["Offen"], ["Offen"])


def test_people_of_a_member_see_what_is_for_members(network, house, inner, alice, bob):
    give(alice, house.node, Role.PARTICIPATION)
    assert titles(alice) == []
    membership = make_membership(house, network)
    assert titles(alice) == ["Intern"]
    membership.until_on = date(2025, 12, 31)
    membership.save()
    assert titles(alice) == []


def test_coordinators_see_and_change_it(network, inner, alice):
    give(alice, network.node, Role.EDITING)
    assert (titles(alice), can(alice, "edit", inner)) == (["Intern"], True)


def test_who_works_along_sees_and_does_not_change(network, inner, alice):
    give(alice, network.node, Role.PARTICIPATION)
    assert (titles(alice), can(alice, "edit", inner)) == (["Intern"], False)


def test_the_alliance_office_changes_public_dates_and_does_not_see_inner_ones(root, network, inner, alice):
    give(alice, root, Role.ADMINISTRATION)
    shown = make_gathering("Offen", hosts=(network,))
    assert (titles(alice), can(alice, "edit", shown)) == (["Offen"], True)


def test_minutes_are_for_members_unless_a_line_is_public(network, alice, charlie):
    gathering = make_gathering("Offen", hosts=(network,))
    for text, is_public in (("innen", False), ("außen", True)):
        MinuteItem.objects.create(gathering=gathering, text=text, is_public=is_public)
    give(alice, network.node, Role.PARTICIPATION)

    def lines(visitor):
        return list(visible(visitor, MinuteItem.objects.all()).values_list("text", flat=True))

    assert (lines(alice), lines(charlie), lines(NOBODY)) == (["innen", "außen"], ["außen"], ["außen"])


def test_registrations_are_for_those_who_invite_and_write(root, network, alice, bob, charlie):
    gathering = make_gathering("Offen", hosts=(network,))
    Registration.objects.create(
        gathering=gathering, name="Erika", email="erika@x.example", token_hash="a", keep_until=date(2026, 4, 1)
    )
    give(alice, network.node, Role.EDITING)
    give(bob, network.node, Role.PARTICIPATION)
    give(charlie, root, Role.ADMINISTRATION)
    found = [visible(person, Registration.objects.all()).count() for person in (alice, bob, charlie)]
    assert found == [1, 0, 0]
