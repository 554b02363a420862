"""„Wo sitzen wir schon?“: page, PDF and tick list, for the house and nobody else."""

import io

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network, make_own_network
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant
from wirnetz.networks.models import Membership, Network
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.portal.queries.administration.partners import end_of_partnership
from wirnetz.portal.waiting.houses import gaps_of_houses

pytestmark = pytest.mark.django_db
PAGE = "/arbeitsplatz/kasse/wo-sitzen-wir/"


def give(person, node, role=Role.ADMINISTRATION):
    Grant.objects.create(person=person, node=node, role=role, from_on=timezone.localdate())


@pytest.fixture
def house(db):
    """A health insurer with an office in Schwerin (two networks around it) and one in Rostock (none)."""
    make_area("13", "Mecklenburg-Vorpommern")
    make_area("13004", "Schwerin")
    make_network("Fachkräftebündnis", slug="buendnis", areas=("13004",))
    make_own_network("Unser Netz", slug="unser-netz", areas=("13004",))
    alliance = make_alliance()
    house = make_organisation("Kasse", slug="kasse", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node))
    for name, slug, seat in (
        ("Kasse Schwerin", "kasse-schwerin", "13004"),
        ("Kasse Rostock", "kasse-rostock", "13003"),
    ):
        node = add_node(kind=NodeKind.OFFICE, parent=house.node)
        make_organisation(name, slug=slug, seat=seat, level=OrganisationLevel.OFFICE, parent=house, node=node)
    return house


@pytest.fixture
def office(house):
    return house.children.get(slug="kasse-schwerin")


@pytest.fixture
def client(alice, house):
    give(alice, house.node)
    return sign_in(Client(), alice)


def text(response):
    return " ".join(response.content.decode().replace("\u00ad", "").split())


def test_the_page_answers_before_anything_was_said(client):
    shown = text(client.get(PAGE))
    assert "Ihre zwei Stellen liegen im Gebiet von zwei Netzwerken;" in shown
    assert "ob Sie dort schon mitarbeiten, dazu liegen keine Angaben vor." in shown
    assert "Fachkräftebündnis</a>: dazu liegen keine Angaben vor" in shown
    assert "Angeben, wo Sie schon mitarbeiten" in shown


def test_a_tick_shows_in_the_answer_and_can_be_taken_back(client, office):
    network = Network.objects.get(slug="unser-netz")
    asked = client.get(f"{PAGE}angeben/")
    assert text(asked).count('type="checkbox"') == 3  # two networks and „in keinem davon“; Rostock is not asked
    field = f"netzwerk-{office.pk}"
    saved = client.post(f"{PAGE}angeben/", {field: [str(network.pk)]})
    assert saved.url == PAGE
    shown = text(client.get(PAGE))
    assert "zu einem davon ist noch keine Verbindung Ihres Hauses vermerkt." in shown
    assert "Gespeichert: Angaben zu einer Stelle." in shown
    client.post(f"{PAGE}angeben/", {})
    assert list(Membership.objects.all()) == []


def test_each_page_of_a_house_says_what_it_counts(client, house):
    assert "wo Ihr Haus oder eine Stelle Mitglied ist und wo jemand von Ihnen als Person dabei ist" in text(
        client.get(PAGE)
    )
    public = text(client.get("/organisationen/kasse/"))
    assert "wo diese Organisation selbst Mitglied ist, ohne ihre Stellen und ohne, wer als Person dabei ist" in public
    landscape = text(client.get("/landschaft/partner/kasse/"))
    assert "als Mitarbeit zählt die Mitgliedschaft, nicht, wer als Person dabei ist" in landscape


def test_offices_without_a_network_around_share_one_sentence(client):
    shown = text(client.get(PAGE))
    told = 'Ohne eingetragenes Netzwerk ringsum; fragen Sie, wer dort schon zusammenarbeitet: <a href="/region/13003/">'
    assert shown.count(told + "Kasse Rostock</a>") == 1
    assert shown.count('<th scope="row">') == 1  # Schwerin only


def test_only_offices_with_something_to_tick_wait_for_ticks(client, alice, office):
    asked = [item.sentence for item in gaps_of_houses(alice, timezone.localdate())]
    assert asked == [
        "Von einer Stelle wissen wir noch nicht, in welchen Netzwerken sie mitarbeitet.",
        "Ihr Haus hat noch kein Erscheinungsbild.",
    ]
    client.post(f"{PAGE}angeben/", {f"netzwerk-{office.pk}": ["keines"]})
    asked = [item.sentence for item in gaps_of_houses(alice, timezone.localdate())]
    assert asked == ["Ihr Haus hat noch kein Erscheinungsbild."]


def test_an_office_without_a_place_lies_in_no_territory(client, house, office):
    make_membership(house.children.get(slug="kasse-rostock"), Network.objects.get(slug="buendnis"))
    house.children.update(seat=None)
    shown = text(client.get(PAGE))
    assert "Von Ihren zwei Stellen ist noch kein Ort bekannt." in shown
    assert "Eine Stelle arbeitet nach Ihren Angaben schon in einem Netzwerk mit." in shown
    assert "liegen dort" not in shown


def test_the_office_of_the_alliance_counts_the_networks_of_offices_too(house, office):
    network = Network.objects.get(slug="buendnis")
    for member in (house, office):
        make_membership(member, network)
    make_membership(office, Network.objects.get(slug="unser-netz"))
    assert end_of_partnership(house, on=timezone.localdate())["networks"] == 2


def test_what_is_left_open_says_nothing_and_none_of_them_says_so(client, office):
    client.post(f"{PAGE}angeben/", {})
    assert "dazu liegen keine Angaben vor." in text(client.get(PAGE))
    client.post(f"{PAGE}angeben/", {f"netzwerk-{office.pk}": ["keines"]})
    shown = text(client.get(PAGE))
    assert "zu beiden ist noch keine Verbindung Ihres Hauses vermerkt." in shown
    assert "Fachkräftebündnis</a>: keine Verbindung vermerkt" in shown


def test_ticks_for_other_offices_and_networks_are_ignored(client, office, house):
    stranger = make_organisation("Fremde")
    elsewhere = make_network("Weit weg", areas=("09162",))
    client.post(
        f"{PAGE}angeben/", {f"netzwerk-{stranger.pk}": ["1"], f"netzwerk-{office.pk}": [str(elsewhere.pk), "x"]}
    )
    assert list(Membership.objects.all()) == []


def test_the_pdf_says_the_same(client):
    answer = client.get(f"{PAGE}liste.pdf")
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert "Ihre zwei Stellen liegen im Gebiet von zwei Netzwerken;" in words
    assert "Fachkräftebündnis: dazu liegen keine Angaben vor" in words


@pytest.mark.parametrize("path", ["", "liste.pdf", "angeben/"])
def test_strangers_do_not_learn_that_there_is_a_page(house, charlie, path):
    assert sign_in(Client(), charlie).get(PAGE + path).status_code == 404
    assert Client().get(PAGE + path).status_code == 302


def test_the_administration_of_the_alliance_does_not_see_it(house, bob):
    give(bob, house.node.parent)
    assert sign_in(Client(), bob).get(PAGE).status_code == 404


def test_an_adviser_reads_but_does_not_say_for_the_house(house, bob):
    give(bob, house.node, Role.PARTICIPATION)
    client = sign_in(Client(), bob)
    shown = client.get(PAGE)
    assert shown.status_code == 200
    assert "Angeben, wo Sie schon mitarbeiten" not in text(shown)
    assert client.get(f"{PAGE}angeben/").status_code == 403


def test_long_lists_show_the_laender_first(client, house, monkeypatch):
    monkeypatch.setattr("wirnetz.portal.views.workspace.seats.MOST_ROWS", 1)
    shown = text(client.get(PAGE))
    assert "In Mecklenburg-Vorpommern sind zwei Stellen eingetragen" in shown
    assert "Kasse Rostock" not in shown
    assert "Kasse Rostock" in text(client.get(f"{PAGE}?land=13"))
