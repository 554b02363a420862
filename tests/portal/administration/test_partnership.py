"""How an organisation asks to become a partner: neutral, limited, confirmed by a link that a reader does not spend."""

import re

import pytest
from django.core.cache import cache

from wirnetz.core.models import OutboxMail
from wirnetz.organisations.enums import ApplicationState
from wirnetz.organisations.models import PartnershipApplication

pytestmark = pytest.mark.django_db
ANSWERS = {
    "organisation_name": "Verband West",
    "kind": "association",
    "seat_city": "Schwerin",
    "contact_name": "Vera West",
    "contact_email": "Vera@West.example",
    "message": "Wir bringen Beratung ein.",
}


@pytest.fixture(autouse=True)
def fresh_counts(alliance):
    cache.clear()


def applications():
    return PartnershipApplication.objects.unscoped("test")


def link():
    return re.search(r"/partner-werden/bestaetigen/\S+", OutboxMail.objects.unscoped("test").get().text)[0]


def test_the_link_is_read_without_being_spent_and_confirms_once(client):
    assert client.post("/partner-werden/", ANSWERS)["Location"] == "/partner-werden/gesendet/"
    assert applications().get().state == ApplicationState.UNCONFIRMED
    for _ in range(2):
        assert "Bestätigen Sie den Antrag" in client.get(link()).content.decode()
    assert applications().get().state == ApplicationState.UNCONFIRMED
    assert "Bestätigt." in client.post(link()).content.decode()
    assert applications().get().state == ApplicationState.OPEN
    assert "Dieser Link gilt nicht oder nicht mehr." in client.post(link()).content.decode()


def test_a_second_application_of_an_address_answers_the_same_and_writes_nothing(client):
    answers = [client.post("/partner-werden/", ANSWERS) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == ["/partner-werden/gesendet/"] * 2
    assert (applications().count(), OutboxMail.objects.unscoped("test").count()) == (1, 1)


def test_a_machine_that_fills_the_hidden_field_is_answered_the_same(client):
    answer = client.post("/partner-werden/", ANSWERS | {"homepage": "https://werbung.example"})
    assert answer["Location"] == "/partner-werden/gesendet/"
    assert not applications().exists()


def test_what_is_missing_is_named_and_what_was_typed_stays(client):
    response = client.post("/partner-werden/", ANSWERS | {"contact_email": "vera"})
    assert response.status_code == 422
    assert "Das ist keine vollständige E-Mail-Adresse" in response.content.decode()
    assert 'value="Verband West"' in response.content.decode()


def test_too_many_from_one_place_have_to_wait(client):
    codes = [client.post("/partner-werden/", ANSWERS).status_code for _ in range(21)]
    assert (codes[:20], codes[20]) == ([302] * 20, 429)
