"""Compiling catalogues of texts (`.po` to `.mo`) without the system's gettext."""

import os
import tempfile
from pathlib import Path


def compile_catalogues(folder: Path, spare: Path) -> Path:
    """Compile every `.po` below `folder` whose `.mo` is missing or older; the folder that now holds the compiled ones.

    That is `folder` itself, or `spare` where `folder` may not be written to. When all are up to date it only
    compares times.
    """
    target = folder if os.access(folder, os.W_OK) else spare
    for source in sorted(folder.rglob("*.po")):
        compiled = target / source.relative_to(folder).with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _compile(source, compiled)
    return target


def _compile(source: Path, compiled: Path) -> None:
    """Write beside and rename, so that a second start never reads half a file."""
    from babel.messages.mofile import write_mo  # slow to import, needed once per change
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    compiled.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=compiled.parent, delete=False) as new:
        write_mo(new, catalogue)
    Path(new.name).chmod(0o644)
    Path(new.name).replace(compiled)
