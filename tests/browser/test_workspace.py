"""The workspace in a real browser: nothing for axe to find, nothing sideways, and a walk without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from tests.browser.pages import MODES
from tests.signing_in import sign_in
from tests.turns import some_every_day
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.networks.actions import add_involvement
from wirnetz.networks.models import Involvement, Network
from wirnetz.organisations.actions import AdviserValues, OfficeValues, add_adviser, add_office
from wirnetz.organisations.enums import OrganisationKind, Reach, Visibility
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.regions.queries import place_of_address

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TODAY = timezone.localdate()
HOUSE = "/arbeitsplatz/pruefhaus/"
PATHS = (
    "/arbeitsplatz/",
    HOUSE,
    f"{HOUSE}stellen/",
    f"{HOUSE}stellen/pruefhaus-stelle-wismar/",
    f"{HOUSE}stellen/pruefhaus-stelle-wismar/aendern/",
    f"{HOUSE}stellen/pruefhaus-stelle-wismar/beenden/",
    f"{HOUSE}stellen/pruefhaus-stelle-wismar/zusammenfuehren/",
    f"{HOUSE}stellen/pruefhaus-stelle-wismar/zusammenfuehren/?mit=pruefhaus-stelle-parchim",
    f"{HOUSE}stellen/pruefhaus-stelle-rostock/",
    f"{HOUSE}stellen/pruefhaus-stelle-rostock/wieder/",
    f"{HOUSE}stelle-eintragen/",
    f"{HOUSE}personen/",
    f"{HOUSE}personen/aktiv/",
    f"{HOUSE}personen/neu/",
    f"{HOUSE}personen/NUMBER/",
    f"{HOUSE}personen/NUMBER/aendern/",
    f"{HOUSE}erscheinungsbild/",
)


@pytest.fixture(scope="module")
def house(site, django_db_blocker):
    """A house with two offices and a person, and who runs it; committed for the server, taken out afterwards."""
    with django_db_blocker.unblock():
        root = Node.objects.get(kind=NodeKind.ALLIANCE)
        made = Organisation.objects.create(
            slug="pruefhaus",
            name="Prüfhaus",
            kind=OrganisationKind.CHAMBER,
            reach=Reach.REGIONAL,
            node=add_node(kind=NodeKind.ORGANISATION, parent=root),
            is_example=True,
        )
        for town, postcode in (("Wismar", "23966"), ("Parchim", "19370")):
            at = place_of_address(postcode, town)
            values = OfficeValues(
                f"Stelle {town}", postcode=postcode, seat_city=town, seat=at.district, municipality=at.municipality
            )
            add_office(parent=made, values=values, by=None, on=TODAY, is_example=True)
        closed = add_office(parent=made, values=OfficeValues("Stelle Rostock"), by=None, on=TODAY, is_example=True)
        Organisation.objects.filter(pk=closed.pk).update(ended_on="2026-03", ended_reason="Mietvertrag beendet")
        values = AdviserValues(made, "Paula Prüfung", phone="030 23125 1", name_visibility=Visibility.PUBLIC)
        adviser = add_adviser(values=values, by=None, on=TODAY, is_example=True)
        add_involvement(
            adviser=adviser, organisation=made, network=Network.objects.first(), role="member", from_on=TODAY, by=None
        )
        person = Person.objects.create_user("paula@pruefhaus.example", name="Paula Prüfung")
        Grant.objects.create(person=person, node=made.node, role=Role.ADMINISTRATION, from_on=TODAY)
        cookie = sign_in(Client(), person).cookies["sessionid"].value  # outside of any test, so that it is committed
        yield adviser, cookie
        Involvement.objects.unscoped("test").filter(adviser=adviser).delete()
        Adviser.objects.unscoped("test").filter(organisation=made).delete()
        Grant.objects.unscoped("test").filter(person=person).delete()
        nodes = [made.node_id, *Organisation.objects.filter(parent=made).values_list("node_id", flat=True)]
        Organisation.objects.filter(parent=made).delete()
        made.delete()
        Node.objects.filter(pk__in=nodes[1:]).delete()
        Node.objects.filter(pk=nodes[0]).delete()


@pytest.fixture
def opened(browser, browser_context_args, site, house):
    contexts = []
    adviser, cookie = house

    def open_page(path, width, scheme, **options):
        context = browser.new_context(
            **{**browser_context_args, "viewport": {"width": width, "height": 900}, "color_scheme": scheme, **options}
        )
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
        contexts.append(context)
        page = context.new_page()
        address = site + path.replace("NUMBER", str(adviser.pk))
        page.goto(address)
        assert page.url == address
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("number", "path"), some_every_day(enumerate(PATHS)))
def test_page_is_accessible_and_fits(opened, number, path):
    page = opened(path, *MODES[number % len(MODES)])
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_wrong_office_is_asked_back_and_a_right_one_stands_on_the_map(opened):
    page = opened(f"{HOUSE}stelle-eintragen/", 360, "light", java_script_enabled=False)
    page.get_by_label("Name der Stelle").fill("Stelle Grevesmühlen")
    page.get_by_label("Ort", exact=True).fill("Xyzzyhausen")
    page.get_by_role("button", name="Stelle eintragen").click()
    assert page.get_by_role("alert").is_visible()
    page.get_by_label("Postleitzahl").fill("23936")
    page.get_by_label("Ort", exact=True).fill("Grevesmühlen")
    page.get_by_role("button", name="Stelle eintragen").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Stelle Grevesmühlen")
    assert "Landkreis Nordwestmecklenburg" in page.locator(".answer").inner_text()


def test_a_preview_shows_what_others_see_without_saving(opened):
    page = opened(f"{HOUSE}personen/neu/", 1280, "dark", java_script_enabled=False)
    page.get_by_label("Name", exact=True).fill("Erika Vorschau")
    page.get_by_label("Dienstliches Telefon").fill("030 23125 2")
    page.get_by_role("button", name="Erst zeigen, wie andere es sehen").click()
    shown = page.locator(".glances li").all_inner_texts()
    assert ["sehen nichts" in text for text in shown] == [True, True, False]
    assert "030 23125 2" in shown[2]
