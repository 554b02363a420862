"""What the start says about the first way in."""

import pytest

from tests.signing_in import sign_in
from wirnetz.accounts.actions import make_sign_in_link, use_sign_in_link
from wirnetz.accounts.models import SignInLink
from wirnetz.config import operations

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
