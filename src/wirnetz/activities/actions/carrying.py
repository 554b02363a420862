"""Brought in: an organisation has brought an offer, a joint activity or an argument into a network; taken back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.activities.models import CarriedNote, JointActivity
from wirnetz.networks.counting import same_words
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation


@transaction.atomic
def carry_in(
    *,
    organisation: Organisation,
    network: Network,
    on: date,
    by: Person | None,
    offer: Offer | None = None,
    joint_activity: JointActivity | None = None,
    argument: str = "",
    note: str = "",
    is_example: bool = False,
) -> CarriedNote:
    """Note it once a day; the same again is the same note. ValidationError for nothing, a later day or an end."""
    if on > timezone.localdate():
        raise ValidationError({"on": _("Dieser Tag liegt in der Zukunft.")})
    if network.is_ended:
        raise ValidationError({"network": _("Für dieses Netzwerk ist ein Ende vermerkt.")})
    if not (offer or joint_activity or argument):
        raise ValidationError({"what": _("Wählen Sie, was Sie eingebracht haben.")})
    stored, is_new = CarriedNote.objects.get_or_create(
        organisation=organisation,
        network=network,
        offer=offer,
        joint_activity=joint_activity,
        argument_key=same_words(argument)[:80],
        on=on,
        defaults={"argument_title": argument, "note": note, "written_by": by, "is_example": is_example},
    )
    if is_new:
        record_audit(by=by, action="carry_in", record=stored, details={"network": network.pk})
    return stored


@transaction.atomic
def take_back(*, note: CarriedNote, by: Person) -> None:
    """Remove a note that was written by mistake."""
    record_audit(by=by, action="take_carried_back", record=note, details={"network": note.network_id})
    note.delete()
