"""An alliance's own colour on the screen: style variables for light and dark; what to take for a refused one."""

from wirnetz.documents.theme import GREY_CHROMA, RED_HUES, ThemeError, contrast, hue_and_share, oklch, theme_for

DARK_PAGE, DARK_PLATE = "#0f191e", "#061015"
READABLE = 4.5
LIGHT = {"accent": (0.475, 0.178), "accent-deep": (0.375, 0.145), "accent-tint": (0.925, 0.035)}
DARK = {"accent": (0.715, 0.155), "accent-deep": (0.8, 0.11), "accent-tint": (0.36, 0.085), "on-accent": (0.2, 0.05)}


def screen_colours(accent: str) -> tuple[dict[str, str], dict[str, str]]:
    """The variables that replace purple, for light and for dark pages; ThemeError for a refused colour."""
    theme = theme_for(accent)
    hue, share = hue_and_share(accent)
    light = {"accent": theme.accent, "accent-deep": theme.accent_deep, "accent-tint": theme.accent_tint}
    dark = {name: oklch(lightness, chroma * share, hue) for name, (lightness, chroma) in DARK.items()}
    for ground in (DARK_PAGE, DARK_PLATE):
        if contrast(dark["accent"], ground) < READABLE:
            raise ThemeError(f"Aus der Farbe {accent} entsteht keine Schriftfarbe, die auf dunklem Grund zu lesen ist.")
    return light, dark


def screen_style(accent: str) -> str:
    """A style sheet with these variables, in the layer of the design variables."""
    light, dark = screen_colours(accent)
    return (
        f"@layer tokens {{ :root {{ {_declared(light)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_declared(dark)} }} }} }}\n"
        f"@layer print {{ @media print {{ :root {{ {_declared(light)} }} }} }}\n"
    )


def nearest_allowed(accent: str) -> str:
    """The colour most like a refused one that is taken: its hue out of the reds. ThemeError for no colour at all."""
    hue, share = hue_and_share(accent)
    low, high = RED_HUES
    if share * LIGHT["accent"][1] >= GREY_CHROMA and low <= hue <= high:
        hue = low - 3 if hue - low < high - hue else high + 3
    return oklch(*_scaled(LIGHT["accent"], share), hue)


def _scaled(colour: tuple[float, float], share: float) -> tuple[float, float]:
    lightness, chroma = colour
    return lightness, chroma * share


def _declared(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())
