"""An edition from the first word to the mail: written, agreed to by a second person, adapted by a house, released."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.infoservice.actions import release_due_editions
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.models import Adaptation, Edition, Mailing, MailingRecipient, Reader
from wirnetz.organisations.enums import OrganisationKind, Reach
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TITLE = "Zwei Häuser, ein Termin"


@pytest.fixture(scope="module")
def cookies(site, django_db_blocker):
    """Somebody who writes, somebody who releases, somebody of a house; committed for the server, then taken out."""
    with django_db_blocker.unblock():
        root = Node.objects.get(kind=NodeKind.ALLIANCE)
        node = add_node(kind=NodeKind.ORGANISATION, parent=root)
        house = Organisation.objects.create(
            slug="lesekammer", name="Lesekammer", node=node, kind=OrganisationKind.CHAMBER, reach=Reach.REGIONAL,
            is_example=True,
        )  # fmt: skip
        seats = (("Wera", root, Role.EDITING), ("Zeno", root, Role.RELEASE), ("Hanna", node, Role.EDITING))
        people = [Person.objects.create_user(f"{name}@lesekammer.example", name=name) for name, _node, _role in seats]
        for person, (_name, place, role) in zip(people, seats, strict=True):
            Grant.objects.create(person=person, node=place, role=role, from_on=timezone.localdate())
        yield [sign_in(Client(), person).cookies["sessionid"].value for person in people]
        MailingRecipient.objects.unscoped("test").delete()
        Mailing.objects.all().delete()
        Adaptation.objects.unscoped("test").filter(place=node).delete()
        Edition.objects.unscoped("test").filter(title=TITLE).delete()
        Reader.objects.unscoped("test").filter(canonical__endswith="@lesekammer.example").delete()
        Grant.objects.unscoped("test").filter(person__in=people).delete()
        house.delete()
        node.delete()


@pytest.fixture
def pages(browser, browser_context_args, site, cookies):
    contexts = [browser.new_context(**browser_context_args) for _cookie in cookies]
    for context, cookie in zip(contexts, cookies, strict=True):
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def _clean(page):
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


def _give_to_review(page):
    page.get_by_role("link", name="Zur Prüfung geben").click()
    _clean(page)
    page.get_by_role("button", name="Zur Prüfung geben").click()


def test_from_the_first_word_to_the_mail(pages, site):
    writer, second, house = pages
    writer.goto(f"{site}/verwaltung/infodienst/")
    _clean(writer)
    writer.get_by_role("link", name="Ausgabe beginnen").click()
    writer.get_by_label("Titel").fill(TITLE)
    writer.get_by_role("button", name="Ausgabe beginnen").click()
    writer.get_by_role("link", name="Meldung schreiben").first.click()
    writer.get_by_label("Überschrift", exact=True).fill("Ein gemeinsamer Abend im Januar")
    writer.locator("[name=text]").fill("Zwei Häuser laden zusammen ein.")
    writer.get_by_label("Das können Sie damit in Ihrem Netzwerk tun").fill("den Abend drei Betrieben nennen.")
    writer.get_by_text("Einen englischen Text dazu").click()
    writer.get_by_label("Überschrift auf Englisch").fill("An evening together in January")
    writer.get_by_label("Text auf Englisch").fill("Two houses invite together.")
    writer.get_by_label("Das können Sie damit tun, auf Englisch").fill("tell three firms about the evening.")
    _clean(writer)
    writer.get_by_role("button", name="Meldung speichern").click()
    writer.get_by_role("link", name="Vorschau").click()
    expect(writer.frame_locator("iframe.desk").get_by_role("heading", name=TITLE)).to_be_visible()
    _clean(writer)
    writer.get_by_role("link", name="Englisch").click()
    expect(writer.frame_locator("iframe.desk").get_by_text("What you can do with it")).to_be_visible()
    writer.go_back()
    writer.go_back()
    _clean(writer)
    _give_to_review(writer)

    second.goto(f"{site}/arbeitsplatz/")
    second.get_by_role("link", name="Lesen und zustimmen").first.click()
    expect(second.get_by_role("heading", name="An evening together in January")).to_be_visible()
    _clean(second)
    second.get_by_role("button", name="Zustimmen").click()

    house.goto(f"{site}/arbeitsplatz/lesekammer/infodienst/")
    _clean(house)
    house.get_by_role("listitem").filter(has_text=TITLE).get_by_role("link", name="Ansehen und anpassen").click()
    house.get_by_text("Kürzen oder anders sagen").first.click()
    house.get_by_label("Unsere Überschrift").first.fill("Ein Abend bei uns")
    _clean(house)
    house.get_by_role("button", name="So weitergeben").click()
    expect(house.get_by_text("Ihre Leute bekommen diese Fassung.")).to_be_visible()

    Edition.objects.unscoped("test").filter(title=TITLE).update(adapt_until=timezone.now())
    [edition] = release_due_editions(letter_for)
    rows = MailingRecipient.objects.unscoped("test").filter(mailing__title=TITLE).select_related("body")
    texts = {row.canonical: row.body.text for row in rows}
    assert "Ein Abend bei uns" in texts["hanna@lesekammer.example"]
    assert "Ein gemeinsamer Abend im Januar" in texts["wera@lesekammer.example"]
    writer.goto(f"{site}/verwaltung/infodienst/{edition.slug}/versand/")
    _clean(writer)
    writer.goto(f"{site}/infodienst/{edition.slug}/")
    _clean(writer)
    html = rows[0].body.html.replace("<body>", "<body><main>")  # a mail program shows it in its own main part
    writer.goto("about:blank")
    for width in (360, 1280):
        writer.set_viewport_size({"width": width, "height": 800})
        writer.set_content(html.replace("Zwei Häuser", "Netzwerkkoordinierungsstellen" * 5))
        _clean(writer)
        assert writer.evaluate("document.documentElement.scrollWidth") == width


def test_readers_choose_on_their_own_page(pages, site):
    reader = pages[2]
    reader.goto(f"{site}/konto/")
    reader.get_by_role("button", name="Meine Wahl für den Infodienst").click()
    _clean(reader)
    reader.get_by_role("button", name="Wahl speichern").click()
    expect(reader.get_by_text("Gespeichert: zu allen Themen")).to_be_visible()
