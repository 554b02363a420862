"""What is recorded about the house that asks, its offices included, wherever it is."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from wirnetz.accounts.rules import visible
from wirnetz.activities.models import CarriedNote, JointActivity
from wirnetz.activities.queries import A_YEAR
from wirnetz.arguments.queries.happenings import ANYBODY, PublicDate, public_dates
from wirnetz.arguments.queries.remembering import remembered
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import FactScope
from wirnetz.networks.models import Uptake
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below


@dataclass(frozen=True, slots=True)
class House:
    """Public records of the house and its offices, read once, only when a figure asks for them.

    `gatherings` are dates of the last twelve months to which it invited, alone or with others; `notes` what it brought
    into networks in that time; `uptakes` which offers it uses; `carried` the joint activities that it carries.
    """

    organisation: Organisation
    offices: tuple[Organisation, ...]
    uptakes: tuple[Uptake, ...]
    gatherings: tuple[PublicDate, ...]
    carried: tuple[JointActivity, ...]
    notes: tuple[CarriedNote, ...]


@remembered
def house_of(scope: FactScope) -> House | None:
    """The house of the scope; None without one. A fixed number of queries whatever is recorded."""
    organisation = situation_of(scope).organisation
    if organisation is None:
        return None
    offices = tuple(offices_below(organisation).exclude(pk=organisation.pk).select_related("seat"))
    ids = [organisation.pk, *(office.pk for office in offices)]
    carried = visible(ANYBODY, JointActivity.objects.filter(carriers__organisation__in=ids)).distinct()
    year = Q(on__gt=scope.on - A_YEAR, on__lte=scope.on)
    uptakes = Uptake.objects.filter(running(scope.on, start="since_on"), organisation__in=ids)
    invited = Q(hosts__organisation__in=ids)
    return House(
        organisation=organisation,
        offices=offices,
        uptakes=tuple(uptakes.order_by("pk")),
        gatherings=public_dates(invited, since=scope.on - A_YEAR, until=scope.on - timedelta(days=1)),
        carried=tuple(carried.order_by("pk")),
        notes=tuple(CarriedNote.objects.filter(year, organisation__in=ids).order_by("pk")),
    )
