"""The real reference data, loaded once into the test database of a run with `-m reference` or `-m browser`."""

import pytest


@pytest.fixture(scope="session")
def reference(django_db_setup, django_db_blocker):
    """All reference tables, committed; tests marked `reference` run in a process of their own."""
    from wirnetz.config.operations import load_all  # needs the apps to be ready

    with django_db_blocker.unblock():
        return load_all()
