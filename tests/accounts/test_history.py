"""What changed in a record is told field by field, and can be taken back as long as today's rules allow it."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.actions.erasure import erase_person
from wirnetz.accounts.actions.history import NotRevertible, revert_to
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.queries.history import changes_of
from wirnetz.core.changes import note_writer
from wirnetz.organisations.models import Adviser, Brand, Organisation

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)


@pytest.fixture
def house():
    return make_organisation("Kammer Nord", slug="kammer-nord")


def change(record, by=None, page="/netzwerke/", **fields):
    def view(request):
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()

    request = RequestFactory().post(page)
    request.user = by
    note_writer(view)(request) if by else view(request)


def test_a_change_says_what_was_and_is_and_who_and_where(house, alice):
    change(house, by=alice, phone="0385 1", partnership="documented")
    newest, oldest = changes_of(house)
    told = {(part.label, part.before, part.after) for part in newest.differences}
    assert told == {
        ("Telefon der Stelle", "", "0385 1"),
        ("Partnerschaft", house_word("none"), house_word("documented")),
    }
    assert (newest.who, newest.page) == ("Alice", "/netzwerke/")
    assert (oldest.is_creation, oldest.who) == (True, "Das Programm")
    assert ("Name", "", "Kammer Nord") in {(part.label, part.before, part.after) for part in oldest.differences}


def house_word(value):
    return Organisation(partnership=value).get_partnership_display()


def test_records_pointed_to_are_named(house):
    change(house, parent=make_organisation("Dachverband"))
    assert [(part.label, part.after) for part in changes_of(house)[0].differences] == [("gehört zu", "Dachverband")]


def test_a_long_history_needs_no_more_questions(house, alice):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            changes_of(house)
        return len(captured)

    change(house, by=alice, phone="0", seat=make_area("13004000", "Schwerin"))
    few = queries()
    for number in range(10):
        change(house, by=alice, phone=str(number + 1))
    assert queries() == few


def test_an_earlier_state_comes_back_and_that_is_recorded(house, alice):
    change(house, phone="0385 1")
    before = changes_of(house)[0].number
    change(house, phone="0385 2", email="neu@kammer.example")
    revert_to(record=house, event=before, by=alice)
    house.refresh_from_db()
    assert (house.phone, house.email) == ("0385 1", "")
    entry = AuditEntry.objects.unscoped("test").get(action="revert_record")
    assert (entry.person, entry.record_id) == (alice, house.pk)
    assert set(entry.details["fields"]) == {"Telefon der Stelle", "E-Mail-Adresse der Stelle"}
    assert {part.label for part in changes_of(house)[0].differences} == set(entry.details["fields"])


def test_a_state_that_another_record_stands_in_the_way_of_is_refused(house, alice):
    before = changes_of(house)[0].number
    change(house, slug="kammer-mitte")
    make_organisation("Andere", slug="kammer-nord")
    with pytest.raises(NotRevertible, match="Dieser Stand"):
        revert_to(record=house, event=before, by=alice)
    house.refresh_from_db()
    assert house.slug == "kammer-mitte"
    assert not AuditEntry.objects.unscoped("test").filter(action="revert_record").exists()


def test_a_state_that_points_to_what_is_gone_is_refused(house, alice):
    area = make_area("13004000", "Schwerin")
    change(house, municipality=area)
    before = changes_of(house)[0].number
    change(house, municipality=None)
    area.delete()
    with pytest.raises(NotRevertible, match="gibt es nicht mehr: Gemeinde des Sitzes"):
        revert_to(record=house, event=before, by=alice)


def test_a_file_comes_back_only_if_it_is_still_there(house, alice, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    brand = Brand.objects.create(organisation=house, logo=ContentFile(b"a", "a.png"), logo_alt="A")
    first, name = changes_of(brand)[0].number, brand.logo.name
    brand.logo = ContentFile(b"b", "b.png")
    brand.save()
    revert_to(record=brand, event=first, by=alice)
    brand.refresh_from_db()
    assert brand.logo.name == name
    second = changes_of(brand)[1].number
    (tmp_path / changes_of(brand)[1].differences[0].after).unlink()
    with pytest.raises(NotRevertible, match="gibt es nicht mehr: Logo"):
        revert_to(record=brand, event=second, by=alice)


def test_a_state_of_another_record_is_refused(house, alice):
    foreign = changes_of(make_organisation("Andere"))[0].number
    with pytest.raises(NotRevertible, match="Diesen Stand gibt es nicht"):
        revert_to(record=house, event=foreign, by=alice)


def test_the_present_state_is_no_earlier_one(house, alice):
    with pytest.raises(NotRevertible, match="schon auf diesem Stand"):
        revert_to(record=house, event=changes_of(house)[0].number, by=alice)


def test_nobody_who_was_erased_comes_back(house, bob, alice):
    adviser = Adviser.objects.create(organisation=house, name="Bob Berger", person=bob, email=bob.email)
    erase_person(person=bob, by=bob)
    adviser.refresh_from_db()
    told = " ".join(part.after + part.before for step in changes_of(adviser) for part in step.differences)
    assert "Berger" not in told
    adviser.name = "Nachfolgerin"
    adviser.save()
    with pytest.raises(NotRevertible, match="Person dieses Stands wurde gelöscht"):
        revert_to(record=adviser, event=changes_of(adviser)[1].number, by=alice)


def test_a_house_cannot_make_itself_a_partner_again_nor_move_in_the_tree(house, alice):
    root = add_node(kind=NodeKind.ALLIANCE, parent=None)
    change(house, node=add_node(kind=NodeKind.ORGANISATION, parent=root), partnership="documented", phone="1")
    partner = changes_of(house)[0].number
    change(house, parent=make_organisation("Dachverband"), partnership="none", ended_on="2026-03-02", phone="2")
    grant_role(person=alice, node=house.node, role=Role.STEWARDSHIP, from_on=DAY, until_on=None, by=None)
    revert_to(record=house, event=partner, by=alice)
    house.refresh_from_db()
    assert (house.phone, house.partnership, house.ended_on) == ("1", "none", "2026-03-02")
    assert house.parent is not None
    first = changes_of(house)[-1].number
    revert_to(record=house, event=first, by=alice)
    house.refresh_from_db()
    assert house.node is not None


def test_the_alliance_office_takes_its_own_decisions_back(house, bob):
    root = add_node(kind=NodeKind.ALLIANCE, parent=None)
    change(house, node=add_node(kind=NodeKind.ORGANISATION, parent=root), partnership="documented")
    partner = changes_of(house)[0].number
    change(house, partnership="none", ended_on="2026-03-02")
    grant_role(person=bob, node=root, role=Role.ADMINISTRATION, from_on=DAY, until_on=None, by=None)
    revert_to(record=house, event=partner, by=bob)
    house.refresh_from_db()
    assert (house.partnership, house.ended_on) == ("documented", "")
