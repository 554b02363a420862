"""Pictures drawn anew: what is stored holds the pixels of the upload and nothing else of it."""

import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from wirnetz.core.uploads.files import Upload, UploadRefused, read_upload

PICTURES = {"png", "jpeg", "webp", "gif"}
WORKER = Path(__file__).parent / "drawing.py"
SECONDS = 20
DRAWN, REFUSED = b"P", b"R"


def kind_of(data: bytes) -> str:
    """What the first bytes say the file is; an empty word for everything that is of no use here."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"%PDF-"):
        return "pdf"
    start = data[:4096].replace(b"\0", b"").lower()
    return "svg" if b"<svg" in start or b"<!doctype svg" in start else ""


def safe_image(file: Upload) -> bytes:
    """The picture (PNG, JPEG, WebP, first frame of a GIF) as a new PNG of at most 2000 pixels a side."""
    data = read_upload(file)
    kind = kind_of(data)
    if kind not in PICTURES:
        raise _wrong_kind(kind, _("Bitte laden Sie ein PNG oder JPEG hoch."))
    return _drawn(data, "image")


def safe_pdf_logo(file: Upload) -> bytes:
    """The first page of a PDF as a PNG with clear ground, its empty margins cut off."""
    data = read_upload(file)
    kind = kind_of(data)
    if kind != "pdf":
        raise _wrong_kind(kind, _("Bitte laden Sie ein PDF hoch."))
    return _drawn(data, "pdf")


def safe_logo(file: Upload) -> bytes:
    """A logo as PNG, from a picture or from a PDF."""
    data = read_upload(file)
    kind = kind_of(data)
    if kind not in PICTURES | {"pdf"}:
        raise _wrong_kind(kind, _("Bitte laden Sie das Logo als PNG, JPEG oder PDF hoch."))
    return _drawn(data, "pdf" if kind == "pdf" else "image")


def check_pdf_opens(data: bytes) -> None:
    """UploadRefused unless a reader opens the PDF and finds a page, in a child process with little memory and time."""
    _drawn(data, "open")


def _wrong_kind(kind: str, remedy: str) -> UploadRefused:
    if kind == "svg":
        return UploadRefused(
            _("SVG-Dateien können Programme enthalten und werden nicht angenommen."),
            _("Speichern Sie das Bild in Ihrem Zeichenprogramm als PDF oder als PNG mit mindestens 1000 Bildpunkten."),
        )
    if kind == "pdf":
        return UploadRefused(_("Die Datei ist ein PDF."), remedy)
    if kind in PICTURES:
        return UploadRefused(_("Die Datei ist ein Bild."), remedy)
    return UploadRefused(_("Die Datei ist kein Bild, das hier gelesen werden kann."), remedy)


def _drawn(data: bytes, kind: str) -> bytes:
    """What a child process with little memory and little time made of the upload."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(WORKER), kind],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd="/",
            env={"LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        raise _too_costly() from None
    if done.returncode == 0 and done.stdout[:1] == DRAWN:
        return done.stdout[1:]
    if done.returncode == 0 and done.stdout[:1] == REFUSED:
        raise _refusal(done.stdout[1:].decode("ascii"))
    raise _too_costly()


def _refusal(reason: str) -> UploadRefused:
    if reason == "size":
        return UploadRefused(
            _("Das Bild hat mehr als 40 Millionen Bildpunkte."), _("Bitte verkleinern Sie es auf 2000 Bildpunkte.")
        )
    if reason == "small":
        return UploadRefused(
            _("Das Bild hat weniger als 16 Bildpunkte je Seite."), _("Bitte laden Sie ein größeres Bild hoch.")
        )
    if reason == "locked":
        return UploadRefused(_("Das PDF ist mit einem Kennwort geschützt."), _("Bitte speichern Sie es ohne Kennwort."))
    if reason == "blank":
        return UploadRefused(_("Die erste Seite ist leer."), _("Das Logo muss auf der ersten Seite stehen."))
    return UploadRefused(
        _("Die Datei ist beschädigt und lässt sich nicht lesen."), _("Bitte speichern Sie sie noch einmal.")
    )


def _too_costly() -> UploadRefused:
    return UploadRefused(
        _("Die Datei ist so aufgebaut, dass sie sich nicht zeichnen lässt."),
        _("Bitte speichern Sie das Bild noch einmal, am besten als PNG."),
    )
