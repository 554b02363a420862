"""The page of areas of which little is known."""

from datetime import date, datetime

import pytest
from django.test import Client

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role

pytestmark = pytest.mark.django_db
PAGE = "/landschaft/wenig-bekannt/"


def test_the_page_tells_what_is_quiet_and_what_is_not_known_to_who_is_signed_in(alice):
    make_area("01001", "Kreis Eins")
    make_area("01001001", "Ort")
    client = sign_in(Client(), alice)
    assert "weil noch kein Gebiet eines Netzwerks eingetragen ist" in client.get(PAGE).content.decode()
    quiet, _silent = make_network("Nord", areas=("01001",)), make_network("Süd", areas=("01001",))
    make_gathering(hosts=(quiet,), starts_at=datetime(2020, 3, 12, 9, tzinfo=BERLIN))
    page = client.get(PAGE)
    assert page.context["answer"] == "Aus einem Gebiet mit Netzwerk ist uns seit zwölf Monaten nichts bekannt geworden."
    assert [row[0] for row in page.context["quiet"]] == ["Kreis Eins"]
    assert [row[3][0].name for row in page.context["unknown"]] == ["Süd"]
    assert Client().get(PAGE).status_code == 302


def test_a_quiet_area_leads_to_what_the_reader_can_do(alice):
    make_area("01001", "Kreis Eins")
    make_area("01001001", "Ort")
    node = add_node(kind=NodeKind.NETWORK, parent=add_node(kind=NodeKind.ALLIANCE, parent=None))
    quiet = make_network("Nord", areas=("01001",), node=node)
    make_gathering(hosts=(quiet,), starts_at=datetime(2020, 3, 12, 9, tzinfo=BERLIN))
    client = sign_in(Client(), alice)
    assert f'<a href="/netzwerke/{quiet.slug}/hinweis/">Hinweis geben: Nord</a>' in client.get(PAGE).content.decode()
    grant_role(person=alice, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    page = sign_in(Client(), alice).get(PAGE).content.decode()
    assert f'<a href="/arbeitsplatz/netzwerk/{quiet.slug}/termin/">Treffen eintragen: Nord</a>' in page
