from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from wirnetz.accounts.actions import add_node, end_grant, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, SignInLink
from wirnetz.accounts.rules import can, can_rule, has_role, visible

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def partner():
    return add_node(kind=NodeKind.ORGANISATION, parent=add_node(kind=NodeKind.ALLIANCE, parent=None))


@pytest.fixture
def grant(alice, partner):
    return grant_role(person=alice, node=partner, role=Role.EDITING, from_on=date(2026, 1, 1), until_on=None, by=None)


def test_a_role_holds_at_the_node_and_below_but_not_above(alice, partner, grant):
    office = add_node(kind=NodeKind.OFFICE, parent=partner)
    assert has_role(alice, partner, Role.EDITING, on=TODAY)
    assert has_role(alice, office, Role.EDITING, on=TODAY)
    assert not has_role(alice, partner.parent, Role.EDITING, on=TODAY)


def test_a_role_holds_only_while_it_runs(alice, partner, grant):
    assert not has_role(alice, partner, Role.EDITING, on=date(2025, 12, 31))
    end_grant(grant=grant, on=TODAY, by=None)
    assert has_role(alice, partner, Role.EDITING, on=TODAY)
    assert not has_role(alice, partner, Role.EDITING, on=date(2026, 11, 25))


def test_another_role_a_stranger_and_nobody_have_no_right(alice, charlie, partner, grant):
    assert not has_role(alice, partner, Role.ADMINISTRATION, on=TODAY)
    assert not has_role(charlie, partner, Role.EDITING, on=TODAY)
    assert not has_role(AnonymousUser(), partner, Role.EDITING, on=TODAY)


def test_what_no_rule_covers_is_invisible_and_forbidden(alice, grant):
    SignInLink.objects.create(token_hash="x", expires_at=timezone.now())
    assert list(visible(alice, SignInLink.objects.all())) == []
    assert not can(alice, "read", grant)
    with pytest.raises(ValueError, match="fly"):
        can_rule("fly", Grant)


def test_a_rule_that_was_entered_decides(alice, bob, grant, monkeypatch):
    monkeypatch.setattr("wirnetz.accounts.rules.pair._can", {})
    can_rule("end", Grant)(lambda visitor, record: visitor == record.person)
    assert can(alice, "end", grant)
    assert not can(bob, "end", grant)
