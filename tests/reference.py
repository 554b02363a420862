"""The real reference data: for the tests of one module, or committed for a process of its own."""

import pytest

from tests.database import a_copy_of, filled_original


@pytest.fixture(scope="module")
def reference(django_db_setup, django_db_blocker):
    """All reference tables, in a database that only modules with this fixture turn to."""
    from wirnetz.portal.actions.loading import load_all  # needs the apps to be ready

    with django_db_blocker.unblock(), a_copy_of(filled_original("reference", load_all)):
        yield


@pytest.fixture(scope="module")
def areas(django_db_setup, django_db_blocker):
    """All official areas and nothing else."""
    from wirnetz.regions.actions import load_reference  # needs the apps to be ready

    with django_db_blocker.unblock(), a_copy_of(filled_original("areas", load_reference)):
        yield


@pytest.fixture(scope="session")
def committed_reference(django_db_setup, django_db_blocker):
    """All reference tables, committed, for the browser tests: they read through a server and run by themselves."""
    from wirnetz.portal.actions.loading import load_all  # needs the apps to be ready

    with django_db_blocker.unblock(), a_copy_of(filled_original("reference", load_all)):
        yield
