"""Runs by itself in a child process (`python drawing.py image|pdf|open`): draws the upload on its input as a new PNG.

Answers with `P` and the PNG, or with `R` and a reason. `open` draws nothing: it reads a PDF and answers with `P` alone.
Imports nothing of ours; memory and time are bounded, files cannot be written.
"""

import io
import resource
import sys
from typing import Any

MEMORY, SECONDS = 900_000_000, 15
MOST_PIXELS, LONGEST_SIDE, SHORTEST_SIDE = 40_000_000, 2000, 16
PDF_LARGEST_SCALE = 8.0


class Refused(Exception):
    """The upload cannot be drawn; the message is a reason that the parent has words for."""


def main() -> None:
    """Read, draw, answer."""
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    Image.preinit()
    from PIL import GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        if sys.argv[1] == "open":
            opened(data, pypdfium2)
            answer = b"P"
        else:
            picture = first_page(data, pypdfium2) if sys.argv[1] == "pdf" else first_frame(data, Image)
            answer = b"P" + drawn(picture, Image)
    except Refused as refused:
        answer = b"R" + str(refused).encode()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        answer = b"Rsize"
    except Exception:
        answer = b"Rbroken"
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def first_frame(data: bytes, image: Any) -> Any:
    """The picture, or the first one of an animation, turned as its camera says."""
    from PIL import ImageOps  # slow, and needed by the child process only

    picture = image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF"))
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused("size")
    if min(picture.size) < SHORTEST_SIDE:
        raise Refused("small")
    if picture.format == "JPEG":
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture.seek(0)
    picture.load()
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # remarks that nobody can read do not spoil the picture
        return picture


def opened(data: bytes, pypdfium2: Any) -> Any:
    """A PDF with at least one page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused("locked" if "password" in str(error).lower() else "broken") from error
    if not len(document):
        raise Refused("blank")
    return document


def first_page(data: bytes, pypdfium2: Any) -> Any:
    """The first page on clear ground without its empty margins."""
    page = opened(data, pypdfium2)[0]
    longest = max(page.get_size())
    if longest <= 0:
        raise Refused("broken")
    scale = min(2 * LONGEST_SIDE / longest, PDF_LARGEST_SCALE)
    picture = page.render(scale=scale, fill_color=(255, 255, 255, 0), maybe_alpha=False, may_draw_forms=False).to_pil()
    edges = picture.convert("RGBA").getchannel("A").getbbox()
    if edges is None:
        raise Refused("blank")
    return picture.crop(edges)


def drawn(picture: Any, image: Any) -> bytes:
    """The pixels alone as PNG, no side longer than allowed."""
    has_clear_parts = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    pixels = picture.convert("RGBA" if has_clear_parts else "RGB")
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE), image.Resampling.LANCZOS)
    clean = image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    file = io.BytesIO()
    clean.save(file, "PNG")
    return file.getvalue()


if __name__ == "__main__":
    main()
