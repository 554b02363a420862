"""Whether a picture can be told from the ground it stands on: its darkest and its lightest visible colour."""

import io
from typing import Any

from PIL import Image

from wirnetz.documents.theme import PAGE, contrast

LEAST_CONTRAST = 1.6
"""Below this a picture is hardly seen."""
BLENDED, FINE, SEEN = 32, 256, 160


def ink_of(image: Image.Image, *, is_fine: bool = False) -> tuple[list[str], bool]:
    """Darkest and lightest visible colour, and whether the picture is see-through; no colours where nothing is seen.

    Fine lines are blended with what is beside them unless `is_fine`.
    """
    size = (FINE, FINE) if is_fine else (BLENDED, BLENDED)
    how = Image.Resampling.NEAREST if is_fine else Image.Resampling.BICUBIC
    small = image.convert("RGBA").resize(size, how)
    pixels: list[Any] = [small.getpixel((x, y)) for x in range(size[0]) for y in range(size[1])]
    shown = sorted(pixel[:3] for pixel in pixels if pixel[3] >= SEEN)
    if not shown:
        return [], True
    ranked = sorted(shown, key=lambda pixel: 0.3 * pixel[0] + 0.59 * pixel[1] + 0.11 * pixel[2])
    colours = [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in (ranked[0], ranked[-1])]
    return colours, len(shown) < len(pixels)


def is_hardly_seen(data: bytes, ground: str = PAGE) -> bool:
    """Whether nothing of a picture stands out from `ground`; one that cannot be read is said nothing about."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            colours, _is_clear = ink_of(image, is_fine=True)
    except (OSError, SyntaxError, ValueError):
        return False
    return all(contrast(colour, ground) < LEAST_CONTRAST for colour in colours)
