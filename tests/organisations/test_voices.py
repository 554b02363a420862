"""Mails that go out for a house carry its name and its reply address, and the platform's own address."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import (
    add_node,
    ask_for_confirmation,
    ask_to_join,
    decide_join_request,
    grant_role,
    invite,
)
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant
from wirnetz.core.models import OutboxMail
from wirnetz.organisations.actions import brand_fingerprint
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Brand

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
VOICE = ("Ihre Kammer", "team@kammer.example")


@pytest.fixture
def alliance():
    return make_alliance("Allianz Nord")


@pytest.fixture
def house(alliance):
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    found = make_organisation("Kammer Nord", slug="kammer-nord", node=node)
    Brand.objects.create(organisation=found, sender_name=VOICE[0], sender_email=VOICE[1])
    return found


@pytest.fixture
def boss(house, alice):
    give(alice, house.node)
    return alice


def give(person, node, role=Role.ADMINISTRATION):
    return grant_role(person=person, node=node, role=role, from_on=TODAY, until_on=None, by=None)


def voices(kind):
    found = OutboxMail.objects.unscoped("test").filter(kind=kind).order_by("pk")
    return list(found.values_list("to_address", "from_name", "reply_to"))


def test_an_invitation_speaks_for_the_house_of_the_place(house, boss):
    office = make_organisation(
        "Stelle Ost",
        level=OrganisationLevel.OFFICE,
        parent=house,
        node=add_node(kind=NodeKind.OFFICE, parent=house.node),
    )
    invite(email="neu@wirnetz.example", node=office.node, role=Role.EDITING, by=boss)
    assert voices("invitation") == [("neu@wirnetz.example", *VOICE)]


def test_a_house_without_a_look_speaks_under_its_name(house, boss):
    Brand.objects.all().delete()
    invite(email="neu@wirnetz.example", node=house.node, role=Role.EDITING, by=boss)
    assert voices("invitation") == [("neu@wirnetz.example", "Kammer Nord", "")]


def test_the_alliance_speaks_for_itself(alliance, alice):
    give(alice, alliance.node)
    invite(email="neu@wirnetz.example", node=alliance.node, role=Role.EDITING, by=alice)
    assert voices("invitation") == [("neu@wirnetz.example", "", "")]


def test_the_answer_to_a_request_speaks_for_the_house_the_question_to_it_does_not(house, boss, bob):
    asked = ask_to_join(node=house.node, by=bob)
    decide_join_request(request=asked, accepts=False, by=boss)
    assert voices("join_request") == [(boss.email, "", ""), (bob.email, *VOICE)]


def test_asking_another_house_for_approval_speaks_for_the_inviting_one(alliance, house, boss, bob, charlie):
    other = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    give(bob, other, Role.PARTICIPATION)
    give(charlie, other)
    invite(email=bob.email, node=house.node, role=Role.EDITING, by=boss)
    assert voices("approval") == [(charlie.email, *VOICE)]


def test_the_yearly_question_speaks_for_the_house_of_its_own_people(alliance, house, boss, bob):
    give(bob, house.node, Role.EDITING)
    give(bob, alliance.node, Role.EDITING)
    Grant.objects.unscoped("test").update(from_on=TODAY.replace(year=TODAY.year - 2))
    ask_for_confirmation(on=TODAY)
    assert sorted(voices("confirmation")) == [(boss.email, *VOICE), (bob.email, "", "")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sender_name", "Kammer\r\nBcc: opfer@fremd.example"),
        ("sender_name", "Kammer\u2028Bcc: opfer@fremd.example"),
        ("sender_name", "Bank <chefin@bank.example>"),
        ("sender_email", "team@kammer.example\r\nBcc: opfer@fremd.example"),
        ("sender_email", "a@kammer.example, b@fremd.example"),
    ],
)
def test_the_form_refuses_what_may_not_stand_in_a_head(house, boss, field, value):
    client = sign_in(Client(), boss)
    form = {"sender_name": "Kammer", "sender_email": "", "seen": brand_fingerprint(house), field: value}
    response = client.post("/arbeitsplatz/kammer-nord/erscheinungsbild/", form)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_a_forgery_in_the_database_stops_no_mail(house, boss):
    Brand.objects.update(sender_name="Kammer\r\nBcc: opfer@fremd.example", sender_email="x@y\nBcc: z@z.de")
    invite(email="neu@wirnetz.example", node=house.node, role=Role.EDITING, by=boss)
    assert voices("invitation") == [("neu@wirnetz.example", "Kammer Nord", "")]
