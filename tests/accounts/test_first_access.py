"""The one-time link of the first administrator."""

import json
from datetime import timedelta

import pytest
import time_machine
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from tests.signing_in import sign_in
from wirnetz.accounts.actions import make_sign_in_link
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Person, SignInLink
from wirnetz.accounts.queries.first_access import needs_first_access
from wirnetz.core.commands import cli
from wirnetz.core.models import Installation

pytestmark = pytest.mark.django_db
WHO = {"name": "Dora", "email": "Dora@wirnetz.example"}


@pytest.fixture
def address(settings):
    settings.BASE_URL = "https://netz.example"
    link = make_sign_in_link()
    assert link.startswith("https://netz.example/konto/erster-zugang/")
    return link.removeprefix("https://netz.example")


def roles_of(email):
    grants = Grant.objects.unscoped("test").filter(person__email=email)
    return [(grant.role, grant.node.kind, grant.until_on) for grant in grants.select_related("node")]


def test_reading_the_link_spends_nothing(client, address):
    for _ in range(2):
        assert "Sie werden die erste Verwaltung dieser Installation." in client.get(address).content.decode()
    assert SignInLink.objects.unscoped("test").get().used_at is None


def test_sending_the_form_makes_the_administrator_and_leads_to_the_set_up(client, address):
    response = client.post(address, WHO)
    assert (response.status_code, response["Location"]) == (302, "/einrichten/")
    assert roles_of("dora@wirnetz.example") == [(Role.ADMINISTRATION, NodeKind.ALLIANCE, None)]
    assert client.get("/konto/").context["person"].name == "Dora"
    assert client.get("/verwaltung/")["Location"] == "/konto/sicherheit/"


def test_where_all_is_set_up_it_leads_to_the_account(client, address):
    Installation.objects.create(set_up_at=timezone.now())
    assert client.post(address, WHO)["Location"] == "/arbeitsplatz/"


def test_the_link_works_once(client, address):
    client.post(address, WHO)
    client.post("/konto/abmelden/")
    response = client.post(address, {"name": "Emil", "email": "emil@wirnetz.example"})
    assert response.status_code == 404
    assert "Dieser Link gilt nicht oder nicht mehr." in response.content.decode()
    assert not Person.objects.filter(email="emil@wirnetz.example").exists()


def test_the_link_lasts_a_day(client):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False) as clock:
        path = "/konto/" + make_sign_in_link().partition("/konto/")[2]
        clock.shift(timedelta(hours=24) - timedelta(seconds=1))
        assert client.get(path).status_code == 200
        clock.shift(1)
        assert client.get(path).status_code == 404


def test_the_token_is_not_stored(address):
    token = address.rstrip("/").rpartition("/")[2]
    assert token not in SignInLink.objects.unscoped("test").get().token_hash


def test_who_has_signed_in_before_shows_a_code_as_always(client, address, alice):
    Person.objects.filter(pk=alice.pk).update(last_login=timezone.now())
    assert client.post(address, {"name": "Anders", "email": alice.email})["Location"] == "/konto/anmelden/"
    assert client.get("/konto/").status_code == 302
    assert roles_of(alice.email) == [(Role.ADMINISTRATION, NodeKind.ALLIANCE, None)]


def test_who_runs_the_alliance_already_comes_in_by_the_link(client, address):
    client.post(address, WHO)
    client.post("/konto/abmelden/")
    again = "/konto/" + make_sign_in_link().partition("/konto/")[2]
    assert client.post(again, WHO)["Location"] == "/einrichten/"
    assert roles_of("dora@wirnetz.example") == [(Role.ADMINISTRATION, NodeKind.ALLIANCE, None)]


def test_the_link_does_not_replace_the_second_factor(client, address):
    client.post(address, WHO)
    sign_in(client, Person.objects.get(email="dora@wirnetz.example"))
    client.post("/konto/abmelden/")
    again = "/konto/" + make_sign_in_link().partition("/konto/")[2]
    assert client.post(again, WHO)["Location"] == "/konto/anmelden/zweiter-faktor/"
    result = CliRunner().invoke(cli, ["forget-factors", "dora@wirnetz.example"])
    assert result.output == "Zweite Faktoren entfernt: 1. Alle Sitzungen sind beendet.\n"
    again = "/konto/" + make_sign_in_link().partition("/konto/")[2]
    assert Client().post(again, WHO)["Location"] == "/einrichten/"


def test_an_unknown_address_is_refused_on_the_command_line():
    result = CliRunner().invoke(cli, ["forget-factors", "wer@wirnetz.example"])
    assert (result.exit_code, result.output) == (1, "Error: Zu „wer@wirnetz.example“ gibt es kein Konto.\n")


def test_somebody_known_gets_the_role_and_keeps_the_name(client, address, alice):
    client.post(address, {"name": "Anders", "email": alice.email})
    alice.refresh_from_db()
    assert alice.name == "Alice"
    assert roles_of(alice.email) == [(Role.ADMINISTRATION, NodeKind.ALLIANCE, None)]


def test_somebody_shut_out_stays_out(client, address, alice):
    Person.objects.filter(pk=alice.pk).update(is_active=False)
    assert client.post(address, {"name": "Alice", "email": alice.email}).status_code == 404
    assert roles_of(alice.email) == []


def test_a_link_is_needed_until_somebody_runs_the_alliance(client, address, settings):
    settings.SMTP = {"host": "localhost"}
    assert needs_first_access()
    client.post(address, WHO)
    assert not needs_first_access()
    settings.SMTP = None
    assert needs_first_access()


def test_the_command_prints_a_link():
    result = CliRunner().invoke(cli, ["access"])
    assert result.exit_code == 0
    assert result.output.splitlines()[0].startswith("http")
    answer = json.loads(CliRunner().invoke(cli, ["access", "--json"]).output)
    assert sorted(answer) == ["url", "valid_until"]
    assert SignInLink.objects.unscoped("test").count() == 2
