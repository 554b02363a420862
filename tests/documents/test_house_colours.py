"""A stranger's colours: as they are where they can be read, else a little darker or lighter, never ours."""

import pytest

from wirnetz.documents.pptx.house.colours import Ground, Scheme, Tone, modified, nearest_readable, palette_on
from wirnetz.documents.theme import contrast

SCHEME = Scheme({"bg1": "#ffffff", "tx1": "#222222", "bg2": "#eeeeee", "tx2": "#444444", "accent1": "#ffd400"})


def ground(colour):
    return Ground(Tone("bg1", colour), (colour,))


def test_yellow_on_white_becomes_dark_enough_and_stays_the_same_colour_of_the_scheme():
    tone = nearest_readable(SCHEME.tone("accent1"), ground("#ffffff"))
    assert tone.base == "accent1"
    assert contrast(tone.seen, "#ffffff") >= 4.5
    assert tone.xml() == '<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>'


@pytest.mark.parametrize("colour", ["#ffffff", "#0b1d2e", "#5b2a86", "#f5a800", "#777777"])
def test_ink_and_accent_can_be_read_on_any_plain_ground(colour):
    palette = palette_on(SCHEME, ground(colour))
    found = [palette.ground.contrast(palette.tones[name].seen) for name in ("tx1", "tx2", "accent1")]
    assert palette.is_readable
    assert min(found) >= 4.5


def test_what_is_too_wild_for_any_ink_is_said():
    assert not palette_on(SCHEME, Ground(SCHEME.tone("bg1"), ("#ffffff", "#777777", "#000000"))).is_readable


def test_our_names_and_values_are_replaced():
    glow = '<a:schemeClr val="bg1"><a:alpha val="90000"/></a:schemeClr>'
    drawn = f'<a:schemeClr val="accent6"/>{glow}<a:srgbClr val="B0BDC2"/>'
    assert palette_on(SCHEME, ground("#ffffff")).recoloured(drawn) == (
        '<a:schemeClr val="bg1"><a:lumMod val="75000"/></a:schemeClr><a:schemeClr val="bg1"><a:alpha val="90000"/>'
        '</a:schemeClr><a:schemeClr val="bg1"><a:lumMod val="72000"/></a:schemeClr>'
    )


def test_changes_of_a_colour_are_reckoned_as_the_format_says():
    assert modified("#808080", (("lumMod", 50),)) == "#404040"
    assert modified("#000000", (("lumMod", 50), ("lumOff", 50))) == "#808080"
    assert modified("#ff0000", (("shade", 50),)) == "#800000"
