"""What the pages about an organisation's own offices show."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.networks.models import Involvement
from wirnetz.networks.queries import networks_of, running
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import offices_below
from wirnetz.portal.queries.filters import Filter, link_filter
from wirnetz.portal.queries.maps import seat_map
from wirnetz.regions.queries import states


def land_filter(params: QueryDict, organisation: Organisation) -> tuple[str, Filter]:
    """The chosen Land and the line of links: only Länder in which the organisation has offices."""
    keys = set(offices_below(organisation).order_by().values_list("seat__key", flat=True))
    here = {key[:2] for key in keys if key}
    return link_filter(params, "land", _("Land:"), [(area.key, area.name) for area in states() if area.key in here])


def office_page(organisation: Organisation, office: Organisation, visitor: Visitor) -> dict[str, Any]:
    """Context of the page of one office; a constant number of queries."""
    advisers = visible(visitor, Adviser.objects.filter(running(), organisation=office)).order_by("sort_key", "pk")
    involvements = visible(visitor, Involvement.objects.filter(running(), organisation=office))
    return {
        "organisation": organisation,
        "office": office,
        "advisers": list(advisers),
        "memberships": list(networks_of(office)),
        "involvements": list(involvements.select_related("adviser", "network").order_by("network__sort_key", "pk")),
        "children": list(offices_below(organisation).filter(parent=office)),
        "map": seat_map(office),
        "trail": [
            (reverse("portal:waiting"), _("Arbeitsplatz")),
            (reverse("portal:workspace", args=[organisation.slug]), organisation.label),
            (reverse("portal:workspace_offices", args=[organisation.slug]), _("Stellen")),
        ],
    }
