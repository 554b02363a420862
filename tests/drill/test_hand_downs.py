"""Kits for many offices, their makers killed again and again, two of them at a time: each office has its kit, once."""

import json
import subprocess
import sys
import tempfile

import pytest

from tests.drill.killed_hand_downs import OFFICES

pytestmark = pytest.mark.drill
ROUNDS = 3
MOST_LEFT = 2 * ROUNDS
"""A killed process may leave the file that it had just written; the daily work takes it away."""


def test_makers_of_kits_may_be_killed_at_any_moment():
    with tempfile.TemporaryDirectory(prefix="killed-") as folder:
        command = [sys.executable, "-m", "tests.drill.killed_hand_downs", folder, str(ROUNDS)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found.pop("files_left") <= MOST_LEFT
    assert found.pop("begun_again") >= 1
    assert found == {
        "done": True,
        "states": ["made"] * OFFICES,
        "records_without_file": 0,
        "files_twice": 0,
        "whole": True,
    }
