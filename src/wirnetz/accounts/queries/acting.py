"""Who acts: the person behind a request."""

from typing import cast

from django.http import HttpRequest

from wirnetz.accounts.models import Person


def person_of(request: HttpRequest) -> Person:
    """The signed-in person, as writer of a record; only behind a door that demands signing in."""
    return cast(Person, request.user)
