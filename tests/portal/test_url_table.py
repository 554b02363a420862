"""Every route × every principal: who gets what, and nobody reads a private text of another house."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.portal.asking import body_of, is_right, places_to_ask, readers
from tests.portal.principals import SEATS
from tests.portal.url_table import ROUTES, all_routes, lines_of

pytestmark = pytest.mark.django_db


def test_every_route_stands_in_the_table():
    """A new route needs its line in `url_table.ROUTES`; the head of that file says how."""
    assert sorted(set(all_routes()) - set(ROUTES)) == []


def test_the_table_names_no_route_that_is_gone():
    assert sorted(set(ROUTES) - set(all_routes())) == []


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_each_principal_gets(stage, route):
    """Own, child, sibling, parent, foreign and shared houses take turns; the long test asks for all of them."""
    world, principals = stage
    start = sorted(ROUTES).index(route)
    wrong = []
    for line in lines_of(route):
        for number, principal in enumerate(readers(line, principals, turn=start)):
            for name in places_to_ask(line, principal, world, turn=start + number):
                place = world.places[name]
                response = principal.client.get(line.address(route, world, place))
                if not is_right(line, principal, place, response.status_code):
                    expected = line.expects(principal, place)
                    wrong.append(f"{principal.name} at {name}: {response.status_code}, not {expected}")
                wrong += [
                    f"{principal.name} at {name} reads {text}" for text in principal.leaks(world, body_of(response))
                ]
    assert wrong == []


def test_the_fourteen_are_there(stage):
    world, principals = stage
    assert [principal.name for principal in principals] == list(SEATS)
    assert len(world.canaries) > 100


def test_the_oracle_would_see_a_leak(stage):
    """Guards the guard: a foreign token in a page is found, one's own is not counted."""
    world, principals = stage
    by_name = {principal.name: principal for principal in principals}
    foreign = world.places["haus-sued"].adviser.name
    assert by_name["organisation_admin"].leaks(world, f"<p>{foreign}</p>") != []
    assert by_name["alliance_admin"].leaks(world, f"<p>{foreign}</p>") != []
    assert by_name["organisation_admin"].leaks(world, world.places["nord-west"].adviser.name) == []
    assert by_name["adviser"].leaks(world, world.places["nord-west"].adviser.name) != []


PRESSED_BY_MAIL_PROGRAMS = {"infoservice:unsubscribe"}
"""RFC 8058: mail programs have no form token; the word in the address stands for it, and it does nothing but leave."""


def unsafe_routes():
    named = [route for route in sorted(ROUTES) if not route.startswith("(no name)")]
    return [route for route in named if route not in PRESSED_BY_MAIL_PROGRAMS]


@pytest.mark.parametrize("route", unsafe_routes())
def test_writing_without_the_form_token_is_refused(stage, route):
    """No other route takes a POST from another site: 403, or 405 where nothing is taken at all."""
    world, principals = stage
    admin = next(principal for principal in principals if principal.name == "alliance_admin")
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = admin.client.cookies
    for line in lines_of(route):
        address = line.address(route, world, world.places["haus-nord"])
        assert guarded.post(address, {"organisation": "x"}).status_code in {403, 405}


def test_addresses_are_made_from_the_table(stage):
    world, _principals = stage
    place = world.places["nord-ost"]
    assert lines_of("portal:organisation")[0].address("portal:organisation", world, place) == reverse(
        "portal:organisation", kwargs={"slug": "nord-ost"}
    )
