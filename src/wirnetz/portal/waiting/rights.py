"""Requests to join, approvals for other houses, rights that are to be confirmed once a year."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Invitation, JoinRequest
from wirnetz.accounts.queries import grants_on
from wirnetz.accounts.queries.grants import NOTICE
from wirnetz.accounts.rules import LEAD, RUN, Held, Visitor, nodes_where, visible
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.organisations.models import Organisation

MOST = 20


def _rights_page(place: Organisation) -> str:
    return f"/arbeitsplatz/{place.slug}/rechte/"


@waiting_source("join requests")
def join_requests(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """People who want to work for a house that the visitor leads."""
    open_ones = JoinRequest.objects.filter(
        state=RequestState.OPEN, node__in=nodes_where(visitor, Held(house=LEAD)), node__organisation__isnull=False
    )
    found = visible(visitor, open_ones).exclude(person=visitor.pk).select_related("person", "node__organisation")
    for request in found.order_by("created_at", "pk")[:MOST]:
        place = request.node.organisation
        yield Waiting(
            _("%s bittet um Aufnahme.") % request.person,
            _("Entscheiden"),
            _rights_page(place),
            why=_("Gewünscht ist „%(role)s“ bei %(place)s.")
            % {"role": request.get_role_display(), "place": place.label},
            place=place.slug,
        )


@waiting_source("approvals")
def approvals(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """Other places invite one of the house's own people; the house has to agree."""
    waiting = Invitation.objects.filter(
        state=RequestState.NEEDS_APPROVAL, approval_node__in=nodes_where(visitor, Held(house=RUN))
    )
    found = visible(visitor, waiting).select_related("approval_node__organisation")
    for invitation in found.order_by("created_at", "pk")[:MOST]:
        if invitation.approval_node is None:
            continue
        place = invitation.approval_node.organisation
        yield Waiting(
            _("Jemand möchte %s einladen, bei sich mitzuarbeiten.") % (invitation.name or invitation.email),
            _("Ansehen"),
            _rights_page(place),
            due_on=invitation.expires_at.date(),
            why=_("Die Person gehört zu Ihrem Haus; ohne Ihre Zustimmung geschieht nichts."),
            place=place.slug,
        )


@waiting_source("rights to confirm")
def rights_to_confirm(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """Rights in a house that the visitor leads, asked about and not confirmed since; they lapse after thirty days."""
    asked = grants_on(on).filter(asked_on__isnull=False, node__in=nodes_where(visitor, Held(house=LEAD)))
    silent = visible(visitor, asked.filter(node__organisation__isnull=False)).select_related("node__organisation")
    by_place: dict[Organisation, list[date]] = {}
    for grant in silent:
        if grant.asked_on and (grant.confirmed_on is None or grant.confirmed_on < grant.asked_on):
            by_place.setdefault(grant.node.organisation, []).append(grant.asked_on)
    for place, days in by_place.items():
        words = ngettext("Ein Recht ist zu bestätigen.", "%d Rechte sind zu bestätigen.", len(days))
        yield Waiting(
            words % len(days) if len(days) > 1 else words,
            _("Durchsehen"),
            _rights_page(place),
            due_on=min(days) + NOTICE,
            why=_("Was niemand bestätigt, endet nach 30 Tagen."),
            place=place.slug,
        )
