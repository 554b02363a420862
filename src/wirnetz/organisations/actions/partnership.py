"""A partnership ends, and with it every right in the house."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import close_ways_into, end_grants_below, record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can
from wirnetz.organisations.enums import PartnershipStatus
from wirnetz.organisations.models import Organisation


@transaction.atomic
def end_partnership(*, organisation: Organisation, on: date, by: Person) -> Organisation:
    """End the partnership with the day `on`. Today or earlier, access ends at once; else after that day.

    All rights in the house and its offices end, their sessions with them; open invitations and requests are closed.
    The organisation stays listed, as any other. PermissionDenied for everybody but the alliance office.
    """
    if not can(by, "end", organisation):
        raise PermissionDenied(_("Das darf nur die Verwaltung der Allianz."))
    if organisation.node is None or organisation.partnership != PartnershipStatus.DOCUMENTED:
        raise ValidationError(_("Diese Organisation ist kein Partner der Allianz."))
    today = timezone.localdate()
    is_over = on <= today
    organisation.partner_until_on = on
    organisation.partnership = PartnershipStatus.NONE if is_over else organisation.partnership
    organisation.save(update_fields=["partner_until_on", "partnership", "sort_key"])
    ended = end_grants_below(node=organisation.node, on=today - timedelta(days=1) if is_over else on, by=by)
    close_ways_into(node=organisation.node, by=by)
    record_audit(
        by=by, action="end_partnership", record=organisation, details={"until": on.isoformat(), "rights": ended}
    )
    return organisation
