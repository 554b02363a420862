"""Whether an Office file may be opened: small when unpacked, no macros, no DTD, nothing fetched from outside."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.parsers import expat

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.uploads.files import Upload, UploadRefused, read_upload

BLOCK = 1 << 18
RATIO_COUNTS_FROM = 1_000_000
MACROS = ("vbaproject.bin", "vbadata.xml")
ACTIVE_PARTS = ("/activex/", "/ctrlprops/", "customui/", "/webextensions/", "/macrosheets/")
ALLOWED_OUTSIDE = "/hyperlink"


@dataclass(frozen=True)
class OfficeLimits:
    """How much a slide file may ask for."""

    upload_bytes: int = 20_000_000
    unpacked_bytes: int = 120_000_000
    xml_bytes: int = 40_000_000
    entries: int = 2000
    ratio: int = 100


@dataclass(frozen=True)
class OfficeKind:
    """A kind of Office file: its ending, the part that makes it one, where it embeds others, how to mend it."""

    ending: str
    main_part: str
    name: str | Promise

    @property
    def embeddings(self) -> str:
        """The folder of embedded files."""
        return f"{self.main_part.partition('/')[0]}/embeddings/"


SLIDES = OfficeKind("pptx", "ppt/presentation.xml", gettext_lazy("PowerPoint-Präsentation"))
TEXT = OfficeKind("docx", "word/document.xml", gettext_lazy("Word-Dokument"))
SHEETS = OfficeKind("xlsx", "xl/workbook.xml", gettext_lazy("Excel-Arbeitsmappe"))
OFFICE_KINDS = {kind.ending: kind for kind in (SLIDES, TEXT, SHEETS)}


class _Found(Exception):
    """Something in a part of the file that we do not open."""


def check_office_zip(file: Upload, *, limits: OfficeLimits = OfficeLimits(), kind: OfficeKind = SLIDES) -> None:
    """UploadRefused with reason and remedy unless the file is of this kind (PPTX) and safe to open."""
    data = read_upload(file, most_bytes=limits.upload_bytes)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        old = _("Die Datei hat das alte Format (.%s) oder ist mit einem Kennwort geschützt.") % kind.ending[:-1]
        remedy = _("Speichern Sie sie ohne Kennwort als %(name)s (.%(ending)s).")
        raise UploadRefused(old, remedy % _words(kind))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive.infolist(), limits, kind)
            _check_parts(archive, limits, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        raise _broken(kind) from error


def _words(kind: OfficeKind) -> dict[str, str]:
    return {"name": str(kind.name), "ending": kind.ending}


def _check_directory(entries: list[zipfile.ZipInfo], limits: OfficeLimits, kind: OfficeKind) -> None:
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > limits.entries:
        raise _odd(_("Die Datei besteht aus zu vielen Teilen."), kind)
    if len(set(names)) != len(names) or any(_is_odd_path(name) for name in names):
        raise _odd(_("Die Datei ist ungewöhnlich aufgebaut."), kind)
    if any(entry.flag_bits & 0x41 for entry in entries):
        raise UploadRefused(_("Die Datei ist verschlüsselt."), _("Bitte speichern Sie sie ohne Kennwort."))
    if not {"[content_types].xml", kind.main_part} <= set(names):
        other = _("Der Inhalt der Datei passt nicht zur Endung .%s.") % kind.ending
        reason = _("Die Datei ist kein Foliensatz.") if kind is SLIDES else other
        raise UploadRefused(reason, _("Bitte laden Sie sie als %(name)s (.%(ending)s) hoch.") % _words(kind))
    if any(name.endswith(MACROS) or any(part in name for part in ACTIVE_PARTS) for name in names):
        raise _active(kind)
    if any(name.startswith(kind.embeddings) and not name.endswith(".xlsx") for name in names):
        raise UploadRefused(
            _("Die Datei enthält eingebettete Objekte."),
            _("Ersetzen Sie sie durch Bilder und speichern Sie die Datei noch einmal."),
        )
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise _odd(_("Die Datei ist ausgepackt zu groß."), kind)
    for entry in entries:
        if entry.file_size > max(RATIO_COUNTS_FROM, limits.ratio * entry.compress_size):
            raise _odd(_("Die Datei ist auffällig stark gepackt."), kind)


def _check_parts(archive: zipfile.ZipFile, limits: OfficeLimits, kind: OfficeKind) -> None:
    """Unpack every part once, without keeping it; whatever the directory says about its size."""
    left, left_xml = limits.unpacked_bytes, limits.xml_bytes
    for entry in archive.infolist():
        name = entry.filename.lower()
        reader = _reader(name) if name.endswith((".xml", ".rels", ".vml")) else None
        with archive.open(entry) as part:
            while block := part.read(BLOCK):
                left -= len(block)
                left_xml -= len(block) if reader else 0
                if left < 0 or left_xml < 0:
                    raise _odd(_("Die Datei ist ausgepackt zu groß."), kind)
                if reader:
                    _parse(reader, block, kind)
        if reader:
            _parse(reader, b"", kind, is_last=True)


def _reader(name: str) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_dtd
    parser.EntityDeclHandler = _refuse_dtd
    if name.endswith(".rels"):
        parser.StartElementHandler = _check_relationship
    if name == "[content_types].xml":
        parser.StartElementHandler = _check_content_type
    return parser


def _parse(parser: expat.XMLParserType, block: bytes, kind: OfficeKind, *, is_last: bool = False) -> None:
    try:
        parser.Parse(block, is_last)
    except expat.ExpatError as error:
        raise _broken(kind) from error
    except _Found as found:
        if str(found) == "macros":
            raise _active(kind) from None
        if str(found) == "outside":
            raise UploadRefused(
                _("Die Datei lädt Inhalte von einer anderen Stelle nach, zum Beispiel ein verknüpftes Bild."),
                _("Betten Sie die Inhalte ein und speichern Sie die Datei noch einmal."),
            ) from None
        raise _odd(_("Die Datei enthält Angaben, die dort nichts zu suchen haben (DTD)."), kind) from None


def _refuse_dtd(*_args: object) -> None:
    raise _Found("dtd")


def _check_relationship(name: str, attributes: dict[str, str]) -> None:
    is_outside = attributes.get("TargetMode", "").lower() == "external"
    if is_outside and not attributes.get("Type", "").lower().endswith(ALLOWED_OUTSIDE):
        raise _Found("outside")
    if is_outside and not attributes.get("Target", "").lower().startswith(("https:", "http:", "mailto:")):
        raise _Found("outside")


def _check_content_type(name: str, attributes: dict[str, str]) -> None:
    kind = attributes.get("ContentType", "").lower()
    if "macroenabled" in kind or "vbaproject" in kind or "activex" in kind:
        raise _Found("macros")


def _is_odd_path(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") or len(name) > 200


def _active(kind: OfficeKind) -> UploadRefused:
    remedy = _("Speichern Sie sie als %(name)s ohne Makros (.%(ending)s).")
    return UploadRefused(_("Die Datei enthält Makros oder andere Programme."), remedy % _words(kind))


def _odd(reason: str, kind: OfficeKind) -> UploadRefused:
    return UploadRefused(reason, _("Speichern Sie sie noch einmal als %(name)s (.%(ending)s).") % _words(kind))


def _broken(kind: OfficeKind) -> UploadRefused:
    return _odd(_("Die Datei ist beschädigt oder unvollständig."), kind)
