"""Answers to what earlier rooms tell."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.activities.actions import cancel_gathering
from wirnetz.activities.enums import GatheringState, MinuteKind
from wirnetz.activities.models import Gathering, MinuteItem
from wirnetz.networks.models import Network
from wirnetz.networks.signals import coordination_passes, network_ends


@receiver(network_ends)
def call_off_what_was_planned(sender: type[Network], *, network: Network, on: date, by: Person, **kwargs: Any) -> None:
    """Dates to come to which the network alone invites are called off; where others invite too, they take place."""
    alone = Gathering.objects.alias(number=Count("hosts")).filter(number=1, hosts__network=network)
    planned = alone.filter(starts_at__gt=timezone.now(), recorded_on__isnull=True)
    for gathering in planned.exclude(state=GatheringState.CANCELLED).order_by("starts_at"):
        cancel_gathering(gathering=gathering, reason=_("Das Netzwerk hat seine Arbeit beendet."), by=by)


@receiver(coordination_passes)
def open_tasks_pass_on(
    sender: type[Network], *, network: Network, from_person: Person, to_person: Person, **kwargs: Any
) -> None:
    """What somebody who hands over has still to do for the network is the successor's."""
    tasks = MinuteItem.objects.unscoped("they go with the coordination").filter(
        kind=MinuteKind.TASK, done_on__isnull=True, person=from_person, gathering__hosts__network=network
    )
    tasks.update(person=to_person)
