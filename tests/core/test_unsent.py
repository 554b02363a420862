"""A form sent by somebody who is signed out meanwhile: nothing of it is lost, and nothing is taken from elsewhere."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.organisations import make_alliance
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role

pytestmark = pytest.mark.django_db
NEW = "/verwaltung/infodienst/neu/"
OURS = {"headers": {"origin": "http://testserver"}}
TITLE = "Ein langer Titel, an dem jemand eine halbe Stunde gedacht hat"


@pytest.fixture
def editor(alice):
    node = make_alliance(slug="allianz").node
    grant_role(person=alice, node=node, role=Role.EDITING, from_on=timezone.localdate(), until_on=None, by=None)
    return sign_in(Client(enforce_csrf_checks=True), alice)


def token_on(page):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]


def test_what_was_written_is_sent_again_after_signing_in_anew(editor, alice):
    told = {"title": TITLE, "planned_on": "", "csrfmiddlewaretoken": token_on(editor.get(NEW))}
    editor.cookies.pop("sessionid")
    signed_out = editor.post(NEW, told, **OURS)
    assert signed_out.status_code == 403
    assert "nichts ist verloren" in signed_out.content.decode()
    assert signed_out.content.decode().count(TITLE) == 2  # in the form that sends it again, and to be read
    sign_in(editor, alice)  # in a second window: the token on the first page is an old one now
    editor.cookies.pop("csrftoken")
    editor.get(NEW)
    again = editor.post(NEW, told, **OURS)
    assert again.status_code == 403
    assert "Ihre Angaben stehen noch hier" in again.content.decode()
    saved = editor.post(NEW, told | {"csrfmiddlewaretoken": token_on(again)}, **OURS)
    assert saved.status_code == 302
    assert TITLE in editor.get(saved["Location"]).content.decode()


def test_a_bare_press_says_on_the_sign_in_page_that_nothing_happened(editor):
    token = token_on(editor.get(NEW))
    editor.cookies.pop("sessionid")
    answer = editor.post(NEW, {"csrfmiddlewaretoken": token}, **OURS)
    assert answer.status_code == 302
    assert "Es ist nichts geschehen." in editor.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("headers", [{}, {"origin": "https://elsewhere.example"}, {"origin": "null"}])
def test_nothing_that_another_site_sends_is_shown_again(editor, headers):
    answer = editor.post(NEW, {"title": TITLE, "csrfmiddlewaretoken": "x" * 64}, headers=headers)
    assert answer.status_code == 403
    assert TITLE not in answer.content.decode()
