"""The pages of a house's rights: list, invite, change, end, decide; asking to join."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.canaries import make_world
from tests.portal.principals import make_principals
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import RequestState, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Person
from wirnetz.accounts.rules import has_role
from wirnetz.core.models import OutboxMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def people(world):
    return {principal.name: principal for principal in make_principals(world)}


@pytest.fixture
def admin(people):
    return people["organisation_admin"].client


def page(name, *args):
    return reverse(f"portal:{name}", args=args)


def works(person, place):
    return has_role(person, place.node, *Role, on=timezone.localdate())


def test_the_list_shows_the_house_and_nothing_else(world, admin):
    text = admin.get(page("workspace_rights", "haus-nord")).content.decode()
    shown = [slug for slug, place in world.places.items() if place.staff.email in text]
    assert shown == ["haus-nord", "nord-ost", "nord-west"]


def test_the_list_asks_the_database_as_often_for_many_people_as_for_few(world, admin):
    def count():
        with CaptureQueriesContext(connection) as queries:
            admin.get(page("workspace_rights", "haus-nord"))
        return len(queries)

    count()  # the first request of a session asks more
    few = count()
    for number in range(20):
        person = Person.objects.create_user(f"person-{number}@wirnetz.example")
        grant_role(
            person=person,
            node=world.places["nord-ost"].node,
            role=Role.EDITING,
            from_on="2020-01-01",
            until_on=None,
            by=None,
        )
    assert count() == few


def test_an_invitation_is_sent_from_the_page(world, admin):
    form = {"email": "Neu@haus.example", "place": world.places["nord-ost"].node.pk, "role": "editing"}
    response = admin.post(page("workspace_rights_invite", "haus-nord"), form, follow=True)
    assert "Die Einladung geht hinaus." in response.content.decode()
    assert OutboxMail.objects.unscoped("test").get(to_address="neu@haus.example").subject == "Einladung zur Mitarbeit"


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "release"},
        {"role": "data_protection"},
        {"role": ""},
        {"email": "keine-adresse"},
        {"email": "a@haus.example\nBcc: b@haus.example"},
        {"until_on": "2020-01-01"},
        {"place": "foreign"},
    ],
)
def test_a_wrong_invitation_is_refused_beside_the_form(world, admin, wrong):
    if wrong.get("place"):
        wrong = {"place": world.places["haus-sued"].node.pk}
    form = {"email": "neu@haus.example", "place": world.places["nord-ost"].node.pk, "role": "editing"} | wrong
    before = Invitation.objects.unscoped("test").count()
    assert admin.post(page("workspace_rights_invite", "haus-nord"), form).status_code == 422
    assert Invitation.objects.unscoped("test").count() == before


def test_the_page_says_the_same_whether_an_address_has_an_account(world, admin):
    form = {"place": world.places["nord-ost"].node.pk, "role": "editing"}
    answers = []
    for email in ("unknown@wirnetz.example", "account@wirnetz.example"):
        answers.append(admin.post(page("workspace_rights_invite", "haus-nord"), form | {"email": email}))
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]


def test_a_role_is_changed_and_ended_from_the_page(world, admin):
    place = world.places["nord-ost"]
    admin.post(page("workspace_rights_change", "haus-nord", place.grant.pk), {"role": "editing"})
    new = Grant.objects.unscoped("test").get(person=place.staff, role=Role.EDITING)
    assert has_role(place.staff, place.node, Role.EDITING, on=timezone.localdate())
    admin.post(page("workspace_rights_end", "haus-nord", new.pk))
    assert not works(place.staff, place)


def test_a_lead_of_an_office_cannot_end_what_they_could_not_give(world, people):
    own = Grant.objects.unscoped("test").get(person=people["office_lead"].person)
    editor = Grant.objects.unscoped("test").get(person=people["office_editor"].person)
    lead = people["office_lead"].client
    assert lead.post(page("workspace_rights_end", "nord-ost", editor.pk)).status_code == 403
    assert lead.post(page("workspace_rights_end", "nord-ost", own.pk)).status_code == 403
    assert works(people["office_editor"].person, world.places["nord-ost"])


def test_changes_ask_for_the_second_factor_first(world, people):
    client = sign_in(Client(), people["organisation_admin"].person, confirmed=False)
    grant = world.places["nord-ost"].grant
    response = client.post(page("workspace_rights_end", "haus-nord", grant.pk))
    assert (response.status_code, "/konto/bestaetigen/" in response["Location"]) == (302, True)
    assert works(grant.person, world.places["nord-ost"])


def test_a_request_is_decided_on_its_page(world, admin):
    asked = world.places["nord-ost"].join_request
    admin.post(page("workspace_request_decide", "haus-nord", asked.pk), {"role": "editing", "decision": "accept"})
    assert has_role(asked.person, world.places["nord-ost"].node, Role.EDITING, on=timezone.localdate())


def test_a_declined_request_gives_nothing(world, admin):
    asked = world.places["nord-ost"].join_request
    admin.post(page("workspace_request_decide", "haus-nord", asked.pk), {"role": "editing", "decision": "decline"})
    assert not works(asked.person, world.places["nord-ost"])
    assert JoinRequest.objects.unscoped("test").get(pk=asked.pk).state == RequestState.DECLINED


def test_the_house_of_the_alliance_shows_its_own_places_only(world, people):
    text = people["alliance_admin"].client.get(page("workspace_rights", world.alliance.slug)).content.decode()
    assert "alliance-admin@wirnetz.example" in text
    assert not any(place.staff.email in text for place in world.places.values())


def test_somebody_asks_to_be_taken_in(world, people):
    account = people["account"]
    found = account.client.get(page("join"), {"q": "Haus Süd"}).content.decode()
    assert 'value="haus-sued"' in found
    account.client.post(page("join") + "?q=Haus", {"place": "haus-sued", "message": "Ich arbeite dort."})
    asked = JoinRequest.objects.unscoped("test").get(person=account.person)
    assert (asked.node, asked.role) == (world.places["haus-sued"].node, Role.PARTICIPATION)


def test_an_invited_person_without_account_comes_in_by_the_mail(world, admin):
    form = {"email": "neu@haus.example", "place": world.places["nord-ost"].node.pk, "role": "participation"}
    admin.post(page("workspace_rights_invite", "haus-nord"), form)
    mail = OutboxMail.objects.unscoped("test").get(to_address="neu@haus.example")
    link = re.search(r"/konto/einladung/\S+", mail.text).group(0)
    visitor = Client()
    assert visitor.get(link).status_code == 200
    assert not Person.objects.filter(email="neu@haus.example").exists()
    response = visitor.post(link)
    assert response["Location"].startswith("/konto/anmelden/")
    person = Person.objects.get(email="neu@haus.example")
    assert not works(person, world.places["nord-ost"])
    sign_in(visitor, person, second_factor=False)
    visitor.post(link, {"answer": "accept"})
    assert works(person, world.places["nord-ost"])
    assert visitor.get(link).status_code == 404


def test_somebody_else_who_has_the_link_gets_nothing(world, admin, people):
    form = {"email": "neu@haus.example", "place": world.places["nord-ost"].node.pk, "role": "participation"}
    admin.post(page("workspace_rights_invite", "haus-nord"), form)
    link = re.search(
        r"/konto/einladung/\S+", OutboxMail.objects.unscoped("test").get(to_address="neu@haus.example").text
    ).group(0)
    response = people["account"].client.post(link, {"answer": "accept"})
    assert "Diese Einladung gilt einer anderen Adresse" in response.content.decode()
    assert not works(people["account"].person, world.places["nord-ost"])


def test_one_leaves_and_confirms_on_ones_own_page(world, people):
    adviser = people["adviser"]
    grant = Grant.objects.unscoped("test").get(person=adviser.person)
    Grant.objects.unscoped("test").filter(pk=grant.pk).update(asked_on="2026-01-01")
    assert "Stimmen sie noch?" in adviser.client.get("/konto/rechte/").content.decode()
    adviser.client.post("/konto/rechte/bestaetigen/")
    assert "Stimmen sie noch?" not in adviser.client.get("/konto/rechte/").content.decode()
    adviser.client.post(f"/konto/rechte/{grant.pk}/abgeben/")
    assert not works(adviser.person, world.places["nord-ost"])
