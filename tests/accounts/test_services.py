"""Signing in by a partner's identity provider: who is known or invited, and nobody by the provider's word alone."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from tests.accounts.identity_provider import CLIENT, SECRET, Provider
from tests.accounts.mailbox import code_for, mails_to
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Invitation, Person

pytestmark = pytest.mark.django_db
BEGIN, END = "/konto/anmelden/dienst/oidc/", "/konto/anmelden/dienst/oidc/zurueck/"


@pytest.fixture(scope="module")
def running_provider():
    provider = Provider()
    yield provider
    provider.close()


@pytest.fixture
def provider(running_provider, settings):
    app = {"provider_id": "oidc", "name": "Haus Nord", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": running_provider.url}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    running_provider.claims = {"sub": "7", "email": "alice@wirnetz.example", "email_verified": True}
    return running_provider


def go(client, query=""):
    """To the provider and back."""
    target = client.post(BEGIN + query).context["target"]
    state = parse_qs(urlsplit(target).query)["state"][0]
    return client.get(END, {"code": "c", "state": state})


def connect(client, person, provider):
    go(client)
    client.post("/konto/anmelden/code/", {"code": code_for(person.email)})


def test_the_sign_in_page_names_the_service(client, provider):
    assert "Mit Haus Nord anmelden" in client.get("/konto/anmelden/").content.decode()


def test_a_page_stands_between_and_the_request_is_bound_to_this_browser(client, provider):
    response = client.post(BEGIN)
    query = parse_qs(urlsplit(response.context["target"]).query)
    assert (query["client_id"], query["code_challenge_method"]) == ([CLIENT], ["S256"])
    assert query["redirect_uri"] == [f"http://testserver{END}"]
    assert client.get(BEGIN).status_code == 405
    assert client.get(END, {"code": "c", "state": "fremd"})["Location"] == "/konto/anmelden/"


def test_the_first_time_a_code_connects_the_service(client, alice, provider):
    assert go(client)["Location"] == "/konto/anmelden/code/"
    assert client.get("/konto/").status_code == 302
    client.post("/konto/anmelden/code/", {"code": code_for(alice.email)})
    assert SocialAccount.objects.get().user == alice
    assert mails_to(alice.email)[-1].subject == "Anmeldedienst mit Ihrem Konto bei Wirnetz verbunden"


def test_afterwards_the_service_is_enough(client, alice, provider):
    connect(client, alice, provider)
    client.post("/konto/abmelden/")
    assert go(client)["Location"] == "/arbeitsplatz/"
    assert client.get("/konto/").context["person"] == alice


def test_a_connected_service_counts_by_its_number_not_by_its_address(client, alice, bob, provider):
    connect(client, alice, provider)
    client.post("/konto/abmelden/")
    provider.claims = {**provider.claims, "email": bob.email}
    go(client)
    assert client.get("/konto/").context["person"] == alice


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "niemand@wirnetz.example", "email_verified": True},
        {"email": "alice@wirnetz.example", "email_verified": False},
        {"email": "alice@wirnetz.example"},
        {},
    ],
)
def test_strangers_and_unconfirmed_addresses_stay_out(client, alice, provider, claims):
    provider.claims = {"sub": "8", **claims}
    response = client.get(go(client)["Location"])
    assert "nur herein, wer hier schon ein Konto oder eine Einladung hat" in response.content.decode()
    assert (SocialAccount.objects.count(), Person.objects.count()) == (0, 1)


def test_another_code_does_not_connect_the_service(client, alice, bob, provider):
    go(client)
    client.get("/konto/anmelden/neu/?neu")
    client.post("/konto/anmelden/", {"email": bob.email})
    client.post("/konto/anmelden/code/", {"code": code_for(bob.email)})
    assert client.get("/konto/").context["person"] == bob
    assert SocialAccount.objects.count() == 0


def test_an_invited_address_is_led_to_signing_up_and_connected(client, provider, db):
    node = add_node(kind=NodeKind.ALLIANCE, parent=None)
    provider.claims = {"sub": "9", "email": "neu@wirnetz.example", "email_verified": True}
    Invitation.objects.create(
        email="neu@wirnetz.example", node=node, role=Role.EDITING, token_hash="x",
        expires_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    location = go(client)["Location"]
    assert location == "/konto/registrieren/?email=neu%40wirnetz.example"
    client.post("/konto/registrieren/", {"name": "Neu", "email": "neu@wirnetz.example"})
    client.post("/konto/adresse/code/", {"code": code_for("neu@wirnetz.example")})
    assert SocialAccount.objects.get().user.email == "neu@wirnetz.example"


def test_a_second_factor_is_asked_for_all_the_same(client, alice, provider):
    connect(client, alice, provider)
    sign_in(client, alice)
    client.post("/konto/abmelden/")
    assert go(client)["Location"] == "/konto/anmelden/zweiter-faktor/"
    assert client.get("/konto/").status_code == 302


def test_people_disconnect_their_own_service_only(client, alice, bob, provider):
    connect(client, alice, provider)
    number = SocialAccount.objects.get().pk
    sign_in(client, bob)
    assert client.post(f"/konto/sicherheit/dienst/{number}/trennen/").status_code == 404
    sign_in(client, alice)
    assert client.post(f"/konto/sicherheit/dienst/{number}/trennen/")["Location"] == "/konto/sicherheit/"
    assert SocialAccount.objects.count() == 0


def test_without_configuration_there_is_no_service(client):
    assert client.post(BEGIN).status_code == 404
    assert "oidc" not in client.get("/konto/anmelden/").content.decode()
