"""What paper asks of texts and pictures before they are set: no single last word, portraits in one ink."""

import base64
import io
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from PIL import Image, ImageOps

_SHORT_END = 22  # letters of the last two words up to which they stay together
_WIDEST = 600  # pixels: 28 mm at more than 500 dpi
Item = TypeVar("Item")
NO_BREAK = "\u00a0"


_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_TIES = re.compile(rf"(?<=\d\.) (?={_MONTHS})|(?<=\d) (?=(?:km|m|Minuten|Prozent|%|Uhr|Euro)\b)|(?<=§) (?=\d)")


def tied(text: str) -> str:
    """The text in which numbers hold on to their unit or month, as no line may part them."""
    return _TIES.sub(NO_BREAK, " ".join(text.split()))


def set_text(text: str) -> str:
    """The same, and its last two words tied, so that none stands alone on the last line; long words stay free."""
    words = tied(text).split(" ")
    if len(words) > 3 and len(words[-2]) + len(words[-1]) <= _SHORT_END:
        words[-2:] = [words[-2] + NO_BREAK + words[-1]]
    return " ".join(words)


def paragraph_parts(text: str, most: int = 900) -> list[str]:
    """A paragraph, or its sentences in parts of at most `most` letters where it is too long for a column."""
    sentences = re.split(r"(?<=[.?!“]) (?=[A-ZÄÖÜ„])", " ".join(text.split()))
    return [" ".join(part) for part in in_portions(sentences, len, first=most, rest=most)]


def in_portions(items: Sequence[Item], size: Callable[[Item], int], *, first: int, rest: int) -> list[tuple[Item, ...]]:
    """The items in their order, in portions whose sizes sum up to at most `first` or `rest`; one item always fits."""
    portions: list[list[Item]] = []
    left = 0
    for item in items:
        if not portions or size(item) > left:
            left = rest if portions else first
            portions.append([])
        portions[-1].append(item)
        left -= size(item)
    return [tuple(portion) for portion in portions]


@lru_cache(maxsize=64)
def duotone(data: bytes, ink: str) -> str:
    """A portrait as SVG in the one dark ink on white, cut to 4 : 5: it sits well beside maps and type."""
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        turned = ImageOps.exif_transpose(picture).convert("RGB")
    cut = ImageOps.fit(turned, _portrait_size(turned.size), centering=(0.5, 0.35))
    grey = ImageOps.autocontrast(ImageOps.grayscale(cut), cutoff=0.5)
    target = io.BytesIO()
    ImageOps.colorize(grey, black=ink, white="#ffffff").save(target, "JPEG", quality=88)
    return _as_svg(target.getvalue(), "image/jpeg", cut.size)


@lru_cache(maxsize=64)
def wrapped(data: bytes) -> str:
    """A PNG or JPEG as SVG, unchanged: the template reads text many times faster than a list of numbers."""
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        size, kind = picture.size, Image.MIME[picture.format or "PNG"]
    return _as_svg(data, kind, size)


def pixels_of(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG."""
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        return picture.size


def _portrait_size(size: tuple[int, int]) -> tuple[int, int]:
    width = min(size[0], round(size[1] * 4 / 5), _WIDEST)
    return max(1, width), max(1, round(width * 5 / 4))


def _as_svg(data: bytes, kind: str, size: tuple[int, int]) -> str:
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:{kind};base64,{base64.b64encode(data).decode()}"/></svg>'
    )
