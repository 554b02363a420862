"""SEC-20: who has to have a second factor and has none uses none of their rights: no page, no file, no form.

What strangers may read they read as strangers do.
"""

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from tests.portal.asking import body_of
from tests.portal.principals import SEATS
from tests.portal.url_table import ROUTES, lines_of
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db
FORCED = (
    *("office_lead", "organisation_admin", "network_coordinator", "alliance_editor", "alliance_publisher"),
    *("alliance_admin", "data_protection"),
)
"""The roles of the table C1 with a yes under MFA."""
SET_UP = "/konto/sicherheit/"
OPEN = ("/konto/", "/healthz", "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/static/", "/einrichten/")
CLOSED = ("/konto/rechte/",)


def is_open(address):
    return address.startswith(OPEN) and not address.startswith(CLOSED)


def without_factor(principal):
    Authenticator.objects.filter(user=principal.person).delete()
    return sign_in(Client(), principal.person, second_factor=False)


def rows():
    """What the tables of rights and records hold, as one figure each."""
    names = ("accounts_grant", "accounts_invitation", "accounts_auditentry", "organisations_organisation")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT count(*) FROM {name}" for name in names))
        return cursor.fetchall()


def barred(stage, name):
    world, principals = stage
    principal = next(each for each in principals if each.name == name)
    return world, principal, without_factor(principal)


def in_turn(name):
    """One of the seven for each route, so that every route and every role is asked; the long test asks for all."""
    turn = FORCED.index(name)
    return sorted(ROUTES)[turn :: len(FORCED)]


@pytest.mark.parametrize("name", FORCED)
def test_every_page_file_and_form_leads_to_setting_one_up(stage, name):
    assert asked_without_factor(stage, name, in_turn(name)) > 20


@pytest.mark.drill
@pytest.mark.parametrize("name", FORCED)
def test_all_seven_are_led_there_from_everywhere(stage, name):
    assert asked_without_factor(stage, name, sorted(ROUTES)) > 90


def asked_without_factor(stage, name, routes):
    """Ask for each address by reading and by sending; how many are closed."""
    world, principal, client = barred(stage, name)
    before, wrong, closed = rows(), [], 0
    place = next((each for each in world.places.values() if each.node == principal.node), world.places["haus-nord"])
    for route in routes:
        for line in lines_of(route):
            address = line.address(route, world, place)
            if is_open(address):
                continue
            closed += 1
            sent = client.post(address, {"decision": "accept", "antwort": "ja"})
            for response, expected in ((client.get(address), read_by_strangers(address)), (sent, (302, SET_UP))):
                if (response.status_code, response.get("Location")) != expected:
                    wrong.append((address, response.status_code))
                shown = body_of(response)
                wrong += [(address, text) for text in principal.leaks(world, shown)]
                wrong += [(address, token) for token in world.canaries if token in shown]
    assert (wrong, rows()) == ([], before)
    return closed


def read_by_strangers(address):
    """Status and target that somebody without an account gets; the way to the factor where they get nothing."""
    response = Client().get(address)
    is_closed = response.status_code in (401, 403, 404) or response.get("Location", "").startswith("/konto/anmelden/")
    return (302, SET_UP) if is_closed else (response.status_code, response.get("Location"))


@pytest.mark.parametrize("name", ["organisation_admin", "alliance_admin"])
def test_what_stays_open_shows_nothing_of_the_house(stage, name):
    """One's own account is open, so that the factor can be set up; texts of others do not stand there."""
    world, _principal, client = barred(stage, name)
    wrong = []
    for route in sorted(ROUTES):
        for line in lines_of(route):
            address = line.address(route, world, world.places["nord-ost"])
            if not line.post and is_open(address):
                shown = body_of(client.get(address))
                wrong += [(address, token) for token in world.canaries if token in shown]
    assert wrong == []


def test_who_need_not_have_one_is_not_barred(stage):
    _world, principals = stage
    for name in ("adviser", "office_editor", "organisation_editor"):
        principal = next(each for each in principals if each.name == name)
        client = without_factor(principal)
        assert client.get("/arbeitsplatz/").status_code == 200
    assert set(SEATS) - set(FORCED) >= {"adviser", "office_editor", "organisation_editor"}
