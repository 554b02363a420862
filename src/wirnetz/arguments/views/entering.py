"""The doors of the library's office and of a house's own pages: who may not enter is told that there is no page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.models import Argument
from wirnetz.arguments.queries.library import arguments_with_slug
from wirnetz.arguments.rules import works_on_library
from wirnetz.core.doors import NO_WORKSPACE, door, office_door
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import workplace

Trail = list[tuple[str, str]]


in_library = office_door(works_on_library)
"""A view for the people who write for the library."""


def _argument(request: HttpRequest, slug: str) -> Argument | None:
    argument = visible(request.user, arguments_with_slug(slug)).first()
    return argument if argument and can(request.user, "read", argument) else None


at_argument = door(_argument, gettext_lazy("Dieses Argument gibt es nicht."))
"""A view of one argument for the people who write for the library."""


def _house(request: HttpRequest, slug: str) -> Organisation | None:
    return workplace(request.user, slug, on=timezone.localdate())


in_house = door(_house, NO_WORKSPACE)
"""A view for the people of a house or office."""


def office_trail(argument: Argument | None = None, claim: str = "") -> Trail:
    """The way back from a page of the library's office."""
    trail: Trail = [(reverse("arguments:office"), _("Argumente bearbeiten"))]
    if argument is not None:
        trail.append((reverse("arguments:office_argument", args=[argument.slug]), claim or argument.slug))
    return trail
