"""Giving, changing, leaving and losing roles."""

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import (
    add_node,
    ask_for_confirmation,
    change_role,
    confirm_grants,
    end_grant,
    grant_role,
    lapse_unconfirmed,
    leave,
)
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Grant
from wirnetz.accounts.rules import has_role, roles_to_give
from wirnetz.core.models import OutboxMail
from wirnetz.organisations.actions import end_partnership

pytestmark = pytest.mark.django_db
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def alliance():
    return make_alliance().node


@pytest.fixture
def house(alliance):
    return add_node(kind=NodeKind.ORGANISATION, parent=alliance)


@pytest.fixture
def office(house):
    return add_node(kind=NodeKind.OFFICE, parent=house)


def give(person, node, role, **fields):
    return grant_role(
        person=person, node=node, role=role, **({"from_on": LONG_AGO, "until_on": None, "by": None} | fields)
    )


def today():
    return timezone.localdate()


def test_who_runs_a_house_gives_house_roles_below_and_nothing_beyond(alice, alliance, house, office):
    give(alice, house, Role.ADMINISTRATION)
    everything = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.EDITING, Role.PARTICIPATION)
    assert roles_to_give(alice, office) == roles_to_give(alice, house) == everything
    assert roles_to_give(alice, alliance) == ()


def test_who_leads_an_office_brings_in_its_people_and_no_more(alice, house, office):
    give(alice, office, Role.STEWARDSHIP)
    assert roles_to_give(alice, office) == (Role.PARTICIPATION,)
    assert roles_to_give(alice, house) == ()


def test_release_and_data_protection_are_given_by_the_alliance_only(alice, bob, alliance, house):
    give(alice, alliance, Role.ADMINISTRATION)
    give(alice, house, Role.ADMINISTRATION)
    assert Role.RELEASE in roles_to_give(alice, alliance)
    assert Role.RELEASE not in roles_to_give(alice, house)
    with pytest.raises(PermissionDenied):
        give(bob, house, Role.RELEASE, by=alice)
    with pytest.raises(ValidationError):
        give(bob, house, Role.DATA_PROTECTION)


def test_nobody_gives_what_they_may_not(alice, bob, house):
    give(alice, house, Role.EDITING)
    with pytest.raises(PermissionDenied):
        give(bob, house, Role.PARTICIPATION, by=alice)
    assert not has_role(bob, house, *Role, on=today())


def test_a_role_is_given_once(alice, house):
    assert give(alice, house, Role.EDITING) == give(alice, house, Role.EDITING)
    assert Grant.objects.unscoped("test").filter(person=alice).count() == 1


def test_leaving_takes_effect_at_once_even_on_the_first_day(alice, house):
    grant = give(alice, house, Role.EDITING, from_on=today())
    leave(grant=grant, by=alice)
    assert not has_role(alice, house, Role.EDITING, on=today())


def test_nobody_leaves_for_somebody_else(alice, bob, house):
    grant = give(alice, house, Role.EDITING)
    with pytest.raises(PermissionDenied):
        leave(grant=grant, by=bob)
    with pytest.raises(PermissionDenied):
        end_grant(grant=grant, on=today(), by=bob)


def test_the_last_administration_of_the_alliance_stays(alice, bob, alliance):
    first = give(alice, alliance, Role.ADMINISTRATION)
    with pytest.raises(ValidationError, match="letzte Verwaltung der Allianz"):
        leave(grant=first, by=alice)
    second = give(bob, alliance, Role.ADMINISTRATION)
    leave(grant=first, by=alice)
    with pytest.raises(ValidationError, match="letzte Verwaltung der Allianz"):
        end_grant(grant=second, on=today() - timedelta(days=1), by=bob)
    assert has_role(bob, alliance, Role.ADMINISTRATION, on=today())


def test_another_role_replaces_the_old_one(alice, bob, house):
    give(alice, house, Role.ADMINISTRATION)
    new = change_role(grant=give(bob, house, Role.PARTICIPATION), role=Role.EDITING, by=alice)
    assert new.granted_by == alice
    assert has_role(bob, house, Role.EDITING, on=today())
    assert not has_role(bob, house, Role.PARTICIPATION, on=today())


def test_somebody_of_another_house_gets_another_role_where_they_work_already(alice, bob, alliance, house):
    give(alice, alliance, Role.ADMINISTRATION)
    give(bob, house, Role.PARTICIPATION)
    change_role(grant=give(bob, alliance, Role.EDITING), role=Role.RELEASE, by=alice)
    assert has_role(bob, alliance, Role.RELEASE, on=today())


def test_rights_that_nobody_confirms_lapse_after_thirty_days(alice, house):
    grant = give(alice, house, Role.EDITING)
    assert ask_for_confirmation(on=today()) == 1
    assert ask_for_confirmation(on=today()) == 0
    mail = OutboxMail.objects.unscoped("test").get()
    assert (mail.to_address, mail.subject) == ("alice@wirnetz.example", "Stimmen Ihre Rechte noch?")
    assert lapse_unconfirmed(on=today() + timedelta(days=29)) == 0
    assert lapse_unconfirmed(on=today() + timedelta(days=30)) == 1
    grant.refresh_from_db()
    assert grant.until_on == today() + timedelta(days=29)


def test_rights_that_somebody_confirms_run_for_another_year(alice, house):
    grant = give(alice, house, Role.EDITING)
    ask_for_confirmation(on=today())
    assert confirm_grants(grants=[grant], on=today(), by=alice) == 1
    assert lapse_unconfirmed(on=today() + timedelta(days=31)) == 0
    assert ask_for_confirmation(on=today() + timedelta(days=364)) == 0
    assert ask_for_confirmation(on=today() + timedelta(days=365)) == 1


def test_the_last_administration_does_not_lapse(alice, alliance):
    give(alice, alliance, Role.ADMINISTRATION)
    ask_for_confirmation(on=today())
    assert lapse_unconfirmed(on=today() + timedelta(days=40)) == 0


def test_the_end_of_a_partnership_ends_every_right_in_the_house(alice, bob, charlie, alliance):
    partner = make_partner("Haus", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance))
    office = add_node(kind=NodeKind.OFFICE, parent=partner.node)
    give(alice, alliance, Role.ADMINISTRATION)
    give(bob, office, Role.EDITING)
    with pytest.raises(PermissionDenied):
        end_partnership(organisation=partner, on=today(), by=bob)
    end_partnership(organisation=partner, on=today(), by=alice)
    assert not has_role(bob, office, *Role, on=today())
    assert not partner.is_documented_partner
    actions = AuditEntry.objects.unscoped("test").filter(person=alice).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["end_grant", "end_grants_below", "end_partnership"]


def begin_session(client, person):
    """Signed in as the sign-in library does it, with its own record of the session."""
    sign_in(client, person)
    UserSession.objects.create(user=person, session_key=client.session.session_key, ip="203.0.113.0")


def test_rights_that_end_take_their_sessions_along(client, alice, bob, house):
    give(alice, house, Role.ADMINISTRATION)
    grant = give(bob, house, Role.EDITING)
    begin_session(client, bob)
    assert client.get("/konto/rechte/").status_code == 200
    end_grant(grant=grant, on=today() - timedelta(days=1), by=alice)
    assert client.get("/konto/rechte/").status_code == 302


def test_who_gives_up_one_of_several_roles_stays_signed_in_there_and_nowhere_else(client, alice, house, office):
    grant = give(alice, house, Role.EDITING)
    give(alice, office, Role.PARTICIPATION)
    other = Client()
    begin_session(client, alice)
    begin_session(other, alice)
    client.post(f"/konto/rechte/{grant.pk}/abgeben/")
    assert other.get("/konto/rechte/").status_code == 302
    assert client.get("/konto/rechte/").status_code == 200
