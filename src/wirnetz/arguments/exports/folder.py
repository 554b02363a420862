"""A kit as files in a folder: nothing half written is left."""

import errno
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.files import KitFiles


class FolderRefused(Exception):
    """The files cannot be written; the message is a German sentence."""


def write_files(files: KitFiles, folder: Path) -> None:
    """Write all files into `folder`, which is made if need be; where one cannot be written, none stays.

    FolderRefused says in German what went wrong.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = {"folder": folder, "reason": reason_of(error)}
        raise FolderRefused(_("Der Ordner „%(folder)s“ lässt sich nicht anlegen: %(reason)s.") % words) from error
    try:
        _write(files, folder)
    except OSError as error:
        words = {"folder": folder, "reason": reason_of(error)}
        raise FolderRefused(_("In den Ordner „%(folder)s“ lässt sich nicht schreiben: %(reason)s.") % words) from error


def _write(files: KitFiles, folder: Path) -> None:
    with TemporaryDirectory(dir=folder, prefix=".mappe-") as name:
        waiting = Path(name)
        for file, content in files.all():
            (waiting / file).write_bytes(content)
        for file, _content in files.all():
            (waiting / file).replace(folder / file)


def reason_of(error: OSError) -> str:
    """Why the disk refused, without full stop."""
    reasons = {
        errno.EACCES: _("Dafür fehlt die Berechtigung"),
        errno.EPERM: _("Dafür fehlt die Berechtigung"),
        errno.ENOTDIR: _("Ein Teil des Pfads ist eine Datei"),
        errno.EEXIST: _("Es gibt schon eine Datei mit diesem Namen"),
        errno.ENOSPC: _("Auf dem Datenträger ist kein Platz mehr"),
        errno.EDQUOT: _("Ihr Speicherplatz ist aufgebraucht"),
        errno.EROFS: _("Der Datenträger ist schreibgeschützt"),
        errno.ENAMETOOLONG: _("Der Name ist zu lang"),
        errno.ENOENT: _("Ein Teil des Pfads fehlt"),
    }
    return reasons.get(error.errno or 0, _("Das Betriebssystem meldet den Fehler %s") % error.errno)
