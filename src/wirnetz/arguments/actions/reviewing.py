"""The second person: publish or send back; and retire what is said no more."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.arguments.actions.writing import lock_version
from wirnetz.arguments.enums import OPEN_STATES, VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.validators.content import lacks
from wirnetz.core.search import index_record


@transaction.atomic
def publish_version(*, version: ArgumentVersion, by: Person | None, note: str = "") -> ArgumentVersion:
    """Publish what another person wrote; what was published before is replaced, a retired argument is back.

    PermissionDenied for who began or last changed the version, whatever their rights.
    """
    stored = _in_review(version, by)
    missing = [fault.message for fault in lacks(stored.content)]
    if missing:
        raise ValidationError(missing)
    argument = stored.argument
    others = ArgumentVersion.objects.unscoped("what this version replaces").filter(argument=argument)
    for other in others.filter(state__in=(VersionState.PUBLISHED, VersionState.RETIRED)):
        other.state = VersionState.REPLACED
        other.save(update_fields=["state"])
    stored.state, stored.reviewed_by, stored.reviewed_at = VersionState.PUBLISHED, by, timezone.now()
    stored.review_note = note
    stored.save(update_fields=["state", "reviewed_by", "reviewed_at", "review_note"])
    if argument.is_retired:
        argument.retired_on, argument.retired_reason, argument.successor = None, "", None
        argument.save(update_fields=["retired_on", "retired_reason", "successor"])
    record_audit(by=by, action="publish_argument", record=argument, details={"version": stored.number})
    index_record(argument)
    return stored


@transaction.atomic
def send_back(*, version: ArgumentVersion, note: str, by: Person | None) -> ArgumentVersion:
    """Back to who wrote it, with what has to be mended."""
    if not note.strip():
        raise ValidationError({"note": _("Schreiben Sie, was sich ändern soll.")})
    stored = _in_review(version, by)
    stored.state, stored.reviewed_by, stored.reviewed_at = VersionState.DRAFT, by, timezone.now()
    stored.review_note = note.strip()
    stored.save(update_fields=["state", "reviewed_by", "reviewed_at", "review_note"])
    record_audit(by=by, action="send_argument_back", record=stored.argument, details={"version": stored.number})
    return stored


@transaction.atomic
def retire_argument(
    *, argument: Argument, reason: str, by: Person | None, successor: Argument | None = None
) -> Argument:
    """It is said no more, for a reason; `successor` is what one says instead. Its page stays and tells both."""
    if not reason.strip():
        raise ValidationError({"reason": _("Nennen Sie den Grund.")})
    rows = Argument.objects.all()
    stored = rows.select_for_update().get(pk=argument.pk)
    versions = ArgumentVersion.objects.unscoped("what is retired").filter(argument=stored)
    if versions.filter(state__in=OPEN_STATES).exists():
        raise ValidationError(_("Eine neue Fassung ist in Arbeit. Verwerfen oder veröffentlichen Sie sie zuerst."))
    published = versions.filter(state=VersionState.PUBLISHED).first()
    if published is None:
        raise ValidationError(_("Veröffentlicht ist dieses Argument nicht."))
    if successor is not None and (successor.pk == stored.pk or successor.is_retired):
        raise ValidationError({"successor": _("Wählen Sie ein anderes Argument, das noch gilt.")})
    published.state = VersionState.RETIRED
    published.save(update_fields=["state"])
    stored.retired_on, stored.retired_reason, stored.successor = timezone.localdate(), reason.strip(), successor
    stored.is_revised = not stored.is_example
    stored.save(update_fields=["retired_on", "retired_reason", "successor", "is_revised"])
    record_audit(by=by, action="retire_argument", record=stored, details={"version": published.number})
    index_record(stored)
    return stored


def _in_review(version: ArgumentVersion, by: Person | None) -> ArgumentVersion:
    stored = lock_version(version)
    if stored.state != VersionState.IN_REVIEW:
        raise ValidationError(_("Diese Fassung liegt nicht mehr zur Prüfung vor."))
    if by is not None and by.pk in {stored.author_id, stored.changed_by_id}:
        raise PermissionDenied(_("Wer eine Fassung geschrieben hat, prüft sie nicht selbst."))
    return stored
