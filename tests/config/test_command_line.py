"""Wrong calls of `wirnetz`: German sentences, no traceback, nothing started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
MAIN = [sys.executable, "-c", "from wirnetz.config.command_line import main; main()"]


def run(folder, *arguments, **environment):
    return subprocess.run(
        [*MAIN, *arguments],
        cwd=PROJECT,
        env={**os.environ, "WIRNETZ_DATA": str(folder), **environment},
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "port"),
    [
        (["serve", "--set-up"], "99999"),
        (["serve", "--set-up"], "abc"),
        (["demo"], "0"),
        (["serve", "--port", "-1"], "8000"),
        (["serve", "--port=1.5"], "8000"),
    ],
)
def test_a_wrong_port_is_refused_before_anything_is_started(tmp_path, arguments, port):
    folder = tmp_path / "d"
    done = run(folder, *arguments, PORT=port)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "Fehler: PORT muss eine Zahl von 1 bis 65535 sein.\n",
    )
    assert not folder.exists()


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    done = run(tmp_path / "file" / "d", "find", "19053")
    assert (done.returncode, done.stderr) == (
        1,
        f"Fehler: Der Datenordner „{tmp_path}/file/d“ lässt sich nicht anlegen.\n",
    )


def test_the_line_of_use_is_german(tmp_path):
    done = run(tmp_path / "d", "--help")
    assert done.stdout.splitlines()[0] == "Aufruf: wirnetz [OPTIONEN] BEFEHL …"
