"""Networks as search entries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.factories.organisations import make_organisation
from wirnetz.networks.models import Network
from wirnetz.networks.search import network_entries

pytestmark = pytest.mark.django_db


def test_a_network_is_found_by_name_territory_and_host():
    make_area("13004", "Schwerin")
    host = make_organisation("Handwerkskammer")
    make_network("Verbund", areas=("13004",), territory_text="rund um den See", host=host, category_label="Familie")
    entry = next(iter(network_entries(Network.objects.all())))
    assert (entry.title, entry.subtitle) == ("Verbund", "Familie")
    assert entry.body == "rund um den See Handwerkskammer Schwerin"


def test_an_area_that_left_the_territory_is_not_searched():
    network = make_network("Verbund", areas=("13004", "13003"))
    network.territories.filter(area__key="13003").update(until_on=date(2020, 1, 1))
    assert next(iter(network_entries(Network.objects.all()))).body == "Gebiet 13004"


def test_all_networks_take_the_same_number_of_queries():
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            list(network_entries(Network.objects.all()))
        return len(captured)

    make_network(areas=("13004",))
    first = queries()
    make_network(areas=("13003", "13074"))
    make_network(areas=("13",))
    assert queries() == first
