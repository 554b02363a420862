"""Approvals of quotations, portraits and logos: asked for, given, recorded as they came in, withdrawn."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import letters
from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.enums import ApprovalKind, ApprovalWay
from wirnetz.accounts.models import Approval, Node, Person
from wirnetz.accounts.queries.people import person_with_address


@transaction.atomic
def ask_approval(
    *,
    kind: ApprovalKind,
    content: str,
    digest: str,
    use: str,
    name: str,
    email: str,
    node: Node | None,
    by: Person | None,
    address: str = "",
    until_on: date | None = None,
    is_example: bool = False,
) -> Approval:
    """Ask for the consent to show exactly this; who has an account with that address answers it there.

    They hear of it by mail, unless they ask themselves or are invented.
    """
    email = email.strip().lower()
    approval = Approval.objects.create(
        kind=kind,
        content=content,
        digest=digest,
        use=use,
        name=name,
        email=email,
        person=person_with_address(email) if email else None,
        node=node,
        address=address,
        asked_on=timezone.localdate(),
        until_on=until_on,
        recorded_by=by,
        is_example=is_example,
    )
    record_audit(by=by, action="ask_approval", record=approval, details={"kind": kind})
    if email and not is_example and not (by and by.email == email):
        letters.ask_to_show(approval)
    return approval


@transaction.atomic
def give_approval(*, approval: Approval, by: Person) -> Approval:
    """The person signed in and agrees; ValidationError where it was answered meanwhile."""
    stored = _locked(approval)
    if not stored.is_open:
        raise ValidationError(_("Diese Frage ist schon beantwortet."))
    stored.way, stored.given_on, stored.person = ApprovalWay.PRODUCT, timezone.localdate(), by
    stored.save()
    record_audit(by=by, action="give_approval", record=stored)
    return stored


@transaction.atomic
def record_approval(
    *, approval: Approval, way: ApprovalWay, on: date, proof: str, until_on: date | None, by: Person | None
) -> Approval:
    """Write down that the consent came by mail or in writing on a day, and where the proof lies.

    ValidationError for a day to come, without proof, for an end before the day, or where it was answered meanwhile.
    """
    stored = _locked(approval)
    if not stored.is_open:
        raise ValidationError(_("Diese Frage ist schon beantwortet."))
    if on > timezone.localdate():
        raise ValidationError({"on": _("Dieser Tag kommt erst noch.")})
    if until_on is not None and until_on < on:
        raise ValidationError({"until_on": _("Das Ende liegt vor der Freigabe.")})
    if not proof.strip():
        raise ValidationError({"proof": _("Schreiben Sie, wo der Nachweis liegt.")})
    stored.way, stored.given_on, stored.until_on, stored.proof = way, on, until_on, " ".join(proof.split())
    stored.recorded_by = by
    stored.save()
    record_audit(by=by, action="record_approval", record=stored, details={"way": way})
    return stored


@transaction.atomic
def withdraw_approval(*, approval: Approval, by: Person | None) -> Approval:
    """It ends at once, or the question is answered with no; a second time changes nothing."""
    stored = _locked(approval)
    if stored.withdrawn_on is None:
        stored.withdrawn_on = timezone.localdate()
        stored.save(update_fields=["withdrawn_on"])
        record_audit(by=by, action="withdraw_approval", record=stored)
    return stored


def _locked(approval: Approval) -> Approval:
    rows = Approval.objects.unscoped("the caller was allowed to change this very record")
    return rows.select_for_update(of=("self",)).get(pk=approval.pk)
