"""How wide the faces of a template run, told by the tables of Arial and Georgia that we carry."""

from wirnetz.documents.measure import SANS, SERIF, Style

SERIFS = {
    "georgia": 1.0, "times new roman": 1.0, "cambria": 1.0, "garamond": 1.0, "palatino linotype": 1.0,
    "book antiqua": 1.0, "constantia": 1.0, "liberation serif": 1.0, "source serif 4": 1.0, "source serif pro": 1.0,
    "merriweather": 1.14, "noto serif": 1.08, "dejavu serif": 1.17, "roboto slab": 1.12, "bookman old style": 1.1,
    "century schoolbook": 1.04, "rockwell": 1.08, "playfair display": 1.05, "pt serif": 1.0, "lora": 1.03,
}  # fmt: skip
SANSES = {
    "arial": 1.0, "helvetica": 1.0, "helvetica neue": 1.0, "calibri": 1.0, "calibri light": 1.0, "carlito": 1.0,
    "segoe ui": 1.02, "tahoma": 1.02, "trebuchet ms": 1.02, "liberation sans": 1.0, "franklin gothic book": 1.0,
    "corbel": 1.0, "candara": 1.0, "gill sans mt": 1.0, "lato": 1.0, "roboto": 1.02, "source sans pro": 1.0,
    "source sans 3": 1.0, "open sans": 1.07, "noto sans": 1.08, "aptos": 1.04, "aptos display": 1.04, "inter": 1.07,
    "arial narrow": 1.0, "fira sans": 1.03, "hanken grotesk": 1.02, "century gothic": 1.1, "montserrat": 1.16,
    "poppins": 1.15, "verdana": 1.18, "dejavu sans": 1.18, "bitstream vera sans": 1.18,
}  # fmt: skip
UNKNOWN = 1.12
"""An unknown face counts as this much wider than Arial."""
ROUNDING = 1.015


def measuring(face: str) -> tuple[str, float]:
    """The table that measures `face`, and how much wider it runs; never narrower, since programs replace faces."""
    name = face.strip().lower()
    if name in SERIFS:
        return SERIF, SERIFS[name] * ROUNDING
    is_serif = "serif" in name and "sans" not in name
    return (SERIF, UNKNOWN) if is_serif else (SANS, SANSES.get(name, UNKNOWN) * ROUNDING)


def set_in(face: str, style: Style) -> Style:
    """One of our styles as it runs in the template's face."""
    table, reserve = measuring(face)
    return Style(table, style.size, style.leading, style.bold, 0.0, reserve)
