"""The real areas, loaded once for all tests that read them."""

import pytest

from wirnetz.regions.actions import load_reference


@pytest.fixture(scope="module")
def areas(django_db_setup, django_db_blocker):
    """All reference areas in the database; taken out again after the module."""
    from django.db import transaction

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            load_reference()
            yield
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
