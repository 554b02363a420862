"""The door of a workspace: signed in, and working for the organisation; anybody else is told that there is no page."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.doors import NO_WORKSPACE, door
from wirnetz.core.refusing import refuse
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import workplace

__all__ = ["demand", "edits", "in_workspace", "person_of", "refuse"]


def _house(request: HttpRequest, slug: str) -> Organisation | None:
    return workplace(request.user, slug, on=timezone.localdate())


in_workspace = door(_house, NO_WORKSPACE)
"""A view of an organisation's workspace: gets the organisation in place of its slug."""


def demand(request: HttpRequest, verb: str, record: Model) -> None:
    """403 unless the visitor may do this to the record."""
    if not can(request.user, verb, record):
        raise PermissionDenied


def edits(request: HttpRequest, organisation: Organisation) -> bool:
    """Whether the visitor may change the organisation, so that a page offers it."""
    return can(request.user, "edit", organisation)
