"""`wirnetz list` for organisations, offers and networks."""

import json

import pytest
from click.testing import CliRunner

from tests.factories.networks import make_own_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_partner
from wirnetz.core.commands import cli
from wirnetz.networks import commands as networks  # noqa: F401  enters the list
from wirnetz.offers import commands as offers  # noqa: F401
from wirnetz.organisations import commands as organisations  # noqa: F401

pytestmark = pytest.mark.django_db


def listed(what):
    result = CliRunner().invoke(cli, ["list", what, "--json"])
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_organisations_say_whether_they_are_documented_partners():
    make_partner("Kammer", slug="kammer", seat="13004")
    assert listed("organisations") == [
        {
            "slug": "kammer", "name": "Kammer", "kind": "chamber", "seat": "13004", "is_documented_partner": True,
            "as_of": 2025, "is_example": False,
        }
    ]  # fmt: skip


def test_offers_name_their_provider():
    make_offer("Check", slug="check", provider_name="Verlag")
    assert [(row["slug"], row["provider"], row["is_shared"]) for row in listed("offers")] == [
        ("check", "Verlag", False)
    ]


def test_networks_say_what_is_documented_of_their_life():
    make_own_network("Netz", slug="netz", areas=("13004",))
    assert [(row["slug"], row["kind"], row["status"]) for row in listed("networks")] == [("netz", "own", "unknown")]


def test_plain_list_shows_slug_and_name():
    make_offer("Check", slug="check")
    assert CliRunner().invoke(cli, ["list", "offers"]).stdout == "check  Check\n"


def test_unknown_list_is_a_wrong_call():
    assert CliRunner().invoke(cli, ["list", "planets"]).exit_code == 2
