"""What changed in a record, and back; two editors at once: walks in a real browser, the second without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.organisations.actions import OfficeValues, add_office
from wirnetz.organisations.enums import OrganisationKind, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.regions.queries import place_of_address

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TODAY = timezone.localdate()
OFFICE = "/arbeitsplatz/verlaufshaus/stellen/verlaufshaus-stelle-wismar/"


@pytest.fixture(scope="module")
def cookies(site, django_db_blocker):
    """A house with an office, and two people who run it; committed for the server, taken out afterwards."""
    with django_db_blocker.unblock():
        node = add_node(kind=NodeKind.ORGANISATION, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
        made = Organisation.objects.create(
            slug="verlaufshaus",
            name="Verlaufshaus",
            kind=OrganisationKind.CHAMBER,
            reach=Reach.REGIONAL,
            node=node,
            is_example=True,
        )
        at = place_of_address("23966", "Wismar")
        values = OfficeValues(
            "Stelle Wismar", postcode="23966", seat_city="Wismar", seat=at.district, municipality=at.municipality
        )
        office = add_office(parent=made, values=values, by=None, on=TODAY, is_example=True)
        found = []
        for name in ("Vera Erste", "Viktor Zweiter"):
            address = f"{name.split()[0].lower()}@verlaufshaus.example"
            person = Person.objects.filter(email=address).first() or Person.objects.create_user(address, name=name)
            Grant.objects.create(person=person, node=node, role=Role.ADMINISTRATION, from_on=TODAY)
            found.append(sign_in(Client(), person).cookies["sessionid"].value)
        yield found
        Grant.objects.unscoped("test").filter(node=node).delete()
        below = office.node
        office.delete()
        made.delete()
        below.delete()
        node.delete()


@pytest.fixture
def opened(browser, browser_context_args, site, cookies):
    contexts = []

    def open_page(editor, path, **options):
        context = browser.new_context(**{**browser_context_args, **options})
        context.add_cookies([{"name": "sessionid", "value": cookies[editor], "url": site}])
        contexts.append(context)
        page = context.new_page()
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def look_at(page):
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def told(page):
    """What happened, the newest first."""
    return page.locator("#verlauf").locator("xpath=../..").locator("h3 + p").all_inner_texts()


def test_a_change_is_read_as_a_sentence_and_taken_back(opened):
    page = opened(0, OFFICE, viewport={"width": 360, "height": 800})
    page.get_by_role("link", name="Angaben ändern").click()
    page.get_by_label("Telefon der Stelle").fill("03841 123")
    page.get_by_role("button", name="Änderungen speichern").click()
    page.get_by_role("link", name="Was sich geändert hat, und zurücksetzen").click()
    assert page.locator("p.answer").inner_text().startswith("2 Änderungen sind festgehalten, die letzte vom ")
    assert told(page)[0] == "Vera Erste hat „Telefon der Stelle“ eingetragen: 03841 123"
    look_at(page)
    page.get_by_role("button", name="Diesen Stand wiederherstellen").click()
    assert page.get_by_text("Zurückgesetzt.").count() == 1
    assert told(page)[:2] == [
        "Vera Erste hat „Telefon der Stelle“ entfernt; vorher stand dort: 03841 123",
        "Vera Erste hat „Telefon der Stelle“ eingetragen: 03841 123",
    ]
    page.get_by_role("link", name="Stelle Wismar").click()
    assert page.url.endswith(OFFICE)
    assert page.get_by_text("03841 123").count() == 0


def test_of_two_editors_the_second_sees_both_versions_and_nothing_is_lost(opened):
    first = opened(0, f"{OFFICE}aendern/", java_script_enabled=False)
    second = opened(1, f"{OFFICE}aendern/", java_script_enabled=False)
    for page, street in ((first, "Am Markt 1"), (second, "Am Hafen 2")):
        page.get_by_label("Straße und Hausnummer").fill(street)
        with page.expect_navigation() as answer:
            page.get_by_role("button", name="Änderungen speichern").click()
    assert answer.value.status == 409
    row = second.get_by_role("row").filter(has_text="Straße und Hausnummer")
    assert row.get_by_role("cell").all_inner_texts() == ["Am Markt 1", "Am Hafen 2"]
    second.get_by_role("button", name="Meine Fassung speichern").click()
    assert second.url.endswith(OFFICE)
    second.get_by_role("link", name="Was sich geändert hat, und zurücksetzen").click()
    assert told(second)[:2] == [
        "Viktor Zweiter hat „Straße und Hausnummer“ geändert, von „Am Markt 1“ in „Am Hafen 2“.",
        "Vera Erste hat „Straße und Hausnummer“ eingetragen: Am Markt 1",
    ]
