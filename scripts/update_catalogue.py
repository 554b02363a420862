"""Bring the catalogues up to date: `django.pot` from the source, then each language's `django.po` from it.

    .venv/bin/python scripts/update_catalogue.py

A file is written only if its texts changed. Translations that exist are kept; texts that are gone are dropped.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from wirnetz.core.source_texts import new_catalogue, source_catalogue

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "wirnetz"
LOCALE = PACKAGE / "core" / "locale"
LANGUAGES = ("en",)


def read(path: Path, language: str | None = None) -> Catalog:
    """The catalogue of a file; an empty one if there is none yet."""
    if not path.exists():
        return new_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def texts(catalogue: Catalog) -> dict[tuple[object, object], set[str]]:
    """What matters in a catalogue: texts with their contexts, and the files that hold them."""
    return {
        (message.context, message.id): {path for path, _ in message.locations} for message in catalogue if message.id
    }


def write(path: Path, catalogue: Catalog) -> None:
    """Write without line numbers, so that an edit above a text changes nothing here."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, include_lineno=False, sort_by_file=True, width=110, ignore_obsolete=True)
    print(f"{path.relative_to(PACKAGE)}: {len(catalogue)} Texte")


def main() -> int:
    """Rewrite what changed."""
    wanted = source_catalogue(PACKAGE)
    template = LOCALE / "django.pot"
    if texts(read(template)) != texts(wanted):
        write(template, wanted)
    for language in LANGUAGES:
        path = LOCALE / language / "LC_MESSAGES" / "django.po"
        catalogue = read(path, language)
        if texts(catalogue) != texts(wanted):
            catalogue.update(wanted, no_fuzzy_matching=True)
            catalogue.revision_date = datetime.now(UTC)
            write(path, catalogue)
    return 0


if __name__ == "__main__":
    sys.exit(main())
