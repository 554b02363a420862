"""Areas chosen on the map: each click is a link, what is chosen stands in the address, one form stores it."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.factories.networks import make_own_network
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.networks.queries import territory_of

pytestmark = [pytest.mark.reference, pytest.mark.django_db]
LIST = "/arbeitsplatz/netzwerk/kueste/gebiet/"
PAGE = f"{LIST}karte/"


@pytest.fixture
def coast(reference):
    root = Node.objects.get(kind=NodeKind.ALLIANCE)
    return make_own_network("Küste", slug="kueste", node=add_node(kind=NodeKind.NETWORK, parent=root))


@pytest.fixture
def editor(coast, alice):
    grant_role(person=alice, node=coast.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return sign_in(Client(), alice)


def page(client, query=""):
    return client.get(f"{PAGE}{query}").content.decode().replace("\xad", "").replace("&amp;", "&")


def test_from_the_country_to_a_district_to_a_municipality_and_into_the_territory(editor, coast):
    country = page(editor)
    assert ("In welchem Kreis liegt das Gebiet?" in country, f'href="{PAGE}?kreis=13074"' in country) == (True, True)
    district = page(editor, "?kreis=13074")
    assert f'href="{PAGE}?wahl=13074087&kreis=13074"' in district
    two = page(editor, "?wahl=13074087,13074010&kreis=13074")
    assert "Zwei Gebiete sind gewählt." in two
    listed = two.split('id="liste"')[1].split("</ul>")[0]  # the same by names, where fingers miss the map
    assert f'href="{PAGE}?wahl=13074010&kreis=13074#liste"' in listed
    assert listed.count("gewählt, wieder wegnehmen") == 2
    told = two.split("zählen nicht mehr einzeln: ")[1].split(".<")[0]
    assert told.split(", ") == ["Wismar", "Boltenhagen"]
    assert f'href="{PAGE}?wahl=13074010&kreis=13074"' in two  # a second click takes Wismar out again
    places = re.search(r'name="places" value="([^"]*)"', two)[1]
    assert editor.post(LIST, {"places": places, "from_on": "2026-03-01"}).status_code == 302
    assert [part.area.key for part in territory_of(coast)] == ["13074010", "13074087"]


def test_a_district_as_a_whole(editor):
    assert f'href="{PAGE}?wahl=13074&kreis=13074"' in page(editor, "?kreis=13074")
    assert "Landkreis Nordwestmecklenburg" in page(editor, "?wahl=13074")


@pytest.mark.parametrize(
    "query", ["?wahl=x,99999,13074087'", "?kreis=abcde", "?kreis=99999", "?wahl=" + "13074087," * 500]
)
def test_what_is_no_area_is_left_out(editor, query):
    assert editor.get(f"{PAGE}{query}").status_code == 200


def test_only_who_writes_for_the_network(coast, charlie):
    assert [Client().get(PAGE).status_code, sign_in(Client(), charlie).get(PAGE).status_code] == [302, 404]
