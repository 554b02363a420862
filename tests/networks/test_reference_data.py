"""The tables that come with the product, loaded as on a fresh machine."""

import time

import pytest
from django.db import connection, transaction

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.networks.actions import load_reference
from wirnetz.networks.models import Membership, Network, Territory
from wirnetz.networks.queries import (
    district_coverage,
    kinds_missing,
    networks_in_areas,
    organisations_in_areas,
    outlined_networks,
)
from wirnetz.offers.actions import load_reference as load_offers
from wirnetz.offers.models import Offer
from wirnetz.organisations.actions import load_reference as load_organisations
from wirnetz.organisations.enums import OrganisationKind
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import land_wide_organisations, the_alliance
from wirnetz.regions.actions import load_reference as load_regions

RECORDS = (Organisation, Offer, Network, Membership, Territory)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """All reference data; answers with the seconds that the three rooms took."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load_regions()
        started = time.monotonic()
        for load in (load_organisations, load_offers, load_reference):
            load()
        seconds = time.monotonic() - started
        connection.check_constraints()  # once here, else again after every test
        yield seconds
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def reading(loaded, db):
    return loaded


def test_everything_is_loaded(reading):
    assert [model.objects.count() for model in RECORDS[:4]] == [339, 47, 136, 399]
    assert Network.objects.filter(kind="own").count() == 5
    assert Node.objects.count() == 339 + 136
    assert the_alliance().slug == "offensive-mittelstand"
    assert Node.objects.exclude(kind=NodeKind.ALLIANCE).filter(parent=None).count() == 0


def test_loading_is_quick(reading):
    assert reading < 6  # three seconds are meant; a busy machine must not fail the suite


def test_second_load_changes_nothing():
    for load in (load_organisations, load_offers, load_reference):
        report = load()
        assert [(part.created, part.changed) for part in (report, *report.parts)] == [(0, 0)] * (1 + len(report.parts))


def test_every_record_names_its_source():
    assert [model.objects.filter(source_url="").count() for model in RECORDS] == [0] * len(RECORDS)
    assert [model.objects.filter(is_example=True).count() for model in RECORDS] == [0] * len(RECORDS)


def test_only_a_documented_end_is_history_and_nothing_counts_as_active():
    ended = Network.objects.filter(status="ended").order_by("slug").values_list("slug", "ended_on")
    assert list(ended) == [
        ("bildungsnetzwerk-westmecklenburg", "2024-08"),
        ("forum-weiterbildungsverbuende", "2024"),
        ("mehr-land-in-sicht-schleswig-holstein", "2022-09-30"),
    ]
    assert Network.objects.filter(status="active").count() == 0


def test_only_the_alliance_s_own_words_make_a_partner():
    partners = Organisation.objects.filter(partnership="documented")
    assert partners.count() == 10
    assert set(partners.values_list("relation", flat=True)) == {
        "om_founding_member",
        "om_partner",
        "om_network_partner",
    }


def test_holzminden_has_its_networks_side_by_side():
    found = networks_in_areas(["03255"], scopes=["regional"])
    assert [network.slug for network in found] == [
        "bvmw-regionalverband-suedniedersachsen",
        "gruendungsnetzwerk-suedniedersachsen",
        "innovationsnetzwerk-holzminden-hoexter",
        "regionale-entwicklungskooperation-weserbergland-plus",
        "regionales-fachkraeftebuendnis-leine-weser",
        "suedniedersachsenstiftung",
    ]


def test_schwerin_has_its_own_network_first():
    found = list(networks_in_areas(["13004"], scopes=["regional"]))
    assert found[0].slug == "om-netzwerk-luebeck-west-mecklenburg"
    assert [network.kind for network in found].count("own") == 1
    here = {organisation.slug for organisation in organisations_in_areas(["13004"])}
    assert {
        "ihk-schwerin",
        "handwerkskammer-schwerin",
        "agentur-fuer-arbeit-schwerin",
        "ver-di-bezirk-schwerin",
    } <= here
    assert "landkreistag-mecklenburg-vorpommern" in {each.slug for each in land_wide_organisations("13")}
    assert kinds_missing(["13004"]) == [OrganisationKind.ASSOCIATION]


def test_metropolitan_region_is_outlined_not_painted():
    assert [network.slug for network in outlined_networks()] == [
        "demografie-kompetenzzentrum-oberfranken",
        "initiative-pro-metropolregion-hamburg",
        "metropolregion-hamburg",
    ]
    cell = district_coverage()["13004"]
    assert (cell.own, cell.outlined) == (1, 2)


def test_memberships_name_organisations_by_their_slug_once():
    pairs = Membership.objects.values_list("organisation__slug", "network__slug", "role")
    assert len(set(pairs)) == 399
