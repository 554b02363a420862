"""A form takes what it lists and nothing else (SEC-4)."""

import pytest
from django.test import Client

from tests.portal.sending import all_field_names, changed, forms_of, pages, takes_too_much
from tests.portal.url_table import lines_of
from tests.signing_in import sign_in
from tests.turns import some_every_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(stage):
    _world, principals = stage
    return sign_in(Client(), next(each.person for each in principals if each.name == "organisation_admin"))


@pytest.mark.parametrize("route", some_every_day(pages()))
def test_forms_take_nothing_that_they_do_not_list(stage, route):
    assert takes_too_much(route, *stage) == []


@pytest.mark.parametrize("route", ["workspace_rights_invite", "workspace_office_add", "workspace_person_add"])
def test_the_forms_are_found(stage, admin, route):
    """Guards the guard: pages without a form would pass."""
    world, _principals = stage
    address = lines_of(f"portal:{route}")[0].address(f"portal:{route}", world, world.places["haus-nord"])
    assert len(list(forms_of(admin.get(address).content.decode(), address))) == 1
    assert "is_superuser" in all_field_names()


def test_a_change_is_seen(stage, admin):
    world, _principals = stage
    grant = world.places["nord-ost"].grant
    status, found = changed(admin, f"/arbeitsplatz/haus-nord/rechte/{grant.pk}/beenden/", {})
    rights = {place for place in found if place[0] == "accounts.Grant"}
    assert (status, rights) == (302, {("accounts.Grant", grant.pk, "until_on")})
