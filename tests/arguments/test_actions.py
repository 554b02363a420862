"""Loading the library."""

import shutil

import pytest

from wirnetz.arguments.actions import load_reference
from wirnetz.arguments.models import Argument, Evidence
from wirnetz.arguments.validators.library import FOLDER
from wirnetz.core.reference import ReferenceDataError

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def rewrite(folder, old, new):
    path = folder / "sme.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def counts(report):
    return report.created, report.changed, report.unchanged


def test_a_second_load_changes_nothing():
    assert counts(load_reference()) == (32, 0, 0)
    before = set(Evidence.objects.values_list("pk", flat=True))
    assert counts(load_reference()) == (0, 0, 32)
    assert set(Evidence.objects.values_list("pk", flat=True)) == before


def test_a_changed_text_changes_one_argument(folder):
    load_reference(folder)
    rewrite(folder, "Sie können mit einem einzigen Thema anfangen.", "Ein einziges Thema genügt für den Anfang.")
    assert counts(load_reference(folder)) == (0, 1, 31)
    assert Argument.objects.get(slug="fertige-hilfen").reasons[0] == "Ein einziges Thema genügt für den Anfang."


def test_changed_evidence_changes_one_argument(folder):
    load_reference(folder)
    rewrite(folder, "Den Unternehmenscheck gibt es mit", "Es gibt den Unternehmenscheck mit")
    assert counts(load_reference(folder)) == (0, 1, 31)
    assert Evidence.objects.filter(argument__slug="was-zuerst-lohnt").count() == 2


def test_evidence_keeps_address_and_year():
    load_reference()
    piece = Evidence.objects.get(argument__slug="kammer", position=0)
    assert (piece.as_of, piece.has_web_source) == (2020, True)


def test_a_broken_file_loads_nothing(folder):
    rewrite(folder, 'idea = "quality"', 'idea = "qualty"')
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder)
    assert str(caught.value) == (
        "sme.toml, Spalte „idea“: „rueckmeldung-zaehlt“: „qualty“ gibt es nicht. "
        "Möglich sind: use_existing, cooperate, shared_offers, agreed_standards, quality. "
        "Berichtigen Sie die Datei und laden Sie erneut."
    )
    assert Argument.objects.count() == 0


def test_an_argument_that_left_the_files_leaves_the_library(folder):
    load_reference(folder)
    shutil.copy(folder / "sme.toml", folder / "kept.toml")
    text = (folder / "sme.toml").read_text(encoding="utf-8")
    (folder / "sme.toml").write_text(text[: text.rindex("[[arguments]]")], encoding="utf-8")
    load_reference(folder)
    assert not Argument.objects.filter(slug="arbeitsschutz-im-griff").exists()
