"""Addresses of a house or network from which mails came back: what its own people can put right.

People of the directory, the addresses of offices, whom one may call about a network, the address that it published.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import Visitor, can, visible
from wirnetz.core.german import date_words
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.models import SOFT_LIMIT, SOFT_RESET, Deliverability, Reader
from wirnetz.networks.models import Network, NetworkContact
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import offices_below

FULL = ("4.2.2", "5.2.2")
"""RFC 3463: the mailbox is full."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An address as it stands somewhere: whose, where, and the pages on which it is put right or taken away.

    `key` names it within the house. One is asked whether the address is right where editions go to it, over `place`.
    """

    key: str
    name: str
    email: str
    label: str
    mend: str
    order: str
    end: str = ""
    show: str = ""
    place: Node | None = None
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Unreachable:
    """An address that takes nothing. `is_final`: it is left out of every edition."""

    listed: Listed
    is_final: bool
    since: datetime
    soft_count: int
    status: str
    has_left: bool

    @property
    def reason(self) -> str:
        """What came back, in plain words."""
        if not self.is_final:
            days = ngettext("an einem Tag", "an %(count)d Tagen", self.soft_count) % {"count": self.soft_count}
            return _("Zuletzt %(days)s nicht zustellbar; nach %(limit)d Tagen lassen wir die Adresse aus.") % {
                "days": days,
                "limit": SOFT_LIMIT,
            }
        if self.status in FULL:
            return _("Das Postfach ist seit Längerem voll.")
        if self.soft_count >= SOFT_LIMIT:
            return _("An fünf Tagen nicht zustellbar.")
        return _("Der Mailserver sagt: Diese Adresse gibt es nicht.")

    @property
    def since_words(self) -> str:
        """Since when, as a date in words."""
        return date_words(timezone.localdate(self.since))


def unreachable_of(visitor: Visitor, house: Organisation, *, on: date) -> list[Unreachable]:
    """Addresses of the house and its offices, for who runs its directory; the certain ones first. None for others.

    A fixed number of questions, however many people there are.
    """
    if not can(visitor, "add", Adviser(organisation=house)):
        return []
    places = [house, *offices_below(house).exclude(pk=house.pk).select_related("node")]
    return _unreachable([*_offices(visitor, house, places), *_people(visitor, house, places, on)], on)


def unreachable_of_network(visitor: Visitor, network: Network, *, on: date) -> list[Unreachable]:
    """The network's own address and those of whom one may call about it, for who writes for it; none for others."""
    if not can(visitor, "edit", network):
        return []
    return _unreachable(_of_network(visitor, network, on), on)


def _people(visitor: Visitor, house: Organisation, places: list[Organisation], on: date) -> Iterator[Listed]:
    rows = Adviser.objects.filter(running(on), organisation__in=places).exclude(email="")
    for adviser in visible(visitor, rows).select_related("organisation", "organisation__node"):
        yield Listed(
            key=f"person-{adviser.pk}",
            name=adviser.name,
            email=adviser.email,
            label="" if adviser.organisation == house else adviser.organisation.label,
            mend=reverse("portal:workspace_person_edit", args=[house.slug, adviser.pk]),
            end=reverse("portal:workspace_person_end", args=[house.slug, adviser.pk]),
            show=reverse("portal:workspace_person", args=[house.slug, adviser.pk]),
            order=f"2{adviser.sort_key} {adviser.pk}",
            place=adviser.organisation.node or house.node,
            is_example=adviser.is_example,
        )


def _offices(visitor: Visitor, house: Organisation, places: list[Organisation]) -> Iterator[Listed]:
    for office in places:
        if office.email:
            page = reverse("portal:workspace_office_edit", args=[house.slug, office.slug])
            yield Listed(
                key=f"stelle-{office.pk}",
                name=office.label,
                email=office.email,
                label=_("allgemeine Adresse"),
                mend=page,
                show=page,
                order=f"1{office.sort_key}",
                is_example=office.is_example,
            )


def _of_network(visitor: Visitor, network: Network, on: date) -> Iterator[Listed]:
    if network.email:
        page = reverse("activities:network_profile", args=[network.slug])
        yield Listed(
            key="netzwerk",
            name=network.label,
            email=network.email,
            label=_("veröffentlichte Adresse"),
            mend=page,
            show=page,
            order="1",
            is_example=network.is_example,
        )
    rows = NetworkContact.objects.filter(running(on), network=network).exclude(email="")
    page = reverse("activities:network_contacts", args=[network.slug])
    for contact in visible(visitor, rows):
        yield Listed(
            key=f"ansprechperson-{contact.pk}",
            name=contact.name,
            email=contact.email,
            label=contact.function or _("Ansprechperson"),
            mend=page,
            show=page,
            order=f"2{contact.name} {contact.pk}",
            place=network.node,
            is_example=contact.is_example,
        )


def _unreachable(listed: Iterable[Listed], on: date) -> list[Unreachable]:
    by_address: dict[str, list[Listed]] = {}
    for each in listed:
        by_address.setdefault(canonical(each.email), []).append(each)
    known = Deliverability.objects.unscoped("only for people whose entries the visitor may change")
    left = Reader.objects.unscoped("who left is not asked again").filter(
        canonical__in=by_address, left_at__isnull=False
    )
    gone = set(left.values_list("canonical", flat=True))
    found = [
        Unreachable(
            listed=each,
            is_final=entry.undeliverable_at is not None,
            since=entry.undeliverable_at or entry.last_at,
            soft_count=entry.soft_count,
            status=entry.status,
            has_left=entry.canonical in gone,
        )
        for entry in known.filter(canonical__in=by_address)
        if _counts(entry, on)
        for each in by_address[entry.canonical]
    ]
    return sorted(found, key=lambda row: (not row.is_final, row.listed.order))


def _counts(entry: Deliverability, on: date) -> bool:
    """Whether there is something to put right: it gets nothing more, or has been full lately."""
    is_recent = entry.soft_on is not None and on - entry.soft_on <= SOFT_RESET
    return entry.undeliverable_at is not None or (entry.soft_count > 0 and is_recent)
