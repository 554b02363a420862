"""Rights at offices that are merged: they end, may go along, and come back when the merge is undone."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import end_grant, grant_role, restore_grant
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.accounts.rules import can, roles_to_give
from wirnetz.organisations.actions.moving import Move
from wirnetz.organisations.models import Adviser, Organisation

RIGHT = Grant._meta.label_lower


def rights_to_pass(office: Organisation, into: Organisation, *, by: Person) -> list[Grant]:
    """The running rights at the one office that `by` may give at the other one, and nobody holds there yet."""
    today = timezone.localdate()
    running = Q(until_on__isnull=True) | Q(until_on__gte=today)
    grants = Grant.objects.unscoped("rights at offices that are merged").filter(running, from_on__lte=today)
    there = set(grants.filter(node=into.node).values_list("person_id", "role"))
    may = set(roles_to_give(by, into.node))
    here = grants.filter(node=office.node).select_related("person").order_by("pk")
    return [grant for grant in here if grant.role in may and (grant.person_id, grant.role) not in there]


def pass_rights(office: Organisation, into: Organisation, by: Person) -> list[Move]:
    """Give those rights at the other office; they are noted, so that they end when the merge is undone."""
    today, given = timezone.localdate(), []
    for grant in rights_to_pass(office, into, by=by):
        given.append(
            grant_role(
                person=grant.person,
                node=place_of(into),
                role=Role(grant.role),
                from_on=today,
                until_on=grant.until_on,
                by=by,
            )
        )
    return [Move(record=RIGHT, pk=grant.pk, before={}, after=_days(grant)) for grant in given]


def rights_before(office: Organisation) -> list[Move]:
    """The rights that are about to end with the office, as they are; what ended already stays so."""
    yesterday = timezone.localdate() - timedelta(days=1)
    grants = Grant.objects.unscoped("rights that end with a merge").exclude(until_on__lte=yesterday)
    found = grants.filter(node__path__below=str(place_of(office).path)).order_by("pk")
    return [
        Move(
            record=RIGHT,
            pk=grant.pk,
            before=_days(grant),
            after={"from_on": min(grant.from_on, yesterday).isoformat(), "until_on": yesterday.isoformat()},
        )
        for grant in found
    ]


def give_rights_back(moves: Iterable[Move], *, by: Person) -> tuple[int, int]:
    """End what went along, then give back what ended; how many hold again, and how many stay ended.

    Stays ended: what was changed since, what `by` may not give, and the right of somebody who has left the house.
    """
    back = left = 0
    rights = [move for move in moves if move["record"] == RIGHT]
    for move in sorted(rights, key=lambda each: bool(each["before"])):
        rows = Grant.objects.unscoped("a merge is undone").filter(pk=move["pk"]).select_related("node", "person")
        grant = rows.first()
        is_as_left = grant is not None and _days(grant) == move["after"]
        if not move["before"]:
            if grant is not None and is_as_left and can(by, "end", grant):
                end_grant(grant=grant, on=timezone.localdate() - timedelta(days=1), by=by)
        elif grant is not None and is_as_left and not _has_left(grant) and _restored(grant, move["before"], by):
            back += 1
        else:
            left += 1
    return back, left


def _restored(grant: Grant, days: dict[str, Any], by: Person) -> bool:
    until_on = date.fromisoformat(days["until_on"]) if days["until_on"] else None
    return restore_grant(grant=grant, from_on=date.fromisoformat(days["from_on"]), until_on=until_on, by=by)


def _has_left(grant: Grant) -> bool:
    """Whether the directory of the house says that the person does not work there any more."""
    entries = Adviser.objects.unscoped("whether somebody has left").filter(person=grant.person)
    entries = entries.filter(organisation__node__path__below=str(_house_of(grant.node).path))
    today = timezone.localdate()
    is_there = entries.filter(Q(until_on__isnull=True) | Q(until_on__gte=today)).exists()
    return not is_there and entries.exists()


def _house_of(node: Node) -> Node:
    above = Node.objects.filter(path__above=str(node.path), kind=NodeKind.ORGANISATION).first()
    return above or node


def _days(grant: Grant) -> dict[str, Any]:
    return {
        "from_on": grant.from_on.isoformat(),
        "until_on": grant.until_on.isoformat() if grant.until_on else None,
    }


def place_of(office: Organisation) -> Node:
    """The place of an office in the tree of rights; `_refuse` has seen that there is one."""
    if office.node is None:
        raise ValidationError(_("Zusammenführen lassen sich nur Stellen."))
    return office.node
