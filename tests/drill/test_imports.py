"""Writing a list is all or nothing wherever it is killed, and any sequence of lists leaves a sound tree."""

import json
import subprocess
import sys
import tempfile

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.factories.lists import csv_list
from tests.factories.organisations import make_organisation
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.imports.actions import answer_questions, apply_import, start_import, undo_import
from wirnetz.imports.enums import ImportKind
from wirnetz.organisations.models import Organisation

pytestmark = pytest.mark.drill

POINTS = 100
PLACES = {"19055": ("Schwerin", "13004"), "33098": ("Paderborn", "05774"), "01067": ("Dresden", "14612")}


def test_an_import_killed_at_a_hundred_points_is_all_or_nothing():
    with tempfile.TemporaryDirectory(prefix="killed-") as folder:
        command = [sys.executable, "-m", "tests.drill.killed_imports", folder, str(POINTS)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["killed"] == POINTS
    assert found["nothing"] and found["everything"]
    assert (found.get("torn", 0), found.get("not the same", 0)) == (0, 0)


class Lists(RuleBasedStateMachine):
    """Lists of one house in any order: what the offices must be afterwards is kept in a dictionary."""

    @initialize()
    def build_house(self):
        root = Node.objects.get(kind=NodeKind.ALLIANCE)
        node = add_node(kind=NodeKind.ORGANISATION, parent=root)
        self.house = make_organisation(f"Haus {node.pk}", slug=f"haus-{node.pk}", node=node)
        self.offices, self.runs = {}, []

    @rule(
        listed=st.dictionaries(
            st.integers(1, 8), st.tuples(st.sampled_from(sorted(PLACES)), st.integers(1, 3)), min_size=1, max_size=6
        ),
        is_complete=st.booleans(),
    )
    def read_a_list(self, listed, is_complete):
        rows = [
            (f"K{key}", f"Stelle {key}", f"Weg {key}", code, PLACES[code][0], f"0385 {phone}")
            for key, (code, phone) in listed.items()
        ]
        run = start_import(organisation=self.house, kind=ImportKind.OFFICES, file=csv_list(*rows), by=None)
        if is_complete:
            run = answer_questions(run=run, answers={"complete": "yes"}, by=None)
        before = dict(self.offices)
        self.runs.append((apply_import(run=run, by=None), before))
        kept = {} if is_complete else self.offices
        self.offices = kept | {
            f"K{key}": (code, PLACES[code][1], f"0385 {phone}") for key, (code, phone) in listed.items()
        }

    @precondition(lambda self: self.runs)
    @rule()
    def take_the_last_list_back(self):
        run, before = self.runs.pop()
        undo_import(run=run, by=None)
        self.offices = before

    @invariant()
    def offices_are_what_the_lists_said(self):
        stored = Organisation.objects.filter(parent=self.house, ended_on="")
        assert {
            office.own_key: (office.postcode, office.seat.key, office.phone) for office in stored.select_related("seat")
        } == self.offices

    @invariant()
    def every_office_hangs_once_below_its_house(self):
        nodes = list(Organisation.objects.filter(parent=self.house).values_list("node__path", flat=True))
        assert len(set(nodes)) == len(nodes) == Node.objects.filter(parent=self.house.node).count()
        assert all(str(path).startswith(f"{self.house.node.path}.") for path in nodes)


@pytest.mark.django_db
def test_any_sequence_of_lists_leaves_what_they_said(reference, tmp_path, settings):
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    run_state_machine_as_test(Lists, settings=SAMPLE)


SAMPLE = settings(max_examples=8, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck))
