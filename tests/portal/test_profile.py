"""The profile of a network: one page or two, from public records only, honest about what is missing."""

from datetime import date, timedelta

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from tests.documents.pdf_checks import faults, out_of_page
from tests.factories.activities import make_gathering
from tests.factories.networks import make_membership, make_network, make_uptake
from tests.factories.offers import make_offer, make_topic
from tests.factories.organisations import make_organisation
from tests.portal.test_query_counts import queries
from wirnetz.networks.models import NetworkContact

pytestmark = pytest.mark.django_db
PAPER = "/netzwerke/runder-tisch/profil.pdf"


@pytest.fixture
def network():
    return make_network("Runder Tisch", slug="runder-tisch", email="post@tisch.example")


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [" ".join(text.replace("\u00a0", " ").replace("\ufffe", "").split()) for text in texts]


def filled(network, members):
    """Members of several kinds, topics, offers, dates, somebody to ask; hidden things beside them."""
    kinds = ("chamber", "association", "research", "state_body")
    for at in range(members):
        name = f"Wirtschaftsförderungsgesellschaft für den Kreis {at} und seine Nachbarn mbH"
        make_membership(make_organisation(name, slug=f"haus-{at}", kind=kinds[at % 4]), network)
    network.topics.add(make_topic("Gesundheit"), make_topic("Nachfolge"))
    make_uptake(make_offer("Gesundheits-Check"), network=network)
    now = timezone.now()
    for at in range(1, 5):
        make_gathering(f"Offener Abend {at}", hosts=(network,), starts_at=now - timedelta(days=40 * at))
    make_gathering("Sommertreffen", hosts=(network,), starts_at=now + timedelta(days=40))
    make_gathering("Interne Runde", hosts=(network,), starts_at=now - timedelta(days=30), audience="members")
    NetworkContact.objects.create(network=network, name="Ina Offen", phone="0385 1", consent_on=date(2026, 1, 1))
    NetworkContact.objects.create(network=network, name="Kai Ungefragt", email="kai@haus.example")


def test_little_known_is_one_calm_page_that_says_what_is_missing_and_whom_to_tell(network, settings):
    settings.BASE_URL = "https://netz.example"
    pdf = Client().get(PAPER).content
    (page,) = pages(pdf)
    said = (
        "Noch nicht eingetragen ist, wer dazugehört, woran es arbeitet, wann es sich trifft und was dort genutzt wird."
    )
    assert [
        words
        for words in (said, "netz.example/netzwerke/runder-tisch/hinweis/", "post@tisch.example")
        if words not in page
    ] == []
    assert faults(pdf) == []


def test_much_known_is_two_pages_of_public_records(network):
    filled(network, members=12)
    answer = Client().get(PAPER)
    assert answer["Content-Disposition"] == 'attachment; filename="netzwerkprofil-runder-tisch.pdf"'
    front, back = pages(answer.content)
    assert "12 Organisationen" in front
    whole = f"{front} {back}"
    for words in ("Kreis 11 und", "Gesundheit, Nachfolge", "Gesundheits-Check", "Offener Abend 4", "Sommertreffen"):
        assert words in whole
    assert ("Ina Offen" in whole, "Kai Ungefragt" in whole, "Interne Runde" in whole) == (True, False, False)
    assert "Noch nicht eingetragen" not in whole
    assert "Seite 2 von 2" in back
    assert (faults(answer.content), out_of_page(answer.content)) == ([], [])


def test_a_very_large_network_still_is_two_pages(network):
    filled(network, members=90)
    pdf = Client().get(PAPER).content
    assert len(pages(pdf)) == 2
    assert out_of_page(pdf) == []


def test_what_ended_is_told_as_history(network):
    network.status, network.ended_on = "ended", "2024"
    network.save()
    (page,) = pages(Client().get(PAPER).content)
    assert "hat seine Arbeit beendet (2024)." in page
    assert [words for words in ("Fragen Sie dort nach", "post@tisch.example", "Noch nicht") if words in page] == []


def test_reading_costs_the_same_for_few_and_many(network):
    filled(network, members=1)
    few = queries(PAPER)
    for at in range(8):
        make_membership(make_organisation(f"Haus {at}"), network)
    assert queries(PAPER) == few


def test_no_such_network_is_not_found(client):
    assert client.get("/netzwerke/nirgends/profil.pdf").status_code == 404
