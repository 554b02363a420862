"""Web fonts out of their wheels: subset to the letters of German and its neighbours, axes narrowed, WOFF2.

The wheels' licences (SIL Open Font License) travel with the wheels; nothing of them is committed.
"""

import hashlib
import importlib
import io
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

LETTERS = (
    "U+0020-007E,U+00A0-00FF,U+0104-0107,U+010C-010F,U+0118-011B,U+0130-0131,U+0141-0144,U+0147-0148,"
    "U+0150-0153,U+0158-0161,U+0164-0165,U+016E-0171,U+0178-017E,U+0218-021B,U+1E9E,U+2009-200B,U+2010-2015,"
    "U+2018-201E,U+2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+20AC,U+2212,U+00AD"
)
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "pnum", "tnum"]


@dataclass(frozen=True)
class WebFont:
    """One file to make: which wheel, which file in it, which ranges of its axes stay."""

    name: str
    package: str
    is_italic: bool
    axes: dict[str, tuple[float, float] | float]


FONTS = (
    WebFont("hanken-grotesk", "fontpkg_hanken_grotesk", False, {"wght": (400, 700)}),
    WebFont("source-serif-4", "fontpkg_source_serif_4", False, {"wght": (400, 600), "opsz": (14, 60)}),
)


def recipe_stamp() -> str:
    """Changes when a font or the way it is made changes."""
    versions = [version(font.package) for font in FONTS]
    return hashlib.sha256(repr((LETTERS, FEATURES, FONTS, versions)).encode()).hexdigest()[:16]


def build_fonts(folder: Path) -> bool:
    """Make the WOFF2 files in `folder`; False if they were there already."""
    stamp = folder / "stamp"
    if stamp.exists() and stamp.read_text(encoding="ascii") == recipe_stamp():
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for font in FONTS:
        _build(font, folder / f"{font.name}.woff2")
    stamp.write_text(recipe_stamp(), encoding="ascii")
    return True


def _build(font: WebFont, target: Path) -> None:
    from fontTools import subset  # slow to import, needed once per installation
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    files = Path(importlib.import_module(font.package).ROOT) / "files"
    source = next(path for path in sorted(files.iterdir()) if ("Italic" in path.name) == font.is_italic)
    face = TTFont(source)
    options = subset.Options()
    options.layout_features = FEATURES
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(LETTERS))
    subsetter.subset(face)
    buffer = io.BytesIO()  # subset first, then narrow the axes: many times quicker than the other way round
    face.save(buffer)
    buffer.seek(0)
    face = instancer.instantiateVariableFont(TTFont(buffer), font.axes)
    face.flavor = "woff2"
    face.save(target)
