"""Link persons: named by a house for a network and a time, shown only with consent, gone when the time is over."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.networks import make_membership, make_network
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.core.models import OutboxMail
from wirnetz.networks.models import NetworkContact
from wirnetz.networks.tasks import forget_link_persons_daily

pytestmark = pytest.mark.django_db
PAGE = "/arbeitsplatz/kammer/verbindungspersonen/"
TODAY = timezone.localdate()
UNTIL = TODAY + timedelta(days=365)
SAID = {"network": "verbund", "name": "Lea Link", "email": "lea@kammer.example", "until": UNTIL.isoformat()}


@pytest.fixture
def client(alice):
    node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    house = make_organisation("Kammer", slug="kammer", node=node)
    make_membership(house, make_network("Verbund", slug="verbund"))
    make_network("Fremd", slug="fremd")
    grant_role(person=alice, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return sign_in(Client(), alice)


def contacts():
    return NetworkContact.objects.unscoped("test")


def test_a_person_is_asked_first_then_shown_and_forgotten_after_the_time(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(PAGE, SAID).status_code == 302
    person = contacts().get()
    told = (person.is_link, person.function, person.organisation.slug, person.named_until, person.consent_on)
    assert told == (True, "Verbindungsperson", "kammer", UNTIL, None)
    assert "Lea Link" not in Client().get("/netzwerke/verbund/").content.decode()
    link = re.search(r"http\S+/", OutboxMail.objects.unscoped("test").get().text)
    assert link is not None
    Client().post("/" + link[0].split("/", 3)[3], {"answer": "yes"})
    assert contacts().get().consent_on == TODAY
    assert "Lea Link" in Client().get("/netzwerke/verbund/").content.decode()
    assert forget_link_persons_daily(UNTIL) == 0
    assert forget_link_persons_daily(UNTIL + timedelta(days=1)) == 1


def test_only_for_networks_of_the_house_for_days_to_come_and_by_who_writes(client, bob, charlie):
    wrong = [{"network": "fremd"}, {"until": (TODAY - timedelta(days=1)).isoformat()}, {"email": "lea"}]
    assert [client.post(PAGE, SAID | each).status_code for each in wrong] == [422] * 3
    assert sign_in(Client(), charlie).post(PAGE, SAID).status_code == 404
    assert contacts().count() == 0
    client.post(PAGE, SAID)
    assert client.post(PAGE, SAID).status_code == 422
    number = contacts().get().pk
    assert sign_in(Client(), charlie).post(f"{PAGE}{number}/wegnehmen/").status_code == 404
    assert client.post(f"{PAGE}{number}/wegnehmen/").status_code == 302
    assert contacts().count() == 0
