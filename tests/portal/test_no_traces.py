"""PRV-7: reading leaves no cookie until a form is opened, and no page asks another server for anything."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.portal.url_table import ROUTES, Line
from tests.signing_in import sign_in
from wirnetz.accounts.models import Person

pytestmark = pytest.mark.django_db
LOADED = re.compile(r"""<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\b(?:src|data)=["'](https?:)?//""")
LINKED = re.compile(
    r"""<link\b(?=[^>]*rel="(?:stylesheet|preload|icon|preconnect|dns-prefetch)")[^>]*href="(https?:)?//"""
)
PIXEL = re.compile(r"""<img\b[^>]*(?:width|height)="?[01]\b""")


def addresses(kind):
    """Addresses of the table that need no record of the world, for anonymous readers or for people with an account."""
    found = []
    for route, line in ROUTES.items():
        if not isinstance(line, Line) or line.post or getattr(line, kind) != 200:
            continue
        if not any(callable(part) for part in line.parts.values()):
            found.append(reverse(route, kwargs=line.parts) + line.query)
    return sorted(found)


def asks_others(text):
    return bool(LOADED.search(text) or LINKED.search(text) or PIXEL.search(text))


@pytest.mark.parametrize("address", addresses("anonymous"))
def test_reading_leaves_nothing_until_a_form_is_opened(address):
    answer = Client().get(address)
    text = b"".join(answer).decode(errors="replace") if answer.streaming else answer.content.decode(errors="replace")
    has_form = "csrfmiddlewaretoken" in text
    assert set(answer.cookies) <= ({"csrftoken", "sessionid"} if has_form else set())
    assert not asks_others(text)


def test_pages_for_people_with_an_account_ask_no_other_server():
    person = Person.objects.create_user("leser@wirnetz.example", name="Leserin")
    client = sign_in(Client(), person)
    asking = []
    for address in addresses("account"):
        answer = client.get(address)
        if answer.get("Content-Type", "").startswith("text/html") and asks_others(answer.content.decode()):
            asking.append(address)
    assert asking == []
    assert len(addresses("account")) > 15


def test_the_check_finds_what_it_looks_for():
    assert asks_others('<img src="https://zaehler.example/x.gif">')
    assert asks_others('<script src="//cdn.example/x.js"></script>')
    assert asks_others('<link rel="stylesheet" href="https://fonts.example/x.css">')
    assert asks_others('<img src="/x.png" width="1" height="1">')
    assert not asks_others('<a href="https://partner.example/">Partner</a><img src="/logo.png" width="120">')
