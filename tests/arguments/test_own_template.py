"""`wirnetz kit --template`: the file is checked, and the note says what becomes of it."""

import io
import json
from pathlib import Path

import pytest
from pptx import Presentation

from tests.arguments.test_commands import ground, run  # noqa: F401  the same house and call

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(tmp_path):
    content = io.BytesIO()
    Presentation().save(content)
    path = tmp_path / "vorlage.pptx"
    path.write_bytes(content.getvalue())
    return path


def test_the_note_names_the_layouts_and_says_what_is_not_done(ground, template, tmp_path):  # noqa: F811
    result = run(tmp_path / "mappe", template=str(template))
    note = Path(json.loads(result.stdout)["note"]).read_text(encoding="utf-8")
    assert "Zur Vorlage „vorlage.pptx“: Sie hat 11 Layouts." in note
    assert "- Titelfolie: Layout „Title Slide“" in note
    assert "Der Foliensatz steht noch in unserem Aufbau, nicht in dieser Vorlage." in note


def test_what_is_no_template_is_refused_and_nothing_is_written(ground, tmp_path):  # noqa: F811
    (tmp_path / "x.pptx").write_bytes(b"kein Zip")
    result = run(tmp_path / "mappe", template=str(tmp_path / "x.pptx"))
    assert result.exit_code == 1
    assert "Vorlage „x.pptx“: Die Datei ist beschädigt oder unvollständig." in result.stderr
    assert not (tmp_path / "mappe").exists()
