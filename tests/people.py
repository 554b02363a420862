"""The lasting people of the tests: Alice, her teammate Bob, the stranger Charlie."""

import pytest

from wirnetz.accounts.models import Person


@pytest.fixture
def alice(db: None) -> Person:
    """Works for the organisation under test."""
    return Person.objects.create_user("alice@wirnetz.example", name="Alice")


@pytest.fixture
def bob(db: None) -> Person:
    """Works with Alice."""
    return Person.objects.create_user("bob@wirnetz.example", name="Bob")


@pytest.fixture
def charlie(db: None) -> Person:
    """Has no rights anywhere."""
    return Person.objects.create_user("charlie@wirnetz.example", name="Charlie")
