"""Public addresses with the real reference data, wrong ones included; valid HTML. Who gets what: `url_table.py`."""

import html5lib
import pytest
from django.test import Client

from tests.browser.pages import PAGES

pytestmark = [pytest.mark.reference, pytest.mark.django_db]

ADDRESSES = {
    "/": 200,
    "/?ort=19053": 302,
    "/?ort=Frankfurt": 200,
    "/kreise/": 200,
    "/region/13004/": 200,
    "/region/13/": 200,
    "/region/13074087/": 200,
    "/region/16056/": 302,
    "/region/01003000/": 302,
    "/region/99999/": 404,
    "/region/abc/": 404,
    "/netzwerke/": 200,
    "/netzwerke/?art=other&land=03&nach=kaputt": 200,
    "/netzwerke/om-netzwerk-luebeck-west-mecklenburg/": 200,
    "/netzwerke/gibt-es-nicht/": 404,
    "/organisationen/": 200,
    "/organisationen/fehlt/": 200,
    "/organisationen/ihk-schwerin/": 200,
    "/organisationen/gibt-es-nicht/": 404,
    "/angebote/": 200,
    "/angebote/gda-orgacheck/": 200,
    "/angebote/gibt-es-nicht/": 404,
    "/mappe/": 200,
    "/mappe/?organisation=ihk-schwerin&region=13004": 200,
    "/mappe/datei/zip/": 404,
    "/mappe/datei/exe/?organisation=ihk-schwerin&region=13004&anlass=erstes-gespraech": 404,
    "/mappe/folien.css?organisation=ihk-schwerin": 200,
    "/mappe/folien.css": 404,
    "/suche/": 200,
    "/suche/?q=Kammer": 200,
    "/quellen/": 200,
    "/impressum/": 200,
    "/datenschutz/": 200,
    "/barrierefreiheit/": 200,
    "/healthz": 200,
    "/gibt-es-nicht/": 404,
}


@pytest.fixture
def client(reference, db):
    return Client()


@pytest.mark.parametrize(("address", "status"), [item for item in ADDRESSES.items() if item[0] not in PAGES])
def test_nobody_in_particular_gets(client, address, status):
    assert client.get(address).status_code == status


@pytest.mark.parametrize(("address", "status"), list(ADDRESSES.items())[::4])
def test_a_stranger_with_an_account_gets_the_same(client, charlie, address, status):
    client.force_login(charlie)
    assert client.get(address).status_code == status


def test_reading_pages_cannot_be_written_to(client):
    assert {client.post(address).status_code for address in ADDRESSES if ADDRESSES[address] == 200} <= {405, 302, 200}
    assert client.post("/netzwerke/").status_code == 405


@pytest.mark.parametrize("path", PAGES)
def test_html_is_valid(client, path):
    response = client.get(path)
    text = response.content.decode()
    assert response.status_code == ADDRESSES.get(path, response.status_code)
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(text)
    assert "<c-" not in text
    assert " style=" not in text
    assert "<script>" not in text


def test_errors_help(client):
    response = client.get("/region/99999/")
    assert "Den Gebietsschlüssel „99999“ gibt es nicht." in response.content.decode()


def test_the_example_says_that_the_alliance_does_not_run_it(client):
    assert "Sie wird nicht von der Offensive Mittelstand betrieben." in client.get("/").content.decode()


def test_nothing_is_remembered_about_readers(client):
    response = client.get("/region/13004/")
    assert response.cookies == {}
    assert "'unsafe" not in response["Content-Security-Policy"]


def test_a_form_without_its_token_is_refused_in_german(reference):
    response = Client(enforce_csrf_checks=True).post("/mappe/", {"organisation": "x"})
    assert response.status_code == 403
    assert "Dieses Formular ist zu alt oder kam von einer anderen Seite." in response.content.decode()
