"""Answers to what earlier rooms tell."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.activities.actions import cancel_gathering
from wirnetz.activities.enums import GatheringState
from wirnetz.activities.models import Gathering
from wirnetz.networks.models import Network
from wirnetz.networks.signals import network_ends


@receiver(network_ends)
def call_off_what_was_planned(sender: type[Network], *, network: Network, on: date, by: Person, **kwargs: Any) -> None:
    """Dates to come to which the network alone invites are called off; where others invite too, they take place."""
    alone = Gathering.objects.alias(number=Count("hosts")).filter(number=1, hosts__network=network)
    planned = alone.filter(starts_at__gt=timezone.now(), recorded_on__isnull=True)
    for gathering in planned.exclude(state=GatheringState.CANCELLED).order_by("starts_at"):
        cancel_gathering(gathering=gathering, reason=_("Das Netzwerk hat seine Arbeit beendet."), by=by)
