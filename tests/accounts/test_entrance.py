"""The way in tells strangers nothing, leads nowhere else, and bears no hammering."""

import re

import pytest
import time_machine
from django.test import Client

from tests.accounts.mailbox import code_for, mails_to
from tests.accounts.redirects import ELSEWHERE
from tests.signing_in import sign_in
from wirnetz.accounts.models import Person

pytestmark = pytest.mark.django_db
UNKNOWN = "niemand@wirnetz.example"
VARIES = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|[\w.+-]+@wirnetz\.example')


def answers(address, data, then):
    """All that a stranger sees of a form and of the page after it: status, headers, names of cookies, text."""
    client = Client()
    seen = []
    for response in (client.post(address, data), client.get(then), client.post(then, {"code": "FALSCH"})):
        headers = {name: value for name, value in response.headers.items() if name not in {"Content-Length"}}
        text = VARIES.sub("…", response.content.decode())
        seen.append((response.status_code, headers, sorted(response.cookies), text))
    return seen


@pytest.fixture
def stopped_clock():
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False):
        yield


def test_signing_in_is_the_same_for_known_unknown_and_shut_out_people(alice, bob, stopped_clock):
    Person.objects.filter(pk=bob.pk).update(is_active=False)
    known, unknown, out = (
        answers("/konto/anmelden/", {"email": email}, "/konto/anmelden/code/")
        for email in (alice.email, UNKNOWN, bob.email)
    )
    assert known == unknown == out


def test_signing_up_is_the_same_for_known_and_unknown_addresses(alice, stopped_clock):
    known, unknown = (
        answers("/konto/registrieren/", {"name": "Dora", "email": email}, "/konto/adresse/code/")
        for email in (alice.email, UNKNOWN)
    )
    assert known == unknown


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.drill), 4])
def test_nobody_is_led_elsewhere(client, alice, every):
    for elsewhere in list(ELSEWHERE)[::every]:
        sign_in(client, alice)
        for address in ("/konto/anmelden/", "/konto/bestaetigen/", "/konto/abmelden/"):
            asked = client.post if address == "/konto/abmelden/" else client.get
            response = asked(address, {"next": elsewhere})
            if "\0" in elsewhere and asked == client.get:
                assert response.status_code == 400
                continue
            location = response["Location"]
            assert re.match(r"/(?![/\\])[^\\\s]*$", location.partition("?")[0]), (elsewhere, location)


@pytest.mark.parametrize("elsewhere", ELSEWHERE[::25])
def test_a_code_leads_nowhere_else_either(client, alice, elsewhere):
    client.post("/konto/anmelden/", {"email": alice.email, "next": elsewhere})
    response = client.post("/konto/anmelden/code/", {"code": code_for(alice.email), "next": elsewhere})
    assert (response.status_code, response["Location"]) == (302, "/arbeitsplatz/")


def test_there_are_two_hundred_ways_elsewhere():
    assert len(set(ELSEWHERE)) >= 200


def test_the_eleventh_attempt_in_a_minute_waits(client):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False) as clock:
        statuses = [
            client.post("/konto/anmelden/", {"email": f"wer{number}@wirnetz.example"}).status_code
            for number in range(11)
        ]
        assert statuses == [302] * 10 + [429]
        response = client.post("/konto/anmelden/", {"email": "wer@wirnetz.example"})
        assert (response.status_code, response["Retry-After"]) == (429, "60")
        clock.shift(60)
        assert client.post("/konto/anmelden/", {"email": "wer@wirnetz.example"}).status_code == 302


def test_the_sixth_code_for_an_address_in_an_hour_waits_but_only_for_who_asks(client, alice):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False) as clock:
        statuses = []
        for _ in range(6):
            clock.shift(61)
            statuses.append(Client().post("/konto/anmelden/", {"email": alice.email}, REMOTE_ADDR="203.0.113.9"))
        assert [response.status_code for response in statuses] == [302] * 5 + [429]
        client.post("/konto/anmelden/", {"email": alice.email}, REMOTE_ADDR="198.51.100.7")
        code = code_for(alice.email)
        response = client.post("/konto/anmelden/code/", {"code": code}, REMOTE_ADDR="198.51.100.7")
        assert response["Location"] == "/arbeitsplatz/"


def test_entering_codes_is_counted_too(client, alice):
    with time_machine.travel("2026-11-27 10:00:00+00:00", tick=False):
        statuses = [client.post("/konto/anmelden/code/", {"code": "FALSCH"}).status_code for _ in range(11)]
    assert statuses == [302] * 10 + [429]


@pytest.mark.parametrize(
    "value", ["a@b.example\nBcc: c@d.example", "a@b.example\u2028x", "kein", "", "a" * 300 + "@b.example"]
)
def test_addresses_that_are_none_are_refused(client, value):
    response = client.post("/konto/anmelden/", {"email": value})
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"email"}


def test_an_address_that_looks_like_another_ones_is_another_one(client, alice):
    client.post("/konto/anmelden/", {"email": "аlice@wirnetz.example"})  # the first letter is Cyrillic
    assert mails_to(alice.email) == []


def test_a_page_without_script_offers_the_code(client):
    text = client.get("/konto/anmelden/").content.decode()
    assert re.search(r'<form method="post" action="/konto/anmelden/passkey/"[^>]* hidden>', text)
    assert text.count('class="btn"') == 1
