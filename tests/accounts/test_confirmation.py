"""Who has to show once more that it is them."""

from datetime import date

import pytest
import time_machine
from django.test import RequestFactory

from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.rules.confirmation import needs_confirmation

pytestmark = pytest.mark.django_db


def request_of(client, person):
    request = RequestFactory().get("/")
    request.user, request.session = person, client.session
    return request


def make_administrator(person):
    node = add_node(kind=NodeKind.ALLIANCE, parent=None)
    grant_role(person=person, node=node, role=Role.ADMINISTRATION, from_on=date(2026, 1, 1), until_on=None, by=None)


@pytest.mark.parametrize(
    ("is_administrator", "second_factor", "confirmed", "expected"),
    [
        (True, True, True, False),
        (True, True, False, True),
        (True, False, True, True),
        (False, False, True, False),
        (False, False, False, True),
        (False, True, True, False),
    ],
)
def test_a_confirmation_is_needed(client, alice, is_administrator, second_factor, confirmed, expected):
    if is_administrator:
        make_administrator(alice)
    sign_in(client, alice, second_factor=second_factor, confirmed=confirmed)
    assert needs_confirmation(request_of(client, alice)) is expected


def test_a_confirmation_lasts_ten_minutes(client, alice):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False) as clock:
        sign_in(client, alice)
        clock.shift(599)
        assert not needs_confirmation(request_of(client, alice))
        clock.shift(2)
        assert needs_confirmation(request_of(client, alice))


def test_the_confirmation_of_somebody_else_does_not_count(client, alice, bob):
    sign_in(client, alice, second_factor=False)
    assert needs_confirmation(request_of(client, bob))


def test_an_e_mail_code_does_not_do_for_somebody_with_a_second_factor(client, alice):
    sign_in(client, alice)
    session = client.session
    session["account_authentication_methods"] = session["account_authentication_methods"][:1]
    session.save()
    assert needs_confirmation(request_of(client, alice))
