"""Work is handed over with the transaction, waits once, and is gone with a transaction that is taken back."""

import os
import subprocess
import sys

import pytest
from django.db import connection, transaction

from wirnetz.core.work import hand_over

pytestmark = pytest.mark.django_db


def waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE status = 'todo' AND queueing_lock LIKE 'test:%'")
        return [row[0] for row in cursor.fetchall()]


def test_what_waits_under_a_lock_waits_once():
    for _time in range(2):
        hand_over("arguments.hand_down", lock="test:1", batch_id=1)
    hand_over("arguments.hand_down", lock="test:2", batch_id=2)
    assert [str(each).replace('"', "'") for each in waiting()] == ["{'batch_id': 1}", "{'batch_id': 2}"]


def test_a_transaction_that_is_taken_back_leaves_no_work():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        hand_over("arguments.hand_down", lock="test:1", batch_id=1)
        raise ZeroDivisionError
    assert waiting() == []


def test_what_steps_back_works_only_while_nobody_else_wants_to():
    said = "import os; from wirnetz.core.work import step_back; step_back(); print(os.sched_getscheduler(0))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert int(done.stdout) == os.SCHED_IDLE
