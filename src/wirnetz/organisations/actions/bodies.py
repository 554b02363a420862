"""Writes about the bodies of the alliance: add, edit, end. Each leaves a line in the record."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_node, end_grant, record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.core.editing import fingerprint, refuse_if_changed
from wirnetz.organisations.enums import BodyKind
from wirnetz.organisations.models import Body
from wirnetz.organisations.queries import free_body_slug

BODY_FIELDS = ("name", "kind", "purpose", "from_on")
"""What an editor of a body sees and changes."""


@transaction.atomic
def add_body(
    *,
    name: str,
    kind: BodyKind,
    purpose: str = "",
    from_on: date | None = None,
    by: Person | None,
    is_example: bool = False,
) -> Body:
    """A new body of the alliance with its place in the tree of rights; ValidationError if one has this name already."""
    _refuse_same_name(name)
    root = Node.objects.get(kind=NodeKind.ALLIANCE)
    body = Body.objects.create(
        slug=free_body_slug(name),
        name=name,
        kind=kind,
        purpose=purpose,
        from_on=from_on,
        node=add_node(kind=NodeKind.BODY, parent=root),
        is_example=is_example,
    )
    record_audit(by=by, action="add_body", record=body, details={"kind": kind})
    return body


@transaction.atomic
def edit_body(
    *, body: Body, name: str, kind: BodyKind, purpose: str, from_on: date | None, seen: str, by: Person
) -> Body:
    """Change what is said about a body; EditConflict if it is not as the editor has `seen` it any more."""
    stored = Body.objects.select_for_update().get(pk=body.pk)
    refuse_if_changed(stored, BODY_FIELDS, seen=seen)
    _refuse_same_name(name, but=stored)
    if stored.until_on and from_on and stored.until_on < from_on:
        raise ValidationError({"from_on": _("Dieses Gremium hat vor diesem Tag schon geendet.")})
    stored.name, stored.kind, stored.purpose, stored.from_on = name, kind, purpose, from_on
    stored.save()
    record_audit(by=by, action="edit_body", record=stored)
    return stored


@transaction.atomic
def end_body(*, body: Body, on: date, by: Person | None) -> Body:
    """The body works until the day `on` and stays as history; the seats in it end with it."""
    if body.until_on:
        raise ValidationError(_("Für dieses Gremium ist schon ein Ende vermerkt."))
    if body.from_on and on < body.from_on:
        raise ValidationError({"on": _("An diesem Tag gab es das Gremium noch nicht.")})
    body.until_on = on
    body.save(update_fields=["until_on"])
    grants = Grant.objects.unscoped("seats in a body that ends").filter(node=body.node)
    for grant in grants.exclude(until_on__lte=on):
        end_grant(grant=grant, on=max(on, grant.from_on), by=by)
    record_audit(by=by, action="end_body", record=body, details={"until": on.isoformat()})
    return body


@transaction.atomic
def resume_body(*, body: Body, by: Person) -> Body:
    """Take the end of a body back, with the seats that ended on the same day because of it."""
    if body.until_on is None:
        return body
    ended = body.until_on
    body.until_on = None
    body.save(update_fields=["until_on"])
    grants = Grant.objects.unscoped("seats that ended with the body").filter(node=body.node, until_on=ended)
    numbers = list(grants.values_list("pk", flat=True))
    grants.update(until_on=None)
    details = {"ended": ended.isoformat(), "grants": numbers, "since": (ended + timedelta(days=1)).isoformat()}
    record_audit(by=by, action="resume_body", record=body, details=details)
    return body


def body_fingerprint(body: Body) -> str:
    """What an editor of the body has seen."""
    return fingerprint(body, BODY_FIELDS)


def _refuse_same_name(name: str, *, but: Body | None = None) -> None:
    same = Body.objects.filter(name__iexact=name, until_on__isnull=True)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise ValidationError({"name": _("Ein Gremium mit diesem Namen gibt es schon.")})
