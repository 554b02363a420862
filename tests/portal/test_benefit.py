""" "Was hätten wir davon?": from public records only, the same on page and paper, without reproach."""

from datetime import date, timedelta

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.activities import make_gathering
from tests.factories.networks import make_membership, make_network, make_uptake
from tests.factories.offers import make_offer, make_topic
from tests.factories.organisations import make_alliance, make_organisation
from tests.portal.test_query_counts import queries
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.activities.models import MinuteItem
from wirnetz.networks.actions import invite_member
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import NetworkContact

pytestmark = pytest.mark.django_db
PAGE = "/netzwerke/runder-tisch/nutzen/"


@pytest.fixture
def network():
    return make_network("Runder Tisch", slug="runder-tisch", email="post@tisch.example")


@pytest.fixture
def chamber():
    return make_organisation("Kammer Nord", slug="kammer")


def shown(query=""):
    return Client().get(PAGE + query).context


def text_of(query=""):
    (page,) = pypdfium2.PdfDocument(Client().get(f"{PAGE}blatt.pdf{query}").content)
    return " ".join(page.get_textpage().get_text_range().replace("\u00a0", " ").split())


def test_an_empty_network_is_told_as_empty_and_nobody_is_reproached(network):
    context = shown()
    assert context["words"].answer.text == "Zu diesem Netzwerk ist hier noch wenig eingetragen; fragen Sie dort nach."
    assert context["words"].topics_note == "Themen dieses Netzwerks sind noch nicht eingetragen."
    assert "Öffentliche Termine sind hier noch nicht eingetragen." in text_of()


def test_common_topics_come_first_with_what_is_known_of_them(network, chamber):
    make_uptake(make_offer("Gesundheits-Check", topics=("Gesundheit",)), organisation=chamber)
    make_uptake(make_offer("Arbeits-Check", topics=("Gesundheit",)), network=network)
    network.topics.add(make_topic("Nachfolge"))
    context = shown("?organisation=kammer")
    assert context["words"].answer.text == "Eines Ihrer Themen hat dort schon einen Platz: „Gesundheit“."
    assert [(each.topic.name, each.proofs) for each in context["benefit"].common] == [
        ("Gesundheit", ("in Gebrauch: Arbeits-Check",))
    ]
    assert [each.topic.name for each in shown()["benefit"].topics] == ["Gesundheit", "Nachfolge"]


def test_members_known_from_elsewhere_are_named_with_where(network, chamber):
    known, unknown, elsewhere = make_organisation("Agentur"), make_organisation("Bank"), make_network("Bündnis")
    for organisation in (known, unknown):
        make_membership(organisation, network)
    for organisation in (known, chamber):
        make_membership(organisation, elsewhere)
    context = shown("?organisation=kammer")
    said = "Mit einem der zwei Mitglieder arbeiten Sie anderswo schon zusammen."
    assert (context["words"].answer.text, [each.organisation.name for each in context["benefit"].known_partners]) == (
        said,
        ["Agentur"],
    )
    assert "Agentur auch mit Ihnen bei Bündnis" in text_of("?organisation=kammer")


def test_a_member_is_told_so(network, chamber):
    make_membership(chamber, network)
    assert shown("?organisation=kammer")["words"].answer.text == "Sie gehören schon dazu."


def test_a_house_that_is_asked_already_answers_and_reads_no_hint_for_editors(network, chamber, alice, bob):
    """Nobody else learns of the invitation, and nobody is told to ask their own colleague."""
    chamber.node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    chamber.save()
    grant_role(person=bob, node=chamber.node, role=Role.STEWARDSHIP, from_on=date(2020, 1, 1), until_on=None, by=None)
    asked = invite_member(
        network=network, organisation=chamber, role=MembershipRole.MEMBER, from_on=date.today(), message="", by=alice
    )
    network.topics.add(make_topic("Nachfolge"))
    for name, house in (("Eva Eigene", chamber), ("Ina Andere", make_organisation("Agentur"))):
        NetworkContact.objects.create(network=network, name=name, organisation=house, consent_on=date(2026, 1, 1))
    assert shown("?organisation=kammer")["words"].topics_note == ""
    sheet = text_of("?organisation=kammer")
    assert ("Ina Andere" in sheet, "Eva Eigene" in sheet, "eingeladen" in sheet) == (True, False, False)
    own = sign_in(Client(), bob).get(f"{PAGE}?organisation=kammer")
    assert own.context["words"].begin == "Das Netzwerk hat Sie eingeladen. Antworten können Sie an Ihrem Arbeitsplatz."
    link = f'href="/arbeitsplatz/mitgliedschaft/anfrage/{asked.pk}/"'
    foreign = Client().get(f"{PAGE}?organisation=kammer").content.decode()
    assert (link in own.content.decode(), link in foreign) == (True, False)
    assert "Um Mitgliedschaft bitten" not in own.content.decode()


def test_only_what_is_public_is_told_even_to_insiders(network):
    past = timezone.now() - timedelta(days=30)
    public = make_gathering("Offener Abend", hosts=(network,), starts_at=past)
    hidden = make_gathering("Interne Runde", hosts=(network,), starts_at=past, audience="members")
    for gathering in (public, hidden):
        for is_public in (True, False):
            MinuteItem.objects.create(
                gathering=gathering, kind="result", text=f"{gathering.title} {is_public}", is_public=is_public
            )
    benefit = shown()["benefit"]
    assert [each.title for each in benefit.past] == ["Offener Abend"]
    assert [each.text for each in benefit.results] == ["Offener Abend True"]


def test_who_agreed_may_be_called_else_the_published_address(network):
    person = NetworkContact.objects.create(network=network, name="Kora Koordination", email="kora@tisch.example")
    assert ("Kora" in text_of(), "post@tisch.example" in text_of()) == (False, True)
    person.consent_on = date(2026, 1, 1)
    person.save()
    assert ("Kora" in text_of(), shown()["begin"]) == (True, ("mailto:kora@tisch.example", "Mail schreiben"))


def test_the_house_is_found_by_name_and_asked_back_where_several_are_called_so(network, chamber):
    assert Client().get(PAGE + "?organisation=Kammer Nord").headers["Location"] == f"{PAGE}?organisation=kammer"
    make_organisation("Kammer Süd", slug="kammer-sued")
    assert [each.slug for each in shown("?organisation=kamm")["found"]] == ["kammer", "kammer-sued"]
    assert shown("?organisation=unbekannt")["found"] == []
    assert Client().get(f"{PAGE}blatt.pdf?organisation=unbekannt").status_code == 404


def test_a_full_network_asks_as_many_queries_as_a_thin_one(network, chamber):
    def enrich():
        organisation = make_organisation()
        make_membership(organisation, network)
        make_membership(organisation, make_network())
        offer = make_offer(topics=(f"Thema {organisation.pk}",))
        gathering = make_gathering(hosts=(network,), starts_at=timezone.now() - timedelta(days=organisation.pk))
        gathering.offers.add(offer)
        make_uptake(offer, network=network)

    counts = []
    for _ in range(2):
        enrich()
        counts.append(queries(PAGE + "?organisation=kammer"))
    assert counts[0] == counts[1]
