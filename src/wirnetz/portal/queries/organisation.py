"""What the page of one organisation shows."""

from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.activities.queries import notes_about
from wirnetz.infoservice.queries.showing import shows_editions
from wirnetz.networks.queries import former_networks_of, networks_of, running
from wirnetz.offers.queries import recorded_offers
from wirnetz.organisations.actions.alliance import STAND_IN
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import offices_of
from wirnetz.organisations.rules import SeenAdviser, advisers_as_seen_by
from wirnetz.portal.queries.brought import latest_by_idea
from wirnetz.portal.queries.maps import seat_map
from wirnetz.portal.sentences.organisation import organisation_answer, organisation_lead

MOST_PEOPLE, MOST_OFFICES = 50, 12


def people_shown(organisation: Organisation, visitor: Visitor) -> list[SeenAdviser]:
    """Whom the house shows to this visitor, each entry with no more than they may see; the same queries for all."""
    advisers = Adviser.objects.filter(running(), organisation=organisation).select_related("organisation")
    shown = visible(visitor, advisers.order_by("sort_key", "pk"))[:MOST_PEOPLE]
    return [adviser for adviser in advisers_as_seen_by(visitor, shown) if adviser.name]


def organisation_page(organisation: Organisation, visitor: Visitor) -> dict[str, Any]:
    """Context of the page; a constant number of queries."""
    memberships = [next(group) for _key, group in groupby(networks_of(organisation), key=lambda item: item.network_id)]
    present = {membership.network_id for membership in memberships}
    former = [
        next(group)
        for number, group in groupby(former_networks_of(organisation), key=lambda item: item.network_id)
        if number not in present
    ]
    own = sum(membership.network.is_own for membership in memberships)
    return {
        "organisation": organisation,
        "memberships": memberships,
        "former": former,
        "answer_is_example": any(item.is_example or item.network.is_example for item in memberships or former),
        "people": people_shown(organisation, visitor),
        "offices": []
        if organisation.is_ended
        else list(visible(visitor, offices_of(organisation))[: MOST_OFFICES + 1]),
        "most_offices": MOST_OFFICES,
        "offers": list(visible(visitor, recorded_offers().filter(provider=organisation))[:20]),
        "brought": latest_by_idea(notes_about(organisation)),
        "answer": organisation_answer(own, len(memberships) - own, ended_on=organisation.ended_on, former=len(former)),
        "lead": organisation_lead(
            organisation.source_kind_label or str(organisation.get_kind_display()),
            organisation.seat_city,
            is_partner=organisation.is_documented_partner,
            is_alliance=organisation.slug == STAND_IN and organisation.node is not None,
        ),
        "trail": [
            (reverse("portal:organisations"), _("Organisationen")),
            (f"{reverse('portal:organisations')}?art={organisation.kind}", organisation.get_kind_display()),
        ],
        "map": seat_map(organisation),
        "shows_editions": shows_editions(organisation),
        "kit_region": organisation.seat.key if organisation.seat else "",
    }
