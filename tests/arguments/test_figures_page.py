"""The page of figures: by subject, with day and source, for a region and a house."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network
from tests.factories.organisations import make_organisation

pytestmark = pytest.mark.django_db
PAGE, TEXT = "/argumente/zahlen/", "/argumente/zahlen.txt"


def words(response):
    found = re.sub(r"<[^>]+>", " ", response.content.decode().replace("\u00ad", ""))
    return re.sub(r"\s+", " ", found)


@pytest.fixture
def schwerin():
    return make_area("13004", "Schwerin")


def test_without_a_region_the_page_asks_for_one(client):
    text = words(client.get(PAGE))
    assert "Was ist über Ihre Region belegt?" in text
    assert "Stand und Quelle" not in text


def test_a_region_is_told_with_sentence_figure_day_and_source(client, schwerin):
    make_network(areas=("13004",))
    page = client.get(PAGE, {"region": "13004"})
    text = words(page)
    assert re.search(
        r"Hier ist ein regionales Netzwerk verzeichnet\. Netzwerkverzeichnis in Wirnetz, Stand [\d.]+ 1 ", text
    )
    assert "Ohne Zahl Zu öffentlichen Terminen der letzten zwölf Monate liegen keine Angaben vor." in text
    assert [chapter for chapter in ("Die Region", "Das eigene Haus") if chapter in text] == ["Die Region"]
    assert 'href="/mappe/?region=13004"' in page.content.decode()


def test_a_house_is_told_what_is_recorded_about_it(client, schwerin):
    house = make_organisation("IHK Schwerin", slug="ihk-schwerin")
    make_membership(house, make_network(areas=("13004",)))
    page = client.get(PAGE, {"region": "13004", "organisation": "ihk-schwerin"})
    assert "Das Haus ist hier in einem Netzwerk verzeichnet." in words(page)
    assert 'href="/mappe/?region=13004&amp;organisation=ihk-schwerin"' in page.content.decode()


def test_invented_records_are_marked(client, schwerin):
    make_network(areas=("13004",), is_example=True)
    assert "Hier ist ein regionales Netzwerk verzeichnet. Beispiel Netzwerk" in words(
        client.get(PAGE, {"region": "13004"})
    )
    told = client.get(TEXT, {"region": "13004"}).content.decode()
    assert "Hier ist ein regionales Netzwerk verzeichnet. (Beispiel)" in told
    assert told.endswith("Angaben mit „Beispiel“ sind erfunden oder zählen Erfundenes mit.\n")


def test_the_sentences_go_along_as_text(client, schwerin):
    make_network(areas=("13004",))
    answer = client.get(TEXT, {"region": "13004"})
    assert answer["Content-Disposition"] == 'attachment; filename="zahlen-13004.txt"'
    told = answer.content.decode()
    assert told.startswith("Zahlen zur Region Schwerin\n\n")
    begin = (
        "\n\nNetzwerke\n---------\nHier ist ein regionales Netzwerk verzeichnet.\n  (Netzwerkverzeichnis in Wirnetz, "
    )
    assert begin in told
    assert "liegen keine Angaben vor" not in told


def test_a_place_or_house_that_is_not_understood_is_asked_back(client, schwerin):
    text = words(client.get(PAGE, {"region": "13004", "organisation": "Kammer am Mond"}))
    assert "„Kammer am Mond“ ist hier nicht eingetragen." in text
    assert "Stand und Quelle" not in text
    assert client.get(TEXT, {"region": "xyzzy"}).status_code == 404
    assert client.get(TEXT).status_code == 404


def test_many_records_cost_no_more_queries_than_one(client, schwerin, django_assert_num_queries):
    make_network(areas=("13004",))
    client.get(PAGE, {"region": "13004"})
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE, {"region": "13004", "organisation": ""})
    for _ in range(3):
        make_network(areas=("13004",))
    with django_assert_num_queries(len(one)):
        client.get(PAGE, {"region": "13004", "organisation": ""})
