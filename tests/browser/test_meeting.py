"""A coordinator on a phone: a date planned, then written down with eight organisations and three results.

The walk counts what has to be touched; WALK_PICTURES=folder keeps a picture of each step.
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.activities.models import Gathering, GatheringHost
from wirnetz.core.models import OutboxMail
from wirnetz.core.tickets import FASTEST_SECONDS
from wirnetz.networks.enums import Coverage, MembershipRole, NetworkKind
from wirnetz.networks.models import Membership, Network
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TODAY = timezone.localdate()
STRANGER = "anna@firma.example"
OWN = "/arbeitsplatz/netzwerk/pruefnetz/"
TOUCHES = 20
"""At most as many taps and fields for writing a meeting down: eight members, three lines, one kind, two buttons."""


@pytest.fixture(scope="module")
def cookie(site, django_db_blocker):
    """A network with eight members and somebody who runs it; committed for the server, taken out afterwards."""
    with django_db_blocker.unblock():
        node = add_node(kind=NodeKind.NETWORK, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
        network = Network.objects.create(
            slug="pruefnetz",
            name="Prüfnetz",
            kind=NetworkKind.OWN,
            coverage=Coverage.UNKNOWN,
            node=node,
            is_example=True,
        )
        for organisation in Organisation.objects.filter(slug__startswith="ihk-").order_by("slug")[:8]:
            Membership.objects.create(
                network=network, organisation=organisation, role=MembershipRole.MEMBER, is_example=True
            )
        person = Person.objects.create_user("kora@pruefnetz.example", name="Kora Koordination")
        Grant.objects.create(person=person, node=node, role=Role.EDITING, from_on=TODAY)
        begin = timezone.now() + timedelta(days=30)
        gathering = Gathering.objects.create(
            slug="sprechtag",
            title="Sprechtag",
            starts_at=begin,
            ends_at=begin + timedelta(hours=2),
            takes_registrations=True,
            capacity=2,
            is_example=True,
        )
        GatheringHost.objects.create(gathering=gathering, network=network)
        yield sign_in(Client(), person).cookies["sessionid"].value
        OutboxMail.objects.unscoped("test").filter(to_address=STRANGER).delete()
        Gathering.objects.filter(hosts__network=network).delete()
        Grant.objects.unscoped("test").filter(node=node).delete()
        network.delete()
        node.delete()


@pytest.fixture
def phone(browser, browser_context_args, site, cookie):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 360, "height": 800}})
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    yield context.new_page()
    context.close()


@pytest.fixture
def look(phone, tmp_path):
    folder = Path(os.environ.get("WALK_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)

    def check(name):
        phone.screenshot(path=folder / f"treffen-{name}.png", full_page=True)
        found = Axe().run(phone, options=RULES).response["violations"]
        assert [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found] == [], name
        assert phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

    return check


def test_a_meeting_is_planned_and_written_down_in_a_few_touches(phone, site, look):
    phone.goto(site + OWN)
    look("arbeitsplatz")
    phone.get_by_role("link", name="Termin eintragen").click()
    look("eintragen")
    yesterday = TODAY - timedelta(days=1)
    phone.get_by_label("Titel").fill("Treffen im Herbst")
    phone.get_by_label("Tag", exact=True).fill(f"{yesterday:%Y-%m-%d}")
    phone.get_by_role("button", name="Termin eintragen").click()
    look("termin")

    touched = 0

    def touch(act, *values):
        nonlocal touched
        act(*values)
        touched += 1

    touch(phone.get_by_role("link", name="Ergebnisse eintragen").click)
    look("ergebnisse")
    for tick in phone.get_by_role("checkbox").all():
        touch(tick.check)
    for number, text in enumerate(("Wir treffen uns vierteljährlich.", "Liste der Betriebe", "Nachfolge im Mai"), 1):
        touch(phone.get_by_label(f"Zeile {number}", exact=True).fill, text)
    touch(phone.get_by_label("Art der Zeile 2").select_option, "task")
    touch(phone.get_by_role("button", name="Ergebnisse speichern").click)
    said = phone.locator("p.answer").inner_text()
    assert said == "Dabei waren acht Organisationen, festgehalten sind drei Ergebnisse."
    assert touched <= TOUCHES
    look("gespeichert")
    phone.goto(site + OWN)
    assert phone.locator("#aufgaben").count() == 1
    look("danach")


@pytest.mark.parametrize("path", ["/kalender/", "/kalender/?monat=2026-01&netzwerk=pruefnetz"])
def test_the_calendar_has_nothing_that_axe_finds(phone, site, look, path):
    phone.goto(site + path)
    look("kalender")


def test_a_territory_of_forty_municipalities_takes_two_touches(phone, site, look, django_db_blocker):
    with django_db_blocker.unblock():
        found = Area.objects.current().filter(level="municipality", key__startswith="13074").order_by("key")
        names = list(found.values_list("name", flat=True)[:40])
    phone.goto(f"{site}{OWN}gebiet/")
    look("gebiet")
    phone.get_by_label("Gemeinden oder Kreise").fill("\n".join(names))
    phone.get_by_role("button", name="Gebiet erweitern").click()
    assert phone.locator("p.answer").first.inner_text().startswith("Zum Netzwerk gehören heute 40 Gemeinden.")
    look("gebiet-danach")


def test_a_stranger_confirms_by_the_link_of_the_mail(
    phone, browser, browser_context_args, site, look, django_db_blocker
):
    """In a real browser: it says where a form comes from, and a page that hides that is refused."""
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 360, "height": 800}})
    page = context.new_page()
    page.goto(f"{site}/kalender/sprechtag/anmelden/")
    page.get_by_label("Ihr Name").fill("Anna Fremd")
    page.get_by_label("Ihre E-Mail-Adresse").fill(STRANGER)
    page.wait_for_timeout((FASTEST_SECONDS + 1) * 1000)
    page.get_by_role("button", name="Zum Termin anmelden").click()
    assert "geht eine Mail mit einem Link" in page.get_by_role("status").inner_text()
    with django_db_blocker.unblock():
        letter = OutboxMail.objects.unscoped("test").filter(to_address=STRANGER).latest("pk")
    link = next(word for word in letter.text.split() if "/kalender/anmeldung/" in word)
    page.goto(site + "/kalender/anmeldung/" + link.partition("/kalender/anmeldung/")[2])
    page.get_by_role("button", name="Anmeldung bestätigen").click()
    assert page.get_by_role("button", name="Nicht teilnehmen, Platz freigeben").is_visible()
    context.close()
    phone.goto(f"{site}/kalender/sprechtag/anmeldungen/")
    assert "Anna Fremd" in phone.locator("main").inner_text()
    look("anmeldungen")
