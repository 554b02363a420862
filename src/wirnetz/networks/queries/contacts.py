"""Whom one may call about a network: who agreed, who was asked, and what a link in a mail is about."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from wirnetz.networks.models import Network, NetworkContact
from wirnetz.networks.queries.proposals import key_digest
from wirnetz.organisations.models import Organisation

ASKED_FOR = timedelta(days=30)
"""Who has not answered by then is forgotten."""


def contacts_lasting() -> QuerySet[NetworkContact]:
    """Contacts that agreed or were asked and are not over; guarded."""
    found = NetworkContact.objects.filter(until_on__isnull=True)
    return found.select_related("organisation").order_by("name", "pk")


def contacts_shown(network: Network) -> list[NetworkContact]:
    """Whom everybody may see: who agreed and has not taken it back."""
    agreed = NetworkContact.objects.unscoped("who agreed is shown to everybody").filter(
        network=network, consent_on__isnull=False, until_on__isnull=True
    )
    agreed = agreed.exclude(named_until__lt=timezone.localdate())
    return list(agreed.select_related("organisation").order_by("name", "pk"))


def link_persons_of(house: Organisation) -> QuerySet[NetworkContact]:
    """Whom a house or office has named for networks, asked or agreed; guarded."""
    found = NetworkContact.objects.filter(is_link=True, organisation=house, until_on__isnull=True)
    return found.select_related("network").order_by("network__sort_key", "name", "pk")


def contact_of_key(key: str, *, lock: bool = False) -> NetworkContact | None:
    """The contact whose mail holds this key, for as long as it is asked or agreed."""
    rows = NetworkContact.objects.unscoped("whoever has the mail decides about their own data")
    found = rows.filter(token_hash=key_digest(key), until_on__isnull=True).select_related("network", "organisation")
    return (found.select_for_update(of=("self",)) if lock else found).first()
