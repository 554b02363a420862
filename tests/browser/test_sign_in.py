"""Signing in with a real browser: by a code without script, and by a passkey under the strict policy.

The served product has its own connection to the database: people come into being through its pages only.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.accounts.mailbox import code_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def opened(browser, browser_context_args):
    """A page in a browser of its own."""
    contexts = []

    def open_page(width=1280, scheme="light", **options):
        size = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
        context = browser.new_context(**{**browser_context_args, **size, **options})
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def here(site):
    """The served product under the name that passkeys need."""
    return site.replace("127.0.0.1", "localhost")


def sign_up(page, here, address):
    page.goto(here + "/konto/registrieren/")
    page.get_by_label("Ihr Name").fill("Dora Muster")
    page.get_by_label("Ihre E-Mail-Adresse").fill(address)
    page.get_by_role("button", name="Weiter zum Code").click()
    page.get_by_label("Code aus der Mail").fill(code_for(address))
    page.get_by_role("button", name="Adresse bestätigen").click()
    page.wait_for_url(here + "/arbeitsplatz/")


def sign_out(page, here):
    page.goto(here + "/konto/")
    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_url(here + "/")


def check(page):
    found = Axe().run(page, options=RULES)
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.complaints == []


def test_a_code_works_without_script(opened, here):
    page = opened(width=360, java_script_enabled=False)
    sign_up(page, here, "ohne-skript@wirnetz.example")
    sign_out(page, here)
    page.goto(here + "/konto/sitzungen/")
    page.get_by_label("Ihre E-Mail-Adresse").fill("ohne-skript@wirnetz.example")
    page.get_by_role("button", name="Code schicken").click()
    page.get_by_label("Code aus der Mail").fill(code_for("ohne-skript@wirnetz.example"))
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(here + "/konto/sitzungen/")
    assert "nur in diesem Browser" in page.locator(".answer").inner_text()


def test_a_passkey_is_made_and_signs_in_by_itself(opened, here):
    page = opened()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    number = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    sign_up(page, here, "passkey@wirnetz.example")
    page.goto(here + "/konto/")
    page.get_by_role("link", name="Passkeys und zweiten Faktor verwalten").click()
    page.get_by_role("link", name="Passkey einrichten").click()
    page.get_by_label("Bezeichnung").fill("Laptop Büro")
    page.get_by_role("button", name="Passkey einrichten").click()
    page.wait_for_url(here + "/konto/sicherheit/notfall/")
    assert page.locator(".codes li").count() == 10
    assert len(device.send("WebAuthn.getCredentials", {"authenticatorId": number})["credentials"]) == 1
    page.get_by_role("link", name="Aufbewahrt, weiter").click()
    sign_out(page, here)
    page.goto(here + "/konto/anmelden/?next=/konto/sicherheit/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url(here + "/konto/sicherheit/")
    assert page.get_by_role("heading", name="Laptop Büro").count() == 1
    page.get_by_role("link", name="Neue Notfallcodes").click()
    assert page.url == here + "/konto/sicherheit/notfall/neu/"  # the passkey has just confirmed who it is
    assert page.complaints == []


def test_a_passkey_that_is_refused_leaves_the_code(opened, here):
    page = opened()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto(here + "/konto/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.get_by_text("Der Passkey wurde nicht bestätigt.").wait_for(timeout=10_000)
    assert page.get_by_label("Ihre E-Mail-Adresse").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), pytest.param(1280, "dark", marks=pytest.mark.drill)])
def test_the_pages_are_accessible(opened, here, width, scheme):
    page = opened(width, scheme)
    page.goto(here + "/konto/anmelden/")
    check(page)
    sign_up(page, here, f"pruefung-{width}@wirnetz.example")
    for path in ("", "sicherheit/", "sicherheit/app/", "sicherheit/passkey/neu/", "sitzungen/", "adresse/", "name/"):
        page.goto(f"{here}/konto/{path}")
        check(page)
