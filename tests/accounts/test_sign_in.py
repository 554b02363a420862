"""Signing in by a code, signing up, signing out: no passwords, one sentence for every wrong code."""

from datetime import date

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.accounts.mailbox import code_for, mails_to
from wirnetz.accounts.actions import add_node, end_sessions, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person

pytestmark = pytest.mark.django_db
WRONG = "Dieser Code gilt nicht. Vielleicht ist er zu alt, schon benutzt oder vertippt."


def ask(client, address, **more):
    return client.post("/konto/anmelden/", {"email": address, **more})


def enter(client, code, **more):
    return client.post("/konto/anmelden/code/", {"code": code, **more})


def sign_in_by_code(client, address):
    ask(client, address)
    return enter(client, code_for(address))


def test_a_code_signs_in_once(client, alice):
    assert ask(client, alice.email)["Location"] == "/konto/anmelden/code/"
    code = code_for(alice.email)
    response = enter(client, code)
    assert (response.status_code, response["Location"]) == (302, "/arbeitsplatz/")
    assert client.get("/konto/").status_code == 200
    other = Client()
    ask(other, alice.email)
    assert WRONG in enter(other, code).content.decode()


def test_the_mail_begins_with_the_code_and_says_what_to_do_if_it_was_not_you(client, alice):
    ask(client, alice.email)
    mail = mails_to(alice.email)[-1]
    assert mail.text.startswith(f"{code_for(alice.email)}\n\nMit diesem Code melden Sie sich bei Wirnetz an.")
    assert mail.subject == "Ihr Code für Wirnetz"  # subjects are kept, codes are not
    assert "Der Code gilt 15 Minuten" in mail.text
    assert "Sie haben keinen Code angefordert?" in mail.text
    assert (mail.html, mail.kind) == ("", "sign_in_code")


@pytest.mark.parametrize("typed", ["{code}", " {code} ", "{plain}", "{small}"])
def test_a_code_may_be_typed_as_one_likes(client, alice, typed):
    ask(client, alice.email)
    code = code_for(alice.email)
    typed = typed.format(code=code, plain=code.replace("-", ""), small=code.lower())
    assert enter(client, typed).status_code == 302


def test_a_wrong_and_a_foreign_code_get_the_same_sentence(client, alice, bob):
    ask(client, alice.email)
    other = Client()
    ask(other, bob.email)
    foreign = code_for(bob.email)
    for code in ("FALSCH", foreign):
        response = enter(client, code)
        assert response.status_code == 200
        assert WRONG in response.content.decode()


def test_an_expired_code_gets_the_same_sentence(client, alice):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False) as clock:
        ask(client, alice.email)
        code = code_for(alice.email)
        clock.shift(15 * 60 + 1)
        response = client.post("/konto/anmelden/code/", {"code": code}, follow=True)
    assert WRONG in response.content.decode()
    assert not response.context["user"].is_authenticated


def test_three_wrong_codes_end_the_attempt(client, alice):
    ask(client, alice.email)
    code = code_for(alice.email)
    for _ in range(3):
        enter(client, "FALSCH")
    assert client.post("/konto/anmelden/code/", {"code": code}, follow=True).redirect_chain[-1][0] == "/konto/anmelden/"
    assert client.get("/konto/").status_code == 302


def test_people_get_back_to_where_they_wanted(client, alice):
    assert client.get("/konto/sitzungen/")["Location"] == "/konto/anmelden/?next=/konto/sitzungen/"
    assert (
        'name="next" value="/konto/sitzungen/"'
        in client.get("/konto/anmelden/?next=/konto/sitzungen/").content.decode()
    )
    response = ask(client, alice.email, next="/konto/sitzungen/")
    assert response["Location"] == "/konto/anmelden/code/?next=%2Fkonto%2Fsitzungen%2F"
    assert enter(client, code_for(alice.email), next="/konto/sitzungen/")["Location"] == "/konto/sitzungen/"


def test_somebody_who_may_not_come_in_is_told_nothing_else_than_a_stranger(client, alice):
    Person.objects.filter(pk=alice.pk).update(is_active=False)
    assert ask(client, alice.email)["Location"] == "/konto/anmelden/code/"
    assert mails_to(alice.email)[-1].subject == "Zu dieser Adresse gibt es bei Wirnetz kein Konto"


def test_a_new_account_is_confirmed_by_a_code(client):
    response = client.post("/konto/registrieren/", {"name": "Dora Neu", "email": "Dora@Wirnetz.example"})
    assert response["Location"] == "/konto/adresse/code/"
    assert client.get("/konto/").status_code == 302
    response = client.post("/konto/adresse/code/", {"code": code_for("dora@wirnetz.example")})
    assert response["Location"] == "/arbeitsplatz/"
    person = Person.objects.get(email="dora@wirnetz.example")
    assert (person.name, person.has_usable_password()) == ("Dora Neu", False)


def test_a_known_address_gets_a_mail_and_no_second_account(client, alice):
    response = client.post("/konto/registrieren/", {"name": "Wer auch immer", "email": alice.email})
    assert response["Location"] == "/konto/adresse/code/"
    assert mails_to(alice.email)[-1].subject == "Sie haben bei Wirnetz schon ein Konto"
    alice.refresh_from_db()
    assert alice.name == "Alice"


def test_signing_out_ends_the_session_on_the_server(client, alice):
    sign_in_by_code(client, alice.email)
    key = client.session.session_key
    assert client.get("/konto/abmelden/").status_code == 405
    assert Session.objects.filter(pk=key).exists()
    assert client.post("/konto/abmelden/")["Location"] == "/"
    assert not Session.objects.filter(pk=key).exists()


def test_signing_in_changes_the_session_key(client, alice):
    ask(client, alice.email)
    before = client.cookies["sessionid"].value
    enter(client, code_for(alice.email))
    assert client.cookies["sessionid"].value != before
    assert not Session.objects.filter(pk=before).exists()


@pytest.mark.parametrize(("idle", "total", "is_in"), [(7199, 7199, True), (7200, 7200, False), (7000, 43_200, False)])
def test_sessions_end_after_two_idle_hours_and_after_twelve(client, alice, idle, total, is_in):
    with time_machine.travel("2026-11-27 06:00:00+00:00", tick=False) as clock:
        sign_in_by_code(client, alice.email)
        passed = 0
        while passed + idle < total:
            clock.shift(idle)
            passed += idle
            client.get("/konto/")
        clock.shift(total - passed)
        assert (client.get("/konto/").status_code == 200) is is_in
        assert UserSession.objects.filter(user=alice).exists() is is_in


def test_all_sessions_but_one_can_be_ended(client, alice):
    sign_in_by_code(client, alice.email)
    other = Client()
    sign_in_by_code(other, alice.email)
    assert UserSession.objects.filter(user=alice).count() == 2
    assert end_sessions(person=alice, except_key=client.session.session_key) == 1
    assert client.get("/konto/").status_code == 200
    assert other.get("/konto/").status_code == 302


def test_the_list_of_sessions_ends_the_others(client, alice):
    sign_in_by_code(client, alice.email)
    other = Client()
    sign_in_by_code(other, alice.email)
    assert "Sie sind in zwei Browsern angemeldet." in client.get("/konto/sitzungen/").content.decode()
    client.post("/konto/sitzungen/")
    assert "Sie sind nur in diesem Browser angemeldet." in client.get("/konto/sitzungen/").content.decode()
    assert other.get("/konto/").status_code == 302


def test_the_network_address_of_a_session_is_shortened(client, alice):
    client.post("/konto/anmelden/", {"email": alice.email}, REMOTE_ADDR="203.0.113.77")
    client.post("/konto/anmelden/code/", {"code": code_for(alice.email)}, REMOTE_ADDR="203.0.113.77")
    assert UserSession.objects.get(user=alice).ip == "203.0.113.0"


def test_the_day_of_the_last_visit_is_kept(client, alice):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False):
        sign_in_by_code(client, alice.email)
        client.get("/konto/")
    alice.refresh_from_db()
    assert alice.seen_on == date(2026, 11, 27)


@pytest.mark.parametrize(
    "name",
    [
        "account_reset_password",
        "account_change_password",
        "account_set_password",
        "account_confirm_password_reset_code",
    ],
)
def test_there_is_no_way_to_a_password(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_no_address_speaks_of_passwords():
    addresses = [str(entry.pattern) for resolver in get_resolver().url_patterns for entry in resolver.url_patterns]
    assert [address for address in addresses if "pass" in address and "passkey" not in address] == []


def test_a_new_account_needs_no_second_code_for_its_passkey(client):
    client.post("/konto/registrieren/", {"name": "Dora Neu", "email": "dora@wirnetz.example"})
    client.post("/konto/adresse/code/", {"code": code_for("dora@wirnetz.example")})
    assert client.get("/konto/sicherheit/passkey/neu/").status_code == 200


def test_a_new_role_ends_the_sessions_of_the_person(client, alice, bob):
    node = add_node(kind=NodeKind.ALLIANCE, parent=None)
    grant_role(person=bob, node=node, role=Role.ADMINISTRATION, from_on=date(2026, 1, 1), until_on=None, by=None)
    sign_in_by_code(client, alice.email)
    grant_role(person=alice, node=node, role=Role.EDITING, from_on=date(2026, 1, 1), until_on=None, by=bob)
    assert client.get("/konto/").status_code == 302
