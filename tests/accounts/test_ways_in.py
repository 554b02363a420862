"""Inviting, approving, accepting; asking to join and deciding."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_partner
from wirnetz.accounts.actions import (
    accept_invitation,
    add_node,
    ask_to_join,
    decide_approval,
    decide_join_request,
    decline_invitation,
    end_grant,
    expire_invitations,
    grant_role,
    invite,
    withdraw_invitation,
)
from wirnetz.accounts.enums import NodeKind, RequestState, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest
from wirnetz.accounts.queries import invitation_with_token
from wirnetz.accounts.rules import has_role, visible
from wirnetz.core.models import OutboxMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def alliance():
    return make_alliance()


@pytest.fixture
def house(alliance):
    return make_partner("Haus Nord", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)).node


@pytest.fixture
def other_house(alliance):
    return make_partner("Haus Süd", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)).node


def give(person, node, role):
    return grant_role(person=person, node=node, role=role, from_on=date(2020, 1, 1), until_on=None, by=None)


@pytest.fixture
def boss(alice, house):
    give(alice, house, Role.ADMINISTRATION)
    return alice


def mails_to(address):
    return list(OutboxMail.objects.unscoped("test").filter(to_address=address).order_by("pk"))


def token_in(mail):
    return re.search(r"/konto/einladung/([^/]+)/", mail.text).group(1)


def works_at(person, node):
    return has_role(person, node, *Role, on=timezone.localdate())


def test_the_invited_person_accepts_with_the_link_from_the_mail(boss, bob, house):
    invite(email=" Bob@wirnetz.example ", node=house, role=Role.EDITING, by=boss)
    invitation = invitation_with_token(token_in(mails_to("bob@wirnetz.example")[0]))
    grant = accept_invitation(invitation=invitation, by=bob)
    assert (grant.role, grant.node, grant.granted_by) == (Role.EDITING, house, boss)
    assert works_at(bob, house)


def test_the_mail_names_the_place_and_nobody(boss, house):
    invite(email="new@wirnetz.example", node=house, role=Role.EDITING, by=boss)
    text = mails_to("new@wirnetz.example")[0].text
    assert "„Haus Nord“" in text
    assert "alice" not in text.lower()


def test_nobody_else_can_use_an_invitation(boss, bob, charlie, house):
    invitation = invite(email="bob@wirnetz.example", node=house, role=Role.EDITING, by=boss)
    with pytest.raises(PermissionDenied):
        accept_invitation(invitation=invitation, by=charlie)
    assert not works_at(charlie, house)


def test_who_may_not_give_a_role_cannot_offer_it(boss, bob, other_house):
    with pytest.raises(PermissionDenied):
        invite(email="bob@wirnetz.example", node=other_house, role=Role.PARTICIPATION, by=boss)
    assert Invitation.objects.unscoped("test").count() == 0


def test_an_offer_dies_with_the_right_to_make_it(boss, bob, house):
    invitation = invite(email="bob@wirnetz.example", node=house, role=Role.EDITING, by=boss)
    end_grant(grant=Grant.objects.unscoped("test").get(person=boss), on=date(2021, 1, 1), by=None)
    with pytest.raises(ValidationError, match="gilt nicht mehr"):
        accept_invitation(invitation=invitation, by=bob)
    assert not works_at(bob, house)


@pytest.mark.parametrize("close", ["accept", "decline", "withdraw", "expire"])
def test_an_invitation_is_used_once(boss, bob, house, close):
    invitation = invite(email="bob@wirnetz.example", node=house, role=Role.EDITING, by=boss)
    if close == "accept":
        accept_invitation(invitation=invitation, by=bob)
    elif close == "decline":
        decline_invitation(invitation=invitation, by=bob)
    elif close == "withdraw":
        withdraw_invitation(invitation=invitation, by=boss)
    else:
        Invitation.objects.unscoped("test").update(expires_at=timezone.now() - timedelta(seconds=1))
        assert expire_invitations() == 1
    with pytest.raises(ValidationError, match="nicht mehr offen"):
        accept_invitation(invitation=invitation, by=bob)


def test_the_same_invitation_goes_out_once(boss, house):
    invite(email="new@wirnetz.example", node=house, role=Role.EDITING, by=boss)
    with pytest.raises(ValidationError, match="schon eine Einladung offen"):
        invite(email="new@wirnetz.example", node=house, role=Role.EDITING, by=boss)


def test_a_person_of_another_house_comes_only_with_its_approval(boss, bob, charlie, house, other_house):
    give(bob, other_house, Role.PARTICIPATION)
    give(charlie, other_house, Role.ADMINISTRATION)
    invitation = invite(email="bob@wirnetz.example", node=house, role=Role.EDITING, by=boss)
    assert invitation.state == RequestState.NEEDS_APPROVAL
    assert mails_to("bob@wirnetz.example") == []
    assert list(visible(bob, Invitation.objects.all())) == []
    assert list(visible(charlie, Invitation.objects.all())) == [invitation]
    assert mails_to("charlie@wirnetz.example")[0].subject == "Ihre Zustimmung wird gebraucht"
    with pytest.raises(PermissionDenied):
        decide_approval(invitation=invitation, agrees=True, by=boss)
    decide_approval(invitation=invitation, agrees=True, by=charlie)
    accept_invitation(invitation=invitation_with_token(token_in(mails_to("bob@wirnetz.example")[0])), by=bob)
    assert works_at(bob, house)


def test_without_approval_nothing_goes_out(boss, bob, charlie, house, other_house):
    give(bob, other_house, Role.PARTICIPATION)
    give(charlie, other_house, Role.ADMINISTRATION)
    invitation = invite(email="bob@wirnetz.example", node=house, role=Role.EDITING, by=boss)
    decide_approval(invitation=invitation, agrees=False, by=charlie)
    assert mails_to("bob@wirnetz.example") == []
    with pytest.raises(ValidationError):
        accept_invitation(invitation=invitation, by=bob)


def test_asking_twice_is_asking_once_and_who_runs_the_house_is_told(boss, bob, house):
    assert ask_to_join(node=house, by=bob, message="Ich arbeite hier.") == ask_to_join(node=house, by=bob)
    assert [mail.subject for mail in mails_to("alice@wirnetz.example")] == ["Eine Bitte um Aufnahme"]


def test_a_request_is_decided_by_who_may_give_the_role(boss, bob, charlie, house):
    request = ask_to_join(node=house, by=bob)
    with pytest.raises(PermissionDenied):
        decide_join_request(request=request, accepts=True, by=charlie)
    decide_join_request(request=request, accepts=True, role=Role.EDITING, by=boss)
    assert has_role(bob, house, Role.EDITING, on=timezone.localdate())
    with pytest.raises(ValidationError):
        decide_join_request(request=request, accepts=False, by=boss)


def test_asking_does_not_lead_around_the_approval(boss, bob, charlie, house, other_house):
    give(bob, other_house, Role.PARTICIPATION)
    give(charlie, other_house, Role.ADMINISTRATION)
    decide_join_request(request=ask_to_join(node=house, by=bob), accepts=True, by=boss)
    assert not works_at(bob, house)
    assert Invitation.objects.unscoped("test").get().state == RequestState.NEEDS_APPROVAL


def test_nobody_asks_for_the_alliances_own_roles(bob, alliance):
    with pytest.raises(ValidationError):
        ask_to_join(node=alliance.node, by=bob, role=Role.RELEASE)


def test_requests_are_seen_by_both_sides_only(boss, bob, charlie, house):
    request = ask_to_join(node=house, by=bob)
    seen = {person.name: list(visible(person, JoinRequest.objects.all())) for person in (boss, bob, charlie)}
    assert seen == {"Alice": [request], "Bob": [request], "Charlie": []}


def test_nobody_of_another_house_is_given_a_role_without_being_invited(boss, bob, house, other_house):
    give(bob, other_house, Role.PARTICIPATION)
    with pytest.raises(ValidationError, match="anderen Haus"):
        grant_role(person=bob, node=house, role=Role.EDITING, from_on=timezone.localdate(), until_on=None, by=boss)
    assert not works_at(bob, house)
