"""A house hands kits down: started in the browser, made by the process in the background, found by the office.

WALK_PICTURES=folder keeps a picture of each step.
"""

import os
import threading
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.arguments.models import HandDown, KitStamp
from wirnetz.core.work import work_off
from wirnetz.organisations.enums import OrganisationKind, OrganisationLevel, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area

pytestmark = [pytest.mark.browser, pytest.mark.drill, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def _place(name, slug, node, **fields):
    common = {"kind": OrganisationKind.CHAMBER, "reach": Reach.REGIONAL, "is_example": True}
    return Organisation.objects.create(slug=slug, name=name, node=node, **common, **fields)


def _enters(person, place):
    Grant.objects.create(person=person, node=place.node, role=Role.EDITING, from_on=timezone.localdate())
    return sign_in(Client(), person).cookies["sessionid"].value


@pytest.fixture(scope="module")
def cookies(site, django_db_blocker):
    """A house with two offices, its editor and somebody of an office; committed for the server, then taken out."""
    with django_db_blocker.unblock():
        top = add_node(kind=NodeKind.ORGANISATION, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
        house = _place("Prüfkammer", "pruefkammer", top)
        offices = [
            _place(
                f"Prüfkammer: Stelle {area.name}", f"pruefkammer-{area.key}",
                add_node(kind=NodeKind.OFFICE, parent=top),
                parent=house, level=OrganisationLevel.OFFICE, seat=area,
            )
            for area in Area.objects.current().filter(key__in=("13003", "13004")).order_by("key")
        ]  # fmt: skip
        people = [Person.objects.create_user(f"{name}@pruefkammer.example", name=name) for name in ("Edda", "Otto")]
        yield _enters(people[0], house), _enters(people[1], offices[1])
        HandDown.objects.unscoped("test").filter(organisation=house).delete()
        KitStamp.objects.filter(organisation__in=offices).delete()
        Grant.objects.unscoped("test").filter(person__in=people).delete()
        for place in (*offices, house):
            node = place.node
            place.delete()
            node.delete()


@pytest.fixture
def pages(browser, browser_context_args, site, cookies):
    contexts = [browser.new_context(**{**browser_context_args, "accept_downloads": True}) for _cookie in cookies]
    for context, cookie in zip(contexts, cookies, strict=True):
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def test_from_the_start_to_the_kit_in_the_hands_of_the_office(pages, site, tmp_path):
    editor, officer = pages
    folder = Path(os.environ.get("WALK_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)

    def look(page, name):
        page.screenshot(path=folder / f"weitergabe-{name}.png", full_page=True)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found] == [], name
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

    def taken(page, link):
        with page.expect_download() as waited:
            page.get_by_role("link", name=link).click()
        path = tmp_path / waited.value.suggested_filename
        waited.value.save_as(path)
        return path

    editor.goto(f"{site}/arbeitsplatz/pruefkammer/mappen/")
    editor.get_by_role("link", name="Mappen weitergeben").click()
    editor.get_by_role("button", name="Vorschau zeigen").click()
    expect(editor.get_by_text("Folie 1 von")).to_be_visible()
    look(editor, "vorschau")
    editor.get_by_role("button", name="Weitergabe starten").click()
    expect(editor.get_by_text("0 von 2 Stellen bearbeitet")).to_be_visible()
    look(editor, "laeuft")
    worker = threading.Thread(target=work_off)
    worker.start()
    expect(editor.get_by_text("Für zwei Stellen: zwei Mappen zusammengestellt.")).to_be_visible(timeout=60_000)
    worker.join(30)
    look(editor, "fertig")
    packed = zipfile.ZipFile(taken(editor, "Alle Mappen herunterladen"))
    assert packed.testzip() is None
    assert {name.split("/")[0] for name in packed.namelist()} == {
        "Übersicht.txt",
        "Prüfkammer Stelle Rostock",
        "Prüfkammer Stelle Schwerin",
    }

    officer.goto(f"{site}/arbeitsplatz/")
    officer.get_by_role("link", name="Mappe ansehen").click()
    look(officer, "bei der Stelle")
    own = taken(officer, "Alles herunterladen")
    assert own.name == "Mappe Prüfkammer Stelle Schwerin.zip"
    assert sorted(zipfile.ZipFile(own).namelist())[0] == "Anschreiben.txt"
