"""Pictures of items: small enough that a mail stays below 100 kB with all of them, and larger for paper."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage

from wirnetz.infoservice.weaving import ItemText

if TYPE_CHECKING:
    from PIL import Image

COLUMN, HIGHEST = 552, 620
"""Pixels of the mail's column, and how high a picture may stand in it."""
ROOM = 54_000
"""Bytes of all pictures of a mail together; base64 makes 74 kB of them."""
STEPS = ((2.0, 78), (1.5, 74), (1.0, 76), (1.0, 60), (0.75, 60), (0.5, 55))
"""Pixels for each pixel of the column, and the quality of the JPEG: the first that fits is taken."""
PAPER, PAPER_QUALITY = (1100, 1400), 84
"""The most pixels of a picture on paper, over 200 to the inch, and the quality of its JPEG."""


@dataclass(frozen=True, slots=True)
class MailPicture:
    """A picture inside a mail: `name` after `cid:`, the size in which it is shown, and the JPEG."""

    name: str
    width: int
    height: int
    content: bytes


def mail_pictures(items: Iterable[ItemText]) -> dict[str, MailPicture]:
    """The pictures by the keys of their items; each has its share of the room. What cannot be read or is never small
    enough is left out: its description stands in its place.
    """
    shown = [item for item in items if item.picture]
    found: dict[str, MailPicture] = {}
    room = ROOM
    for number, item in enumerate(shown):
        picture = _small(item.picture, room // (len(shown) - number))
        if picture is not None:
            found[item.key] = picture
            room -= len(picture.content)
    return found


def paper_picture(stored: str) -> bytes | None:
    """The picture for print; None where it cannot be read."""
    picture = _opened(stored)
    return _jpeg(picture, PAPER, PAPER_QUALITY) if picture is not None else None


def _opened(stored: str) -> "Image.Image | None":
    from PIL import Image  # slow, and needed only where a mail or a PDF is made

    try:
        with default_storage.open(stored) as file, Image.open(file, formats=("PNG",)) as opened:
            return _on_white(opened)
    except (OSError, SyntaxError, ValueError):
        return None


@lru_cache(maxsize=64)
def _small(stored: str, room: int) -> MailPicture | None:
    picture = _opened(stored)
    if picture is None:
        return None
    scale = min(1.0, COLUMN / picture.width, HIGHEST / picture.height)
    width, height = max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)
    for times, quality in STEPS:
        content = _jpeg(picture, (round(width * times), round(height * times)), quality)
        if len(content) <= room:
            host = urlsplit(settings.BASE_URL).hostname or "localhost"
            return MailPicture(f"{hashlib.sha256(content).hexdigest()[:32]}@{host}", width, height, content)
    return None


def _on_white(opened: "Image.Image") -> "Image.Image":
    """The picture without clear parts: mail programs set them on any ground."""
    from PIL import Image  # as above

    if opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info:
        clear = opened.convert("RGBA")
        ground = Image.new("RGB", clear.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    return opened.convert("RGB")


def _jpeg(picture: "Image.Image", size: tuple[int, int], quality: int) -> bytes:
    file, small = io.BytesIO(), picture.copy()
    small.thumbnail(size)
    small.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()
