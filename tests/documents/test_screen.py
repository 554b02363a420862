"""The alliance's own colour on the screen: readable in light and dark for every hue, reds refused with a way out."""

import pytest

from wirnetz.documents.screen import DARK_PAGE, DARK_PLATE, nearest_allowed, screen_colours, screen_style
from wirnetz.documents.theme import PAGE, PLATE, ThemeError, contrast, oklch

HUES = [hue for hue in range(0, 360, 15) if not 15 <= hue <= 45]


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("chroma", [0.02, 0.1, 0.2])
def test_every_hue_can_be_read_on_every_ground(hue, chroma):
    light, dark = screen_colours(oklch(0.6, chroma, hue))
    assert min(contrast(light["accent"], ground) for ground in (PAGE, PLATE)) >= 4.5
    assert min(contrast(dark["accent"], ground) for ground in (DARK_PAGE, DARK_PLATE)) >= 4.5
    assert contrast(dark["on-accent"], dark["accent"]) >= 4.5


@pytest.mark.parametrize("hue", [16, 22, 30, 38, 44])
def test_for_a_refused_red_the_nearest_colour_is_taken(hue):
    red = oklch(0.55, 0.19, hue)
    with pytest.raises(ThemeError):
        screen_colours(red)
    screen_colours(nearest_allowed(red))


def test_what_is_no_colour_has_no_neighbour():
    with pytest.raises(ThemeError, match="ist keine Farbe"):
        nearest_allowed("blau")


def test_the_style_names_variables_only():
    text = screen_style("#1b6e8c")
    assert text.count("--accent:") == 3
    assert "</" not in text
