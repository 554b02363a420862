"""Answers to what earlier rooms tell."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Invitation, Person
from wirnetz.accounts.signals import invitation_closed
from wirnetz.networks.actions import complete_handover, refuse_handover
from wirnetz.networks.models import (
    Handover,
    Involvement,
    Membership,
    MembershipRequest,
    NetworkFile,
    SeatReport,
    Uptake,
)
from wirnetz.organisations.actions import Move, move_records
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.signals import offices_merge


@receiver(offices_merge)
def ties_of_a_merged_office(
    sender: type[Organisation], *, office: Organisation, into: Organisation, on: date, **kwargs: Any
) -> list[Move]:
    """What runs goes along; what the other office has already ends here. What is over stays with the office."""
    runs = Q(until_on__isnull=True) | Q(until_on__gte=on)
    change = {"organisation_id": into.pk}
    moved: list[Move] = []
    work = Involvement.objects.unscoped("work at an office that is merged")
    for ties in (Membership.objects.all(), work, Uptake.objects.all()):
        for tie in ties.filter(runs, organisation=office):
            start = getattr(tie, "since_on", None) or getattr(tie, "from_on", None)
            moved += move_records([tie], change, otherwise={"until_on": max(on, start) if start else on})
    moved += _open_requests(office, into)
    report = SeatReport.objects.unscoped("what an office that is merged has said").filter(organisation=office)
    return moved + move_records(report, change)


def _open_requests(office: Organisation, into: Organisation) -> list[Move]:
    """Questions about belonging that wait go along, but for networks in which the other office belongs or is asked."""
    rows = MembershipRequest.objects.unscoped("questions to an office that is merged").filter(state=RequestState.OPEN)
    there = set(Membership.objects.filter(organisation=into, until_on__isnull=True).values_list("network", flat=True))
    there |= set(rows.filter(organisation=into).values_list("network", flat=True))
    waiting = rows.filter(organisation=office).exclude(network__in=there)
    return move_records(waiting, {"organisation_id": into.pk})


@receiver(invitation_closed)
def handover_follows_its_invitation(
    sender: type[Invitation], *, invitation: Invitation, by: Person | None, **kwargs: Any
) -> None:
    """Whoever accepts the invitation to succeed takes the coordination over, in the same transaction."""
    rows = Handover.objects.unscoped("the invitation belongs to it")
    handover = rows.filter(invitation=invitation, state=RequestState.OPEN).first()
    if handover is None:
        return
    if invitation.state == RequestState.ACCEPTED and by is not None:
        complete_handover(handover=handover, to_person=by)
    else:
        refuse_handover(handover=handover, state=RequestState(invitation.state), by=by)


@receiver(post_delete, sender=NetworkFile)
def file_goes_with_its_record(sender: type[NetworkFile], *, instance: NetworkFile, **kwargs: Any) -> None:
    """However a record goes, by itself or with its network, nothing of it stays on the disk after the commit."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
