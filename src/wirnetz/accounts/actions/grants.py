"""Roles are given, confirmed and end."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.actions.sessions import end_sessions
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.accounts.queries import grants_on, house_to_ask, is_last_administration
from wirnetz.accounts.rules import ALLIANCE_ROLES, can, may_give


@transaction.atomic
def grant_role(
    *, person: Person, node: Node, role: Role, from_on: date, until_on: date | None, by: Person | None
) -> Grant:
    """Give `person` a role at `node` and below it, from a day on, perhaps until a day (inclusive).

    `by` must be allowed to give that role there (None: the program itself); somebody of another house is invited
    instead, so that the house is asked. Who holds that role there already gets no second grant. New rights begin
    with a new sign-in.
    """
    if by is not None and not may_give(by, role, node):
        raise PermissionDenied(_("Diese Rolle dürfen Sie hier nicht vergeben."))
    _role_belongs_here(role, node)
    if by is not None and by.pk != person.pk and house_to_ask(email=person.email, node=node, by=by):
        raise ValidationError(_("Diese Person gehört zu einem anderen Haus. Laden Sie sie ein; dann wird es gefragt."))
    held = _the_same(person, node, role, from_on, until_on)
    if held is not None:
        return held
    grant = Grant.objects.create(person=person, node=node, role=role, from_on=from_on, until_on=until_on, granted_by=by)
    record_audit(by=by, action="grant_role", record=grant, details={"role": role, "node": node.pk, "person": person.pk})
    if by is not None and by.pk != person.pk:
        end_sessions(person=person)
    return grant


def _role_belongs_here(role: Role, node: Node) -> None:
    if role in ALLIANCE_ROLES and node.kind != NodeKind.ALLIANCE:
        raise ValidationError(_("Freigabe und Datenschutz gibt es nur bei der Allianz selbst."))


def _the_same(person: Person, node: Node, role: Role, from_on: date, until_on: date | None) -> Grant | None:
    """A grant that covers what is asked for."""
    grants = Grant.objects.unscoped("whether there is such a grant").filter(person=person, node=node, role=role)
    for grant in grants.filter(from_on__lte=from_on).select_for_update():
        if grant.until_on is None or (until_on is not None and grant.until_on >= until_on):
            return grant
    return None


@transaction.atomic
def end_grant(*, grant: Grant, on: date, by: Person | None, keep_session: str = "") -> Grant:
    """Let a grant end after the day `on`; it stays as history. What should end at once ends with yesterday.

    Who gave it or could give it may end it, and the person themself (None: the program). The alliance keeps at least
    one administration: ValidationError. Rights that are gone take their sessions along, but for `keep_session` of
    somebody who gives up a part of their own.
    """
    if by is not None and not (can(by, "end", grant) or can(by, "leave", grant)):
        raise PermissionDenied(_("Dieses Recht dürfen Sie nicht beenden."))
    return _end(grant, on, by, keep_session)


def _end(grant: Grant, on: date, by: Person | None, keep_session: str = "") -> Grant:
    _administration_stays(grant, on)
    grant.until_on = on
    grant.from_on = min(grant.from_on, on) if isinstance(grant.from_on, date) else grant.from_on
    grant.save(update_fields=["until_on", "from_on"])
    record_audit(by=by, action="end_grant", record=grant, details={"until": on.isoformat()})
    _sessions_follow(grant.person, by, keep_session)
    return grant


def _administration_stays(grant: Grant, on: date) -> None:
    Node.objects.select_for_update().get(pk=grant.node_id)  # two who leave at the same time wait for each other
    if is_last_administration(grant, after=on):
        raise ValidationError(
            _(
                "Das ist die letzte Verwaltung der Allianz. Geben Sie zuerst einer anderen Person dieses Recht, "
                "danach kann dieses enden."
            )
        )


def _sessions_follow(person: Person, by: Person | None, keep_session: str) -> None:
    """Fewer rights: signed out everywhere, but for the session in which somebody gave up a part of their own."""
    left = grants_on(timezone.localdate()).unscoped("whether anything is left").filter(person=person)
    is_own = by is not None and by.pk == person.pk
    end_sessions(person=person, except_key=keep_session if is_own and left.exists() else "")


def leave(*, grant: Grant, by: Person, keep_session: str = "") -> Grant:
    """Give up one's own role, at once; whoever keeps another one stays signed in where they are."""
    if not can(by, "leave", grant):
        raise PermissionDenied(_("Dieses Recht ist nicht Ihres."))
    return end_grant(grant=grant, on=_yesterday(), by=by, keep_session=keep_session)


@transaction.atomic
def change_role(*, grant: Grant, role: Role, by: Person) -> Grant:
    """Another role at the same place from today on: the old one ends at once, the new one begins."""
    if not can(by, "end", grant):
        raise PermissionDenied(_("Dieses Recht dürfen Sie nicht ändern."))
    if grant.role == role:
        return grant
    new = grant_role(
        person=grant.person, node=grant.node, role=role, from_on=timezone.localdate(), until_on=grant.until_on, by=by
    )
    end_grant(grant=grant, on=_yesterday(), by=by)
    return new


@transaction.atomic
def confirm_grants(*, grants: list[Grant], on: date, by: Person) -> int:
    """Say that these rights are still right; how many were confirmed."""
    for grant in grants:
        if not can(by, "confirm", grant):
            raise PermissionDenied(_("Dieses Recht dürfen Sie nicht bestätigen."))
        grant.confirmed_on = on
        grant.save(update_fields=["confirmed_on"])
        record_audit(by=by, action="confirm_grant", record=grant)
    return len(grants)


@transaction.atomic
def end_grants_below(*, node: Node, on: date, by: Person | None) -> int:
    """End all rights at `node` and below it after the day `on`, with their sessions; how many. For ended houses.

    The caller has checked that `by` may do this.
    """
    grants = Grant.objects.unscoped("a house has ended").filter(node__path__below=str(node.path))
    running = list(grants.exclude(until_on__lte=on).select_related("node", "person").select_for_update(of=("self",)))
    for grant in running:
        _end(grant, on, by)
    if running:
        record_audit(by=by, action="end_grants_below", record=node, details={"until": on.isoformat()})
    return len(running)


@transaction.atomic
def restore_grant(*, grant: Grant, from_on: date, until_on: date | None, by: Person) -> bool:
    """Give a right that ended the days back that it had, since what ended it is undone; whether it holds them again.

    It stays as it is where `by` may not give that role there, the person is not active any more, or holds it anew.
    """
    stored = Grant.objects.unscoped("the end of a right is undone").select_for_update(of=("self",))
    grant = stored.select_related("node", "person").get(pk=grant.pk)
    if not grant.person.is_active or not may_give(by, grant.role, grant.node):
        return False
    if _the_same(grant.person, grant.node, Role(grant.role), timezone.localdate(), until_on) is not None:
        return False
    grant.from_on, grant.until_on = from_on, until_on
    grant.save(update_fields=["from_on", "until_on"])
    until = until_on.isoformat() if until_on else ""
    record_audit(by=by, action="restore_grant", record=grant, details={"until": until})
    if grant.person_id != by.pk:
        end_sessions(person=grant.person)
    return True


def _yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)
