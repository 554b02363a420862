"""The package made repeatable: fixed times in the archive and in the workbooks behind charts."""

import io
import re
import zipfile
from datetime import datetime

from pptx.presentation import Presentation as Package

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def packed(deck: Package, written_at: datetime, language: str) -> bytes:
    """The bytes of `deck`; the same content and the same time give the same bytes.

    Masters and defaults that the library brings along are English; they get the deck's language.
    """
    raw = io.BytesIO()
    deck.save(raw)
    return _repacked(raw.getvalue(), written_at, language)


def _repacked(data: bytes, written_at: datetime, language: str) -> bytes:
    """Every entry with the time `written_at`, workbooks inside likewise."""
    moment = max(written_at, datetime(1980, 1, 1))
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed_file:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.endswith(".xlsx"):
                content = _repacked(content, written_at, language)
            elif entry.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            elif entry.filename.endswith(".xml"):
                content = content.replace(b'lang="en-US"', f'lang="{language}"'.encode())
            info = zipfile.ZipInfo(entry.filename, moment.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            packed_file.writestr(info, content)
    return target.getvalue()
