"""The page of a record's history: for whoever may change the record, and back with one button."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.queries.history import changes_of, event_model
from wirnetz.organisations.models import Adviser
from wirnetz.portal.views.history import KINDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    root = make_alliance().node
    found = make_partner("Kammer Nord", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    found.phone = "0385 1"
    found.save()
    return found


def client_of(person, house, role=Role.ADMINISTRATION, **options):
    grant_role(person=person, node=house.node, role=role, from_on=timezone.localdate(), until_on=None, by=None)
    return sign_in(Client(), person, **options)


def page_of(record):
    kind = next(word for word, model in KINDS.items() if model is type(record))
    return f"/verwaltung/verlauf/{kind}/{record.pk}/"


def test_every_kind_in_the_address_has_a_history():
    assert [word for word, model in KINDS.items() if event_model(model) is None] == []


def test_it_says_what_changed(house, alice):
    text = client_of(alice, house).get(page_of(house)).content.decode()
    assert "2 Änderungen sind festgehalten, die letzte vom" in text
    assert "Telefon der Stelle" in text
    assert "<c-" not in text


def test_one_button_leads_back(house, alice):
    client = client_of(alice, house)
    answer = client.post(page_of(house), {"stand": changes_of(house)[1].number}, follow=True)
    assert "Zurückgesetzt." in answer.content.decode()
    house.refresh_from_db()
    assert house.phone == ""


def test_a_refusal_gives_the_reason_and_changes_nothing(house, alice):
    client = client_of(alice, house)
    answer = client.post(page_of(house), {"stand": "kaputt"})
    assert answer.status_code == 409
    assert "Diesen Stand gibt es nicht. Es wurde nichts geändert." in answer.content.decode()


def test_going_back_asks_for_a_confirmation(house, alice):
    client = client_of(alice, house, confirmed=False)
    answer = client.post(page_of(house), {"stand": changes_of(house)[1].number})
    assert answer["Location"].startswith("/konto/bestaetigen/")
    house.refresh_from_db()
    assert house.phone == "0385 1"


def test_who_may_not_change_it_may_not_read_it(house, charlie):
    assert sign_in(Client(), charlie).get(page_of(house)).status_code == 403
    assert Client().get(page_of(house)).status_code == 302


def test_who_may_change_but_not_take_back_sees_no_button(house, bob):
    client = client_of(bob, house, Role.EDITING)
    answer = client.get(page_of(house))
    assert (answer.status_code, "Diesen Stand wiederherstellen" in answer.content.decode()) == (200, False)
    assert client.post(page_of(house), {"stand": changes_of(house)[1].number}).status_code == 403


def test_people_of_another_house_are_not_there(house, alice):
    other = make_partner("Kammer Süd", node=add_node(kind=NodeKind.ORGANISATION, parent=house.node.parent))
    adviser = Adviser.objects.create(organisation=other, name="Fremde Person")
    assert client_of(alice, house).get(page_of(adviser)).status_code == 404


@pytest.mark.parametrize("kind", ["konto", "recht", "protokoll", "kaputt"])
def test_other_tables_have_no_history(house, alice, kind):
    assert client_of(alice, house).get(f"/verwaltung/verlauf/{kind}/1/").status_code == 404
