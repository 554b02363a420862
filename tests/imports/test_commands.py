"""The commands: a list from the command line, for people and for machines."""

import json

import pytest
from click.testing import CliRunner

from tests.factories.lists import csv_list
from tests.imports import fifty, messy
from tests.imports.test_offices import DRESDEN, SCHWERIN
from wirnetz.core.commands import cli
from wirnetz.imports.models import ImportRun
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]


def wirnetz(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "stellen.csv"
    path.write_bytes(csv_list(SCHWERIN, DRESDEN).read())
    return path


def test_a_list_is_read_in_and_told_for_machines(house, file):
    result = wirnetz("import", "offices", file, "--organisation", "musterkasse", "--json")

    told = json.loads(result.output)
    assert told["questions"] == []
    assert [(row["row"], row["outcome"], row["area"], row["message"]) for row in told["rows"]] == [
        (2, "new", "13004", ""), (3, "new", "14612", ""),
    ]  # fmt: skip
    assert Organisation.objects.filter(parent=house).count() == 2


def test_a_trial_leaves_nothing_behind(house, file, tmp_path):
    result = wirnetz("import", "offices", file, "--organisation", "musterkasse", "--dry-run")

    assert result.output == "Probe, nichts ist geschrieben: 2 Zeilen: 2 neu.\n"
    assert not Organisation.objects.filter(parent=house).exists()
    assert not ImportRun.objects.unscoped("test").exists()
    assert list((tmp_path / "media").rglob("*.bin")) == []


def test_a_bad_file_is_refused_with_the_reason(house, tmp_path):
    path = tmp_path / "bild.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))

    result = wirnetz("import", "offices", path, "--organisation", "musterkasse")

    assert result.exit_code == 1
    assert result.stderr.startswith(("Error: ", "Fehler: "))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("import", "offices", "fehlt.csv", "--organisation", "musterkasse"), 1),
        (("import", "offices", "{file}", "--organisation", "gibt-es-nicht"), 1),
        (("import", "offices", "{file}"), 2),
        (("import", "statistics", "{file}", "--organisation", "musterkasse"), 1),
    ],
)
def test_wrong_calls_end_with_their_status(house, file, words, status):
    assert wirnetz(*(word.format(file=file) for word in words)).exit_code == status


@pytest.mark.parametrize("make", messy.MESSY, ids=lambda make: make.__name__)
def test_messy_lists_find_their_districts_with_at_most_one_question(make, house, tmp_path):
    result = wirnetz("import", "offices", make(tmp_path), "--organisation", "musterkasse", "--dry-run", "--json")

    told = json.loads(result.output)
    assert len(told["questions"]) <= 1
    assert [(row["outcome"], row["area"]) for row in told["rows"]] == [("new", office.key) for office in messy.OFFICES]


def test_the_fifty_offices_of_an_insurer_find_their_districts(house, tmp_path):
    result = wirnetz("import", "offices", fifty.write_fifty(tmp_path), "--organisation", "musterkasse", "--json")

    told = json.loads(result.output)
    assert told["questions"] == []
    assert [(row["outcome"], row["area"]) for row in told["rows"]] == [("new", key) for key in fifty.district_keys()]
