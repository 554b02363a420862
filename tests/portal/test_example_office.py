"""The invented office: marked to the last record, loaded once, gone with another choice; it runs no alliance."""

import pytest

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Person
from wirnetz.networks.actions import load_example_running
from wirnetz.networks.models import (
    EntryClaim,
    Handover,
    MembershipPause,
    MembershipRequest,
    NetworkContact,
    NetworkFile,
    NetworkLink,
)
from wirnetz.organisations.models import Body, PartnershipApplication
from wirnetz.portal.actions.contents import start_with_example, start_with_reference
from wirnetz.portal.actions.example import load_example_office

pytestmark = [pytest.mark.reference, pytest.mark.django_db]


def counts():
    return {
        "people": Person.objects.filter(is_example=True).count(),
        "roles": Grant.objects.unscoped("test").filter(person__is_example=True).count(),
        "bodies": Body.objects.filter(is_example=True).count(),
        "applications": PartnershipApplication.objects.unscoped("test").filter(is_example=True).count(),
        "requests": JoinRequest.objects.unscoped("test").filter(person__is_example=True).count(),
        "invitations": Invitation.objects.unscoped("test").count(),
    }


@pytest.fixture
def begun(reference, db, alice):
    """The example year."""
    start_with_example(by=alice)


def test_every_kind_is_there_every_page_has_something_to_show_and_nobody_invented_runs_the_alliance(begun):
    assert counts() == {
        "people": 10, "roles": 15, "bodies": 4, "applications": 3, "requests": 1, "invitations": 1,
    }  # fmt: skip
    own = {"network__slug": "om-netzwerk-luebeck-west-mecklenburg"}
    assert MembershipPause.objects.filter(membership__network__slug=own["network__slug"]).count() == 2
    counted = [MembershipRequest, Handover, NetworkFile]
    assert [model.objects.unscoped("test").filter(**own).count() for model in counted] == [3, 1, 3]
    assert NetworkContact.objects.unscoped("test").get(consent_on=None).name == "Till Vorlage"
    assert NetworkLink.objects.filter(told_by__isnull=False).count() == 3
    assert EntryClaim.objects.unscoped("test").get().voucher.slug == "beispielkammer-westmecklenburg"
    again = load_example_running()
    assert (again.created, again.unchanged) == (0, 16)
    grants = Grant.objects.unscoped("test").filter(node__kind=NodeKind.ALLIANCE, role=Role.ADMINISTRATION)
    assert not grants.exists()


@pytest.mark.drill
def test_a_second_load_changes_nothing(begun):
    before = counts()
    report = load_example_office()
    assert (report.created, report.unchanged, counts()) == (0, 34, before)


@pytest.mark.drill
def test_it_goes_with_another_choice(begun, alice):
    start_with_reference(by=alice)
    assert set(counts().values()) == {0}
