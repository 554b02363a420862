"""Every list of the office asks the database as often for three rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.offers import make_offer
from tests.factories.organisations import make_organisation
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.core.mail import send_mail
from wirnetz.organisations.actions import add_body
from wirnetz.organisations.enums import ApplicationState, BodyKind
from wirnetz.organisations.models import PartnershipApplication

pytestmark = pytest.mark.django_db
LISTS = [
    "/verwaltung/",
    "/verwaltung/partner/",
    "/verwaltung/antraege/",
    "/verwaltung/personen/",
    "/verwaltung/katalog/",
    "/verwaltung/gremien/",
    "/verwaltung/postausgang/",
]


def one_more_of_everything(alliance, number):
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    make_organisation(f"Haus {number}", node=node)
    make_offer(f"Angebot {number}")
    body = add_body(name=f"Gruppe {number}", kind=BodyKind.WORKING_GROUP, by=None)
    person = Person.objects.create_user(f"person{number}@wirnetz.example", name=f"Person {number}")
    for place in (node, body.node):
        grant_role(
            person=person, node=place, role=Role.EDITING, from_on=person.created_at.date(), until_on=None, by=None
        )
    PartnershipApplication.objects.create(
        organisation_name=f"Verband {number}",
        kind="association",
        contact_name="Vera",
        contact_email="vera@west.example",
        state=ApplicationState.OPEN,
        token_hash=f"{number}",
    )
    send_mail(to="vera@west.example", subject=f"Mail {number}", text="Guten Tag", kind="test")


def questions(client, path):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize("path", LISTS)
def test_more_rows_ask_no_more_questions(office, alliance, path):
    one_more_of_everything(alliance, 1)
    office.get(path)
    first = questions(office, path)
    for number in (2, 3):
        one_more_of_everything(alliance, number)
    assert questions(office, path) == first
    assert first <= 30
