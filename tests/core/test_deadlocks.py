"""Whoever the database ends to undo a deadlock tries again, but not for ever and not within another transaction."""

import pytest
from django.db import OperationalError, transaction
from psycopg.errors import DeadlockDetected, QueryCanceled

from wirnetz.core.deadlocks import TRIES, again_after_deadlock


def ended(reason, times):
    """An action that the database ends so many times, and how often it was begun."""
    begun = []

    @again_after_deadlock
    def action(word):
        begun.append(word)
        if len(begun) <= times:
            raise OperationalError("ended") from reason("ended")
        return word.upper()

    return action, begun


def test_an_action_that_was_ended_begins_anew():
    action, begun = ended(DeadlockDetected, TRIES - 1)
    assert action("ja") == "JA"
    assert begun == ["ja"] * TRIES


@pytest.mark.parametrize(("reason", "begins"), [(DeadlockDetected, TRIES), (QueryCanceled, 1)])
def test_what_never_works_and_what_is_no_deadlock_is_told(reason, begins):
    action, begun = ended(reason, TRIES)
    with pytest.raises(OperationalError):
        action("nein")
    assert len(begun) == begins


@pytest.mark.django_db
def test_within_a_transaction_the_whole_of_it_has_to_begin_anew():
    action, begun = ended(DeadlockDetected, 1)
    with pytest.raises(OperationalError), transaction.atomic():
        action("ja")
    assert len(begun) == 1
