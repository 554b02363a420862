"""Article 14: who is entered by somebody else is told so once, and reads who, what, what for and how long."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.organisations.actions.notices import inform_advisers
from wirnetz.organisations.models import Adviser, Brand
from wirnetz.organisations.queries import informed_by_house

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()  # the database's own clock notes when somebody was entered
WEEK_LATER = TODAY + dt.timedelta(days=8)


def entered(name="Erika Beispiel", **fields):
    values = {"organisation": make_organisation("Kammer Nord"), "email": "erika@kammer.example"} | fields
    return Adviser.objects.create(name=name, **values)


def mails():
    return list(OutboxMail.objects.unscoped("test").order_by("pk"))


def test_the_notice_says_who_what_what_for_how_long_and_the_rights():
    Installation.objects.update_or_create(pk=1, defaults={"name": "Allianz Nord", "privacy_contact": "Frau Kundig"})
    adviser = entered(function="Beraterin", phone="0385 1")
    assert inform_advisers(on=WEEK_LATER) == 1
    adviser.refresh_from_db()
    assert adviser.informed_on == WEEK_LATER
    (mail,) = mails()
    assert mail.to_address == "erika@kammer.example"
    assert mail.subject == "Kammer Nord hat Sie als Ansprechperson eingetragen"
    for words in ("Erika Beispiel", "Beraterin", "0385 1", "Kammer Nord", "Allianz Nord", "Frau Kundig"):
        assert words in mail.text
    for words in ("/datenschutz/", "Art. 6", "Art. 15 bis 21", "30 Tage danach", "Wozu:"):
        assert words in mail.text


def test_once_is_enough():
    entered()
    assert [inform_advisers(on=WEEK_LATER + dt.timedelta(days=day)) for day in range(3)] == [1, 0, 0]
    assert len(mails()) == 1


def test_the_organisation_has_a_week_to_tell_its_people_itself():
    entered()
    assert inform_advisers(on=WEEK_LATER - dt.timedelta(days=1)) == 0
    assert inform_advisers(on=WEEK_LATER) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"informed_on": TODAY},
        {"email": ""},
        {"until_on": TODAY},
        {"is_example": True},
    ],
)
def test_nobody_else_is_written_to(fields):
    entered(**fields)
    assert inform_advisers(on=WEEK_LATER) == 0
    assert mails() == []


def test_two_entries_of_one_address_get_one_mail():
    house = make_organisation("Kammer Nord")
    first, second = entered(organisation=house), entered("Erika B.", organisation=house)
    assert inform_advisers(on=WEEK_LATER) == 1
    assert len(mails()) == 1
    acts = AuditEntry.objects.unscoped("test").filter(action="inform_adviser").values_list("record_id", flat=True)
    assert set(acts) == {first.pk, second.pk}


def led_by(alice):
    alliance = make_alliance()
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    house = make_organisation("Kammer Nord", slug="kammer-nord", node=node)
    grant_role(person=alice, node=node, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    return house, sign_in(Client(), alice)


INFORMING = "/arbeitsplatz/kammer-nord/personen/informieren/"


def test_whom_only_the_house_can_tell_waits_for_the_house(alice):
    house, client = led_by(alice)
    entered("Erika Ohneadresse", organisation=house, email="")
    entered("Max Mitadresse", organisation=house)
    page = client.get("/arbeitsplatz/").content.decode()
    assert "Eine Person weiß noch nicht, dass sie hier steht." in page
    text = client.get(INFORMING).content.decode()
    assert ("Erika Ohneadresse" in text, "Max Mitadresse" in text) == (True, False)
    last = TODAY + dt.timedelta(days=30)
    for words in (date_format(last, "j. F Y"), "Name: Erika Ohneadresse", "Art. 15 bis 21", "Grundlage: "):
        assert words in text


def test_ticking_off_is_noted_with_its_author_and_ends_the_waiting(alice):
    house, client = led_by(alice)
    first = entered("Erika", organisation=house, email="")
    second = entered("Max", organisation=house, email="")
    assert client.post(INFORMING, {"person": [first.pk]}).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.informed_on, second.informed_on) == (TODAY, None)
    entry = AuditEntry.objects.unscoped("test").get(action="note_informed")
    assert (entry.person, entry.record_id) == (alice, first.pk)
    client.post(INFORMING, {"person": [second.pk, first.pk]})
    assert "Alle wissen, dass sie hier stehen." in client.get(INFORMING).content.decode()
    assert "dass sie hier steh" not in client.get("/arbeitsplatz/").content.decode()


def test_nothing_ticked_or_nonsense_changes_nothing(alice):
    house, client = led_by(alice)
    mine, strange = entered("Erika", organisation=house, email=""), entered("Fremd", email="")
    client.post(INFORMING, {})
    client.post(INFORMING, {"person": ["x", "²", "9" * 30, str(strange.pk)]})
    for adviser in (mine, strange):
        adviser.refresh_from_db()
        assert adviser.informed_on is None


def test_an_address_that_no_server_takes_ends_up_with_the_house(alice):
    house, _client = led_by(alice)
    adviser = entered("Erika", organisation=house, email="kaputt@@x")
    with time_machine.travel(timezone.now() + dt.timedelta(days=12)):
        assert inform_advisers(on=timezone.localdate()) == 0
        assert [each.pk for each in informed_by_house(on=timezone.localdate()).unscoped("test")] == [adviser.pk]


def test_the_notice_goes_out_in_the_name_of_the_house():
    house = make_organisation("Kammer Nord")
    Brand.objects.create(organisation=house, sender_name="Ihre Kammer", sender_email="team@kammer.example")
    entered(organisation=house)
    inform_advisers(on=WEEK_LATER)
    assert [(mail.from_name, mail.reply_to) for mail in mails()] == [("Ihre Kammer", "team@kammer.example")]
