"""Stored files are handed out so that no browser runs them."""

import io

import pytest
from django.conf import settings

from wirnetz.core.uploads import private_file_response


@pytest.mark.parametrize(
    ("name", "expected", "kind"),
    [
        ("Liste 2026.xlsx", 'attachment; filename="Liste 2026.xlsx"',
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("seite.html", 'attachment; filename="seite.html"', "application/octet-stream"),
        ("bild.svg", 'attachment; filename="bild.svg"', "application/octet-stream"),
        ("../../etc/passwd", 'attachment; filename="_.._etc_passwd"', "application/octet-stream"),
        ('a"b\r\nSet-Cookie: x.png', 'attachment; filename="a\\"b_Set-Cookie: x.png"', "image/png"),
        ("gnp.\u202eexe.png", 'attachment; filename="gnp._exe.png"', "image/png"),
        ("", 'attachment; filename="datei"', "application/octet-stream"),
    ],
)  # fmt: skip
def test_a_file_is_an_attachment_in_a_sandbox(name, expected, kind):
    response = private_file_response(io.BytesIO(b"<script>alert(1)</script>"), download_name=name)
    assert response["Content-Disposition"] == expected
    assert response["Content-Type"] == kind
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "no-store"


def test_nobody_else_on_the_machine_reads_stored_files():
    assert settings.MEDIA_ROOT.stat().st_mode & 0o777 == 0o700
    assert (settings.FILE_UPLOAD_PERMISSIONS, settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS) == (0o600, 0o700)
