"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network, make_uptake
from tests.factories.offers import make_offer
from tests.factories.organisations import make_organisation
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Membership, NetworkLink, Territory

pytestmark = pytest.mark.django_db


def refused(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


def test_membership_is_not_recorded_twice_for_one_day():
    organisation, network = make_organisation(), make_network()
    make_membership(organisation, network, until_on=date(2024, 12, 31))
    make_membership(organisation, network, from_on=date(2025, 1, 1))
    make_membership(organisation, network, role=MembershipRole.HOST)
    refused("membership_once_at_a_time", lambda: make_membership(organisation, network, from_on=date(2024, 12, 31)))


def test_territory_is_not_recorded_twice_for_one_day():
    network = make_network(areas=("13004",))
    refused("territory_once_at_a_time", lambda: Territory.objects.create(network=network, area=make_area("13004")))


def test_membership_does_not_end_before_it_begins():
    days = {"from_on": date(2025, 1, 2), "until_on": date(2025, 1, 1)}
    membership = make_membership(make_organisation(), make_network(), from_on=date(2025, 1, 2))
    refused("membership_ends_after_begin", lambda: Membership.objects.filter(pk=membership.pk).update(**days))


def test_link_is_an_ordered_pair():
    one, two = make_network(), make_network()
    refused("pair_is_ordered", lambda: NetworkLink.objects.create(first=two, second=one, kind="talks"))


def test_uptake_says_where():
    refused("uptake_says_where", lambda: make_uptake(make_offer()))


def test_documented_end_means_ended():
    refused("network_end_means_ended", lambda: make_network(ended_on="2024"))


def test_end_is_a_year_month_or_day():
    refused("network_ended_on_is_date", lambda: make_network(ended_on="bald", status="ended"))


def test_history_keeps_every_change():
    network = make_network("Alt")
    network.name = "Neu"
    network.save()
    names = [event.name for event in network.events.order_by("pgh_id")]
    assert names == ["Alt", "Neu"]
    assert network.sort_key == "neu"
