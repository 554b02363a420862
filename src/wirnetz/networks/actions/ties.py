"""Single writes about networks: join, leave, link, and the use of an offer. Each leaves a line in the record."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.networks.enums import LinkKind, MembershipRole
from wirnetz.networks.models import Membership, Network, NetworkLink, Uptake
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area


def _overlapping(start: date | None) -> Q:
    """Records that hold at some time from `start` on, which a new record without end would double."""
    return Q() if start is None else Q(until_on__isnull=True) | Q(until_on__gte=start)


def _refuse_ended(record: Network | Organisation | Offer) -> None:
    if record.is_ended:
        raise ValidationError(
            _("Für „%s“ ist ein Ende vermerkt. Neue Einträge sind deshalb nicht möglich.") % record, code="ended"
        )


@transaction.atomic
def join_network(
    *,
    organisation: Organisation,
    network: Network,
    role: MembershipRole,
    from_on: date | None = None,
    by: Person | None,
    source_note: str = "",
    is_example: bool = False,
) -> Membership:
    """`organisation` takes part in `network` from a day on (None: unknown since when).

    ValidationError if either has ended, or if this role is already recorded for some of that time.
    """
    _refuse_ended(organisation)
    _refuse_ended(network)
    Network.objects.select_for_update().get(pk=network.pk)
    same = Membership.objects.filter(organisation=organisation, network=network, role=role)
    if same.filter(_overlapping(from_on)).exists():
        raise ValidationError(
            _("%(organisation)s ist in dieser Rolle schon bei „%(network)s“ eingetragen.")
            % {"organisation": organisation, "network": network},
            code="duplicate",
        )
    membership = Membership.objects.create(
        organisation=organisation,
        network=network,
        role=role,
        from_on=from_on,
        as_of=(from_on or timezone.localdate()).year,
        source_note=source_note,
        is_example=is_example,
    )
    if role == MembershipRole.COORDINATION and by is not None:
        name_host(network, organisation)
    details = {"organisation": organisation.pk, "network": network.pk, "role": role}
    record_audit(by=by, action="join_network", record=membership, details=details)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, on: date, by: Person | None) -> Membership:
    """The membership ends with the day `on` and stays as history; ValidationError if it began later or has ended."""
    if membership.from_on and on < membership.from_on:
        raise ValidationError(_("Die Mitgliedschaft hat an diesem Tag noch nicht begonnen."), code="too_early")
    if membership.until_on:
        raise ValidationError(_("Für diese Mitgliedschaft ist schon ein Ende vermerkt."), code="ended")
    membership.until_on = on
    membership.save(update_fields=["until_on"])
    if membership.role == MembershipRole.COORDINATION and membership.network.host_id == membership.organisation_id:
        name_host(membership.network, None)
    record_audit(by=by, action="end_membership", record=membership, details={"until": on.isoformat()})
    return membership


def name_host(network: Network, organisation: Organisation | None) -> None:
    """The organisation that the entry names as coordinating follows the membership; None where it lays that down."""
    network.host = organisation
    network.save(update_fields=["host", "sort_key"])


@transaction.atomic
def link_networks(
    *,
    one: Network,
    other: Network,
    kind: LinkKind,
    since_on: date | None = None,
    by: Person | None,
    source_note: str = "",
    is_example: bool = False,
    about: str = "",
    told_by: Network | None = None,
) -> NetworkLink:
    """Record a tie between two networks; the order does not matter. `told_by` one of them, the other one answers.

    ValidationError for one and the same network, for an ended one, or if this tie is already recorded.
    """
    if one.pk == other.pk:
        raise ValidationError(_("Eine Verbindung braucht zwei verschiedene Netzwerke."), code="same")
    _refuse_ended(one)
    _refuse_ended(other)
    first, second = sorted((one, other), key=lambda network: network.pk)
    Network.objects.select_for_update().get(pk=first.pk)
    same = NetworkLink.objects.filter(first=first, second=second, kind=kind)
    if same.filter(_overlapping(since_on)).exists():
        raise ValidationError(_("Diese Verbindung ist schon eingetragen."), code="duplicate")
    link = NetworkLink.objects.create(
        first=first,
        second=second,
        kind=kind,
        since_on=since_on,
        as_of=(since_on or timezone.localdate()).year,
        source_note=source_note,
        is_example=is_example,
        about=about,
        told_by=told_by,
    )
    record_audit(by=by, action="link_networks", record=link, details={"networks": [first.pk, second.pk], "kind": kind})
    return link


@transaction.atomic
def record_uptake(
    *,
    offer: Offer,
    organisation: Organisation | None = None,
    network: Network | None = None,
    area: Area | None = None,
    since_on: date | None = None,
    by: Person | None,
    source_note: str = "",
    is_example: bool = False,
) -> Uptake:
    """`offer` is in use by an organisation, in a network, in an area, or a combination of these.

    ValidationError if none of the three is given, the offer has ended, or this use is already recorded.
    """
    if not (organisation or network or area):
        raise ValidationError(_("Nennen Sie, wer das Angebot nutzt oder wo es genutzt wird."), code="nowhere")
    _refuse_ended(offer)
    Offer.objects.select_for_update().get(pk=offer.pk)
    same = Uptake.objects.filter(offer=offer, organisation=organisation, network=network, area=area)
    if same.filter(_overlapping(since_on)).exists():
        raise ValidationError(_("Diese Nutzung ist schon eingetragen."), code="duplicate")
    uptake = Uptake.objects.create(
        offer=offer,
        organisation=organisation,
        network=network,
        area=area,
        since_on=since_on,
        as_of=(since_on or timezone.localdate()).year,
        source_note=source_note,
        is_example=is_example,
    )
    record_audit(by=by, action="record_uptake", record=uptake, details={"offer": offer.pk})
    return uptake
