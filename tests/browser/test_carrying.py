"""An adviser on a phone notes what was brought in: from the offer's page with three touches, under half a minute.

The walk counts what has to be touched; WALK_PICTURES=folder keeps a picture of each step.
"""

import os
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.activities.models import CarriedNote
from wirnetz.offers.models import Offer
from wirnetz.organisations.enums import OrganisationKind, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area

pytestmark = [pytest.mark.browser, pytest.mark.drill, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TODAY = timezone.localdate()
TOUCHES = 3
FIELDS = 4
"""What the form shows at once: network, what, when, what became of it."""


@pytest.fixture(scope="module")
def cookie(site, django_db_blocker):
    """A house in Schwerin and its adviser; committed for the server, taken out afterwards."""
    with django_db_blocker.unblock():
        node = add_node(kind=NodeKind.ORGANISATION, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
        house = Organisation.objects.create(
            slug="pruefhaus",
            name="Prüfhaus",
            kind=OrganisationKind.CHAMBER,
            reach=Reach.REGIONAL,
            seat=Area.objects.current().get(key="13004"),
            node=node,
            is_example=True,
        )
        person = Person.objects.create_user("ada@pruefhaus.example", name="Ada Beratung")
        Grant.objects.create(person=person, node=node, role=Role.EDITING, from_on=TODAY)
        yield sign_in(Client(), person).cookies["sessionid"].value
        CarriedNote.objects.filter(organisation=house).delete()
        Grant.objects.unscoped("test").filter(node=node).delete()
        house.delete()
        node.delete()


@pytest.fixture
def phone(browser, browser_context_args, site, cookie):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 360, "height": 800}})
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    yield context.new_page()
    context.close()


def test_from_the_offer_to_the_note_in_three_touches(phone, site, tmp_path):
    folder = Path(os.environ.get("WALK_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)

    def look(name):
        phone.screenshot(path=folder / f"eingebracht-{name}.png", full_page=True)
        found = Axe().run(phone, options=RULES).response["violations"]
        assert [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found] == [], name
        assert phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

    offer = Offer.objects.filter(is_shared=True).order_by("sort_key").first()
    phone.goto(f"{site}/angebote/{offer.slug}/")
    look("angebot")
    began, touched = time.monotonic(), 0
    phone.get_by_role("link", name="Wir haben es eingebracht").click()
    touched += 1
    form = phone.locator("#vermerken").locator("xpath=ancestor::section").locator("form")
    assert form.locator("input:visible:not([type=hidden]), select:visible").count() == FIELDS
    assert phone.get_by_label("Was haben Sie eingebracht?").input_value() == f"a:{offer.slug}"
    look("formular")
    phone.get_by_label("In welches Netzwerk?").select_option(index=1)
    touched += 1
    phone.get_by_role("button", name="Eingebracht vermerken").click()
    touched += 1
    assert (touched, time.monotonic() - began < 30) == (TOUCHES, True)
    assert phone.locator("p.answer").inner_text().startswith("Eine Idee in ein Netzwerk eingebracht")
    look("gespeichert")
