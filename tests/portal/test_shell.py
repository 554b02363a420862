"""The frame of every page: whose site it is, and for people who are signed in what they may open."""

import html
import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client

import wirnetz
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Grant
from wirnetz.accounts.rules import alliance_node
from wirnetz.core import menu
from wirnetz.core.models import Installation
from wirnetz.organisations.actions import ensure_alliance

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("audit_may_be_emptied")]
LINK = re.compile(r'<a href="([^"]+)"[^>]*>([^<]+)</a>')


def mast(client, path="/impressum/"):
    page = client.get(path).content.decode()
    return html.unescape(re.search(r'<header class="mast">.*?</header>', page, re.S)[0]).replace("\u00ad", "")


def own_links(text):
    own = re.search(r'<details class="menu own".*?</details>', text, re.S)
    return LINK.findall(own[0]) if own else None


def test_a_stranger_is_offered_to_sign_in_and_gets_no_cookie(client):
    response = client.get("/impressum/")
    assert '<a class="sign-in" href="/konto/anmelden/">Anmelden</a>' in response.content.decode()
    assert (response.cookies, "csrfmiddlewaretoken" in response.content.decode()) == ({}, False)
    assert own_links(mast(client)) is None


def test_somebody_signed_in_finds_their_workspace_account_and_the_way_out(client, charlie):
    client.force_login(charlie)
    text = mast(client)
    assert own_links(text) == [("/arbeitsplatz/", "Arbeitsplatz"), ("/konto/", "Konto")]
    assert "Charlie</summary>" in text
    assert re.search(r'<form method="post" action="/konto/abmelden/"><input type="hidden" name="csrf', text)
    assert "sign-in" not in text


@pytest.mark.parametrize(
    ("role", "office"),
    [
        (Role.ADMINISTRATION, "/verwaltung/"),
        (Role.EDITING, "/verwaltung/katalog/"),
        (Role.DATA_PROTECTION, "/verwaltung/datenschutz/"),
        (Role.PARTICIPATION, ""),
    ],
)
def test_whoever_works_for_the_alliance_finds_its_office(alice, role, office):
    ensure_alliance()
    Grant.objects.create(person=alice, node=alliance_node(), role=role, from_on=date(2026, 1, 1))
    writes = "/verwaltung/infodienst/" if role in (Role.ADMINISTRATION, Role.EDITING) else ""
    expected = [("Arbeitsplatz", "/arbeitsplatz/"), ("Verwaltung", office), ("Infodienst schreiben", writes)]
    expected.append(("Konto", "/konto/"))
    assert [(entry.words, entry.href) for entry in menu.entries(alice)] == [entry for entry in expected if entry[1]]


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_for_all_holds_nobodys_name(charlie):
    stranger, signed_in = Client(), Client()
    signed_in.force_login(charlie)
    pages = [mast(visitor, "/netzwerke/") for visitor in (signed_in, stranger, signed_in, stranger)]
    assert ["Charlie" in page for page in pages] == [True, False, True, False]


@pytest.mark.django_db(transaction=True)
def test_a_new_name_and_logo_stand_on_the_next_page():
    client = Client()
    assert "Wir<span>netz</span>" in mast(client, "/netzwerke/")
    here = Installation(pk=1, name="Allianz Nord", accent="#1f5f8b", logo_alt="Segel")
    here.logo.save("segel.png", ContentFile(b"x"), save=False)
    here.save()
    page = client.get("/netzwerke/").content.decode()
    assert "<title>Netzwerke – Allianz Nord</title>" in page
    assert 'href="/farben.css?f=1f5f8b"' in page
    text = mast(client, "/netzwerke/")
    assert 'aria-label="Allianz Nord, Startseite"' in text
    assert '<span class="name">Allianz Nord</span>' in text
    assert re.search(r'<img src="/logo\.png\?f=[\w.-]+" alt="">', text)


def test_a_menu_source_is_entered_once():
    with pytest.raises(ValueError, match="registered twice"):
        menu.menu_source("portal")(lambda visitor: [])


def test_what_was_done_is_said_once_by_the_page_around_all_pages():
    root = Path(wirnetz.__file__).parent
    saying = [path.name for path in root.rglob("*.html") if "components/messages.html" in path.read_text()]
    assert saying == ["base.html"]
