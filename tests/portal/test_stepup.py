"""A button that was pressed before the confirmation: nothing happens by itself, one clear press afterwards does it."""

import re

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.canaries import make_world
from tests.portal.principals import make_principals
from tests.signing_in import SECRET, sign_in
from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Grant, JoinRequest, Person
from wirnetz.core.stepup import WAITING_ACT

pytestmark = pytest.mark.django_db
RESUME = "/konto/fortsetzen/"


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def people(world):
    return {principal.name: principal.person for principal in make_principals(world)}


def unconfirmed(person):
    return sign_in(Client(), person, confirmed=False)


def confirm(client):
    """As the person does: the app's code, then on to where the page leads."""
    code = format_hotp_value(hotp_value(SECRET, int(timezone.now().timestamp()) // 30))
    return client.post("/konto/bestaetigen/app/", {"code": code, "next": RESUME})


def fields_of(page):
    text = page.content.decode()
    action = re.search(r'<form method="post" action="([^"]+)" class="acts">', text).group(1)
    return action, dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text))


def end_right(client, grant):
    return client.post(reverse("portal:workspace_rights_end", args=["haus-nord", grant.pk]))


def is_running(grant):
    return Grant.objects.unscoped("test").get(pk=grant.pk).until_on is None


def test_the_act_waits_is_named_and_done_by_one_press(world, people):
    client, grant = unconfirmed(people["organisation_admin"]), world.places["nord-ost"].grant
    response = end_right(client, grant)
    assert response["Location"] == f"/konto/bestaetigen/?next={RESUME.replace('/', '%2F')}"
    assert confirm(client)["Location"] == RESUME
    page = client.get(RESUME)
    assert f"Sie wollten die Rolle Mitarbeit von {grant.person} bei „Stelle Ost“ beenden." in page.content.decode()
    assert is_running(grant)  # reading the page has done nothing, however often
    action, fields = fields_of(client.get(RESUME))
    assert client.post(action, fields).status_code == 302
    assert not is_running(grant)
    assert WAITING_ACT not in client.session
    assert client.get(RESUME)["Location"] == "/arbeitsplatz/"


def test_what_was_typed_comes_along(world, people):
    client, asked = unconfirmed(people["alliance_admin"]), world.places["haus-nord"].join_request
    typed = {"antwort": "nein", "grund": "Zurzeit <b>nicht</b> & später"}
    client.post(reverse("portal:office_request_decide", args=[asked.pk]), typed)
    confirm(client)
    page = client.get(RESUME)
    assert "Zurzeit &lt;b&gt;nicht&lt;/b&gt; &amp; später" in page.content.decode()
    client.post(fields_of(page)[0], typed)
    stored = JoinRequest.objects.unscoped("test").get(pk=asked.pk)
    assert (stored.state, stored.reason) == (RequestState.DECLINED, typed["grund"])


def test_without_the_confirmation_the_page_leads_to_it(world, people):
    client, grant = unconfirmed(people["organisation_admin"]), world.places["nord-ost"].grant
    end_right(client, grant)
    assert client.get(RESUME)["Location"].startswith("/konto/bestaetigen/")


def test_no_get_or_head_carries_an_act_out(world, people):
    client, grant = unconfirmed(people["organisation_admin"]), world.places["nord-ost"].grant
    end_right(client, grant)
    confirm(client)
    path = reverse("portal:workspace_rights_end", args=["haus-nord", grant.pk])
    for address in (RESUME, path, f"{path}?decision=agree"):
        client.get(address)
        client.head(address)
    assert client.post(RESUME).status_code == 405
    assert is_running(grant)


def test_it_waits_for_ten_minutes_and_is_then_forgotten(world, people):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False) as clock:
        client, grant = unconfirmed(people["organisation_admin"]), world.places["nord-ost"].grant
        end_right(client, grant)
        clock.shift(599)
        assert client.get(RESUME)["Location"].startswith("/konto/bestaetigen/")
        clock.shift(2)
        assert client.get(RESUME)["Location"] == "/arbeitsplatz/"
        assert WAITING_ACT not in client.session


def test_an_old_act_leaves_the_session_by_itself(world, people):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False) as clock:
        client, grant = unconfirmed(people["organisation_admin"]), world.places["nord-ost"].grant
        end_right(client, grant)
        clock.shift(700)
        client.get("/konto/")
        assert WAITING_ACT not in client.session


def test_it_waits_in_its_own_session_and_for_its_own_person_only(world, people):
    mine, grant = unconfirmed(people["organisation_admin"]), world.places["nord-ost"].grant
    end_right(mine, grant)
    other = sign_in(Client(), people["organisation_admin"])
    assert other.get(RESUME)["Location"] == "/arbeitsplatz/"
    session = mine.session
    session[WAITING_ACT] = session[WAITING_ACT] | {"person": people["alliance_admin"].pk}
    session.save()
    confirm(mine)
    assert mine.get(RESUME)["Location"] == "/arbeitsplatz/"


def test_who_lost_the_right_meanwhile_is_refused_by_the_view_itself(world, people):
    client, grant = unconfirmed(people["organisation_admin"]), world.places["nord-ost"].grant
    end_right(client, grant)
    confirm(client)
    action, fields = fields_of(client.get(RESUME))
    Grant.objects.unscoped("test").filter(person=people["organisation_admin"]).update(until_on="2025-01-01")
    assert client.post(action, fields).status_code == 404
    assert is_running(grant)


def test_the_form_token_is_never_kept(world, people):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, people["organisation_admin"], confirmed=False)
    token = client.get("/konto/name/").context["csrf_token"]
    grant = world.places["nord-ost"].grant
    client.post(
        reverse("portal:workspace_rights_end", args=["haus-nord", grant.pk]), {"csrfmiddlewaretoken": str(token)}
    )
    assert client.session[WAITING_ACT]["fields"] == []


def test_more_than_a_form_of_ours_holds_does_not_wait(world, people):
    client, grant = unconfirmed(people["organisation_admin"]), world.places["nord-ost"].grant
    path = reverse("portal:workspace_rights_end", args=["haus-nord", grant.pk])
    client.post(path, {"x": "y" * 8_001})
    assert WAITING_ACT not in client.session


def test_erasing_oneself_is_asked_once_more(people):
    person = people["account"]
    client = unconfirmed(person)
    client.post("/konto/daten/loeschen/")
    confirm(client)
    page = client.get(RESUME)
    assert "Konto und Daten jetzt löschen" in page.content.decode()
    assert Person.objects.get(pk=person.pk).erased_at is None
    client.post(*fields_of(page))
    assert Person.objects.get(pk=person.pk).erased_at is not None


def test_forms_of_data_protection_do_not_wait_in_a_session(people):
    """The address that somebody asked about stays out of it: that form is typed again."""
    client = unconfirmed(people["data_protection"])
    client.post("/verwaltung/datenschutz/anfrage/", {"adresse": "erika@kammer.example", "was": "loeschen"})
    assert WAITING_ACT not in client.session
