"""The landscape by year: plain links, the map of a year, what changed against another."""

from datetime import date

import pytest
from django.test import Client

from wirnetz.networks.enums import Coverage
from wirnetz.networks.models import Territory

pytestmark = pytest.mark.django_db


def test_a_year_is_shown_and_compared_with_another(coast, django_assert_max_num_queries):
    coast.coverage = Coverage.FULL
    coast.save()
    Territory.objects.filter(area__key="13003").update(from_on=date(2024, 5, 1))
    Territory.objects.filter(area__key="13074").update(until_on=date(2024, 3, 31))

    def page(query=""):
        with django_assert_max_num_queries(20):
            return Client().get(f"/landschaft/zeit/{query}").content.decode()

    assert "Ein regionales Netzwerk in 3 Kreisen kennen wir für 2026." in page()
    assert "Von 4 Einträgen zu Gebieten nennen 3 keinen Beginn" in page()
    before = page("?jahr=2025&mit=2024")
    assert "Zwischen dem 31.\xa0Dezember 2024 und dem 31.\xa0Dezember 2025 ist keine Änderung eingetragen." in before
    Territory.objects.filter(area__key="13003").update(from_on=date(2025, 5, 1))
    changed = page("?jahr=2025&mit=2024")
    assert "Ein Netzwerk hat am 31.\xa0Dezember 2025 ein anderes Gebiet als am 31.\xa0Dezember 2024." in changed
    assert '<td data-l="dazugekommen">Gebiet 13003</td>' in changed
    assert '<a href="?jahr=2024&amp;mit=2025">2024</a>' in changed
    assert "mit=2025#vergleich" not in changed


def test_a_year_that_is_none_or_holds_nothing_is_told(coast):
    def told(query):
        response = Client().get(f"/landschaft/zeit/{query}")
        assert response.status_code == 404
        return response.content.decode()

    assert "Keiner der 4 Einträge zu Gebieten nennt einen Beginn" in Client().get("/landschaft/zeit/").content.decode()
    assert "„abc“ ist keine Jahreszahl. Schreiben Sie vier Ziffern, zum Beispiel 2026." in told("?jahr=abc")
    assert "Für 1848 sind keine Gebiete eingetragen, nur für 2026." in told("?mit=1848")
    Territory.objects.filter(area__key="13003").update(from_on=date(2024, 5, 1))
    assert "Für 1848 sind keine Gebiete eingetragen, nur für 2024 bis 2026." in told("?jahr=1848")
