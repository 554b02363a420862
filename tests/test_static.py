"""The static checks of `make check`, once per run of the suite.

djlint judges the templates but does not lay them out: its line breaks inside sentences would become spaces.
"""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
PYTHON = ("src", "tests", "bench", "scripts", "manage.py")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "check", "--output-format", "concise", *PYTHON], id="ruff check"),
        pytest.param(["ruff", "format", "--check", *PYTHON], id="ruff format"),
        pytest.param(["mypy"], id="mypy"),
        pytest.param(["djlint", "src", "--lint", "--quiet"], id="djlint"),
    ],
)
def test_static_check(command):
    program = PROGRAMS / command[0]
    done = subprocess.run([program, *command[1:]], check=False, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
