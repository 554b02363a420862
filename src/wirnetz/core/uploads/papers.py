"""Papers that people keep for one another: PDF, Word, Excel, PowerPoint, pictures; told apart by content."""

from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from wirnetz.core.uploads.files import Upload, UploadRefused, read_upload
from wirnetz.core.uploads.images import kind_of, safe_image
from wirnetz.core.uploads.office import OFFICE_KINDS, check_office_zip
from wirnetz.core.uploads.pdf import check_pdf

ENDINGS = (".pdf", ".docx", ".xlsx", ".pptx", ".png", ".jpg", ".jpeg")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is kept of an upload: its content and the ending that fits it."""

    content: bytes
    ending: str


def safe_paper(file: Upload, *, name: str) -> Paper:
    """The upload as it may be kept; UploadRefused with reason and remedy for everything else.

    Pictures are drawn anew as PNG: where and with what they were taken is not kept.
    """
    data = read_upload(file)
    kind, ending = kind_of(data), PurePath(name).suffix.lower().removeprefix(".")
    if kind == "pdf":
        check_pdf(data)
        return Paper(data, "pdf")
    if kind in ("png", "jpeg"):
        return Paper(safe_image(data), "png")
    office = OFFICE_KINDS.get(ending)
    if office is not None and data.startswith((b"PK", OLD_OFFICE)):
        check_office_zip(data, kind=office)
        return Paper(data, ending)
    raise UploadRefused(_refused(data, ending), _("Angenommen werden PDF, DOCX, XLSX, PPTX, PNG und JPEG."))


def _refused(data: bytes, ending: str) -> str:
    if data.startswith(OLD_OFFICE):
        return _("Die Datei hat ein altes Office-Format oder ist mit einem Kennwort geschützt.")
    if f".{ending}" in ENDINGS:
        return _("Der Inhalt der Datei passt nicht zur Endung .%s.") % ending
    return _("Dateien mit der Endung .%s nehmen wir nicht an.") % ending if ending else _("Die Datei hat keine Endung.")
