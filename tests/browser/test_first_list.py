"""A newcomer's first hour with an organisation: invitation, sign-in, list of 50 offices, ticks, the answer, its PDF.

A picture of each step is kept; `WALK_PICTURES=folder` says where.
"""

import os
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from tests.accounts.mailbox import code_for
from tests.imports.fifty import write_fifty
from wirnetz.accounts.actions import add_node, invite
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.core.models import OutboxMail
from wirnetz.organisations.enums import OrganisationKind, Reach
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ADDRESS = "nina.neu@pruefkasse.example"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def one_time_code(secret):
    """What an authenticator app shows for this secret now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture(scope="module")
def invitation(site, django_db_blocker):
    """A house without anything, and the link that invites its first administrator; committed for the server."""
    with django_db_blocker.unblock():
        root = Node.objects.get(kind=NodeKind.ALLIANCE)
        house = Organisation.objects.create(
            slug="pruefkasse",
            name="Prüfkasse Nord",
            kind=OrganisationKind.SOCIAL_INSURER,
            reach=Reach.FEDERAL,
            node=add_node(kind=NodeKind.ORGANISATION, parent=root),
            is_example=True,
        )
        office = Person.objects.create_user("geschaeftsstelle@pruefkasse.example", name="Geschäftsstelle")
        Grant.objects.create(person=office, node=root, role=Role.ADMINISTRATION, from_on=timezone.localdate())
        invite(email=ADDRESS, node=house.node, role=Role.ADMINISTRATION, by=office, name="Nina Neu")
        letter = OutboxMail.objects.unscoped("test").filter(to_address=ADDRESS).latest("pk")
        return next(word for word in letter.text.split() if "/konto/einladung/" in word)


@pytest.fixture
def step(page, site, tmp_path):
    """Look at the page as it is now: keep a picture, let axe find nothing, nothing sideways."""
    folder = Path(os.environ.get("WALK_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    taken = []

    def look(name):
        taken.append(name)
        page.screenshot(path=folder / f"{len(taken):02}-{name}.png", full_page=True)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found] == [], name
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

    return look


def test_from_the_invitation_to_the_answer(page, site, step, invitation, tmp_path):
    page.goto(site + "/konto/einladung/" + invitation.partition("/konto/einladung/")[2])
    step("einladung")
    page.get_by_role("button", name="Anmelden und antworten").click()
    assert page.get_by_label("E-Mail-Adresse").input_value() == ADDRESS
    page.get_by_role("button", name="Code schicken").click()
    page.get_by_label("Code aus der Mail").fill(code_for(ADDRESS))
    step("code")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.get_by_role("button", name="Einladung annehmen").click()
    if "/konto/sicherheit/" not in page.url:
        page.goto(site + "/arbeitsplatz/pruefkasse/listen/")
    page.wait_for_url("**/konto/sicherheit/**")
    step("zweiter-faktor")
    page.get_by_role("link", name="App einrichten").click()
    page.get_by_label("Code, den die App jetzt anzeigt").fill(one_time_code(page.locator("code.key-text").inner_text()))
    step("app")
    page.get_by_role("button", name="App einrichten").click()

    page.goto(site + "/arbeitsplatz/")
    step("arbeitsplatz")
    page.goto(site + "/arbeitsplatz/pruefkasse/listen/")
    page.get_by_label("Datei").set_input_files(write_fifty(tmp_path))
    step("liste")
    page.get_by_role("button", name="Liste prüfen").click()
    assert page.locator("p.answer").inner_text() == "50 Stellen sind neu."
    step("vorschau")
    page.get_by_role("button", name="50 Stellen übernehmen").click()
    step("bericht")
    page.get_by_role("link", name="Angeben, wo Sie schon mitarbeiten").click()
    for fieldset in page.locator("fieldset").all()[:5]:
        fieldset.get_by_role("checkbox").first.check()
    step("haken")
    page.get_by_role("button", name="Speichern").click()
    page.goto(site + "/arbeitsplatz/pruefkasse/wo-sitzen-wir/")
    said = page.locator("p.answer").inner_text()
    assert said.startswith("Ihre 50 Stellen liegen im Gebiet von ")
    assert said.endswith("ist noch keine Verbindung Ihres Hauses vermerkt.")
    step("antwort")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Als PDF mitnehmen").click()
    assert waiting.value.path().read_bytes()[:5] == b"%PDF-"
    page.set_viewport_size({"width": 360, "height": 800})
    step("antwort-schmal")
