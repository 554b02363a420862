"""`wirnetz find`."""

import json

import pytest
from click.testing import CliRunner

from wirnetz.core.commands import cli

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(areas):
    """The real areas."""


def test_find_answers_each_query_as_json():
    result = CliRunner().invoke(cli, ["find", "--json", "19053", "Rostock", "A-1010"])
    rows = json.loads(result.output)
    assert result.exit_code == 0
    assert [(row["query"], row["outcome"], [area["key"] for area in row["areas"]]) for row in rows] == [
        ("19053", "one", ["13004"]),
        ("Rostock", "several", ["13072", "13003"]),
        ("A-1010", "none", []),
    ]
    assert rows[0]["areas"] == [
        {"key": "13004", "name": "Schwerin", "level": "district", "full_name": "Stadt Schwerin"}
    ]


def test_find_writes_keys_and_names_for_people():
    result = CliRunner().invoke(cli, ["find", "Wismar"])
    assert result.exit_code == 0
    assert result.output == "Wismar: Gefunden: Wismar (Landkreis Nordwestmecklenburg).\n  13074087  Wismar\n"


def test_find_refuses_what_it_does_not_know_with_status_one():
    result = CliRunner().invoke(cli, ["find", "Xyzabcq"])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Xyzabcq: „Xyzabcq“ haben wir nicht gefunden.")


def test_find_says_when_nothing_was_typed():
    result = CliRunner().invoke(cli, ["find", ""])
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "Es wurde nichts eingegeben.\n")


def test_find_without_query_is_a_wrong_call():
    assert CliRunner().invoke(cli, ["find"]).exit_code == 2
