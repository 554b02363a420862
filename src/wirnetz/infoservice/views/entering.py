"""The door of the info service's office: who does not write there is told that there is no page."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.doors import door, office_door
from wirnetz.infoservice.enums import OPEN_STATES
from wirnetz.infoservice.models import Edition, Item
from wirnetz.infoservice.queries.editions import edition_named
from wirnetz.infoservice.rules import may_be_second, works_on_editions

Trail = list[tuple[str, str]]
MISSING = gettext_lazy("Diese Ausgabe gibt es nicht.")


in_office = office_door(works_on_editions)
"""A view for the people who write for the info service."""


def _edition(request: HttpRequest, slug: str) -> Edition | None:
    return edition_named(request.user, slug) if works_on_editions(request.user) else None


def _edition_to_agree(request: HttpRequest, slug: str) -> Edition | None:
    edition = edition_named(request.user, slug)
    if edition is None or works_on_editions(request.user):
        return edition
    return edition if edition.state in OPEN_STATES and may_be_second(request.user) else None


at_edition = door(_edition, MISSING)
"""A view of one edition for the people who write for the info service."""
for_second_person = door(_edition_to_agree, MISSING)
"""A view of one edition for these and for who may agree to it as the second person."""


def item_of(edition: Edition, key: str) -> Item:
    """The item of the edition with this key; 404 where there is none."""
    item = next((item for item in edition.items.all() if item.key == key), None)
    if item is None:
        raise Http404(_("Diese Meldung gibt es nicht mehr."))
    return item


def office_trail(edition: Edition | None = None) -> Trail:
    """The way back from a page of the office."""
    trail: Trail = [(reverse("infoservice:office"), _("Infodienst schreiben"))]
    if edition is not None:
        trail.append((reverse("infoservice:office_edition", args=[edition.slug]), edition.title))
    return trail
