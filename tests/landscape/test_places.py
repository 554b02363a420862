"""The landscape of an area and of a house: networks at a place, whom offices meet, with few questions."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.factories.networks import make_membership
from tests.factories.organisations import make_organisation
from tests.landscape.grounds import row_of, with_members
from wirnetz.landscape.analysis import Office
from wirnetz.landscape.analysis.meeting import networks_in, offices_met
from wirnetz.landscape.views.places import house_answer
from wirnetz.networks.enums import Coverage

KEYS = ["01001001", "01001002", "01002001"]


def test_networks_of_an_area_and_of_the_offices_of_a_house():
    offices = (Office("haus", "Haus", "haus", 0), Office("zweig", "Zweig", "haus", 2), Office("ohne", "Ohne", "haus"))
    made = row_of(KEYS, {"A": KEYS, "B": KEYS[:1], "C": KEYS[2:]}, own=("B",))
    landscape = replace(with_members(made, {"Haus": ["A"]}), offices=offices)
    assert networks_in(landscape, "01001") == [(1, 1), (0, 2)]
    assert (networks_in(landscape, "09"), networks_in(landscape, "01002001")) == ([], [(0, 1), (2, 1)])
    found = offices_met(landscape, "haus")
    assert [(met.office.name, met.networks, set(met.joined)) for met in found] == [
        ("Haus", (1, 0), {0}),
        ("Zweig", (0, 2), {0}),
        ("Ohne", (), {0}),
    ]
    assert house_answer(found) == (
        "Zwei Stellen liegen im Gebiet von drei Netzwerken, in einem davon arbeitet das Haus mit."
    )
    assert house_answer([]) == "Wo dieses Haus sitzt, ist noch nicht eingetragen."


@pytest.mark.django_db
def test_the_pages_of_an_area_and_a_house(coast, beside_reading):
    coast.coverage = Coverage.FULL
    coast.save()
    house = make_organisation("Haus Ost", seat="13073")
    make_membership(house, coast)

    def page(address):
        with beside_reading(25):
            return Client().get(address).content.decode()

    for key in ("13", "13073", "13073088"):
        assert "Wir kennen hier ein regionales Netzwerk, darunter ein eigenes." in page(f"/landschaft/gebiet/{key}/")
    assert "Eine Stelle liegt im Gebiet eines Netzwerks, und das Haus arbeitet dort mit." in page(
        f"/landschaft/partner/{house.slug}/"
    )
    assert Client().get("/landschaft/gebiet/99999/").status_code == 404
    assert Client().get("/landschaft/partner/fehlt/").status_code == 404
