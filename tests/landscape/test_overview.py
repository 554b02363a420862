"""The landscape of the reference data: read with few questions, told on a page and on the command line."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from wirnetz.core.commands import cli
from wirnetz.landscape.queries import landscape_on
from wirnetz.networks.models import Network, Territory

pytestmark = [pytest.mark.django_db, pytest.mark.reference]


def test_a_district_of_a_territory_stands_for_its_municipalities_until_the_day_it_leaves(
    reference, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        landscape = landscape_on()
    assert (len(landscape.keys), landscape.borders.nnz > 60_000) == (10_978, True)
    slug = "om-netzwerk-luebeck-west-mecklenburg"
    row = [network.slug for network in landscape.networks].index(slug)
    held = {landscape.keys[area][:5] for area in landscape.areas_of(row)}
    assert held == {"01003", "13004", "13074", "13076"}
    part = Territory.objects.get(network__slug=slug, area__key="13004")
    part.until_on = timezone.localdate() - timedelta(days=1)
    part.save()
    again = landscape_on()
    assert {again.keys[area][:5] for area in again.areas_of(row)} == held - {"13004"}


def test_the_page_and_the_command_tell_the_same(reference):
    found = json.loads(CliRunner().invoke(cli, ["landscape", "white-spots", "--json"]).stdout)
    page = Client().get("/landschaft/")
    text = page.content.decode()
    assert [spot.name for spot in page.context["spots"]] == [each["figures"]["name"] for each in found]
    districts = {key[:5] for each in found for key in each["evidence"]["areas"]}
    assert f"Für {len(districts)} Kreise, zusammengefasst in {len(found)} Gebieten, ist noch kein" in text
    for spot in page.context["spots"]:
        assert spot.href == (spot.districts[0][1] if len(spot.districts) == 1 else "")
    told = json.loads(CliRunner().invoke(cli, ["landscape", "span", "--json"]).stdout)
    own = set(Network.objects.filter(kind="own").values_list("slug", flat=True))
    assert {line.slug for line in page.context["spans"]} == {
        each["subject"] for each in told if each["figures"]["municipalities"] and each["subject"] in own
    }


def test_without_any_network_the_page_says_that_it_cannot_tell(reference):
    Territory.objects.all().delete()
    page = Client().get("/landschaft/").content.decode()
    assert "Wir können es nicht sagen, weil noch kein Gebiet eines Netzwerks eingetragen ist." in page
