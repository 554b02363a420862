"""Asking networks whether their entries are still right, with the links of this portal."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from wirnetz.accounts.models import Person
from wirnetz.core.mail import absolute
from wirnetz.networks.actions import ask_network, ask_networks
from wirnetz.networks.models import EntryCheck, Network


def ask_daily(*, on: date) -> int:
    """The daily questions; how many mails went out."""
    return ask_networks(on=on, links_for=_links_for)


def ask_now(*, network: Network, by: Person) -> EntryCheck:
    """One question that somebody sends by hand; ValidationError if it cannot be sent."""
    return ask_network(network=network, on=timezone.localdate(), by=by, links_for=_links_for)


def _links_for(key: str) -> tuple[str, str]:
    return (
        absolute(reverse("portal:entry_check", args=[key])),
        absolute(reverse("portal:entry_correct", args=[key])),
    )
