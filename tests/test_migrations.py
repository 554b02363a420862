"""The migrations: complete, and able to build an empty database by themselves."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
import pytest
from django.apps import apps
from django.db import connections
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from wirnetz.core.migrating import together

PROJECT = Path(__file__).resolve().parents[1]


def test_no_model_waits_for_a_migration(db):
    loader = MigrationLoader(connections["default"])
    with translation.override(None):
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changes = detector.changes(graph=loader.graph)
    assert {app: [step.operations for step in steps] for app, steps in changes.items()} == {}


def test_no_room_has_two_ends(db):
    assert MigrationLoader(connections["default"]).detect_conflicts() == {}


def test_long_migrations_draw_up_the_models_once():
    own = [
        step for step in MigrationLoader(None).disk_migrations.values() if type(step).__module__.startswith("wirnetz")
    ]
    singly = [str(step) for step in own if len(step.operations) > len(together(step.operations)) + 2]
    assert singly == [], "wrap the list of operations in wirnetz.core.migrating.together"


@pytest.fixture
def empty_database(db):
    """The address of a database with nothing in it, on the server of the suite."""
    settings = connections["default"].settings_dict
    given = {"host": settings["HOST"], "user": settings["USER"], "password": settings["PASSWORD"]}
    places = {name: value for name, value in given.items() if value}
    name = f"from_zero_{os.getpid()}"
    with psycopg.connect(dbname="postgres", autocommit=True, **places) as server:
        server.execute(f"drop database if exists {name}")
        server.execute(f"create database {name}")
        who = ":".join(quote(places[part], safe="") for part in ("user", "password") if part in places)
        yield f"postgres://{who}@/{name}?{urlencode({'host': places['host']})}"
        server.execute(f"drop database {name} with (force)")


@pytest.mark.drill
def test_an_empty_database_behind_database_url_is_built_from_zero(empty_database):
    command = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"]
    environment = {**os.environ, "DATABASE_URL": empty_database}
    done = subprocess.run(command, check=False, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    with psycopg.connect(empty_database) as built:
        applied = built.execute("select app, name from django_migrations").fetchall()
    assert set(applied) == set(MigrationLoader(connections["default"]).disk_migrations)
