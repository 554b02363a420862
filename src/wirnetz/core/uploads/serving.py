"""Handing out a stored file: as an attachment that no browser runs, opens in place or keeps."""

import re
from pathlib import PurePath
from typing import IO

from django.http import HttpResponse
from django.utils.http import content_disposition_header

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069/\\]+")


def private_file_response(file: IO[bytes], *, download_name: str) -> HttpResponse:
    """The file as a download, closed afterwards; the caller has checked that this person may have it."""
    name = UNFIT.sub("_", download_name).strip(" .") or "datei"
    kind = TYPES.get(PurePath(name).suffix.removeprefix(".").lower(), "application/octet-stream")
    with file:
        response = HttpResponse(file.read(), content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response
