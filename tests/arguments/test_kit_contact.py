"""Whose name a kit carries: typed, from one's own entry, from the house; never in an address."""

import zipfile
from io import BytesIO

import pytest
from django.test import Client

from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from wirnetz.arguments.actions import load_reference
from wirnetz.organisations.actions import AdviserValues, add_adviser
from wirnetz.organisations.models import Adviser, Brand

pytestmark = pytest.mark.django_db
ANSWERS = {"organisation": "Kammer", "region": "Stadt", "anlass": "erstes-gespraech", "fuer": ""}
NOBODY = {"name": "", "telefon": "", "mail": ""}
SOMEBODY = {"name": "Erika Muster", "telefon": "030 23125 7", "mail": "erika@haus.example"}


@pytest.fixture
def house(db):
    make_area("13004", "Stadt")
    load_reference()
    return make_organisation("Kammer", slug="kammer", seat="13004")


@pytest.fixture
def own_entry(house, alice):
    from django.utils import timezone

    adviser = add_adviser(
        values=AdviserValues(house, "Alice Adler", phone="030 23125 8"), by=None, on=timezone.localdate()
    )
    Adviser.objects.unscoped("test").filter(pk=adviser.pk).update(person=alice)
    client = Client()
    client.force_login(alice)
    return client


def note_of(response):
    with zipfile.ZipFile(BytesIO(response.content)) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".txt"))
        return archive.read(name).decode()


def test_without_a_name_the_kit_becomes_an_address_to_pass_on(house):
    response = Client().post("/mappe/", ANSWERS | NOBODY)
    assert response.status_code == 302
    assert response["Location"] == "/mappe/?organisation=Kammer&region=Stadt&anlass=erstes-gespraech"


def test_a_typed_name_is_answered_at_once_and_stands_in_no_address(house):
    response = Client().post("/mappe/", ANSWERS | SOMEBODY)
    text = response.content.decode()
    assert response.status_code == 200
    assert 'value="Erika Muster"' in text
    assert "name=Erika" not in text
    assert "erika%40haus" not in text


def test_the_files_carry_the_typed_name(house):
    answers = {"organisation": "kammer", "region": "13004", "anlass": "erstes-gespraech"}
    note = note_of(Client().post("/mappe/datei/zip/", answers | SOMEBODY))
    assert "Erika Muster" in note
    assert "Telefon 030 23125 7" in note


def test_a_name_in_the_address_is_ignored(house):
    query = "organisation=kammer&region=13004&anlass=erstes-gespraech&name=Erika+Muster"
    assert "Erika Muster" not in note_of(Client().get(f"/mappe/datei/zip/?{query}"))


def test_ones_own_entry_is_the_usual_contact(own_entry):
    page = own_entry.get("/mappe/?organisation=kammer&region=13004&anlass=erstes-gespraech")
    note = note_of(own_entry.get("/mappe/datei/zip/?organisation=kammer&region=13004&anlass=erstes-gespraech"))
    assert 'value="Alice Adler"' in page.content.decode()
    assert "Alice Adler" in note


def test_a_kit_that_names_nobody_names_the_house(house):
    Brand.objects.create(organisation=house, contact="Kammer, Abteilung Mittelstand, Telefon 030 23125 9")
    note = note_of(Client().get("/mappe/datei/zip/?organisation=kammer&region=13004&anlass=erstes-gespraech"))
    assert "Kammer, Abteilung Mittelstand, Telefon 030 23125 9" in note
