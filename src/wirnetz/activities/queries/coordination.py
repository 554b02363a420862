"""Networks that nobody coordinates any more, each with what to do next."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.core.german import joined
from wirnetz.core.waiting import Waiting
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_that_lost_coordination, who_coordinated

MOST = 5


def without_coordination(networks: QuerySet[Network], on: date) -> Iterator[Waiting]:
    """A line for each of the first of `networks` that are without coordination."""
    found = networks_that_lost_coordination(networks, on).select_related("host").order_by("sort_key", "pk")
    for network in found[:MOST]:
        last = joined([organisation.label for organisation in who_coordinated(network, on)])
        yield Waiting(
            sentence=_("„%(network)s“ ist ohne Koordination; zuletzt lag sie bei %(last)s.")
            % {"network": network.label, "last": last},
            button=_("Koordination regeln"),
            href=reverse("activities:network_members", args=[network.slug]),
            why=_("Geben Sie einem Mitglied die Rolle „Koordination“, oder laden Sie eine Organisation dafür ein."),
            is_example=network.is_example,
        )
