"""What the page of one organisation shows."""

from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.networks.queries import former_networks_of, networks_of
from wirnetz.offers.queries import recorded_offers
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.maps import seat_map
from wirnetz.portal.sentences.organisation import organisation_answer, organisation_lead


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
        "offers": list(visible(visitor, recorded_offers().filter(provider=organisation))[:20]),
        "answer": organisation_answer(own, len(memberships) - own, ended_on=organisation.ended_on, former=len(former)),
        "lead": organisation_lead(
            organisation.source_kind_label or str(organisation.get_kind_display()),
            organisation.seat_city,
            is_partner=organisation.is_documented_partner,
        ),
        "trail": [
            (reverse("portal:organisations"), _("Organisationen")),
            (f"{reverse('portal:organisations')}?art={organisation.kind}", organisation.get_kind_display()),
        ],
        "map": seat_map(organisation),
        "kit_region": organisation.seat.key if organisation.seat else "",
    }
