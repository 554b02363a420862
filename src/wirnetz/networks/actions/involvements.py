"""Writes about who works where: a person, for an office, in a network, in a role, for a time."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.networks.models import Involvement, Network
from wirnetz.organisations.models import Adviser, Organisation


@transaction.atomic
def add_involvement(
    *,
    adviser: Adviser,
    organisation: Organisation,
    network: Network,
    role: str,
    from_on: date | None,
    by: Person | None,
    until_on: date | None = None,
    is_example: bool = False,
) -> Involvement:
    """A person works in a network for an office; ValidationError if that is recorded for some of the time already."""
    for record in (organisation, network):
        if record.is_ended:
            raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % record)
    if from_on and until_on and until_on < from_on:
        raise ValidationError({"until_on": _("Das Ende liegt vor dem Beginn.")})
    same = Involvement.objects.unscoped("the same work is recorded once").filter(
        adviser=adviser, organisation=organisation, network=network, role=role
    )
    after = Q() if from_on is None else Q(until_on__isnull=True) | Q(until_on__gte=from_on)
    before = Q() if until_on is None else Q(from_on__isnull=True) | Q(from_on__lte=until_on)
    if same.filter(after, before).exists():
        raise ValidationError(
            _("%(name)s ist in dieser Rolle schon bei „%(network)s“ eingetragen.")
            % {"name": adviser.name, "network": network}
        )
    involvement = Involvement.objects.create(
        adviser=adviser,
        organisation=organisation,
        network=network,
        role=role,
        from_on=from_on,
        until_on=until_on,
        is_example=is_example,
    )
    details = {"organisation": organisation.pk, "network": network.pk, "role": role}
    record_audit(by=by, action="add_involvement", record=adviser, details=details)
    return involvement


@transaction.atomic
def end_involvement(*, involvement: Involvement, on: date, by: Person) -> Involvement:
    """The work ends with the day `on` and stays as history; what began later is taken back altogether."""
    if involvement.until_on and involvement.until_on <= on:
        raise ValidationError(_("Für diese Mitarbeit ist schon ein Ende vermerkt."))
    if involvement.from_on and on < involvement.from_on:
        raise ValidationError(_("Die Mitarbeit hat an diesem Tag noch nicht begonnen."))
    involvement.until_on = on
    involvement.save(update_fields=["until_on"])
    details = {"network": involvement.network_id, "until": on.isoformat()}
    record_audit(by=by, action="end_involvement", record=involvement.adviser, details=details)
    return involvement


@transaction.atomic
def end_involvements_of(*, adviser: Adviser, on: date, by: Person) -> int:
    """End everything that a person does in networks with the day `on`, since they leave; how many there were."""
    running = Involvement.objects.unscoped("work ends with the person's entry").filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), Q(from_on__isnull=True) | Q(from_on__lte=on), adviser=adviser
    )
    found = list(running.select_related("adviser"))
    for involvement in found:
        end_involvement(involvement=involvement, on=on, by=by)
    return len(found)
