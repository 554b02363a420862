"""The command `wirnetz`: the group, its lists, its way of refusing."""

import json
from datetime import date

import click
import pytest
from click.testing import CliRunner

from wirnetz.core import commands

ROWS = [{"slug": "a", "name": "Ämter"}, {"slug": "lang", "name": "Zwei", "as_of": date(2024, 8, 1)}]


@pytest.fixture
def run(monkeypatch):
    """Runs the command with one made-up list and nothing else entered."""
    monkeypatch.setattr(commands, "_lists", {})
    commands.listing("networks")(lambda: ROWS)
    return lambda *arguments: CliRunner().invoke(commands.cli, list(arguments))


def test_list_shows_short_name_and_name(run):
    result = run("list", "networks")
    assert (result.exit_code, result.stdout) == (0, "a     Ämter\nlang  Zwei\n")


def test_list_as_json(run):
    result = run("list", "networks", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [ROWS[0], {**ROWS[1], "as_of": "2024-08-01"}]
    assert "Ämter" in result.stdout


def test_an_empty_list_is_empty(run):
    commands.listing("offers")(list)
    assert (run("list", "offers").stdout, run("list", "offers", "--json").stdout) == ("", "[]\n")


def test_an_unknown_list_is_a_wrong_call_that_names_the_known_ones(run):
    result = run("list", "trees")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "„trees“ gibt es nicht. Möglich sind: networks." in result.stderr


def test_a_refusal_goes_to_standard_error_with_status_1():
    @click.command()
    def refused() -> None:
        raise commands.refuse("Das geht nicht.")

    result = CliRunner().invoke(refused, [])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("Das geht nicht.\n")


def test_every_command_has_german_help():
    without = [name for name, command in commands.cli.commands.items() if not (command.help or "").strip()]
    assert without == []
