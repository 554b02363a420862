"""What all uploads have in common: how large, how named, how refused."""

import uuid
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

Upload = bytes | IO[bytes] | Any
"""The content itself, or a file as Django hands it to a form."""


class UploadRefused(ValidationError):
    """A file that is not taken; the message says why, and what helps. Forms show it at their field."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}", code="upload_refused")
        self.reason, self.remedy = reason, remedy


def read_upload(file: Upload, *, most_bytes: int | None = None) -> bytes:
    """The content of an upload; UploadRefused if it is empty or larger than allowed (10 MB unless said otherwise)."""
    most: int = settings.UPLOAD_BYTES if most_bytes is None else most_bytes
    if isinstance(file, bytes):
        data = file[: most + 1]
    else:
        file.seek(0)
        data = file.read(most + 1)
        file.seek(0)
    if not data:
        raise UploadRefused(_("Die Datei ist leer."), _("Bitte wählen Sie sie noch einmal aus."))
    if len(data) > most:
        reason = _("Die Datei ist größer als %(most)d MB.") % {"most": most // 1_000_000}
        raise UploadRefused(reason, _("Bitte verkleinern Sie sie."))
    return data


def generated_name(extension: str) -> str:
    """A name that says nothing and leads nowhere; what the sender called the file is never used for storing it."""
    return f"{uuid.uuid4().hex}.{extension}"
