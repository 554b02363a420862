"""SEC-17: whatever changes who somebody is or may do ends every other session of theirs, on the server."""

import time
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.accounts.mailbox import code_for
from tests.signing_in import SECRET, sign_in
from wirnetz.accounts.actions import add_node, change_role, end_grant, grant_role, invite, remove_second_factors
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person

pytestmark = pytest.mark.django_db
FACTORS = "/konto/sicherheit/"


def begin(person, *, second_factor=True):
    """Signed in as the sign-in library does it, with its own record of the session."""
    client = sign_in(Client(), person, second_factor=second_factor)
    UserSession.objects.create(user=person, session_key=client.session.session_key, ip="203.0.113.0")
    return client


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def change_address(client, person):
    client.post("/konto/adresse/", {"email": "neu@wirnetz.example", "action_add": "1"})
    client.post("/konto/adresse/code/", {"code": code_for("neu@wirnetz.example")})


def add_app(client, person):
    secret = client.get(f"{FACTORS}app/").context["form"].secret
    client.post(f"{FACTORS}app/", {"code": code_of(secret)})


def remove_app(client, person):
    client.post(f"{FACTORS}app/entfernen/")


def renew_codes(client, person):
    client.post(f"{FACTORS}notfall/neu/")


def give_role(client, person):
    chief = boss()
    node = add_node(kind=NodeKind.ORGANISATION, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
    grant_role(person=person, node=node, role=Role.EDITING, from_on=timezone.localdate(), until_on=None, by=chief)


def accept_role(client, person):
    chief = boss()
    node = add_node(kind=NodeKind.ORGANISATION, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
    invitation = invite(email=person.email, node=node, role=Role.EDITING, by=chief)
    client.post(f"/konto/rechte/einladung/{invitation.pk}/", {"answer": "accept"})


def other_role(client, person):
    change_role(grant=Grant.objects.unscoped("test").get(person=person), role=Role.PARTICIPATION, by=boss())


def lose_role(client, person):
    end_grant(grant=Grant.objects.unscoped("test").get(person=person), on=date(2026, 1, 2), by=boss())


def lose_all_factors(client, person):
    remove_second_factors(person=person, by=None)


def boss():
    """Who runs the alliance; the house of the test hangs below it."""
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    person = Person.objects.create_user("chefin@wirnetz.example", name="Chefin")
    grant_role(person=person, node=root, role=Role.ADMINISTRATION, from_on=date(2026, 1, 1), until_on=None, by=None)
    return person


@pytest.mark.parametrize(
    ("change", "has_factor", "has_role", "stays_in"),
    [
        (change_address, False, False, True),
        (add_app, False, False, True),
        (remove_app, True, False, True),
        (renew_codes, True, False, True),
        (give_role, True, False, False),
        (other_role, True, True, False),
        (accept_role, True, False, True),
        (lose_role, True, True, False),
        (lose_all_factors, True, False, False),
    ],
)
def test_a_change_ends_the_other_sessions(
    alice, change, has_factor, has_role, stays_in, django_capture_on_commit_callbacks
):
    if has_role:
        node = add_node(kind=NodeKind.ORGANISATION, parent=add_node(kind=NodeKind.ALLIANCE, parent=None))
        grant_role(person=alice, node=node, role=Role.EDITING, from_on=date(2026, 1, 1), until_on=None, by=None)
    here, there = (begin(alice, second_factor=has_factor) for _ in range(2))
    if change is renew_codes:
        RecoveryCodes.activate(alice)
    keys = [client.session.session_key for client in (here, there)]
    with django_capture_on_commit_callbacks(execute=True):
        change(here, alice)
    assert there.get("/konto/").status_code == 302
    assert (here.get("/konto/").status_code == 200) is stays_in
    assert not Session.objects.filter(session_key=keys[1]).exists()


def test_the_check_would_see_a_session_that_stays(alice):
    here, there = begin(alice), begin(alice)
    here.post("/konto/name/", {"name": "Alice Anders"})
    assert there.get("/konto/").status_code == 200
    assert Authenticator.objects.filter(user=alice).count() == 1
    assert code_of(SECRET).isdigit()
