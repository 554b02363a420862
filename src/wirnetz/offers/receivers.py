"""Answers to what earlier rooms tell."""

from typing import Any

from django.dispatch import receiver

from wirnetz.offers.enums import OfferStatus
from wirnetz.offers.models import Offer
from wirnetz.organisations.actions import Move, move_records
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.signals import offices_merge


@receiver(offices_merge)
def offers_of_a_merged_office(
    sender: type[Organisation], *, office: Organisation, into: Organisation, **kwargs: Any
) -> list[Move]:
    """What the office offers is offered by the other one from now on; what has ended stays its own."""
    offers = Offer.objects.filter(provider=office).exclude(status=OfferStatus.ENDED)
    return move_records(offers, {"provider_id": into.pk})
