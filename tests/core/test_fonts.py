"""Web fonts out of their wheels."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from wirnetz.core import fonts

NEEDED = "AZazÄÖÜẞäöüß0189.,:;„“‚‘–…€§%\u00ad×·"


@pytest.fixture(scope="module")
def folder():
    """The fonts of this checkout; `make test` has built them."""
    built = Path(__file__).resolve().parents[2] / "var" / "assets" / "fonts"
    fonts.build_fonts(built)
    return built


@pytest.mark.parametrize("font", fonts.FONTS, ids=lambda font: font.name)
def test_a_font_speaks_german_and_stays_small(folder, font):
    path = folder / f"{font.name}.woff2"
    letters = set(TTFont(path).getBestCmap())
    assert [letter for letter in NEEDED if ord(letter) not in letters] == []
    assert path.stat().st_size < 80_000
    assert path.read_bytes()[:4] == b"wOF2"


def test_fonts_are_made_once(folder):
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert fonts.build_fonts(folder) is False
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_new_version_of_a_wheel_makes_them_again(monkeypatch):
    before = fonts.recipe_stamp()
    monkeypatch.setattr(fonts, "version", lambda package: "99")
    assert fonts.recipe_stamp() != before
