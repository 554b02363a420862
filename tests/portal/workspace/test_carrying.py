"""Brought in: three answers, once a day, taken back, never in the future, never by strangers."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.networks import make_membership, make_network, make_uptake
from tests.factories.offers import make_offer, make_topic
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.activities.actions import carry_in
from wirnetz.activities.models import CarriedNote
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer

pytestmark = pytest.mark.django_db
PAGE = "/arbeitsplatz/kammer/eingebracht/"


@pytest.fixture
def house():
    node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    return make_organisation("Kammer", slug="kammer", node=node)


@pytest.fixture
def client(house, alice):
    grant_role(person=alice, node=house.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    make_offer("Unternehmenscheck", slug="check", is_shared=True)
    make_network("Weit weg", slug="weit-weg")
    make_membership(house, make_network("Runder Tisch", slug="runder-tisch"))
    return sign_in(Client(), alice)


def answers(**changed):
    return {"network": "runder-tisch", "what": "a:check", "on": timezone.localdate().isoformat()} | changed


def test_the_form_knows_the_day_and_what_the_address_says_and_shows_own_networks_first(client):
    form = client.get(PAGE + "?netzwerk=weit-weg&was=a:check").context["form"]
    assert [form[name].value() for name in ("network", "what", "on")] == ["weit-weg", "a:check", timezone.localdate()]
    groups = [[slug for slug, _name in group] for _label, group in form.fields["network"].choices[1:]]
    assert groups == [["runder-tisch"], ["weit-weg"]]


def test_the_same_on_the_same_day_is_one_note_and_is_taken_back(client):
    codes = [client.post(PAGE, answers()).status_code for _ in range(2)]
    note = CarriedNote.objects.get()
    assert (codes, note.what, note.network.slug) == ([302, 302], "Unternehmenscheck", "runder-tisch")
    client.post(f"{PAGE}{note.pk}/zuruecknehmen/")
    assert not CarriedNote.objects.exists()


def test_the_answer_names_what_was_noted_where_and_the_offers_list_leads_with_the_network(client, house):
    office = make_organisation("Stelle Ost", slug="stelle-ost", parent=house)
    said = client.post(PAGE, answers(), follow=True).content.decode()
    assert "Vermerkt: „Unternehmenscheck“ in Runder Tisch." in said
    carry_in(
        organisation=office, network=Network.objects.get(slug="weit-weg"), offer=Offer.objects.get(), by=None,
        on=timezone.localdate() - timedelta(days=1),
    )  # fmt: skip
    brought = Client().get("/angebote/check/").content.decode().partition('id="eingebracht"')[2].partition("</ul>")[0]
    assert ("Unternehmenscheck" in brought, "Runder Tisch</a></h3>" in brought) == (False, True)
    assert "Stelle Ost</a> (Kammer)" in brought
    assert PAGE in client.get("/arbeitsplatz/").content.decode()


def test_what_is_not_offered_is_found_by_a_word_and_asked_back_where_it_is_several(client):
    make_offer("Leitfaden Nachfolge", slug="leitfaden")
    rare = answers(network="", network_name="weit", what="", offer_name="nachfolge")
    assert client.post(PAGE, rare).status_code == 302
    assert str(CarriedNote.objects.get()) == "Kammer – Weit weg: Leitfaden Nachfolge"
    make_network("Weit draußen", slug="weit-draussen")
    assert client.post(PAGE, rare).context["form"].errors == {
        "network_name": ["Das kann mehreres sein. Wählen Sie es oben unter „Gefunden“."]
    }
    assert client.post(PAGE, rare | {"network": "weit-draussen"}).status_code == 302
    assert client.post(PAGE, rare | {"network_name": "unbekannt"}).status_code == 422


def test_from_offer_and_network_one_gets_to_the_form_of_ones_house(client, house):
    asked = client.get("/eingebracht/?was=a:check&netzwerk=weit-weg")
    assert asked.headers["Location"] == f"{PAGE}?netzwerk=weit-weg&was=a%3Acheck"
    stranger = Client()
    assert "?was=a:check" in stranger.get("/angebote/check/").content.decode()
    assert "/eingebracht/?netzwerk=weit-weg" in stranger.get("/netzwerke/weit-weg/").content.decode()


def test_it_is_told_for_the_idea_and_the_house_and_never_who_wrote_it(client, alice):
    for day in (1, 40, 500):
        client.post(PAGE, answers(on=(timezone.localdate() - timedelta(days=day)).isoformat()))
    client.post(PAGE + "?netzwerk=weit-weg", answers(network="weit-weg"))
    assert (
        client.get(PAGE).context["answer"].text
        == "Eine Idee in zwei Netzwerke eingebracht, in den letzten zwölf Monaten."
    )
    offer = Client().get("/angebote/check/")
    assert (
        offer.context["brought_words"]
        == "In den letzten zwölf Monaten in zwei Netzwerke eingebracht, von einer Organisation."
    )
    for page in (offer, Client().get("/netzwerke/weit-weg/"), Client().get("/organisationen/kammer/")):
        said = page.content.decode()
        assert ("Eingebracht" in said, alice.name in said) == (True, False)


def test_who_runs_the_network_takes_back_what_did_not_happen(client, bob, charlie):
    table = Network.objects.get(slug="runder-tisch")
    table.node = add_node(kind=NodeKind.NETWORK, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
    table.save()
    grant_role(person=bob, node=table.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    client.post(PAGE, answers())
    page = f"/arbeitsplatz/netzwerk/runder-tisch/eingebracht/{CarriedNote.objects.get().pk}/zuruecknehmen/"
    assert sign_in(Client(), charlie).post(page).status_code == 404
    assert sign_in(Client(), bob).post(page).status_code == 302
    assert not CarriedNote.objects.exists()


def test_suggestions_follow_the_rule_and_say_why(client, house, alice):
    table, offer = Network.objects.get(slug="runder-tisch"), Offer.objects.get(slug="check")
    health = make_topic("Gesundheit")
    offer.topics.add(health)

    def suggested():
        found = client.get(PAGE).context["suggestions"]
        return [(each.network.slug, each.offer.slug, each.topics, each.is_member) for each in found]

    assert suggested() == []
    table.topics.add(health)
    assert suggested() == [("runder-tisch", "check", ("Gesundheit",), True)]
    note = carry_in(organisation=make_organisation(), network=table, offer=offer, on=timezone.localdate(), by=alice)
    assert suggested() == []
    note.delete()
    make_uptake(offer, network=table)
    assert suggested() == []


def test_many_networks_offers_and_notes_ask_no_more_questions_than_few(client, house):
    def enrich():
        network, offer = make_network(), make_offer(is_shared=True, topics=("Gesundheit",))
        network.topics.add(make_topic("Gesundheit"))
        make_membership(house, network)
        CarriedNote.objects.create(organisation=house, network=network, offer=offer, on=date(2026, 1, 5))

    pages, counts = (PAGE, "/arbeitsplatz/kammer/", "/arbeitsplatz/kammer/angebote/"), []
    for times in (1, 3):
        for _ in range(times):
            enrich()
        client.get(PAGE)
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                client.get(page)
            counts.append(len(asked))
    assert counts[:3] == counts[3:]


def test_an_argument_in_own_words_counts_as_well(client):
    client.post(PAGE, answers(what="", argument="Ein Termin statt fünf"))
    assert CarriedNote.objects.get().what == "Ein Termin statt fünf"


@pytest.mark.parametrize("wrong", [{"what": ""}, {"network": ""}, {"network": "erfunden"}, {"what": "a:erfunden"}])
def test_what_is_missing_is_asked_back(client, wrong):
    assert (client.post(PAGE, answers(**wrong)).status_code, CarriedNote.objects.count()) == (422, 0)


def test_tomorrow_has_not_been_yet(client):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert (client.post(PAGE, answers(on=tomorrow)).status_code, CarriedNote.objects.count()) == (422, 0)


def test_a_stranger_finds_no_page(house, charlie):
    stranger = sign_in(Client(), charlie)
    assert [stranger.get(PAGE).status_code, stranger.post(PAGE, answers()).status_code] == [404, 404]
