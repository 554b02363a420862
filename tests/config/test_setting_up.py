"""`wirnetz setup` asks and saves what the browser's first hour does, by the same checks."""

import json

import pytest
from click.testing import CliRunner

from tests.factories.organisations import make_alliance
from wirnetz.core.commands import cli
from wirnetz.core.enums import InstallationContents
from wirnetz.core.installation import current
from wirnetz.organisations.models import Body

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch):
    """Runs the command; database, tables and fonts are set up already."""
    from wirnetz.config import setting_up  # needs the apps to be ready

    make_alliance()
    monkeypatch.setattr(setting_up, "set_up", lambda contents=None: [])

    def call(*arguments, answers=""):
        return CliRunner().invoke(cli, ["setup", *arguments], input=answers)

    return call


def test_what_is_said_is_saved(run):
    result = run("--name", "Bündnis Nord", "--operator-email", "post@nord.example", "--accent", "#1b6e8c")
    here = current()
    assert (result.exit_code, result.output) == (
        0,
        "Eingerichtet: Bündnis Nord, mit den öffentlichen Angaben zu Netzwerken, Organisationen und Angeboten.\n",
    )
    assert (here.name, here.operator_email, here.accent) == ("Bündnis Nord", "post@nord.example", "#1b6e8c")


def test_what_is_not_said_stays(run):
    run("--name", "Bündnis Nord")
    run("--claim", "Hilfe für Betriebe")
    assert (current().name, current().claim) == ("Bündnis Nord", "Hilfe für Betriebe")


def test_a_refused_colour_names_the_nearest_and_saves_nothing(run):
    result = run("--accent", "#c0392b")
    assert result.exit_code == 1
    assert "Die nächste Farbe, die geht, ist #" in result.output
    assert current().accent == ""


def test_bodies_are_added_once(run):
    for _ in range(2):
        run("--body", "Leitungskreis", "--body", "AG Digital")
    assert list(Body.objects.order_by("name").values_list("name", "kind")) == [
        ("AG Digital", "working_group"),
        ("Leitungskreis", "steering_committee"),
    ]


def test_it_asks_for_what_is_missing_only(run):
    run("--name", "Bündnis Nord")
    result = run("--ask", answers="Hilfe\n\n\n\n\n\n\n\n\n")
    assert "Name der Allianz" not in result.output
    assert (result.exit_code, current().claim) == (0, "Hilfe")


def test_the_answer_for_machines(run, monkeypatch):
    result = run("--name", "Bündnis Nord", "--json")
    answer = json.loads(result.stdout)
    assert (answer["name"], answer["contents"]) == ("Bündnis Nord", InstallationContents.REFERENCE)
