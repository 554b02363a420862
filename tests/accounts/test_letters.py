"""PRV-7: mails of the system hold no pixel, no picture from elsewhere, and no link that tells readers apart."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import (
    add_node,
    ask_for_confirmation,
    ask_to_join,
    decide_join_request,
    grant_role,
    invite,
)
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Person
from wirnetz.core.models import OutboxMail
from wirnetz.organisations.actions.notices import inform_advisers
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db
PEOPLE = 12
LINK = re.compile(r"https?://\S+")
ANSWERED_BY = re.compile(r"/konto/einladung/[\w-]+/")
"""An invitation is opened by its own link, as an unsubscription would be; nothing else is."""


@pytest.fixture
def letters():
    """Each kind of letter, to many people."""
    root = make_alliance().node
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    house = make_organisation("Kammer Nord", slug="kammer-nord", node=node)
    boss = Person.objects.create_user("chefin@wirnetz.example", name="Chefin")
    grant_role(person=boss, node=root, role=Role.ADMINISTRATION, from_on=date(2020, 1, 1), until_on=None, by=None)
    for number in range(PEOPLE):
        address = f"person{number}@wirnetz.example"
        invite(email=f"neu{number}@wirnetz.example", node=node, role=Role.EDITING, by=boss)
        person = Person.objects.create_user(address, name=f"Person {number}")
        asked = ask_to_join(node=node, by=person)
        decide_join_request(request=asked, accepts=True, by=boss)
        Adviser.objects.create(organisation=house, name=person.name, email=address)
        Client(REMOTE_ADDR=f"10.0.0.{number}").post("/konto/anmelden/", {"email": address})
    Grant.objects.unscoped("test").update(from_on=date(2020, 1, 1))
    ask_for_confirmation(on=timezone.localdate())
    inform_advisers(on=timezone.localdate() + timedelta(days=8))
    return list(OutboxMail.objects.unscoped("test").order_by("pk"))


def test_every_link_leads_to_the_installation_and_is_the_same_for_everybody(letters):
    assert len(letters) > 4 * PEOPLE
    links: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for mail in letters:
        found = LINK.findall(f"{mail.text} {mail.html}")
        assert [link for link in found if not link.startswith(f"{settings.BASE_URL}/")] == []
        alike = tuple(ANSWERED_BY.sub("/konto/einladung/…/", link) for link in found)
        links.setdefault((mail.kind, mail.subject), set()).add(alike)
    assert {key: found for key, found in links.items() if len(found) > 1} == {}


def test_no_letter_holds_a_picture_or_anything_to_load(letters):
    loading = re.compile(r"<(?:img|link|script|iframe|object|embed)\b|url\(|src=", re.IGNORECASE)
    assert [mail.subject for mail in letters if loading.search(mail.html) or loading.search(mail.text)] == []
