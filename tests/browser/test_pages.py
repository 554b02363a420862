"""What holds for every page: nothing for axe to find, nothing sideways, nobody else asked, light enough."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import MODES, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db]  # without the mark no test database is made
LIGHTEST_PROMISE = 250_000


def weight_of(answer):
    """What a first visitor loads for this answer in bytes; everything but fonts travels compressed."""
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body, 6))


def rotation():
    """Every third page every day, the modes taking turns; all of them, most in two modes, in the long tests."""
    for number, path in enumerate(PAGES):
        usual, second = MODES[(number // 3 + number) % 4], MODES[(number + 1) % 4]
        yield pytest.param(path, usual, marks=() if number % 3 == 0 else pytest.mark.drill)
        if second != usual:
            yield pytest.param(path, second, marks=pytest.mark.drill)


@pytest.fixture
def opened(browser, browser_context_args, site):
    contexts = []

    def open_page(path, width, scheme, **options):
        context = browser.new_context(
            **{**browser_context_args, "viewport": {"width": width, "height": 900}, "color_scheme": scheme, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.hosts, page.answers = set(), []
        page.on("response", lambda answer: page.answers.append(answer) or None)  # a list's own method is refused
        page.on("request", lambda request: page.hosts.add(request.url.split("/")[2]) if "//" in request.url else None)
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("path", "mode"), list(rotation()))
def test_page_is_accessible_calm_private_and_light(opened, site, path, mode):
    page = opened(path, *mode)
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    problems = [
        (violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
        for violation in found.response["violations"]
    ]
    assert problems == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.hosts == {site.split("/")[2]}
    assert sum(weight_of(answer) for answer in page.answers) <= LIGHTEST_PROMISE
    assert [text for text in page.complaints if "404" not in text] == []


def test_finder_works_without_script_and_by_keyboard(opened, site):
    page = opened("/", 360, "light", java_script_enabled=False)
    page.get_by_label("Postleitzahl oder Ort").fill("19053")
    page.keyboard.press("Enter")
    page.wait_for_url("**/region/13004/")
    assert page.get_by_role("heading", level=1).inner_text() == "Stadt Schwerin"


def test_a_kit_is_built_without_script(opened, site):
    page = opened("/mappe/?region=13004", 1280, "light", java_script_enabled=False)
    page.get_by_label("Für welche Organisation?").fill("IHK Schwerin")
    page.get_by_role("button", name="Mappe zusammenstellen").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Alles herunterladen (ZIP)").click()
    assert waiting.value.suggested_filename.endswith(".zip")
    assert waiting.value.path().stat().st_size > 50_000


def test_skip_link_is_the_first_stop(opened):
    page = opened("/region/13004/", 1280, "light")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt"
