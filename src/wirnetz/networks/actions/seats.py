"""What an office says about itself: in which networks around it it takes part."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.networks.actions.ties import join_network
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Membership, Network, SeatReport
from wirnetz.organisations.models import Organisation


@transaction.atomic
def report_seats(
    *,
    office: Organisation,
    asked: Collection[Network],
    ticked: Collection[Network],
    on: date,
    by: Person,
) -> SeatReport:
    """The office takes part in the `ticked` ones of the networks it was `asked` about, as of the day `on`.

    A tick makes a membership unless one runs; a tick taken away ends the membership that a tick had made (one made
    on the same day disappears). Memberships with a source of their own stay as they are. Networks that were not
    asked about are not touched.
    """
    Organisation.objects.select_for_update().get(pk=office.pk)
    running = Membership.objects.filter(organisation=office, network__in=asked, until_on__isnull=True)
    present = {membership.network_id: membership for membership in running}
    wanted = {network.pk for network in ticked}
    made = [network for network in asked if network.pk in wanted and network.pk not in present]
    for network in made:
        join_network(
            organisation=office,
            network=network,
            role=MembershipRole.MEMBER,
            from_on=None if not _was_member(office, network) else on,
            by=by,
            source_note=_("Angabe der Organisation vom %s") % f"{on:%d.%m.%Y}",
            is_example=office.is_example,
        )
    ended = [
        membership
        for number, membership in present.items()
        if number not in wanted and not membership.source_url and membership.role == MembershipRole.MEMBER
    ]
    for membership in ended:
        _take_back(membership, on)
    report, _created = SeatReport.objects.unscoped("the office says it anew").update_or_create(
        organisation=office, defaults={"said_on": on, "said_by": by, "is_example": office.is_example}
    )
    details = {
        "organisation": office.pk,
        "networks": sorted(network.pk for network in made),
        "ended": sorted(membership.network_id for membership in ended),
    }
    record_audit(by=by, action="report_seats", record=office, details=details)
    return report


def _was_member(office: Organisation, network: Network) -> bool:
    return Membership.objects.filter(organisation=office, network=network).exists()


def _take_back(membership: Membership, on: date) -> None:
    """End a membership with the day before; one that began on this day, or was never dated otherwise, disappears."""
    last = on - timedelta(days=1)
    is_of_today = membership.source_note.endswith(f"{on:%d.%m.%Y}")
    if is_of_today or (membership.from_on and membership.from_on > last):
        membership.delete()
        return
    membership.until_on = last
    membership.save(update_fields=["until_on"])
