"""Addresses of a house's people from which mails came back: what its own people can put right."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.accounts.rules import Visitor, can, visible
from wirnetz.core.german import date_words
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.models import SOFT_LIMIT, SOFT_RESET, Deliverability, Reader
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import offices_below

FULL = ("4.2.2", "5.2.2")
"""RFC 3463: the mailbox is full."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A person of the house whose address takes nothing. `is_final`: it is left out of every edition."""

    adviser: Adviser
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
    """People of the house and its offices, for who runs its directory; the certain ones first. Nobody for others.

    A fixed number of questions, however many people there are.
    """
    if not can(visitor, "add", Adviser(organisation=house)):
        return []
    places = [house.pk, *offices_below(house).values_list("pk", flat=True)]
    rows = Adviser.objects.filter(running(on), organisation__in=places).exclude(email="")
    people = visible(visitor, rows).select_related("organisation", "organisation__node").order_by("sort_key", "pk")
    by_address: dict[str, list[Adviser]] = {}
    for adviser in people:
        by_address.setdefault(canonical(adviser.email), []).append(adviser)
    known = Deliverability.objects.unscoped("only for people whose entries the visitor may change")
    left = Reader.objects.unscoped("who left is not asked again").filter(
        canonical__in=by_address, left_at__isnull=False
    )
    gone = set(left.values_list("canonical", flat=True))
    found = [
        Unreachable(
            adviser=adviser,
            is_final=entry.undeliverable_at is not None,
            since=entry.undeliverable_at or entry.last_at,
            soft_count=entry.soft_count,
            status=entry.status,
            has_left=entry.canonical in gone,
        )
        for entry in known.filter(canonical__in=by_address)
        if _counts(entry, on)
        for adviser in by_address[entry.canonical]
    ]
    return sorted(found, key=lambda row: (not row.is_final, row.adviser.sort_key, row.adviser.pk))


def _counts(entry: Deliverability, on: date) -> bool:
    """Whether there is something to put right: it gets nothing more, or has been full lately."""
    is_recent = entry.soft_on is not None and on - entry.soft_on <= SOFT_RESET
    return entry.undeliverable_at is not None or (entry.soft_count > 0 and is_recent)
