"""SEC-16: inviting and asking to join are answered alike, whoever has an account: status, body, heads."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role, invite
from wirnetz.accounts.enums import NodeKind, RequestState, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Person
from wirnetz.core.models import OutboxMail

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
CHANGING = re.compile(
    r"""name="csrfmiddlewaretoken" value="[^"]+"|(?:einladungen|bitte)/\d+|konto(?:/|%2F)einladung(?:/|%2F)[\w-]+|"""
    r"""expires=[^;]+|(?:csrftoken|sessionid)=\w+"""
)


@pytest.fixture
def alliance():
    return make_alliance()


@pytest.fixture
def houses(alliance):
    found = []
    for name in ("Kammer Nord", "Kammer Süd"):
        node = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
        found.append(make_organisation(name, slug=name.lower().replace(" ", "-").replace("ü", "ue"), node=node))
    return found


def give(person, node, role=Role.ADMINISTRATION):
    return grant_role(person=person, node=node, role=role, from_on=TODAY, until_on=None, by=None)


def seen(response, *own):
    """Status, heads, cookies and body, with tokens, numbers and the address in question taken out."""
    heads = sorted((name, value) for name, value in response.items() if name not in {"Content-Length", "Expires"})
    text = f"{response.status_code} {heads} {response.cookies.output()} {response.content.decode()}"
    for word in own:
        text = text.replace(word, "XX")
    return CHANGING.sub("", text)


def works_elsewhere(house, address):
    person = Person.objects.create_user(address, name="Bert Bekannt")
    give(person, house.node, Role.PARTICIPATION)
    return person


def test_inviting_looks_the_same_whether_or_not_the_address_has_an_account(houses, alice, charlie):
    north, south = houses
    give(alice, north.node)
    give(charlie, south.node)
    works_elsewhere(south, "kennt@wirnetz.example")
    Person.objects.create_user("konto@wirnetz.example", name="Ohne Haus")
    found = []
    for address in ("kennt@wirnetz.example", "konto@wirnetz.example", "fehlt@wirnetz.example"):
        client = sign_in(Client(), alice)
        form = {"email": address, "place": north.node.pk, "role": "participation"}
        answer = client.post("/arbeitsplatz/kammer-nord/rechte/einladen/", form)
        page = client.get("/arbeitsplatz/kammer-nord/rechte/")
        found.append((seen(answer, address), seen(page, address)))
        Invitation.objects.unscoped("test").filter(email=address).delete()
    assert found[0] == found[1] == found[2]


def test_the_office_is_told_no_more(alliance, houses, alice, charlie):
    give(alice, alliance.node)
    give(charlie, houses[1].node)
    works_elsewhere(houses[1], "kennt@wirnetz.example")
    found = []
    for address in ("kennt@wirnetz.example", "fehlt@wirnetz.example"):
        client = sign_in(Client(), alice)
        form = {"email": address, "name": "Neu", "role": "editing"}
        answer = client.post("/verwaltung/personen/einladen/", form)
        assert Invitation.objects.unscoped("test").filter(email=address).count() == 1
        found.append((seen(answer, address), "Neu" in client.get("/verwaltung/personen/").content.decode()))
        Invitation.objects.unscoped("test").filter(email=address).delete()
    assert found[0] == found[1]


def test_the_page_behind_an_invitation_looks_the_same(houses, alice):
    give(alice, houses[0].node)
    Person.objects.create_user("kennt@wirnetz.example", name="Bert Bekannt")
    found = []
    for address in ("kennt@wirnetz.example", "fehlt@wirnetz.example"):
        invite(email=address, node=houses[0].node, role=Role.EDITING, by=alice)
        mail = OutboxMail.objects.unscoped("test").filter(to_address=address).latest("pk")
        path = re.search(r"/konto/einladung/[\w-]+/", mail.text).group(0)
        client = Client()
        shown, answer = client.get(path), client.post(path)
        following = client.get(answer["Location"])
        sent = client.post(answer["Location"], {"email": address})
        found.append([seen(each, address, path) for each in (shown, answer, following, sent)])
    assert found[0] == found[1]


@pytest.mark.parametrize("state", [RequestState.WITHDRAWN, RequestState.NEEDS_APPROVAL, RequestState.ACCEPTED])
def test_a_link_that_is_no_longer_open_looks_like_one_that_never_was(houses, alice, state):
    give(alice, houses[0].node)
    invite(email="neu@wirnetz.example", node=houses[0].node, role=Role.EDITING, by=alice)
    mail = OutboxMail.objects.unscoped("test").latest("pk")
    path = re.search(r"/konto/einladung/([\w-]+)/", mail.text)
    Invitation.objects.unscoped("test").update(state=state)
    other = "/konto/einladung/gibt-es-nicht/"
    assert seen(Client().get(path.group(0)), path.group(1)) == seen(Client().get(other), "gibt-es-nicht")
    assert seen(Client().post(path.group(0)), path.group(1)) == seen(Client().post(other), "gibt-es-nicht")


def test_asking_to_join_looks_the_same_whether_or_not_anybody_runs_the_house(houses, alice, charlie):
    give(alice, houses[0].node)
    found = []
    for house in houses:
        client = sign_in(Client(), charlie)
        answer = client.post(f"/konto/aufnahme/?q={house.name}", {"place": house.slug, "message": "Ich arbeite dort."})
        page = client.get(answer["Location"])
        found.append((seen(answer, house.slug), seen(page, house.name, house.name.replace(" ", "\u00a0"))))
        JoinRequest.objects.unscoped("test").all().delete()
    assert found[0] == found[1]
    assert Grant.objects.unscoped("test").filter(person=charlie).count() == 0
