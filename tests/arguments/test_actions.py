"""Loading the library."""

import shutil

import pytest

from tests.factories.arguments import make_draft
from wirnetz.arguments.actions import load_example_arguments, load_reference, revise_argument
from wirnetz.arguments.enums import VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion, Block
from wirnetz.arguments.queries.library import arguments_for, with_blocks
from wirnetz.arguments.validators.content import text_faults
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


def version_of(slug, number=None):
    versions = with_blocks(ArgumentVersion.objects.unscoped("test").filter(argument__slug=slug))
    return versions.get(number=number) if number else versions.get(state=VersionState.PUBLISHED)


def test_a_second_load_changes_nothing():
    assert counts(load_reference()) == (38, 0, 0)
    before = set(Block.objects.unscoped("test").values_list("pk", flat=True))
    assert counts(load_reference()) == (0, 0, 38)
    assert set(Block.objects.unscoped("test").values_list("pk", flat=True)) == before
    piece = version_of("kammer").evidence[0]
    assert (piece.key, piece.as_of, piece.has_web_source) == ("evidence-1", 2020, True)


def test_a_changed_text_becomes_a_new_version_whose_other_blocks_keep_their_keys(folder):
    load_reference(folder)
    rewrite(folder, "Sie können mit einem einzigen Thema anfangen.", "Ein einziges Thema genügt für den Anfang.")
    assert counts(load_reference(folder)) == (0, 1, 37)
    assert version_of("fertige-hilfen").reasons[0] == "Ein einziges Thema genügt für den Anfang."
    first, second = version_of("fertige-hilfen", 1), version_of("fertige-hilfen", 2)
    assert [first.state, second.state] == [VersionState.REPLACED, VersionState.PUBLISHED]
    assert [block.key for block in second.parts] == [block.key for block in first.parts]
    rewrite(folder, "Ein einziges Thema genügt für den Anfang.", "Sie können mit einem einzigen Thema anfangen.")
    rewrite(folder, '  "Sie können mit einem einzigen Thema anfangen.",\n', "")
    load_reference(folder)
    assert [block.key for block in version_of("fertige-hilfen").parts_of("reason")] == ["reason-2", "reason-3"]


def test_what_people_revised_is_left_alone(folder, alice):
    load_reference(folder)
    argument = Argument.objects.get(slug="fertige-hilfen")
    revise_argument(argument=argument, by=alice)
    rewrite(folder, "Sie können mit einem einzigen Thema anfangen.", "Ein einziges Thema genügt für den Anfang.")
    own = make_draft(by=alice).argument
    assert counts(load_reference(folder)) == (0, 0, 38)
    assert version_of("fertige-hilfen").reasons[0] == "Sie können mit einem einzigen Thema anfangen."
    assert Argument.objects.filter(pk=own.pk).exists()


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


def test_an_argument_that_left_the_files_is_retired_and_may_come_back(folder):
    load_reference(folder)
    text = (folder / "sme.toml").read_text(encoding="utf-8")
    (folder / "sme.toml").write_text(text[: text.rindex("[[arguments]]")], encoding="utf-8")
    assert counts(load_reference(folder)) == (0, 1, 37)
    assert version_of("arbeitsschutz-im-griff", 1).state == VersionState.RETIRED
    assert arguments_for(audience="sme").count() == 5
    assert counts(load_reference(folder)) == (0, 0, 37)
    (folder / "sme.toml").write_text(text, encoding="utf-8")
    load_reference(folder)
    assert (arguments_for(audience="sme").count(), version_of("arbeitsschutz-im-griff").number) == (6, 2)
    assert not Argument.objects.get(slug="arbeitsschutz-im-griff").is_retired


def test_the_example_year_has_an_argument_in_each_state_and_loads_once():
    assert counts(load_example_arguments()) == (6, 0, 0)
    assert counts(load_example_arguments()) == (0, 0, 6)
    versions = ArgumentVersion.objects.unscoped("test").filter(argument__is_example=True)
    states = versions.order_by("argument__position", "number").values_list("state", flat=True)
    assert list(states) == ["published", "published", "published", "draft", "in_review", "draft", "retired"]
    faults = [fault for version in with_blocks(versions) for fault in text_faults(version.content)]
    assert faults == []
