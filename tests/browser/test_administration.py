"""The alliance office and its first hour in a real browser: nothing for axe to find, nothing sideways, a walk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from tests.browser.pages import MODES
from tests.signing_in import sign_in
from tests.turns import some_every_day
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.core.mail import send_mail
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.offers.models import Offer
from wirnetz.organisations.actions import add_body
from wirnetz.organisations.enums import ApplicationState, BodyKind
from wirnetz.organisations.models import Body, PartnershipApplication

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OFFICE = "/verwaltung/"
PATHS = (
    OFFICE,
    f"{OFFICE}partner/",
    f"{OFFICE}partner/neu/",
    f"{OFFICE}partner/ihk-schwerin/",
    f"{OFFICE}partner/ihk-schwerin/aendern/",
    f"{OFFICE}partner/ihk-schwerin/beenden/",
    f"{OFFICE}antraege/",
    f"{OFFICE}antraege/APPLICATION/",
    f"{OFFICE}personen/",
    f"{OFFICE}personen/einladen/",
    f"{OFFICE}personen/rolle/GRANT/beenden/",
    f"{OFFICE}katalog/",
    f"{OFFICE}katalog/neu/",
    f"{OFFICE}katalog/OFFER/",
    f"{OFFICE}gremien/",
    f"{OFFICE}gremien/pruefplenum/",
    f"{OFFICE}gremien/pruefplenum/aendern/",
    f"{OFFICE}gremien/pruefplenum/beenden/",
    f"{OFFICE}einstellungen/",
    f"{OFFICE}einstellungen/name/",
    f"{OFFICE}einstellungen/betrieb/",
    f"{OFFICE}einstellungen/mail/",
    f"{OFFICE}einstellungen/regeln/",
    f"{OFFICE}einstellungen/inhalt/",
    f"{OFFICE}postausgang/",
    f"{OFFICE}postausgang/MAIL/",
    "/einrichten/name/",
    "/einrichten/betrieb/",
    "/einrichten/mails/",
    "/einrichten/gremien/",
    "/einrichten/anfang/",
    "/einrichten/fertig/",
    "/partner-werden/",
    "/partner-werden/gesendet/",
    "/partner-werden/bestaetigen/kein-schluessel/",
    f"{OFFICE}protokoll/",
    f"{OFFICE}datenschutz/",
)


def _leave_as_found():
    """Take everything out again but the person, whom the record of acts names."""
    bodies = Body.objects.all()
    nodes = list(bodies.values_list("node_id", flat=True))
    Grant.objects.unscoped("test").filter(person__email="anna@buero.example").delete()
    bodies.delete()
    Node.objects.filter(pk__in=nodes).delete()
    PartnershipApplication.objects.unscoped("test").delete()
    OutboxMail.objects.unscoped("test").delete()
    Installation.objects.all().delete()


@pytest.fixture(scope="module")
def office(site, django_db_blocker):
    """Who runs the alliance, an application, a body and a mail; committed for the server, taken out afterwards."""
    with django_db_blocker.unblock():
        known = Person.objects.filter(email="anna@buero.example").first()  # an earlier run on the same database
        person = known or Person.objects.create_user("anna@buero.example", name="Anna Büro")
        root = Node.objects.get(kind=NodeKind.ALLIANCE)
        today = timezone.localdate()
        grant = Grant.objects.create(person=person, node=root, role=Role.ADMINISTRATION, from_on=today)
        body = add_body(name="Prüfplenum", kind=BodyKind.PLENARY, by=None)
        Body.objects.filter(pk=body.pk).update(slug="pruefplenum")
        application = PartnershipApplication.objects.create(
            organisation_name="Industrie- und Handelskammer zu Prüfstedt",
            kind="chamber",
            contact_name="Vera Prüfung",
            contact_email="vera@pruefung.example",
            message="Wir möchten mitarbeiten.",
            state=ApplicationState.OPEN,
            token_hash="pruefung",
        )
        mail = send_mail(to="vera@pruefung.example", subject="Zur Probe", text="Guten Tag\n", kind="test")
        numbers = {
            "APPLICATION": application.pk,
            "GRANT": grant.pk,
            "MAIL": mail.pk,
            "OFFER": Offer.objects.order_by("pk").first().slug,
        }
        yield sign_in(Client(), person).cookies["sessionid"].value, numbers
        _leave_as_found()


@pytest.fixture
def opened(browser, browser_context_args, site, office):
    contexts = []
    cookie, numbers = office

    def open_page(path, width, scheme, **options):
        for name, value in numbers.items():
            path = path.replace(name, str(value))
        context = browser.new_context(
            **{**browser_context_args, "viewport": {"width": width, "height": 900}, "color_scheme": scheme, **options}
        )
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(site + path)
        assert "/konto/" not in page.url
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("path", "mode"), some_every_day((path, MODES[number % 4]) for number, path in enumerate(PATHS))
)
def test_page_is_accessible_and_calm(opened, path, mode):
    page = opened(path, *mode)
    found = Axe().run(page, options=RULES)
    problems = [
        (violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
        for violation in found.response["violations"]
    ]
    assert problems == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.complaints == []


def test_the_first_hour_from_name_to_office_without_script(opened, tmp_path):
    page = opened("/einrichten/", 1280, "light", java_script_enabled=False)

    def picture(name):
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)

    page.get_by_label("Name der Allianz").fill("Bündnis Nord")
    page.get_by_label("Akzentfarbe").fill("#c0392b")
    page.get_by_role("button", name="Weiter zum Betrieb").click()
    assert "Die nächste Farbe, die geht, ist #" in page.locator(".field.bad .msg").inner_text()
    picture("1-farbe-abgelehnt")
    page.get_by_label("Akzentfarbe").fill("#1b6e8c")
    picture("1-name")
    page.get_by_role("button", name="Weiter zum Betrieb").click()
    page.get_by_label("Wer die Seite betreibt").fill("Bündnis Nord e. V.")
    page.get_by_label("Postanschrift").fill("Kai 1\n24103 Kiel")
    page.get_by_label("Wer Fragen zum Datenschutz beantwortet").fill("Die Geschäftsstelle")
    picture("2-betrieb")
    page.get_by_role("button", name="Weiter zu den Mails").click()
    page.get_by_role("button", name="Testmail an mich").click()
    assert "Ein Mailserver ist nicht eingestellt." in page.get_by_role("status").inner_text()
    picture("3-mails")
    page.get_by_role("button", name="Weiter zu den Gremien").click()
    page.get_by_label("Arbeitsgruppen").fill("AG Digital\nAG Gesundheit")
    picture("4-gremien")
    page.get_by_role("button", name="Weiter zum Anfang").click()
    picture("5-anfang")
    page.get_by_role("link", name="So lassen und weiter").click()
    assert "eine Angabe fehlt noch." in page.locator(".answer").inner_text()
    picture("6-fertig")
    page.get_by_role("button", name="Zur Geschäftsstelle").click()
    assert page.title() == "Was auf eine Entscheidung wartet – Bündnis Nord"
    picture("7-geschaeftsstelle")
    assert len(list(tmp_path.glob("*.png"))) == 8


def test_an_application_is_decided_by_keyboard(opened):
    page = opened("/verwaltung/", 360, "light", java_script_enabled=False)
    page.get_by_role("link", name="Antrag prüfen").first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Begründung").fill("Bitte melden Sie sich über Ihren Dachverband.")
    page.get_by_role("button", name="Antrag ablehnen").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: not address.rstrip("/").rpartition("/")[2].isdecimal())
    assert "Kein Antrag wartet auf eine Entscheidung." in page.locator(".answer").inner_text()
