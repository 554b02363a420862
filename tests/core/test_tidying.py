"""The daily work: each job once, failures told, no second run on the same day or at the same time."""

import datetime as dt
import json
import time

import psycopg
import pytest
from click.testing import CliRunner
from django.db import connection

from wirnetz.core import daily, tidying
from wirnetz.core.commands import cli
from wirnetz.core.tidying import is_due, start_daily_work, tidy

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)
MORNING = dt.datetime(2026, 3, 2, 4, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def own_jobs(monkeypatch, tmp_path, settings):
    settings.DATA = tmp_path
    monkeypatch.setattr(daily, "_jobs", {})


def run(*words):
    return CliRunner().invoke(cli, ["tidy", *words])


def test_every_job_runs_for_the_day_asked_for():
    days = []
    daily.daily("first")(days.append)
    daily.daily("second")(lambda on: 7)
    assert tidy(on=DAY) == {"first": None, "second": 7}
    assert days == [DAY]


def test_a_job_that_fails_is_told_and_stops_no_other(caplog):
    daily.daily("broken")(lambda on: 1 / 0)
    daily.daily("second")(lambda on: 7)
    result = run("--json", "--on", "2026-03-02")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"broken": "ZeroDivisionError: division by zero", "second": 7}
    assert "Nicht erledigt: broken" in result.stderr


def test_the_command_speaks_german():
    help_text = run("--help").stdout
    assert "Räumt auf" in help_text
    assert run("--on", "31.11.2026").exit_code == 2


def test_once_a_day_is_enough(tmp_path):
    runs = []
    daily.daily("count")(runs.append)
    run("--if-due") if is_due(now=dt.datetime.now().astimezone()) else run()
    run("--if-due")
    assert len(runs) == 1
    assert (tmp_path / "tidied_on").read_text() == runs[0].isoformat()


def test_due_from_three_in_the_night_until_done(tmp_path):
    assert not is_due(now=MORNING.replace(hour=2))
    assert is_due(now=MORNING.replace(hour=3))
    (tmp_path / "tidied_on").write_text("2026-03-02")
    assert not is_due(now=MORNING)
    assert is_due(now=MORNING + dt.timedelta(days=1))


def test_a_day_with_a_failure_is_tried_again(tmp_path):
    daily.daily("broken")(lambda on: 1 / 0)
    run()
    assert not (tmp_path / "tidied_on").exists()


def test_two_runs_at_once_are_one():
    daily.daily("count")(lambda on: 1)
    other = psycopg.connect(
        dbname=connection.settings_dict["NAME"],
        user=connection.settings_dict["USER"],
        host=connection.settings_dict["HOST"],
    )
    try:
        other.execute("SELECT pg_advisory_lock(%s)", [tidying.LOCK])
        assert "Ein anderer Lauf räumt gerade auf." in run().stdout
        other.execute("SELECT pg_advisory_unlock(%s)", [tidying.LOCK])
        assert "count: 1" in run().stdout
    finally:
        other.close()


def test_serving_starts_the_work_when_it_is_due(monkeypatch):
    started = []
    monkeypatch.setattr(tidying.subprocess, "run", lambda call, **options: started.append(call[-2:]))
    monkeypatch.setattr(tidying, "is_due", lambda *, now: not started)
    end = start_daily_work(every_seconds=0.01)
    for _ in range(200):
        if started:
            break
        time.sleep(0.01)
    end()
    assert started == [["tidy", "--if-due"]]
