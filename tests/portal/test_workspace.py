"""The workspace: what waits, what an office is, who works where, and two editors at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant
from wirnetz.core.waiting import Waiting, waiting_for
from wirnetz.networks.models import Involvement
from wirnetz.organisations.actions import AdviserValues, OfficeValues, add_adviser, add_office
from wirnetz.organisations.enums import OrganisationLevel, Visibility
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.regions.models import Postcode, PostcodeArea

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def house(db):
    root = make_alliance().node
    make_area("13004000", "Schwerin")
    area = make_area("13074087", "Wismar")
    PostcodeArea.objects.create(postcode=Postcode.objects.create(code="23966"), area=area)
    return make_partner("Kammer Nord", slug="kammer-nord", node=add_node(kind=NodeKind.ORGANISATION, parent=root))


@pytest.fixture
def admin(house, alice):
    grant_role(person=alice, node=house.node, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), alice)


def office_of(house, name="Stelle Wismar", **values):
    return add_office(parent=house, values=OfficeValues(name, **values), by=None, on=TODAY)


def adviser_of(house, name="Erika Beispiel", **values):
    return add_adviser(values=AdviserValues(house, name, **values), by=None, on=TODAY)


def answer(client, path, data=None):
    response = client.post(path, data) if data is not None else client.get(path)
    return response, response.content.decode()


def test_an_office_is_placed_by_its_address(admin, house):
    data = {"name": "Stelle Wismar", "street": "Markt 1", "postcode": "23966", "town": "Wismar"}
    response = admin.post("/arbeitsplatz/kammer-nord/stelle-eintragen/", data)
    office = Organisation.objects.get(level=OrganisationLevel.OFFICE)
    assert (response.status_code, response["Location"]) == (302, f"/arbeitsplatz/kammer-nord/stellen/{office.slug}/")
    assert (office.seat.key, office.municipality.key, office.parent) == ("13074", "13074087", house)
    assert office.node.kind == NodeKind.OFFICE
    assert str(office.node.path).startswith(f"{house.node.path}.")


def test_a_place_that_nobody_knows_is_asked_back_and_nothing_is_lost(admin, house):
    data = {"name": "Stelle", "postcode": "", "town": "Xyzzyhausen", "phone": "0385 1"}
    response, text = answer(admin, "/arbeitsplatz/kammer-nord/stelle-eintragen/", data)
    assert response.status_code == 422
    assert 'value="Xyzzyhausen"' in text
    assert 'value="0385 1"' in text
    assert not Organisation.objects.filter(level=OrganisationLevel.OFFICE).exists()


def test_two_editors_at_once_see_both_versions(admin, house, bob):
    office = office_of(house, seat_city="Wismar", postcode="23966")
    grant_role(person=bob, node=house.node, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    path = f"/arbeitsplatz/kammer-nord/stellen/{office.slug}/aendern/"
    seen = admin.get(path).context["form"]["seen"].value()
    data = {"name": office.name, "postcode": "23966", "town": "Wismar", "seen": seen}
    first = sign_in(Client(), bob).post(path, data | {"phone": "0385 222"})
    second, text = answer(admin, path, data | {"phone": "0385 111"})
    assert (first.status_code, second.status_code) == (302, 409)
    assert "0385 111" in text
    assert "0385 222" in text
    office.refresh_from_db()
    assert office.phone == "0385 222"


def test_an_ended_office_takes_its_rights_along(admin, house, bob):
    office = office_of(house)
    grant_role(person=bob, node=office.node, role=Role.PARTICIPATION, from_on=TODAY, until_on=None, by=None)
    response = admin.post(f"/arbeitsplatz/kammer-nord/stellen/{office.slug}/beenden/", {"on": TODAY.isoformat()})
    office.refresh_from_db()
    assert (response.status_code, office.ended_on) == (302, TODAY.isoformat())
    assert Grant.objects.unscoped("test").get(person=bob).until_on == TODAY - timedelta(days=1)


def test_an_office_moves_below_another_but_never_below_itself(admin, house):
    upper, lower = office_of(house, "Oben"), office_of(house, "Unten")
    path = f"/arbeitsplatz/kammer-nord/stellen/{lower.slug}/umhaengen/"
    assert admin.post(path, {"below": upper.pk}).status_code == 302
    lower.refresh_from_db()
    lower.node.refresh_from_db()
    upper.node.refresh_from_db()
    assert (lower.parent, str(lower.node.path)) == (upper, f"{upper.node.path}.{lower.node_id}")
    back = f"/arbeitsplatz/kammer-nord/stellen/{upper.slug}/umhaengen/"
    assert admin.post(back, {"below": lower.pk}).status_code == 422


def test_a_person_is_seen_by_the_house_only_until_it_says_otherwise(admin, house):
    adviser_of(house, phone="0385 777", function="Beratung")
    assert "Erika Beispiel" not in Client().get("/organisationen/kammer-nord/").content.decode()
    assert "Erika Beispiel" in admin.get("/arbeitsplatz/kammer-nord/personen/").content.decode()


def test_a_public_name_does_not_carry_the_telephone_along(house):
    adviser_of(house, phone="0385 777", function="Beratung", name_visibility=Visibility.PUBLIC)
    text = Client().get("/organisationen/kammer-nord/").content.decode()
    assert "Erika Beispiel" in text
    assert "0385 777" not in text


def test_contacts_are_never_seen_by_more_than_the_name(admin, house):
    data = {
        "organisation": house.pk, "name": "Erika", "name_visibility": "organisation", "contact_visibility": "public",
    }  # fmt: skip
    response, text = answer(admin, "/arbeitsplatz/kammer-nord/personen/neu/", data)
    assert response.status_code == 422
    assert "nicht mehr Menschen sehen als den Namen" in text


def test_the_preview_stores_nothing(admin, house):
    data = {
        "organisation": house.pk, "name": "Erika Vorschau", "name_visibility": "public", "is_informed": "on",
        "contact_visibility": "organisation", "phone": "0385 9", "vorschau": "1",
    }  # fmt: skip
    response = admin.post("/arbeitsplatz/kammer-nord/personen/neu/", data)
    seen = [(each.seen.name, each.seen.phone) for each in response.context["glances"]]
    assert seen == [("Erika Vorschau", ""), ("Erika Vorschau", ""), ("Erika Vorschau", "0385 9")]
    assert not Adviser.objects.unscoped("test").exists()


def test_work_in_a_network_is_one_line_and_ends(admin, house):
    adviser, network = adviser_of(house), make_network("Netz am See")
    path = f"/arbeitsplatz/kammer-nord/personen/{adviser.pk}/"
    data = {"network": network.pk, "role": "member", "organisation": house.pk, "from_on": "2026-01-01"}
    assert admin.post(f"{path}mitarbeit/", data).status_code == 302
    assert admin.post(f"{path}mitarbeit/", data).status_code == 422
    line = Involvement.objects.unscoped("test").get()
    assert "Netz am See" in admin.get("/arbeitsplatz/kammer-nord/personen/aktiv/").content.decode()
    assert admin.post(f"{path}mitarbeit/{line.pk}/beenden/").status_code == 302
    line.refresh_from_db()
    assert line.until_on == TODAY


def test_leaving_ends_the_work_in_networks(admin, house):
    adviser, network = adviser_of(house), make_network()
    Involvement.objects.create(adviser=adviser, organisation=house, network=network)
    path = f"/arbeitsplatz/kammer-nord/personen/{adviser.pk}/beenden/"
    assert admin.post(path, {"on": TODAY.isoformat()}).status_code == 302
    assert Involvement.objects.unscoped("test").get().until_on == TODAY


def test_whoever_works_nowhere_is_told_what_to_do(charlie):
    text = sign_in(Client(), charlie).get("/arbeitsplatz/").content.decode()
    assert "Sie arbeiten hier noch für keine Organisation." in text
    assert 'href="/konto/aufnahme/"' in text


def test_waiting_things_come_by_their_day_and_the_undated_last(monkeypatch, alice):
    soon, later = TODAY + timedelta(days=2), TODAY + timedelta(days=9)
    things = [Waiting("C", "x", "/"), Waiting("B", "x", "/", later), Waiting("A", "x", "/", soon)]
    monkeypatch.setattr("wirnetz.core.waiting._sources", {"test": lambda visitor, on: things})
    assert [item.sentence for item in waiting_for(alice, TODAY)] == ["A", "B", "C"]


def test_an_entry_that_nobody_confirmed_for_a_year_waits(admin, house):
    adviser = adviser_of(house)
    Adviser.objects.unscoped("test").update(confirmed_on=TODAY - timedelta(days=400))
    assert "Stimmen die Angaben zu Erika Beispiel noch?" in admin.get("/arbeitsplatz/").content.decode()
    admin.post(f"/arbeitsplatz/kammer-nord/personen/{adviser.pk}/bestaetigen/")
    assert "Stimmen die Angaben zu Erika Beispiel noch?" not in admin.get("/arbeitsplatz/").content.decode()


def test_an_entry_with_the_address_of_a_colleague_is_their_own(admin, house, alice, charlie):
    own = adviser_of(house, email="Alice@wirnetz.example")
    other = adviser_of(house, "Charlie", email="charlie@wirnetz.example")
    assert (own.person, other.person) == (alice, None)
