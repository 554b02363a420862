"""What pages say and where they lead, on the reference data."""

import re

import pytest
from django.test import Client

from tests.browser.pages import PAGES

pytestmark = [pytest.mark.reference, pytest.mark.django_db]
TAGS = re.compile(r"<[^>]+>")


@pytest.fixture
def client(reference):
    return Client()


def source(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\u00ad", "")


def text(client, address):
    return re.sub(r"\s+", " ", TAGS.sub("", source(client, address).replace("</p>", " ")))


@pytest.mark.parametrize(
    ("asked", "address", "remark"),
    [
        ("19053", "/region/13004/", ""),
        ("Kreis Paderborn", "/region/05774/", ""),
        ("1067", "/region/14612/?gesucht=1067", "Wir haben die führende Null ergänzt: 01067."),
        ("Wismr", "/region/13074087/?gesucht=Wismr", "„Wismr“ haben wir so gelesen: Wismar."),
        ("Eisenach", "/region/16063/?gesucht=Eisenach", "Eisenach war bis zum 30. Juni 2021 ein eigener Kreis;"),
        ("Osterode", "/region/03159/?gesucht=Osterode", "Osterode am Harz"),
    ],
)
def test_the_finders_explanation_reaches_the_region(client, asked, address, remark):
    response = client.get("/", {"ort": asked})
    assert (response.status_code, response["Location"]) == (302, address)
    page = source(client, address)
    assert ('<div class="notice">' in page.split('class="eyebrow"')[0]) is bool(remark)
    assert remark in page


def test_a_former_key_says_where_it_belongs(client):
    response = client.get("/region/16056/")
    assert response["Location"] == "/region/16063/?frueher=16056"
    assert "Eisenach gehört seit 2021 zum Wartburgkreis." in text(client, response["Location"])


@pytest.mark.parametrize(
    "query", ["gesucht=Schwerin", "gesucht=%3Cb%3E", "frueher=13004", "frueher=16063", "frueher=x", "frueher=99999999"]
)
def test_a_remark_that_does_not_belong_here_is_left_out(client, query):
    assert '<div class="notice">' not in source(client, f"/region/16063/?{query}")


def test_network_list_and_page_count_the_same_organisations(client):
    name = "Akzeptanzoffensive Industrie Westmecklenburg"
    row = re.search(rf"<tr>(?:(?!</tr>).)*{name}.*?</tr>", source(client, "/netzwerke/?land=13"), re.S)[0]
    slug = re.search(r'href="(/netzwerke/[^"]+)"', row)[1]
    assert 'data-l="Beteiligte eingetragen">1<' in row
    assert source(client, slug).count('<td data-l="Rolle">') == 1
    region = text(client, "/region/13004/")
    assert f"Zum Netzwerk „{name}“ ist noch keine Verbindung vermerkt." in region
    assert "Dort ist IHK Schwerin eingetragen (Rolle: Zusammenarbeit)." in region


def test_ended_networks_stay_as_history(client):
    assert "133 Netzwerke sind eingetragen: fünf eigene und 128 andere, dazu drei beendete." in text(
        client, "/netzwerke/"
    )
    ended = source(client, "/netzwerke/?stand=beendet")
    assert ended.count('<th scope="row">') == 3
    slug = "/netzwerke/bildungsnetzwerk-westmecklenburg/"
    assert slug in ended
    assert "/mappe/?region=" not in source(client, slug)
    region = text(client, "/region/13004/")
    assert re.search(r"Beendet: Bildungsnetzwerk Westmecklenburg[^.]* \(2024\)\.", region)
    assert "Netzwerk, beendet" in text(client, "/suche/?q=Bildungsnetzwerk Westmecklenburg")


def test_kinds_that_are_missing_have_plain_names(client):
    assert "Berufs- und Branchenverbände sind hier noch nicht eingetragen." in text(client, "/region/13004/")
    assert "sind hier noch nicht eingetragen. Das heißt nicht, dass hier keine arbeiten." in text(
        client, "/region/16063/"
    )


def test_all_offers_of_a_region_are_as_many_as_it_says(client):
    number = re.search(r"Alle (\d+) Angebote, die hier offenstehen", text(client, "/region/13004/"))[1]
    page = source(client, "/angebote/?region=13004")
    assert f"{number} Angebote sind zu dieser Auswahl eingetragen." in page
    assert '<a href="?region=13004" aria-current="true">Stadt Schwerin</a>' in page
    assert "Region:" not in text(client, "/angebote/?region=99999")


def test_districts_are_called_by_their_full_name(client):
    page = source(client, "/region/09/")
    assert [page.count(f">{name}</a>") > 0 for name in ("Landkreis München", "Stadt München")] == [True, True]
    crumbs = re.search(r'<ol class="crumbs">.*?</ol>', source(client, "/region/13074048/"), re.S)[0]
    assert re.findall(r"<a[^>]*>([^<]*)</a>", crumbs) == [
        "Deutschland",
        "Mecklenburg-Vorpommern",
        "Landkreis Nordwestmecklenburg",
    ]


def test_home_leads_to_the_kit_for_a_network_and_says_whose_networks_these_are(client):
    page = source(client, "/")
    assert "/mappe/?anlass=vorstellung-im-netzwerk" in page
    assert (
        "Eigene Netzwerke sind die der Offensive Mittelstand, deren öffentliche Angaben dieses Beispiel zeigt." in page
    )


def test_search_leads_on(client):
    first = source(client, "/suche/?q=Netzwerk")
    total = re.search(r"20 von (\d+) Einträgen", first)[1]
    assert '?q=Netzwerk&amp;nach=20"' in first
    assert f"Die Einträge 21 bis 40 von {total} zu „Netzwerk“." in source(client, "/suche/?q=Netzwerk&nach=20")
    assert f"20 von {total} Einträgen" in source(client, "/suche/?q=Netzwerk&nach=kaputt")


def test_a_place_of_its_own_needs_no_numbers(client):
    assert "Die Ziffern stehen auch auf der Karte." not in text(client, "/region/13004/")
    assert "Die Ziffern stehen auch auf der Karte." in text(client, "/region/13074/")


@pytest.mark.parametrize("address", [page for page in PAGES if page != "/gibt-es-nicht/"])
def test_sentences_end_once_and_name_no_variables(client, address):
    page = text(client, address)
    assert re.findall(r".{20}\.\.(?!\.)", page) == []
    assert ("OPERATOR_" in page) is (address == "/impressum/")
