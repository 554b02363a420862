"""A joint activity on a phone: founded by one house, carried by two, joined by a network, with what came of it.

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
from wirnetz.activities.models import JointActivity
from wirnetz.core.models import OutboxMail
from wirnetz.networks.enums import Coverage, NetworkKind
from wirnetz.networks.models import Network
from wirnetz.organisations.enums import OrganisationKind, Reach
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.browser, pytest.mark.drill, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TODAY = timezone.localdate()
HOUSES = (("aktionskammer", "Aktionskammer Nord", "ada"), ("aktionskasse", "Aktionskasse Süd", "bert"))
TOUCHES = {"found": 8, "carry": 3, "plan": 4, "join": 5, "result": 5}
"""At most as many taps and fields for each part: founding, agreeing, beginning with one step, joining, the result."""
SHOWN = (
    "Dreißig Betriebe an der Küste sprechen über ihre Nachfolge.",
    "Einladung an 800 Betriebe",
    "Räume in acht Filialen",
    "Zwei Betriebsabende in Wismar",
    "Erreicht wurden 30 Betriebe, jeder einmal gezählt.",
    "Einladung schreiben",
    "Wer früh fragt, wird nicht übersehen.",
)
"""What the page of the activity tells everybody in the end."""


@pytest.fixture(scope="module")
def cookies(site, django_db_blocker):
    """Two houses and a network with one person each; committed for the server, taken out afterwards."""
    with django_db_blocker.unblock():
        root, nodes, people = Node.objects.get(kind=NodeKind.ALLIANCE), [], {}
        for slug, name, person in HOUSES:
            nodes.append(add_node(kind=NodeKind.ORGANISATION, parent=root))
            common = {"kind": OrganisationKind.CHAMBER, "reach": Reach.REGIONAL, "is_example": True}
            Organisation.objects.create(slug=slug, name=name, node=nodes[-1], **common)
            people[person] = nodes[-1]
        nodes.append(add_node(kind=NodeKind.NETWORK, parent=root))
        common = {"kind": NetworkKind.OWN, "coverage": Coverage.UNKNOWN, "is_example": True}
        network = Network.objects.create(slug="pruefkueste", name="Prüfnetz Küste", node=nodes[-1], **common)
        people["nina"] = nodes[-1]
        found = {}
        for name, node in people.items():
            person = Person.objects.create_user(f"{name}@pruefaktion.example", name=name.title())
            Grant.objects.create(person=person, node=node, role=Role.EDITING, from_on=TODAY)
            found[name] = sign_in(Client(), person).cookies["sessionid"].value
        yield found
        JointActivity.objects.filter(carriers__organisation__slug="aktionskammer").delete()
        OutboxMail.objects.unscoped("test").filter(to_address__endswith="@pruefaktion.example").delete()
        Grant.objects.unscoped("test").filter(node__in=nodes).delete()
        network.delete()
        Organisation.objects.filter(slug__in=["aktionskammer", "aktionskasse"]).delete()
        Node.objects.filter(pk__in=[node.pk for node in nodes]).delete()


class Phone:
    """A page at 360 pixels that counts what somebody touches, and whose it is."""

    def __init__(self, context, site, cookies, folder):
        self.context, self.site, self.cookies, self.folder = context, site, cookies, folder
        self.page, self.touched = context.new_page(), 0

    def hand_to(self, name):
        self.context.clear_cookies()
        if name:
            self.context.add_cookies([{"name": "sessionid", "value": self.cookies[name], "url": self.site}])
        self.touched = 0

    def open(self, path):
        self.page.goto(f"{self.site}{path}")

    def tap(self, role, name):
        self.page.get_by_role(role, name=name).first.click()
        self.touched += 1

    def write(self, **answers):
        for field, value in answers.items():
            self.page.locator(f"[name={field}]:not([type=hidden])").first.fill(value)
            self.touched += 1

    def look(self, name):
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self.folder / f"aktion-{name}.png", full_page=True)
        found = Axe().run(self.page, options=RULES).response["violations"]
        assert [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found] == [], name
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(wide) <= 0, name

    def says(self, words):
        return words in self.page.locator("main").inner_text().replace("\xa0", " ").replace("\xad", "")


@pytest.fixture
def phone(browser, browser_context_args, site, cookies):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 360, "height": 800}})
    pictures = os.environ.get("WALK_PICTURES")
    yield Phone(context, site, cookies, Path(pictures) if pictures else None)
    context.close()


def test_two_carry_it_one_joins_and_the_page_tells_what_came_of_it(phone):
    until = (TODAY + timedelta(days=60)).isoformat()
    phone.hand_to("ada")
    phone.open("/arbeitsplatz/aktionskammer/aktionen/")
    phone.tap("link", "Gemeinsame Aktion beginnen")
    phone.write(
        title="Wochen der Nachfolge an der Küste",
        goal="Dreißig Betriebe an der Küste sprechen über ihre Nachfolge.",
        from_on=TODAY.isoformat(),
        until_on=until,
        contribution="Einladung an 800 Betriebe",
        others="Aktionskasse",
    )
    phone.tap("button", "Aktion anlegen und fragen")
    assert phone.touched <= TOUCHES["found"]
    plan = phone.page.url.removeprefix(phone.site)

    phone.hand_to("bert")
    phone.open("/arbeitsplatz/")
    phone.tap("link", "Zusagen oder absagen")
    phone.write(contribution="Räume in acht Filialen")
    phone.tap("button", "Zusagen")
    assert phone.touched <= TOUCHES["carry"]

    phone.hand_to("ada")
    phone.open(plan)
    phone.tap("button", "Aktion beginnen")
    phone.write(text="Einladung schreiben")
    phone.tap("button", "Schritt eintragen")
    phone.tap("button", "abhaken")
    assert phone.says("erledigt am")
    assert phone.touched <= TOUCHES["plan"]
    phone.look("plan")

    campaign = plan.removesuffix("plan/")
    phone.hand_to("nina")
    phone.open(campaign)
    phone.tap("link", "Mitmachen")
    phone.write(plan="Zwei Betriebsabende in Wismar", from_on=TODAY.isoformat(), until_on=until)
    phone.look("mitmachen")
    phone.tap("button", "Mitmachen")
    assert phone.touched <= TOUCHES["join"]

    phone.touched = 0
    phone.tap("link", "Beteiligung: Prüfnetz Küste")
    phone.write(firm_count="34", known_count="4", learnt="Wer früh fragt, wird nicht übersehen.")
    phone.tap("button", "Speichern")
    assert phone.touched <= TOUCHES["result"]

    phone.hand_to("")
    phone.open(campaign)
    for words in SHOWN:
        assert phone.says(words), words
    phone.look("seite")
