"""An organisation's colour and logo turned into the theme of its documents.

Only the hue (and a weaker saturation) of the given colour is kept; lightness is ours, so that text
in the accent colour can always be read. Red hues belong to errors and are refused.
"""

import io
import re
from functools import lru_cache
from math import atan2, cos, degrees, radians, sin

from PIL import Image, UnidentifiedImageError

from wirnetz.documents.content import Theme

PAGE, PLATE = "#ffffff", "#e4edf0"
READABLE = 4.5  # contrast of text, WCAG 2.2 level AA
RED_HUES = (15.0, 45.0)
GREY_CHROMA = 0.03  # below this a colour has no hue to speak of
ACCENT, ACCENT_DEEP, ACCENT_TINT = (0.475, 0.178), (0.375, 0.145), (0.925, 0.035)  # lightness, chroma
LOGO_BYTES, LOGO_LONGEST, LOGO_SHORTEST = 2_000_000, 4000, 48


class ThemeError(ValueError):
    """A colour or logo that documents cannot use; the message is a German sentence with the remedy."""


def theme_for(accent: str, *, name: str = "Wirnetz", logo: bytes | None = None, logo_alt: str = "") -> Theme:
    """The theme for `accent` (`#rrggbb`); ThemeError for no colour, a red, or a logo that is no picture."""
    red, green, blue = _parse(accent)
    if logo is not None:
        check_logo(logo)
    if accent.strip().lower() == Theme().accent:
        return Theme(name=name, logo=logo, logo_alt=logo_alt)
    _, chroma, hue = _to_oklch(red, green, blue)
    if chroma >= GREY_CHROMA and RED_HUES[0] <= hue <= RED_HUES[1]:
        raise ThemeError(
            f"Die Farbe {accent} ist ein Rot, das in Wirnetz für Fehler steht. "
            "Bitte wählen Sie einen anderen Farbton, zum Beispiel ein Purpur, Orange oder Blau."
        )
    share = min(1.0, chroma / ACCENT[1])
    colours = [_in_gamut(light, full * share, hue) for light, full in (ACCENT, ACCENT_DEEP, ACCENT_TINT)]
    for ground in (PAGE, PLATE):
        if contrast(colours[0], ground) < READABLE:
            raise ThemeError(
                f"Aus der Farbe {accent} entsteht keine Schriftfarbe, die auf hellem Grund gut zu lesen ist. "
                "Bitte wählen Sie eine kräftigere Farbe."
            )
    return Theme(
        name=name, accent=colours[0], accent_deep=colours[1], accent_tint=colours[2], logo=logo, logo_alt=logo_alt
    )


def nearest_allowed(accent: str) -> str:
    """The colour nearest in hue to `accent` that documents can use; ThemeError for no colour."""
    lightness, chroma, hue = _to_oklch(*_parse(accent))
    for step in range(91):
        for turned in (hue - step, hue + step):
            candidate = _in_gamut(lightness, chroma, turned % 360)
            try:
                theme_for(candidate)
            except ThemeError:
                continue
            return candidate
    return Theme().accent


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours (`#rrggbb`) by WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def check_logo(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG or JPEG; ThemeError with a German sentence otherwise."""
    if len(data) > LOGO_BYTES:
        raise ThemeError("Das Logo ist größer als 2 MB. Bitte laden Sie eine kleinere Datei hoch.")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if max(width, height) > LOGO_LONGEST:
                raise ThemeError(
                    f"Das Logo misst {width} × {height} Bildpunkte. Bitte verkleinern Sie es auf höchstens "
                    f"{LOGO_LONGEST} Bildpunkte je Seite."
                )
            if min(width, height) < LOGO_SHORTEST:
                raise ThemeError(
                    f"Das Logo misst nur {width} × {height} Bildpunkte und würde unscharf gedruckt. "
                    f"Bitte laden Sie eine Datei mit mindestens {LOGO_SHORTEST} Bildpunkten je Seite hoch."
                )
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, ThemeError):
            raise
        raise ThemeError(
            "Die Logodatei ist kein lesbares Bild. Bitte laden Sie das Logo als PNG oder JPEG hoch."
        ) from error
    return width, height


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """`#rrggbb` of an OKLCH colour; chroma is lowered until the colour exists in sRGB."""
    return _in_gamut(lightness, chroma, hue)


def hue_and_share(colour: str) -> tuple[float, float]:
    """The hue of a colour in degrees, and how much of our own saturation it has (0 to 1); ThemeError for no colour."""
    _, chroma, hue = _to_oklch(*_parse(colour))
    return hue, min(1.0, chroma / ACCENT[1])


def _parse(colour: str) -> tuple[float, float, float]:
    match = re.fullmatch(r"#?([0-9a-fA-F]{6})", colour.strip())
    if match is None:
        raise ThemeError(f"„{colour}“ ist keine Farbe. Bitte geben Sie sie in der Form #a2195e an.")
    red, green, blue = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part) for part in _parse(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """sRGB (0 to 1) as lightness, chroma, hue in degrees, by Ottosson's matrices."""
    r, g, b = _linear(red), _linear(green), _linear(blue)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, (green_red**2 + blue_yellow**2) ** 0.5, degrees(atan2(blue_yellow, green_red)) % 360


def _to_srgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """OKLCH as linear sRGB; parts outside 0 to 1 mean that the colour does not exist there."""
    green_red, blue_yellow = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _in_gamut(lightness: float, chroma: float, hue: float) -> str:
    low, high = 0.0, chroma
    if _exists(_to_srgb(lightness, chroma, hue)):
        low = chroma
    else:
        for _ in range(24):
            middle = (low + high) / 2
            low, high = (middle, high) if _exists(_to_srgb(lightness, middle, hue)) else (low, middle)
    parts = (min(1.0, max(0.0, part)) for part in _to_srgb(lightness, low, hue))
    return "#" + "".join(f"{round(_encoded(part) * 255):02x}" for part in parts)


def _exists(parts: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in parts)
