"""Asking to take part: proposal, kit and letter at a click, and what came of it, so that nobody asks twice."""

from datetime import date

import pytest
from django.test import Client

from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network, make_own_network
from tests.factories.organisations import make_organisation, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.rules import happened_below
from wirnetz.landscape.queries.docking import proposed_to
from wirnetz.networks.actions import load_example, load_example_house_memberships
from wirnetz.networks.models import Membership, Network
from wirnetz.organisations.actions import load_example_houses
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area

pytestmark = pytest.mark.django_db
PAGE = "/landschaft/andocken/haus/kasse-eins/"
REPLY = {"was": "antworten", "reply": "not_now", "reason": "erst nach dem Umzug"}


@pytest.fixture
def office(alice, bob):
    """Two offices of an insurer in one district; the house sits in a network there. Alice works in one, Bob in both."""
    make_area("01001", "Kreis Eins")
    make_area("01001001", "Ort")
    Area.objects.filter(key__startswith="01001").update(population=900, population_as_of=2018)
    root = add_node(kind=NodeKind.ALLIANCE, parent=None)
    house = make_partner("Kasse", slug="kasse", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    offices = [
        make_organisation(name, slug=slug, seat="01001", parent=house, level=OrganisationLevel.OFFICE,
                          node=add_node(kind=NodeKind.OFFICE, parent=house.node))
        for name, slug in (("Kasse Eins", "kasse-eins"), ("Kasse Zwei", "kasse-zwei"))
    ]  # fmt: skip
    make_membership(house, make_network("Runder Tisch", slug="runder-tisch", areas=("01001",)))
    own = make_own_network("Nord", slug="nord", areas=("01001",), node=add_node(kind=NodeKind.NETWORK, parent=root))
    make_membership(house, own)
    for person, node in ((alice, offices[0].node), (bob, house.node), (bob, own.node)):
        grant_role(person=person, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return offices[0]


def waiting(client, page=PAGE):
    return [row[0].slug for row in client.get(page).context["waiting"]]


def test_an_office_asks_with_kit_and_letter_and_the_house_knows_what_came_of_it(office, alice, bob):
    client, colleague = sign_in(Client(), alice), sign_in(Client(), bob)
    assert waiting(client) == ["nord", "runder-tisch"]
    page = client.get(f"{PAGE}runder-tisch/")
    [(_house, kit)] = page.context["kits"]
    assert kit == "/mappe/?organisation=kasse-eins&anlass=vorstellung-im-netzwerk&region=01001"
    letter = client.get(page.context["letter"])
    text = letter.context["form"].initial["text"]
    assert text.endswith("Mit freundlichen Grüßen\n\nKasse Eins, Ort\n")
    assert "Ein Anknüpfungspunkt: Kasse; dort kennt man Sie und uns." in text
    sent = client.post(page.context["letter"], {"text": "Guten Tag"})
    assert (sent.content.decode(), sent["Content-Disposition"]) == (
        "Guten Tag", 'attachment; filename="anschreiben-runder-tisch.txt"'
    )  # fmt: skip
    assert client.post(page.context["letter"], {"text": ""}).status_code == 422
    assert client.post(f"{PAGE}runder-tisch/", REPLY)["Location"] == PAGE
    assert waiting(client) == ["nord"]
    assert waiting(colleague, "/landschaft/andocken/haus/kasse-zwei/") == ["nord"]
    assert "erst nach dem Umzug" in colleague.get("/landschaft/andocken/haus/kasse-zwei/").content.decode()
    assert (
        happened_below(AuditEntry.objects.unscoped("test"), office.parent.node)
        .filter(action="reply_to_finding")
        .exists()
    )


def test_an_own_network_asks_through_its_members(office, bob, charlie):
    client, page = sign_in(Client(), bob), "/landschaft/andocken/netzwerk/nord/"
    assert waiting(client, page) == ["runder-tisch"]
    make_membership(make_organisation("Kammer", slug="kammer"), Network.objects.get(slug="nord"))
    kits = client.get(f"{page}runder-tisch/").context["kits"]
    assert kits == [("Kasse", "/mappe/?organisation=kasse&anlass=vorstellung-im-netzwerk&region=01001")]
    assert client.post(f"{page}runder-tisch/", {"was": "antworten", "reply": "asked"})["Location"] == page
    assert waiting(client, page) == []
    assert "Zu allen Vorschlägen ist schon etwas vermerkt." in client.get(page).content.decode()
    assert client.get(f"{page}gibt-es-nicht/brief/").status_code == 404
    strange = sign_in(Client(), charlie)
    assert strange.get(page).status_code == 404
    assert "für Menschen, die für das Haus arbeiten" in strange.get(PAGE).content.decode()
    empty = client.get("/landschaft/andocken/haus/kasse/")
    assert empty.context["nothing"].endswith("nicht eingetragen ist.")
    assert 'href="/landschaft/partner/kasse/"' in empty.content.decode()


@pytest.mark.reference
def test_an_invented_house_finds_a_network_to_ask_in_the_example_year(reference):
    load_example()
    load_example_houses()
    office = Organisation.objects.get(slug="musterwerkstatt-paderborn")
    assert proposed_to(office).found == []
    report = load_example_house_memberships()
    assert (report.created, load_example_house_memberships().unchanged) == (2, 2)
    assert set(Membership.objects.filter(organisation=office).values_list("is_example", flat=True)) == {True}
    proposed = proposed_to(office)
    assert proposed.found
    assert "Musterwerkstatt" not in proposed.slug(proposed.found[0])
