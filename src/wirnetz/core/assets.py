"""Static files made at set-up: web fonts, then all files collected, hashed, compressed; redone only after a change."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from wirnetz.core.fonts import build_fonts


def collected_stamp() -> str:
    """Changes when any static file of a room or package does."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def build_assets() -> bool:
    """Make fonts and collect static files; False if nothing had changed."""
    build_fonts(Path(settings.ASSETS) / "fonts")
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".stamp"
    wanted = collected_stamp()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted, encoding="ascii")
    return True
