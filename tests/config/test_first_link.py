"""What the start says about the first way in."""

import os
from datetime import date

import pytest

from tests.factories.organisations import make_alliance
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role, make_sign_in_link, use_sign_in_link
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Person, SignInLink
from wirnetz.config import operations
from wirnetz.config.startup import remembered_port
from wirnetz.core.enums import InstallationContents
from wirnetz.core.models import Installation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_connection(monkeypatch):
    monkeypatch.setattr(operations.connections, "close_all", lambda: None)


def shown(capsys):
    operations._show_first_access("http://localhost:8123")
    return capsys.readouterr().out.splitlines()


def test_the_first_start_prints_a_link_to_this_server(capsys, client):
    heading, link = shown(capsys)
    assert heading == "Erster Zugang zur Verwaltung (gilt einmal und 24 Stunden):"
    assert link.startswith("  http://localhost:8123/konto/erster-zugang/")
    assert client.get(link.strip().removeprefix("http://localhost:8123")).status_code == 200


def test_later_starts_print_none_while_a_code_can_reach_the_administrator(capsys, settings):
    settings.SMTP = {"host": "localhost"}
    token = make_sign_in_link().rstrip("/").rpartition("/")[2]
    use_sign_in_link(token=token, name="Dora", email="dora@wirnetz.example")
    assert shown(capsys) == []
    assert SignInLink.objects.unscoped("test").count() == 1


def test_without_a_mail_server_an_app_is_no_way_in(capsys, client, settings):
    settings.SMTP = None
    token = make_sign_in_link().rstrip("/").rpartition("/")[2]
    sign_in(client, use_sign_in_link(token=token, name="Dora", email="dora@wirnetz.example").person)
    assert len(shown(capsys)) == 2


def test_the_example_year_names_people_to_sign_in_as_and_where_their_codes_are(capsys, settings, alice):
    settings.SMTP = None
    Installation.objects.create(pk=1, contents=InstallationContents.EXAMPLE)
    node = make_alliance("Allianz Muster").node
    for name in ("Jonas", "Zweitens"):
        person = Person.objects.create_user(f"{name.lower()}@muster.example", name=name, is_example=True)
        grant_role(person=person, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    grant_role(person=alice, node=node, role=Role.RELEASE, from_on=date(2020, 1, 1), until_on=None, by=None)
    lines = shown(capsys)
    assert lines[2:] == [
        "Erfundene Personen zum Ausprobieren; anmelden unter http://localhost:8123/konto/anmelden/:",
        "  jonas@muster.example: Redaktion, Allianz Muster",
        "Ihre Codes lesen Sie, als Verwaltung angemeldet, unter http://localhost:8123/verwaltung/postausgang/.",
    ]


@pytest.mark.parametrize(
    ("said", "here"),
    [("", "http://localhost:8123"), ("https://netz.example", "https://netz.example")],
)
def test_processes_and_later_commands_know_where_pages_are(monkeypatch, tmp_path, settings, said, here):
    monkeypatch.setenv("WIRNETZ_DATA", str(tmp_path))
    monkeypatch.setenv("PORT", "8000")
    monkeypatch.setenv("BASE_URL", said)
    settings.BASE_URL = said or "http://localhost:8000"
    settings.CSRF_TRUSTED_ORIGINS = [settings.BASE_URL]
    assert remembered_port(tmp_path) == 8000
    assert operations.served_at(8123) == here
    assert (here, [here]) == (settings.BASE_URL, settings.CSRF_TRUSTED_ORIGINS)
    assert (os.environ["PORT"], remembered_port(tmp_path)) == ("8123", 8123)
