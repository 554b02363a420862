"""Uploaded files: encrypted with a key in the data folder, opened for one reading, removed after 30 days."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from wirnetz.imports.enums import ImportKind
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.parsing import FileRefused

KEPT_FOR, ROWS_KEPT_FOR = timedelta(days=30), timedelta(days=180)


def keep_file(run: ImportRun, content: bytes) -> None:
    """Store `content` encrypted with the run; the run is not saved."""
    name = f"{secrets.token_hex(16)}.bin"
    run.file.save(name, ContentFile(_cipher().encrypt(content)), save=False)


@contextlib.contextmanager
def opened_file(run: ImportRun) -> Iterator[Path]:
    """The file of a run, readable at a path for as long as the context lasts; FileRefused where it is gone."""
    try:
        with run.file.open("rb") as stored:
            content = _cipher().decrypt(stored.read())
    except (OSError, ValueError, InvalidToken):
        reason, remedy = _("Die Datei ist nicht mehr gespeichert."), _("Laden Sie sie noch einmal hoch.")
        raise FileRefused(reason, remedy) from None
    with readable(content) as path:
        yield path


@contextlib.contextmanager
def readable(content: bytes) -> Iterator[Path]:
    """`content` at a path that only this program may read, gone afterwards."""
    with tempfile.NamedTemporaryFile(prefix="list-", dir=_folder()) as file:
        file.write(content)
        file.flush()
        yield Path(file.name)


def remove_old_files(*, on: date) -> int:
    """Remove the files that were uploaded more than 30 days ago; the number of them."""
    old = ImportRun.objects.unscoped("files of all houses end after the same time")
    count = 0
    for run in old.filter(created_at__date__lt=on - KEPT_FOR).exclude(file=""):
        drop_file(run)
        run.save(update_fields=["file"])
        count += 1
    return count


def empty_old_rows(*, on: date) -> int:
    """Empty the rows of lists of people that were uploaded more than 180 days ago; the number of rows."""
    rows = ImportRow.objects.unscoped("lists of people of all houses are emptied after the same time")
    old = rows.filter(run__kind=ImportKind.PEOPLE, run__created_at__date__lt=on - ROWS_KEPT_FOR).exclude(title="")
    return old.update(title="", before={}, after={}, message="")


def drop_file(run: ImportRun) -> None:
    """Remove the file of a run; the run is not saved."""
    if run.file:
        run.file.delete(save=False)


def _folder() -> Path:
    folder = Path(settings.DATA) / "readings"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _cipher() -> Fernet:
    """The installation's own key, made once; two that start at a time agree on one."""
    path = Path(settings.DATA) / "imports_key"
    if not path.exists():
        draft = path.with_name(f"imports_key.{secrets.token_hex(8)}")
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return Fernet(path.read_bytes())
