"""„Beispiel“ stands wherever a page shows or counts invented records, and nowhere else."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.turns import some_every_day
from wirnetz.arguments.exports.kit import kit_for
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.core.search import reindex
from wirnetz.networks.actions import load_example
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.reference, pytest.mark.django_db]

MARK = '<span class="example">Beispiel</span>'
PAGES = [
    "/region/13004/",
    "/region/13/",
    "/region/05711/",
    "/netzwerke/om-netzwerk-luebeck-west-mecklenburg/",
    "/netzwerke/fachkraeftenetzwerk-schwerin-wismar/",
    "/netzwerke/hansebelt/",
    "/organisationen/ihk-schwerin/",
    "/angebote/inqa-unternehmenscheck-guter-mittelstand/",
    "/kreise/",
    "/quellen/",
    "/suche/?q=Fachkräftenetzwerk",
    "/mappe/?organisation=ihk-schwerin&region=13004&anlass=vorstellung-im-netzwerk",
]
UNTOUCHED = ["/region/09162/", "/organisationen/ihk-zu-flensburg/", "/angebote/casa-bauen/", "/impressum/"]


@pytest.fixture
def client(reference):
    return Client()


def page(client, address):
    return client.get(address).content.decode().replace("\u00ad", "")


@pytest.mark.parametrize("address", some_every_day(PAGES, every=4))
def test_marked_in_the_example_year_and_only_then(client, address):
    assert page(client, address).count(MARK) == 0
    load_example()
    reindex("network")
    assert MARK in page(client, address)


@pytest.mark.parametrize("address", UNTOUCHED)
def test_what_is_real_carries_no_mark(client, address):
    load_example()
    assert page(client, address).count(MARK) == 0


def test_sentences_that_count_say_so(client):
    load_example()
    text = page(client, "/region/13004/")
    answer = re.search(r'<p class="answer">(.*?)</p>', text, re.S)[1]
    lead = re.search(r'<p class="lead">(.*?)</p>', text, re.S)[1]
    assert (answer.count(MARK), lead.count(MARK)) == (1, 1)
    assert "Acht davon sind im eigenen Netzwerk verzeichnet." in lead


def test_the_invented_network_is_never_named_without_mark(client):
    load_example()
    for address in ("/region/13004/", "/netzwerke/om-netzwerk-luebeck-west-mecklenburg/", "/kreise/"):
        names = re.findall(r"Fachkräftenetzwerk Schwerin–Wismar(?:</a>)?(?: \(2026\))?(.{0,45})", page(client, address))
        assert [rest.strip().startswith(MARK) for rest in names] == [True] * len(names) != []


def test_kits_say_what_is_invented(client):
    load_example()
    house, on = Organisation.objects.get(slug="ihk-schwerin"), date(2026, 11, 24)
    kit = kit_for(organisation=house, area_keys=("13004",), occasion=occasions()["vorstellung-im-netzwerk"], on=on)
    assert kit.handout.is_example
    marked = [slide.title for slide in kit.deck.slides if slide.is_example]
    assert "Hier sind acht regionale Netzwerke verzeichnet." in marked
    assert not any(
        slide.is_example for slide in kit.deck.slides if slide.facts == () and slide is not kit.deck.slides[0]
    )
    assert kit.facts["networks_own"].is_example is False
