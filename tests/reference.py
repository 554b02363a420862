"""The real reference data: for the tests of one module, or committed for a process of its own."""

import pytest


@pytest.fixture(scope="module")
def reference(django_db_setup, django_db_blocker):
    """All reference tables, taken out again after the module, so that no other test meets them."""
    from django.db import transaction  # needs the apps to be ready

    from wirnetz.portal.actions.loading import load_all  # the same

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            load_all()
            yield
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture(scope="session")
def committed_reference(django_db_setup, django_db_blocker):
    """All reference tables, committed, for the browser tests: they read through a server and run by themselves."""
    from wirnetz.portal.actions.loading import load_all  # needs the apps to be ready

    with django_db_blocker.unblock():
        return load_all()
