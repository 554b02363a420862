"""The number of queries of a page does not grow with what it shows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.areas import make_area
from tests.factories.networks import make_link, make_membership, make_network, make_own_network, make_uptake
from tests.factories.offers import make_offer
from tests.factories.organisations import make_organisation

pytestmark = pytest.mark.django_db


def queries(path):
    with CaptureQueriesContext(connection) as context:
        assert Client().get(path).status_code == 200
    return len(context.captured_queries)


def organisation_row():
    make_organisation(seat="13004", parent=make_organisation())


def network_row():
    make_membership(make_organisation(), make_network(areas=("13004",), host=make_organisation()))


def offer_row():
    make_offer(topics=("Personal",), provider=make_organisation())


@pytest.mark.parametrize(
    ("path", "make", "expected"),
    [("/organisationen/", organisation_row, 5), ("/netzwerke/", network_row, 5), ("/angebote/", offer_row, 6)],
)
def test_lists_ask_as_often_for_one_as_for_fifty_rows(path, make, expected):
    counts = []
    for rows in (1, 3, 50):
        for _ in range(rows):
            make()
        counts.append(queries(path))
    assert counts == [expected] * 3


def enrich(key, times):
    """Workers, networks own and other, links, use of offers."""
    for _ in range(times):
        own, other = make_own_network(areas=(key,)), make_network(areas=(key, "13076"))
        make_network(areas=(key[:2],))
        make_link(own, other)
        for network in (own, other):
            make_membership(make_organisation(seat=key, seat_city="Stadt"), network)
        make_organisation(states=(key[:2],))
        make_uptake(make_offer(is_shared=True), area=key)


@pytest.mark.parametrize("path", ["/region/13004/", "/region/13/"])
def test_region_page_asks_as_often_for_a_rich_as_for_a_thin_region(path):
    make_area("13004", "Stadt")
    make_area("13004000", "Stadt")
    enrich("13004", 1)
    queries(path)  # reads what a process reads once
    thin = queries(path)
    enrich("13004", 5)
    assert queries(path) == thin


def test_network_and_organisation_pages_ask_as_often_with_many_ties():
    network, organisation = make_own_network(areas=("13004",)), make_organisation(seat="13004")
    make_membership(organisation, network)
    make_offer(provider=organisation)
    pages = [f"/netzwerke/{network.slug}/", f"/organisationen/{organisation.slug}/"]
    few = [queries(page) for page in pages]
    for _ in range(5):
        member = make_organisation(seat="13004")
        make_membership(member, network)
        make_membership(member, make_network(areas=("13004",)))
        make_membership(organisation, make_network(areas=("13004",)))
        make_offer(provider=organisation)
    assert [queries(page) for page in pages] == few
