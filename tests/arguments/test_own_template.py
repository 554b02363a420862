"""`wirnetz kit --template`: the file is checked, the deck is built into it, and the note says what differs."""

import json
from pathlib import Path

import pytest
from pptx import Presentation

from tests.arguments.test_commands import ground, run  # noqa: F401  the same house and call
from tests.documents.templates.made_by_hand import kammer
from tests.documents.templates.untidy import verband

pytestmark = pytest.mark.django_db


def built(tmp_path, template):
    path = tmp_path / "vorlage.pptx"
    path.write_bytes(template)
    return run(tmp_path / "mappe", template=str(path))


def test_the_deck_is_built_into_the_template(ground, tmp_path):  # noqa: F811
    result = built(tmp_path, kammer())
    paths = json.loads(result.stdout)
    deck = Presentation(paths["deck"])
    assert [layout.name for layout in deck.slide_layouts][:2] == ["Titelfolie", "Titel und Inhalt"]
    assert deck.slides[0].slide_layout.name == "Titelfolie"
    assert deck.slides[len(deck.slides) - 1].slide_layout.name == "Kontakt"
    note = Path(paths["note"]).read_text(encoding="utf-8")
    assert note.endswith("\nDer Foliensatz ist in die Vorlage „vorlage.pptx“ gebaut.\n")


def test_the_note_says_what_the_template_has_no_layout_for(ground, tmp_path):  # noqa: F811
    result = built(tmp_path, verband())
    note = Path(json.loads(result.stdout)["note"]).read_text(encoding="utf-8")
    assert "- Ohne eigenes Layout in Ihrer Vorlage, von uns in deren Farben gezeichnet: Titelfolie" in note
    assert "- Ihre Vorlage ist gegen Ändern geschützt; der Foliensatz ist es nicht" in note


def test_what_is_no_template_is_refused_and_nothing_is_written(ground, tmp_path):  # noqa: F811
    (tmp_path / "x.pptx").write_bytes(b"kein Zip")
    result = run(tmp_path / "mappe", template=str(tmp_path / "x.pptx"))
    assert result.exit_code == 1
    assert "Vorlage „x.pptx“: Die Datei ist beschädigt oder unvollständig." in result.stderr
    assert not (tmp_path / "mappe").exists()
