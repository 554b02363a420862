"""What holds for every figure: one file, one test, a name of its own, words that accuse nobody."""

import re
from pathlib import Path

import pytest

from tests.arguments.facts import telling
from tests.landscape import facts as landscape_tests
from wirnetz.arguments import facts
from wirnetz.arguments.enums import FactSubject
from wirnetz.documents.facts import fact_entries, fact_keys
from wirnetz.landscape import facts as landscape_facts


def _folders(arguments, landscape):
    """The folders of figures: one for each subject, and that of the landscape."""
    subjects = sorted(path for path in Path(arguments.__file__).parent.iterdir() if (path / "__init__.py").exists())
    return [*subjects, Path(landscape.__file__).parent]


SOURCE, TESTS = _folders(facts, landscape_facts), _folders(telling, landscape_tests)
ACCUSING = re.compile(r"leider|fehlt|versäum|mangel|untätig|niemand|\bnur\b|schlecht|\bzu wenig", re.IGNORECASE)


def stems(folders, prefix=""):
    return sorted(
        (folder.name, path.stem.removeprefix(prefix))
        for folder in folders
        for path in folder.glob(f"{prefix}*.py")
        if path.stem != "__init__"
    )


def test_each_figure_has_one_file_and_one_test_of_its_name():
    assert sorted(stem for _folder, stem in stems(SOURCE)) == list(fact_keys())
    assert stems(TESTS, "test_") == stems(SOURCE)


def test_there_are_at_least_forty_and_no_two_share_a_name():
    entries = fact_entries()
    assert len(entries) >= 40
    assert len({entry.name for entry in entries}) == len(entries)
    assert {entry.subject for entry in entries} == set(FactSubject.values)


@pytest.mark.parametrize("key", fact_keys())
def test_where_nothing_is_recorded_a_figure_says_so_without_accusing(key):
    found = telling.fact_of(key)
    if found is None:
        return
    assert (found.key, found.is_empty, found.is_example) == (key, found.value == 0, False)
    assert found.sentence[0].isupper()
    assert found.sentence.endswith(".")
    assert not ACCUSING.search(found.sentence)
    assert "%" not in found.sentence
    assert found.as_of
    assert found.source
    assert found.unit
