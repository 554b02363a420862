"""Finding every text that is wrapped in gettext, without the system's gettext."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = "# Texts of Wirnetz; written by scripts/update_catalogue.py, licensed as Wirnetz is."
TEMPLATE_SUFFIXES = {".html", ".svg", ".txt"}


def new_catalogue(language: str | None = None) -> Catalog:
    """An empty catalogue with the header of this project."""
    return Catalog(
        locale=language,
        project="Wirnetz",
        version="0.1",
        charset="utf-8",
        fuzzy=False,
        header_comment=HEADER,
        msgid_bugs_address="CONTRIBUTING.md",
        last_translator="",
        language_team="",
    )


def source_catalogue(package: Path) -> Catalog:
    """Every text that is wrapped in gettext below `package`, in Python and in templates, with its places."""
    catalogue = new_catalogue()
    for path in sorted(package.rglob("*")):
        for message, line, comments, context in _messages(path):
            place = (path.relative_to(package.parent).as_posix(), line)
            catalogue.add(message, locations=[place], auto_comments=comments, context=context)
    return catalogue


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], int, list[str], str | None]]:
    if path.suffix == ".py" and "migrations" not in path.parts:
        source = path.read_bytes()
    elif path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts:
        text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        # What is left of the template is no Python: without indentation it reads as a list of words and calls.
        source = "\n".join(line.strip() for line in text.split("\n")).encode()
    else:
        return
    for line, message, comments, context in extract("python", io.BytesIO(source), KEYWORDS, ["Translators"]):
        yield message, line, comments, context
