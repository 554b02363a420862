"""Stand-ins for Georgia and Arial: free shapes with the advance widths of the committed tables, for LibreOffice."""

import json
from pathlib import Path

import fontpkg_arimo
import fontpkg_source_serif_4
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

import wirnetz.documents.measure

TABLES = Path(wirnetz.documents.measure.__file__).parent
SHAPES = {
    "georgia": Path(fontpkg_source_serif_4.__file__).parent / "files/SourceSerif4[opsz,wght].ttf",
    "arial": Path(fontpkg_arimo.__file__).parent / "files/Arimo[wght].ttf",
}
# Ascent, descent and line gap that the real faces state, in em: programs place the first line by them.
HEIGHTS = {"georgia": (0.917, 0.219, 0.0), "arial": (0.905, 0.212, 0.033)}
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def make_fonts(folder: Path) -> Path:
    """Write Georgia and Arial, each regular and bold, into `folder`; the fontconfig file that knows only them."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    for face in SHAPES:
        table = json.loads((TABLES / f"{face}.json").read_text(encoding="utf-8"))
        for cut, weight in (("regular", 400), ("bold", 700)):
            font = _static(face, table[cut], weight)
            _set_widths(font, table[cut], table["units_per_em"])
            _set_heights(font, HEIGHTS[face])
            _set_names(font, table["family"], cut)
            font.save(fonts / f"{face}-{cut}.ttf")
    config = folder / "fonts.conf"
    config.write_text(CONFIG.format(fonts=fonts, cache=folder / "cache"), encoding="utf-8")
    return config


def _static(face, widths, weight):
    """The letters of the table at one weight, without kerning and ligatures: the tables measure letter by letter."""
    font = TTFont(SHAPES[face])
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[1, 2, 4, 6])
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(widths))
    subsetter.subset(font)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}
    static = instancer.instantiateVariableFont(font, axes)
    for tag in ("GPOS", "GSUB", "GDEF", "kern", "STAT", "HVAR"):
        if tag in static:
            del static[tag]
    return static


def _set_widths(font, widths, units_per_em):
    scale = font["head"].unitsPerEm / units_per_em
    glyphs, metrics = font.getBestCmap(), font["hmtx"].metrics
    wanted = {glyphs[ord(letter)]: round(width * scale) for letter, width in widths.items() if ord(letter) in glyphs}
    for glyph, width in wanted.items():
        metrics[glyph] = (width, metrics[glyph][1])


def _set_heights(font, heights):
    ascent, descent, gap = (round(value * font["head"].unitsPerEm) for value in heights)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, -descent, gap
    os2 = font["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, gap
    os2.usWinAscent, os2.usWinDescent = ascent, descent


def _set_names(font, family, cut):
    style = cut.capitalize()
    for number, text in {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}"}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    is_bold = cut == "bold"
    font["OS/2"].usWeightClass = 700 if is_bold else 400
    font["OS/2"].fsSelection = 0x20 if is_bold else 0x40
    font["head"].macStyle = int(is_bold)
