"""Areas of a division pressed on the map: at once by mouse and keyboard, as links where nothing is scripted."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from tests.signing_in import sign_in
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Grant, Person
from wirnetz.networks.models import Network

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SLUG = "om-netzwerk-luebeck-west-mecklenburg"
PAGE = f"/landschaft/teilen/{SLUG}/verschieben/?teile=2&ebene=kreis&haeuser=0&gleich=25&orte=&vorschlag=1"
AREA = ".plan-map .map-areas a"
MOVED = "Ein Gebiet ist verschoben"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def cookie(site, django_db_blocker):
    """Somebody who keeps the entry of an own network; committed for the server, taken out afterwards."""
    with django_db_blocker.unblock():
        node = Network.objects.select_related("node").get(slug=SLUG).node
        person = Person.objects.create_user("vera@verschieben.example", name="Vera Verschieben")
        Grant.objects.create(person=person, node=node, role=Role.EDITING, from_on=timezone.localdate())
        yield sign_in(Client(), person).cookies["sessionid"].value
        Grant.objects.unscoped("test").filter(person=person).delete()


@pytest.fixture
def opened(browser, browser_context_args, site, cookie):
    contexts = []

    def open_page(**options):
        context = browser.new_context(**{**browser_context_args, "viewport": {"width": 1280, "height": 900}, **options})
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
        contexts.append(context)
        page = context.new_page()
        page.goto(site + PAGE)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_an_area_is_moved_where_it_is_pressed_and_back_again(opened):
    page = opened()
    page.evaluate("window.stays = true")
    page.locator(AREA).first.focus()
    name = page.evaluate("document.activeElement.textContent.split(' nach ')[0]")
    page.keyboard.press("Enter")
    page.locator(".answer", has_text=MOVED).wait_for()
    assert page.locator(".list a", has_text=name).count() == 1
    assert page.evaluate("[window.stays, document.activeElement.textContent.split(' nach ')[0]]") == [True, name]
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.go_back()
    page.locator(".answer", has_text="Welches Gebiet").wait_for()
    assert page.evaluate("window.stays") is True


def test_without_script_pressing_an_area_loads_the_page_with_it_moved(opened):
    page = opened(java_script_enabled=False)
    page.locator(AREA).first.click()
    assert MOVED in page.locator(".answer").inner_text()
