"""Two offices become one, and two again; an office that had ended is led again."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import close_ways_into, end_grants_below, record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.search import index_record
from wirnetz.organisations.actions.merged_rights import RIGHT, give_rights_back, pass_rights, place_of, rights_before
from wirnetz.organisations.actions.moving import Move, move_back, move_records
from wirnetz.organisations.actions.offices import move_office
from wirnetz.organisations.models import Adviser, OfficeMerge, Organisation
from wirnetz.organisations.signals import offices_merge


@dataclass(frozen=True, slots=True)
class Reopened:
    """What became of an office's records and rights: how many stay elsewhere, hold again, stay ended."""

    stay: int
    rights_back: int
    rights_left: int
    was_merged: bool


FILLED = ("phone", "email", "website", "opened_on")
"""What the office that stays takes over where nothing is said about itself."""


@transaction.atomic
def merge_offices(*, office: Organisation, into: Organisation, by: Person, passes_rights: bool = False) -> OfficeMerge:
    """`office` ends today and everything that runs there goes to `into`: people, work in networks, offices below.

    Its history stays with it. Rights at it end at once; with `passes_rights` the same people get the same roles at
    `into`, as far as `by` may give them. ValidationError where the two cannot become one.
    """
    both = Organisation.objects.select_for_update(of=("self",)).select_related("node", "parent__node")
    held = {found.pk: found for found in both.filter(pk__in=[office.pk, into.pk]).order_by("pk")}
    office, into = held[office.pk], held[into.pk]
    _refuse(office, into)
    today = timezone.localdate()
    moved = _offices_below(office, into, by)
    people = Adviser.objects.unscoped("people of an office that is merged").filter(organisation=office)
    running = people.filter(Q(until_on__isnull=True) | Q(until_on__gte=today))
    moved += move_records(running, {"organisation_id": into.pk}, otherwise={"organisation_id": into.pk, "own_key": ""})
    answers: list[tuple[Any, Any]] = offices_merge.send(sender=Organisation, office=office, into=into, on=today)
    moved += [move for _receiver, moves in answers for move in moves]
    moved += move_records(Organisation.objects.filter(successor=office), {"successor_id": into.pk})
    filled = {name: getattr(office, name) for name in FILLED if getattr(office, name) and not getattr(into, name)}
    moved += move_records([into], filled) if filled else []
    passed = pass_rights(office, into, by) if passes_rights else []
    moved += rights_before(office) + passed
    _end_access(office, by)
    office.ended_on, office.successor = today.isoformat(), into
    office.save(update_fields=["ended_on", "successor", "sort_key"])
    merge = OfficeMerge.objects.create(office=office, into=into, moved=moved, merged_by=by)
    details = {"into": into.pk, "moved": len(moved), "rights": len(passed)}
    record_audit(by=by, action="merge_offices", record=office, details=details)
    index_record(office)
    index_record(into)
    return merge


@transaction.atomic
def reopen_office(*, office: Organisation, by: Person) -> Reopened:
    """An office that has ended is led again; one that was merged gets back what moved and was not changed since.

    The rights that a merge ended hold again as before, and those it passed on end, as far as `by` may do so; those at
    an office that was ended by hand do not come back. ValidationError where its number is taken by now.
    """
    office = (
        Organisation.objects.select_for_update(of=("self",)).select_related("node", "parent__node").get(pk=office.pk)
    )
    if not office.is_ended:
        raise ValidationError(_("Diese Stelle wird schon geführt."))
    _hang_below_running(office, by)
    same = Organisation.objects.filter(parent=office.parent, own_key=office.own_key, ended_on="")
    if office.own_key and same.exists():
        raise ValidationError(_("Ihre Nummer „%s“ hat inzwischen eine andere Stelle.") % office.own_key)
    office.ended_on = office.ended_reason = ""
    office.successor = None
    office.save(update_fields=["ended_on", "ended_reason", "successor", "sort_key"])
    merge = OfficeMerge.objects.filter(office=office, undone_at__isnull=True).select_related("into").first()
    stay, rights = 0, (0, 0)
    if merge is not None:
        stay, rights = _move_back(merge, by), give_rights_back(merge.moved, by=by)
        merge.undone_at = timezone.now()
        merge.save(update_fields=["undone_at"])
        index_record(merge.into)
    action = "unmerge_offices" if merge else "reopen_office"
    details = {"stay": stay, "rights": rights[0]} if merge else {}
    record_audit(by=by, action=action, record=office, details=details)
    index_record(office)
    return Reopened(stay, *rights, was_merged=merge is not None)


def _refuse(office: Organisation, into: Organisation) -> None:
    if office.pk == into.pk:
        raise ValidationError(_("Wählen Sie zwei verschiedene Stellen."))
    if office.is_ended or into.is_ended:
        raise ValidationError(_("Eine der beiden Stellen ist schon beendet."))
    if not (office.is_office and into.is_office and office.node and into.node):
        raise ValidationError(_("Zusammenführen lassen sich nur Stellen."))


def _offices_below(office: Organisation, into: Organisation, by: Person) -> list[Move]:
    """What hangs below the one goes below the other; if that hangs there itself, it takes its place."""
    moved = []
    for child in office.children.filter(ended_on="").select_related("node").order_by("pk"):
        holds_it = f"{into.node and into.node.path}.".startswith(f"{child.node and child.node.path}.")
        above = office.parent if holds_it else into
        if above is None:
            continue
        move_office(office=child, below=Organisation.objects.select_related("node").get(pk=above.pk), by=by)
        moved.append(_hung(child.pk, office.pk, above.pk))
    into.refresh_from_db(fields=["parent"])
    if into.node:
        into.node.refresh_from_db(fields=["path"])
    return moved


def _hung(child: int, before: int, after: int) -> Move:
    label = Organisation._meta.label_lower
    return Move(record=label, pk=child, before={"parent_id": before}, after={"parent_id": after})


def _move_back(merge: OfficeMerge, by: Person) -> int:
    """Offices below go back with their place in the tree of rights, everything else as it was."""
    below = [move for move in merge.moved if "parent_id" in move["before"]]
    stay = move_back([move for move in merge.moved if move not in below and move["record"] != RIGHT])
    for move in reversed(below):
        child = Organisation.objects.filter(pk=move["pk"], parent=move["after"]["parent_id"]).first()
        if child is None:
            stay += 1
            continue
        office = Organisation.objects.select_related("node").get(pk=move["before"]["parent_id"])
        move_office(office=child, below=office, by=by)
    return stay


def _hang_below_running(office: Organisation, by: Person) -> None:
    """Where the office above has ended meanwhile, go below the next one that is led."""
    above = office.parent
    while above is not None and above.is_ended and above.parent is not None:
        above = above.parent
    if above is None or above.pk == office.parent_id:
        return
    move_office(office=office, below=Organisation.objects.select_related("node").get(pk=above.pk), by=by)


def _end_access(office: Organisation, by: Person) -> None:
    """Nobody gets in any more, and nobody is asked in."""
    end_grants_below(node=place_of(office), on=timezone.localdate() - timedelta(days=1), by=by)
    close_ways_into(node=place_of(office), by=by)
