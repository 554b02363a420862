"""Article 14: who is entered by somebody else is told so once, and reads who, what, what for and how long."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.factories.organisations import make_organisation
from wirnetz.accounts.models import AuditEntry
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.organisations.actions.notices import inform_advisers
from wirnetz.organisations.models import Adviser

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
