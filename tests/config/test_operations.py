"""Setting up: all or nothing, one at a time, and clear words where nothing is set up yet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.clean import clean

from wirnetz.core.reference import ReferenceDataError
from wirnetz.organisations.models import Organisation
from wirnetz.portal.actions import loading
from wirnetz.regions.models import Area

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    data = tmp_path / "d"
    yield data
    clean(data)


def start(folder: Path, *arguments: str) -> subprocess.Popen:
    environment = {**os.environ, "WIRNETZ_DATA": str(folder)}
    command = [sys.executable, "-c", "from wirnetz.config.command_line import main; main()", *arguments]
    return subprocess.Popen(
        command, cwd=PROJECT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.drill
def test_two_first_set_ups_at_once_both_succeed(folder):
    runs = [start(folder, "load-reference") for _ in range(2)]
    results = [(run.communicate(timeout=300), run.returncode) for run in runs]
    assert [code for _streams, code in results] == [0, 0], results
    assert sorted("Netzwerke: 136 neu" in streams[0] for streams, _code in results) == [False, True]


def test_a_folder_that_is_not_set_up_is_named_without_a_traceback(folder):
    run = start(folder, "find", "19053")
    _out, errors = run.communicate(timeout=60)
    assert (run.returncode, errors) == (
        1,
        "Fehler: In diesem Datenordner ist Wirnetz noch nicht eingerichtet. Hilfe: wirnetz setup\n",
    )


@pytest.mark.django_db
def test_a_broken_table_leaves_nothing_of_the_others(monkeypatch):
    def broken():
        raise ReferenceDataError(Path("networks.csv"), "Grund.", "Abhilfe.", row=2)

    monkeypatch.setattr(loading, "LOADERS", (*loading.LOADERS[:2], broken))
    with pytest.raises(ReferenceDataError):
        loading.load_all()
    assert (Area.objects.count(), Organisation.objects.count()) == (0, 0)
