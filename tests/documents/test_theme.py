"""Colours and logos of organisations: what becomes of them, and what is refused in which words."""

import io

import pytest
from PIL import Image

from wirnetz.documents.content import Theme
from wirnetz.documents.theme import ThemeError, check_logo, contrast, oklch, theme_for

BRANDS = ("#003366", "#ffcc00", "#007a3d", "#888888", "#00a0e3", "#5b2c83", "#ff7f00", "#000000", "#ffffff")


def picture(width=200, height=80, kind="PNG"):
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#003366").save(data, kind)
    return data.getvalue()


def test_the_house_colour_gives_the_house_theme():
    assert theme_for("#A2195E") == Theme()


def test_colours_of_the_look_are_met():
    assert [oklch(0.475, 0.178, 357), oklch(0.925, 0.035, 357)] == ["#a2195e", "#fbdde6"]


def test_contrast_of_black_on_white_is_21():
    assert (round(contrast("#000000", "#ffffff"), 2), contrast("#777777", "#777777")) == (21.0, 1.0)


@pytest.mark.parametrize("brand", BRANDS)
def test_accent_can_be_read_on_page_and_plate(brand):
    theme = theme_for(brand)
    assert min(contrast(theme.accent, "#ffffff"), contrast(theme.accent, theme.plate)) >= 4.5
    assert contrast(theme.ink, theme.accent_tint) >= 7
    assert contrast(theme.accent_deep, "#ffffff") > contrast(theme.accent, "#ffffff")


def test_ink_and_plate_stay():
    theme = theme_for("#003366", name="Haus")
    assert (theme.ink, theme.plate, theme.name) == (Theme().ink, Theme().plate, "Haus")


@pytest.mark.parametrize("red", ["#e2001a", "#d40000", "#ff3b1f"])
def test_reds_belong_to_errors(red):
    with pytest.raises(ThemeError) as caught:
        theme_for(red)
    assert str(caught.value).startswith(f"Die Farbe {red} ist ein Rot, das in Wirnetz für Fehler steht.")


@pytest.mark.parametrize("text", ["blau", "#12345", "", "#gggggg"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ThemeError, match=r"ist keine Farbe\. Bitte geben Sie sie in der Form #a2195e an\."):
        theme_for(text)


def test_a_logo_is_kept_with_its_words():
    theme = theme_for("#003366", logo=picture(), logo_alt="Logo des Hauses")
    assert (theme.logo, theme.logo_alt) == (picture(), "Logo des Hauses")


def test_size_of_a_jpeg():
    assert check_logo(picture(120, 60, "JPEG")) == (120, 60)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg/>", "ist kein lesbares Bild"),
        (b"", "ist kein lesbares Bild"),
        (picture()[:100], "ist kein lesbares Bild"),
        (picture(kind="GIF"), "ist kein lesbares Bild"),
        (picture(40, 40), "misst nur 40 × 40 Bildpunkte"),
        (picture(4100, 50), "misst 4100 × 50 Bildpunkte"),
        (b"0" * 2_000_001, "ist größer als 2 MB"),
    ],
)
def test_a_logo_that_is_no_picture_is_refused_in_german(data, words):
    with pytest.raises(ThemeError, match=words):
        theme_for("#003366", logo=data)
