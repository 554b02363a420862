"""The page of networks side by side, on few records."""

import pytest
from django.test import Client

from tests.factories.areas import make_area
from tests.factories.networks import make_link, make_membership, make_network, make_own_network
from tests.factories.organisations import make_organisation
from wirnetz.regions.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    """A district with one municipality and its people."""
    make_area("01001", "Kreis Eins")
    make_area("01001001", "Ort")
    Area.objects.filter(key__startswith="01001").update(population=900, population_as_of=2018)


def page(query=""):
    return Client().get(f"/landschaft/nebeneinander/{query}")


def test_an_own_network_stands_with_those_beside_it_and_who_sits_in_both(district, django_assert_max_num_queries):
    own, other = make_own_network("Nord", areas=("01001",)), make_network("Süd", areas=("01001",))
    chamber = make_organisation("Kammer")
    for network in (own, other):
        make_membership(chamber, network)
    make_link(own, other)
    with django_assert_max_num_queries(40):
        found = page()
    [(network, [line])] = found.context["by_network"]
    assert found.context["answer"] == "Ein eigenes Netzwerk teilt sich Gebiete mit einem anderen."
    assert (network.name, line.other.name, line.ground, line.is_linked) == ("Nord", "Süd", "Kreis Eins", True)
    assert line.houses == (("Kammer", chamber.slug),)


def test_others_among_themselves_stand_under_their_land(district):
    for name in ("West", "Ost"):
        make_network(name, areas=("01001",))
    assert page().context["answer"] == "Neben den eigenen Netzwerken ist in ihren Gebieten kein anderes eingetragen."
    assert [(key, count) for key, _name, count in page().context["lands"]] == [("01", 1)]
    assert page().context["others"] == []
    unknown = page("?land=99")
    assert (unknown.status_code, "„99“ gibt es nicht" in unknown.content.decode()) == (404, True)
    make_area("13", "Mecklenburg-Vorpommern")
    make_area("13003000", "Rostock")
    quiet = page("?land=13").content.decode()
    assert "Mecklenburg-Vorpommern: Hier stehen keine anderen Netzwerke nebeneinander" in quiet
    [line] = page("?land=01").context["others"]
    assert (line.first.name, line.other.name, line.members_unknown) == ("Ost", "West", True)
    assert 'data-l="Sitzt in beiden">Mitglieder noch nicht eingetragen</td>' in page("?land=01").content.decode()


def test_without_any_territory_it_cannot_tell():
    assert "weil noch kein Gebiet eines Netzwerks eingetragen ist" in page().content.decode()
