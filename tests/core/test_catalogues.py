"""Compiling catalogues, and the command-line library's words in German."""

import gettext
import os
import time
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from wirnetz.core.catalogues import compile_catalogues

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "wirnetz"
GERMAN = PACKAGE / "config" / "locale" / "de" / "LC_MESSAGES" / "messages.po"
TEXT = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Usage:"\nmsgstr "%s"\n'


@pytest.fixture
def folder(tmp_path: Path):
    path = tmp_path / "locale" / "de" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT % "Aufruf:", encoding="utf-8")
    return tmp_path / "locale"


def usage(folder: Path) -> str:
    gettext._translations.clear()
    return gettext.translation("messages", str(folder), ["de"]).gettext("Usage:")


def test_compiles_what_is_missing_and_what_is_older(folder, tmp_path):
    assert compile_catalogues(folder, tmp_path / "spare") == folder
    assert usage(folder) == "Aufruf:"
    source = folder / "de" / "LC_MESSAGES" / "messages.po"
    source.write_text(TEXT % "So geht es:", encoding="utf-8")
    os.utime(source, (time.time() + 5, time.time() + 5))
    compile_catalogues(folder, tmp_path / "spare")
    assert usage(folder) == "So geht es:"
    assert not (tmp_path / "spare").exists()


def test_leaves_alone_what_is_up_to_date(folder, tmp_path):
    compile_catalogues(folder, tmp_path / "spare")
    compiled = folder / "de" / "LC_MESSAGES" / "messages.mo"
    before = compiled.stat()
    compile_catalogues(folder, tmp_path / "spare")
    assert (compiled.stat().st_ino, compiled.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_compiles_elsewhere_when_the_package_may_not_be_written_to(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    spare = tmp_path / "spare"
    assert compile_catalogues(folder, spare) == spare
    assert usage(spare) == "Aufruf:"
    assert list(folder.rglob("*.mo")) == []


def german_words():
    with GERMAN.open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


def test_german_words_are_those_that_the_library_asks_for():
    asked = {message[2] for message in extract_from_dir(Path(click.__file__).parent)}
    assert set(german_words()) - asked == set()


def test_german_words_keep_their_places():
    with GERMAN.open("rb") as file:
        problems = [(message.id, str(error)) for message in read_po(file) for error in message.check() if message.id]
    assert problems == []
    assert [text for text in german_words().values() if not all([text] if isinstance(text, str) else text)] == []


@pytest.mark.parametrize(
    "needed", ["Usage:", "Options", "Commands", "Missing argument", "Missing option", "Error: {message}", "Aborted!"]
)
def test_words_of_every_help_and_error_are_there(needed):
    assert needed in german_words()
