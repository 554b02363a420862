"""Second factors: forced for some roles, single-use, shown once, and needed before what cannot be taken back."""

import time
from datetime import date, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.accounts.mailbox import code_for, mails_to
from tests.signing_in import SECRET, sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Invitation
from wirnetz.core.stepup import confirm_first

pytestmark = pytest.mark.django_db
FACTORS = "/konto/sicherheit/"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give(person, role):
    node = add_node(kind=NodeKind.ALLIANCE, parent=None)
    grant_role(person=person, node=node, role=role, from_on=date(2026, 1, 1), until_on=None, by=None)


def come_in(client, person):
    client.post("/konto/anmelden/", {"email": person.email})
    return client.post("/konto/anmelden/code/", {"code": code_for(person.email)})


@pytest.fixture
def set_up_app(django_capture_on_commit_callbacks):
    """Sets up an app as its owner does; what follows after the commit happens."""

    def set_up(client):
        secret = client.get(f"{FACTORS}app/").context["form"].secret
        with django_capture_on_commit_callbacks(execute=True):
            return secret, client.post(f"{FACTORS}app/", {"code": code_of(secret)})

    return set_up


@pytest.mark.parametrize(
    ("kind", "role", "is_led"),
    [
        (NodeKind.ALLIANCE, Role.ADMINISTRATION, True),
        (NodeKind.ALLIANCE, Role.RELEASE, True),
        (NodeKind.ALLIANCE, Role.DATA_PROTECTION, True),
        (NodeKind.ALLIANCE, Role.EDITING, True),
        (NodeKind.ALLIANCE, Role.PARTICIPATION, False),
        (NodeKind.ORGANISATION, Role.ADMINISTRATION, True),
        (NodeKind.ORGANISATION, Role.STEWARDSHIP, True),
        (NodeKind.ORGANISATION, Role.EDITING, False),
        (NodeKind.OFFICE, Role.STEWARDSHIP, True),
        (NodeKind.OFFICE, Role.EDITING, False),
        (NodeKind.OFFICE, Role.PARTICIPATION, False),
        (NodeKind.NETWORK, Role.STEWARDSHIP, True),
        (NodeKind.BODY, Role.STEWARDSHIP, True),
    ],
)
def test_some_roles_are_led_to_a_second_factor(client, alice, kind, role, is_led):
    """From the lead of an office upwards, and whoever edits for all; editors of a house may, and need not."""
    grant_role(
        person=alice, node=add_node(kind=kind, parent=None), role=role, from_on=date(2026, 1, 1), until_on=None, by=None
    )
    come_in(client, alice)
    response = client.get("/arbeitsplatz/")
    assert (response.status_code, response.get("Location")) == ((302, FACTORS) if is_led else (200, None))


def test_until_then_public_pages_are_read_as_strangers_read_them(client, alice):
    """Nothing of the own rights shows; a line says why, what is not public and what is sent leads to the factor."""
    give(alice, Role.ADMINISTRATION)
    come_in(client, alice)
    page = client.get("/suche/?q=Kammer")
    shown = page.content.decode()
    assert (page.status_code, page.wsgi_request.user.is_authenticated, page["Cache-Control"]) == (
        200,
        False,
        "no-store",
    )
    assert "öffnet sich Ihr Arbeitsplatz erst mit einem zweiten Faktor" in shown
    assert f'href="{FACTORS}"' in shown
    led = [client.get("/verwaltung/?a=1"), client.get("/netzwerke/gibt-es-nicht/"), client.post("/vorschlagen/")]
    assert [response.get("Location") for response in led] == [FACTORS] * 3
    assert "kann das niemand, der nur Ihr Postfach hat" in client.get(FACTORS).content.decode()
    assert client.get("/konto/").wsgi_request.user == alice


def test_until_then_the_own_account_is_open(client, alice):
    give(alice, Role.ADMINISTRATION)
    come_in(client, alice)
    assert [client.get(address).status_code for address in ("/konto/", "/konto/sitzungen/", FACTORS)] == [200, 200, 200]
    assert "Ihre Rolle verlangt einen zweiten Faktor." in client.get(FACTORS).content.decode()
    assert client.post("/konto/abmelden/").status_code == 302


def test_setting_up_an_app_opens_the_rest_and_leads_back(client, alice, set_up_app):
    give(alice, Role.ADMINISTRATION)
    come_in(client, alice)
    client.get("/arbeitsplatz/?q=Kammer")
    _secret, response = set_up_app(client)
    assert response["Location"] == f"{FACTORS}notfall/"
    page = client.get(f"{FACTORS}notfall/")
    assert page.context["goes_on_to"] == "/arbeitsplatz/?q=Kammer"
    assert client.get("/suche/").status_code == 200


def test_emergency_codes_are_shown_once_and_used_once(client, alice, set_up_app):
    come_in(client, alice)
    set_up_app(client)
    codes = client.get(f"{FACTORS}notfall/").context["unused_codes"]
    assert len(codes) == 10
    assert codes[0] not in client.get(f"{FACTORS}notfall/").content.decode()
    answers = []
    for _ in range(2):
        other = Client()
        assert come_in(other, alice)["Location"] == "/konto/anmelden/zweiter-faktor/"
        answers.append(other.post("/konto/anmelden/zweiter-faktor/", {"code": codes[0]}).status_code)
    assert answers == [302, 200]


def test_a_code_of_the_app_is_used_once(client, alice, set_up_app):
    with time_machine.travel("2026-11-27 10:00:10+00:00", tick=False) as clock:
        come_in(client, alice)
        secret, _response = set_up_app(client)
        clock.shift(60)
        code = code_of(secret)
        answers = []
        for _ in range(2):
            other = Client()
            come_in(other, alice)
            answers.append(other.post("/konto/anmelden/zweiter-faktor/", {"code": code}).status_code)
    assert answers == [302, 200]


def test_without_the_second_factor_nobody_is_in(client, alice, set_up_app):
    come_in(client, alice)
    set_up_app(client)
    other = Client()
    come_in(other, alice)
    assert other.get("/konto/").status_code == 302
    response = other.post("/konto/anmelden/zweiter-faktor/", {"code": "000000"})
    assert "Dieser Code gilt nicht." in response.content.decode()


def test_secrets_are_not_stored_as_they_are(client, alice, set_up_app):
    come_in(client, alice)
    secret, _response = set_up_app(client)
    assert secret not in str(Authenticator.objects.filter(user=alice).values_list("data", flat=True))


def test_a_new_factor_ends_other_sessions_tells_by_mail_and_is_written_down(client, alice, set_up_app):
    come_in(client, alice)
    other = Client()
    come_in(other, alice)
    set_up_app(client)
    assert (client.get("/konto/").status_code, other.get("/konto/").status_code) == (200, 302)
    assert mails_to(alice.email)[-1].subject == "Neuer zweiter Faktor bei Wirnetz"
    actions = AuditEntry.objects.unscoped("test").filter(person=alice).values_list("action", flat=True)
    assert "add_second_factor" in set(actions)


def test_the_last_factor_of_somebody_who_needs_one_stays(client, alice):
    give(alice, Role.ADMINISTRATION)
    sign_in(client, alice)
    response = client.post(f"{FACTORS}app/entfernen/")
    assert "Ihre Rolle verlangt einen zweiten Faktor." in response.content.decode()
    assert Authenticator.objects.filter(user=alice, type="totp").count() == 1


def test_others_may_remove_theirs(client, alice):
    sign_in(client, alice)
    assert client.post(f"{FACTORS}app/entfernen/")["Location"] == FACTORS
    assert not Authenticator.objects.filter(user=alice).exists()


@pytest.fixture
def asked(client):
    """Asks a view behind a confirmation, as a visitor with this client's session."""

    def ask(person, method="get", **headers):
        request = getattr(RequestFactory(), method)("/teuer/?seite=2", headers=headers)
        request.user, request.session = person, client.session
        request._messages = []
        request._messages = type("Told", (list,), {"add": lambda self, level, text, extra="": self.append(text)})()
        response = confirm_first(lambda request: HttpResponse("getan"))(request)
        return response, request._messages

    return ask


def test_who_has_just_confirmed_passes(client, alice, asked):
    sign_in(client, alice)
    assert asked(alice)[0].content == b"getan"


def test_others_are_led_to_the_confirmation_and_back(client, alice, asked):
    sign_in(client, alice, confirmed=False)
    response, _told = asked(alice)
    assert response["Location"] == "/konto/bestaetigen/?next=%2Fteuer%2F%3Fseite%3D2"
    response = client.get(response["Location"])
    assert response["Location"] == "/konto/bestaetigen/app/?next=%2Fteuer%2F%3Fseite%3D2"
    response = client.post(response["Location"], {"code": code_of(SECRET), "next": "/teuer/?seite=2"})
    assert response["Location"] == "/teuer/?seite=2"
    assert asked(alice)[0].content == b"getan"


def test_a_form_that_was_sent_is_not_carried_along(client, alice, asked):
    sign_in(client, alice, confirmed=False)
    response, told = asked(alice, "post", referer="http://testserver/formular/?x=1")
    assert response["Location"] == "/konto/bestaetigen/?next=%2Fformular%2F%3Fx%3D1"
    assert told == [
        "Bitte bestätigen Sie zuerst, dass Sie es sind. Gesendet wurde noch nichts: "
        "Danach sehen Sie das Formular wieder und schicken es noch einmal ab."
    ]


def test_a_foreign_page_is_no_way_back(client, alice, asked):
    sign_in(client, alice, confirmed=False)
    response, _told = asked(alice, "post", referer="https://boese.example/formular/")
    assert response["Location"] == "/konto/bestaetigen/?next=%2Fteuer%2F%3Fseite%3D2"


@pytest.mark.parametrize("path", ["/\\\\boese.example/", "//boese.example/", "\\\\boese.example"])
def test_a_way_back_that_a_browser_reads_as_another_server_is_none(client, alice, asked, path):
    sign_in(client, alice, confirmed=False)
    response, _told = asked(alice, "post", referer=f"http://testserver{path}")
    assert "boese" not in response["Location"]


def test_people_without_a_second_factor_confirm_by_a_code(client, alice):
    sign_in(client, alice, second_factor=False, confirmed=False)
    response = client.get("/konto/bestaetigen/?next=/konto/name/")
    assert response["Location"] == "/konto/bestaetigen/code/?next=%2Fkonto%2Fname%2F"
    response = client.post(response["Location"], {"recipient": alice.email, "next": "/konto/name/"})
    assert response["Location"] == "/konto/bestaetigen/code/eingeben/?next=%2Fkonto%2Fname%2F"
    response = client.post(response["Location"], {"code": code_for(alice.email), "next": "/konto/name/"})
    assert response["Location"] == "/konto/name/"


def test_people_with_a_second_factor_cannot_confirm_by_a_code(client, alice):
    sign_in(client, alice, confirmed=False)
    assert client.get("/konto/bestaetigen/code/")["Location"].startswith("/konto/bestaetigen/app/")


def test_a_new_address_counts_once_it_is_confirmed(client, alice):
    come_in(client, alice)
    other = Client()
    come_in(other, alice)
    assert (
        client.post("/konto/adresse/", {"email": "Neu@wirnetz.example", "action_add": "1"})["Location"]
        == "/konto/adresse/code/"
    )
    alice.refresh_from_db()
    assert alice.email == "alice@wirnetz.example"
    client.post("/konto/adresse/code/", {"code": code_for("neu@wirnetz.example")})
    alice.refresh_from_db()
    assert alice.email == "neu@wirnetz.example"
    assert mails_to("alice@wirnetz.example")[-1].subject == "Ihre Adresse bei Wirnetz wurde geändert"
    assert (client.get("/konto/").status_code, other.get("/konto/").status_code) == (200, 302)


def test_somebody_elses_address_cannot_be_taken(client, alice, bob):
    come_in(client, alice)
    response = client.post("/konto/adresse/", {"email": bob.email, "action_add": "1"})
    assert response["Location"] == "/konto/adresse/code/"
    response = client.post("/konto/adresse/code/", {"code": code_for(bob.email)})
    assert "Dieser Code gilt nicht." in response.content.decode()
    alice.refresh_from_db()
    assert alice.email == "alice@wirnetz.example"


def test_nobody_is_showered_with_codes_for_a_new_address(client, alice):
    come_in(client, alice)
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False) as clock:
        sign_in(client, alice, second_factor=False)
        answers = []
        for _ in range(6):
            clock.shift(61)
            answers.append(client.post("/konto/adresse/", {"email": "opfer@wirnetz.example", "action_add": "1"}))
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 3600


def test_an_address_that_was_changed_elsewhere_opens_nothing_any_more(client, alice):
    come_in(client, alice)
    alice.email = "anders@wirnetz.example"
    alice.save()
    Client().post("/konto/anmelden/", {"email": "alice@wirnetz.example"})
    assert mails_to("alice@wirnetz.example")[-1].subject == "Zu dieser Adresse gibt es bei Wirnetz kein Konto"


def test_names_of_addresses_stay():
    assert reverse(settings.LOGIN_URL) == "/konto/anmelden/"
    assert reverse("account_reauthenticate") == "/konto/bestaetigen/"


@pytest.mark.parametrize(("said", "kept"), [("/konto/name/", "/konto/name/"), ("//boese.example", "")])
def test_who_still_has_to_set_one_up_is_led_there_first_and_back(client, alice, said, kept):
    give(alice, Role.ADMINISTRATION)
    sign_in(client, alice, second_factor=False)
    assert client.get("/konto/bestaetigen/", {"next": said})["Location"] == FACTORS
    assert client.get(FACTORS).context["goes_on_to"] == kept


def test_after_setting_up_one_lands_where_the_work_is(client, alice, set_up_app):
    come_in(client, alice)
    _secret, response = set_up_app(client)
    assert client.get(response["Location"]).context["goes_on_to"] == "/arbeitsplatz/"


def test_who_has_just_accepted_an_invitation_is_led_to_the_work_not_to_the_rights(client, alice, set_up_app):
    invitation = Invitation.objects.create(
        email=alice.email,
        node=add_node(kind=NodeKind.ORGANISATION, parent=None),
        role=Role.ADMINISTRATION,
        token_hash="hash",
        expires_at=timezone.now() + timedelta(days=14),
    )
    come_in(client, alice)
    response = client.post(f"/konto/rechte/einladung/{invitation.pk}/", {"answer": "accept"})
    assert response["Location"] == "/arbeitsplatz/"
    assert client.get("/arbeitsplatz/")["Location"] == FACTORS
    _secret, response = set_up_app(client)
    assert client.get(response["Location"]).context["goes_on_to"] == "/arbeitsplatz/"


def test_confirming_is_limited_too(client, alice):
    sign_in(client, alice, confirmed=False)
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False):
        sign_in(client, alice, confirmed=False)
        answers = [client.post("/konto/bestaetigen/app/", {"code": "000000"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert answers[-1]["Retry-After"] == "60"
