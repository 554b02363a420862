"""A kit as files in a folder: nothing half written is left."""

from pathlib import Path
from tempfile import TemporaryDirectory

from wirnetz.arguments.exports.files import KitFiles


def write_files(files: KitFiles, folder: Path) -> None:
    """Write all files into `folder`, which is made if need be; where one cannot be written, none stays."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".mappe-") as name:
        waiting = Path(name)
        for file, content in files.all():
            (waiting / file).write_bytes(content)
        for file, _content in files.all():
            (waiting / file).replace(folder / file)
