"""Two that wait for each other's rows: the database ends one of them, and that one simply tries again."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected

TRIES = 3
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def again_after_deadlock(action: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """The same action, begun anew (three times at most) where the database chose it to end a deadlock.

    Stands outside `atomic`. Inside another transaction nothing is tried again, since that one is lost as a whole.
    """

    @wraps(action)
    def tried(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        tries = 1 if connection.in_atomic_block else TRIES
        for left in range(tries - 1, -1, -1):
            try:
                return action(*args, **kwargs)
            except OperationalError as error:
                if not left or not isinstance(error.__cause__, DeadlockDetected):
                    raise
        raise AssertionError("unreachable")

    return tried
