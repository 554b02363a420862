"""Who takes part by their way, the picture of a distribution, and the page of one network."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from tests.factories.organisations import make_organisation
from tests.landscape.grounds import row_of, with_members
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.landscape.analysis import Office
from wirnetz.landscape.analysis.dots import dots_of
from wirnetz.landscape.analysis.span import peers_of, spans
from wirnetz.landscape.analysis.taking_part import Band, taking_part
from wirnetz.landscape.queries.heard import may_hear
from wirnetz.landscape.views.network import part_words
from wirnetz.networks.enums import Coverage

KEYS = [f"0100100{number}" for number in range(6)]


def office(name, area, house="", is_partner=True):
    return Office(name.lower(), name, (house or name).lower(), area, is_partner)


def test_offices_take_part_by_their_way_if_they_or_their_house_are_members():
    offices = (
        office("Nah", 0),
        office("Haus", None),
        office("Zweig", 1, house="Haus"),
        office("Weit", 5),
        office("Fremd", 1, is_partner=False),
    )
    landscape = replace(with_members(row_of(KEYS, {"A": KEYS}, meets_in=KEYS[0]), {"Haus": ["A"]}), offices=offices)
    found = taking_part(landscape, 0)
    assert found.bands == (Band(0.0, 15.0, 2, 1), Band(50.0, None, 1, 0))
    assert part_words(found) == "Von drei Stellen der Partner im Gebiet arbeitet nach den Einträgen eine mit."
    unknown = taking_part(replace(landscape, members=None, organisations=()), 0)
    assert part_words(unknown).startswith("Wir können es nicht sagen, weil")
    assert part_words(taking_part(replace(landscape, offices=()), 0)).startswith(
        "In diesem Gebiet ist noch keine Stelle"
    )


def test_peers_are_those_that_the_position_counts():
    landscape = row_of(KEYS, {name: KEYS[: number + 1] for number, name in enumerate("ABCDEF")}, km2=10.0)
    found = spans(landscape)
    assert [len(peers_of(found, row)) for row in range(6)] == [each.peers for each in found] == [5] * 6
    assert 0 not in peers_of(found, 0)


def test_dots_of_one_value_stand_on_each_other_and_the_marked_one_comes_last():
    picture = dots_of([(10, "a"), (10, "b"), (80, "c")], (80, "wir"), width=400, name="narrow")
    assert [dot.title for dot in picture.dots] == ["a", "b", "c", "wir"]
    assert picture.dots[0].x == picture.dots[1].x != picture.dots[2].x == picture.mark.x
    assert float(picture.dots[1].y) < float(picture.dots[0].y)
    assert [words for _x, words in picture.ticks] == ["0", "20", "40", "60", "80"]


@pytest.mark.django_db
def test_the_page_tells_the_way_and_offers_a_division_to_those_who_may(coast, editor, beside_reading):
    coast.coverage = Coverage.FULL
    coast.save()
    page = Client().get("/landschaft/netzwerke/kueste/").content.decode()
    assert "Neun von zehn Menschen haben höchstens" in page
    assert "Zum Vergleich gibt es noch zu wenige Netzwerke" in page
    assert "In diesem Gebiet ist noch keine Stelle eines Partners eingetragen." in page
    assert "Teilung entwerfen" not in page
    with beside_reading(35):
        own = editor.get("/landschaft/netzwerke/kueste/").content.decode()
    assert "Teilung entwerfen" in own
    assert "Nur für das Netzwerk und seine Region" in own
    assert "Das sagt nichts über seine Arbeit." in own
    assert "Nur für das Netzwerk und seine Region" not in page
    coast.territories.all().delete()
    assert (
        "ist kein Gebiet aus Kreisen oder Gemeinden" in Client().get("/landschaft/netzwerke/kueste/").content.decode()
    )
    assert Client().get("/landschaft/netzwerke/fehlt/").status_code == 404


@pytest.mark.django_db
def test_a_house_with_its_seat_in_the_territory_hears_first_and_others_do_not(coast, bob):
    root = Node.objects.get(kind=NodeKind.ALLIANCE)
    for seat, hears in (("09162", False), ("13074", True)):
        house = make_organisation(seat=seat, node=add_node(kind=NodeKind.ORGANISATION, parent=root))
        grant_role(
            person=bob, node=house.node, role=Role.PARTICIPATION, from_on=date(2020, 1, 1), until_on=None, by=None
        )
        assert may_hear(bob, coast, ["13074", "13076"]) is hears
