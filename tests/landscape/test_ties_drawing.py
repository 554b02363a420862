"""Organisations and networks as a drawing: deterministic, with few crossings, as words and as a table."""

import pytest
from django.test import Client

from tests.factories.networks import make_membership, make_network
from tests.factories.organisations import make_organisation
from tests.landscape.grounds import row_of, with_members
from wirnetz.landscape.analysis.ties import MOST, crossings, ties_of
from wirnetz.landscape.views.ties import tie_rows, ties_words
from wirnetz.networks.enums import Coverage
from wirnetz.networks.models import Network

KEYS = [f"0100100{number}" for number in range(4)]
NETS = {"A": KEYS, "B": KEYS[:2], "C": KEYS[2:], "D": KEYS[:1]}
SEATS = {"X": ["A", "C"], "Y": ["A", "B"], "Z": ["D"], "Allein": ["A"]}


def test_members_that_sit_in_two_networks_are_drawn_without_a_crossing_where_there_need_be_none():
    landscape = with_members(row_of(KEYS, NETS, own=("A",)), SEATS)
    drawn = ties_of(landscape)
    assert [end.name for end in drawn.organisations] in (["X", "Y"], ["Y", "X"])
    assert {end.name for end in drawn.networks} == {"A", "B", "C"}
    orders = [end.row for end in drawn.organisations], [end.row for end in drawn.networks]
    assert (crossings(drawn.pairs, *orders), drawn.left_out) == (0, (0, 0))
    assert ties_words(drawn, around="") == (
        "Zwei Organisationen verbinden eigene Netzwerke mit anderen, zusammen sind es drei."
    )
    assert ties_words(drawn, around="network") == (
        "Zwei Organisationen sitzen hier und jeweils in mindestens einem von zwei anderen Netzwerken."
    )
    assert ties_words(drawn, around="house") == (
        "In jedem von drei Netzwerken sitzt mindestens eine von zwei Stellen des Hauses."
    )
    assert [(end.name, [n.name for n in nets]) for end, nets in tie_rows(drawn)] == [
        ("X", ["A", "C"]),
        ("Y", ["A", "B"]),
    ]
    assert ties_of(landscape) == drawn


def test_around_a_house_all_its_networks_and_around_a_network_without_members_nothing():
    landscape = with_members(row_of(KEYS, NETS, own=("A",)), SEATS)
    drawn = ties_of(landscape, organisations=[2])
    assert ties_words(drawn, around="house") == "Eine Organisation sitzt in einem Netzwerk: Z"
    bare = ties_of(row_of(KEYS, NETS), networks=[1])
    assert bare.pairs == ()
    assert ties_words(bare, around="network").startswith("Noch ist keine Organisation eingetragen, die hier")


def test_what_does_not_fit_is_counted():
    many = {f"H{number:02}": ["A", "B"] for number in range(MOST + 5)}
    drawn = ties_of(with_members(row_of(KEYS, NETS, own=("A",)), many))
    assert (len(drawn.organisations), drawn.left_out) == (MOST, (5, 0))


@pytest.mark.django_db
def test_the_page_says_when_there_is_nothing(coast, beside_reading):
    with beside_reading(25):
        page = Client().get("/landschaft/verbindungen/").content.decode()
    assert "Noch ist keine Organisation eingetragen, die ein eigenes Netzwerk mit einem anderen verbindet." in page
    assert Client().get("/landschaft/verbindungen/?netzwerk=fehlt").status_code == 404
    assert Client().get("/landschaft/verbindungen/?haus=fehlt").status_code == 404


@pytest.mark.django_db
def test_the_drawing_marks_examples_and_is_announced_only_where_it_is_drawn(coast, beside_reading):
    invented = make_network("Erfundenes", slug="erfundenes", areas=("13003",))
    Network.objects.filter(pk=coast.pk).update(coverage=Coverage.FULL)
    Network.objects.filter(pk=invented.pk).update(is_example=True)
    house = make_organisation("Kammer")
    for network in (coast, invented):
        make_membership(house, network)
    with beside_reading(40):
        page = Client().get("/landschaft/verbindungen/").content.decode()
    before, drawing = page.split('<div class="ties">')
    drawing, table = drawing.split("</svg>")
    assert 'Erfundenes<tspan class="mark"> Beispiel</tspan>' in drawing
    assert ("Links Organisationen" in drawing, "Links Organisationen" in before + table) == (True, False)
