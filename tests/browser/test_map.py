"""The map by keyboard: one tab stop, arrow keys from area to area, a way past it without script."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
FOCUSED = "document.activeElement.querySelector('title')?.textContent ?? document.activeElement.className"


@pytest.fixture
def home(browser, browser_context_args, site):
    """Opens the home page with the focus on the last link of the finder."""
    contexts = []

    def open_home(**options):
        context = browser.new_context(**{**browser_context_args, "viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.goto(site + "/", wait_until="networkidle")
        page.locator(".finder .hint a").last.focus()
        return page

    yield open_home
    for context in contexts:
        context.close()


def test_the_map_is_one_tab_stop(home):
    page = home()
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('.skip-map, .map-areas, .credit')?.classList[0]"))
    assert stops == ["skip-map", "map-areas", "credit"]


def test_arrow_keys_go_to_the_neighbour_and_the_line_names_it(home):
    page = home()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(FOCUSED)
    assert first != second
    assert page.locator(".sheet > .over > .under").inner_text() == second
    page.keyboard.press("Home")
    assert page.evaluate(FOCUSED) == first
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == second


@pytest.mark.drill
def test_every_area_is_reached_with_arrow_keys(home):
    """Each area is the neighbour of another one in some direction."""
    page = home()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    unreached = page.evaluate(
        """() => {
            const areas = [...document.querySelectorAll("svg.map:not(.map-narrow) .map-areas a")];
            const found = new Set([areas[0]]);
            const waiting = [areas[0]];
            while (waiting.length) {
                const from = waiting.pop();
                for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "End"]) {
                    from.focus();
                    from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
                    const now = document.activeElement;
                    if (!found.has(now)) { found.add(now); waiting.push(now); }
                }
            }
            return areas.filter((area) => !found.has(area)).map((area) => area.textContent);
        }"""
    )
    assert unreached == []


def test_skip_link_passes_the_map_without_script(home):
    page = home(java_script_enabled=False)
    page.keyboard.press("Tab")
    assert page.locator(".skip-map").bounding_box()["width"] > 100
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(".credit a:focus").count() == 1
