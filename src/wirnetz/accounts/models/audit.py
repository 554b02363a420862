"""What was done: written once, chained, never changed."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models.people import Person
from wirnetz.core.guarded import GuardedManager

CHAINED = """
PERFORM pg_advisory_xact_lock(5521904377);
SELECT position + 1, hash INTO NEW.position, NEW.previous_hash
FROM accounts_auditentry ORDER BY position DESC LIMIT 1;
IF NEW.position IS NULL THEN
    SELECT position + 1, hash INTO NEW.position, NEW.previous_hash
    FROM accounts_auditanchor ORDER BY position DESC LIMIT 1;
END IF;
NEW.position := coalesce(NEW.position, 1);
NEW.previous_hash := coalesce(NEW.previous_hash, '');
NEW.hash := encode(sha256(convert_to(concat_ws(E'\\x1f',
    NEW.previous_hash, NEW.position,
    to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
    coalesce(NEW.person_id::text, ''), NEW.action, NEW.record_type, NEW.record_id, NEW.origin, NEW.details::text
), 'UTF8')), 'hex');
RETURN NEW;
"""
"""Each entry holds the digest of itself and of the one before, one writer at a time; the lock's number is free."""


class AuditEntry(models.Model):
    """Who did what to which record and from where; written once, never changed (a trigger refuses)."""

    at = models.DateTimeField(_("Zeitpunkt"), auto_now_add=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(_("Handlung"), max_length=60)
    record_type = models.CharField(_("Art des Datensatzes"), max_length=60)
    record_id = models.BigIntegerField(_("Nummer des Datensatzes"))
    origin = models.CharField(_("von wo (gekürzte Adresse)"), max_length=60, blank=True, default="")
    details = models.JSONField(_("Einzelheiten"), default=dict)
    position = models.BigIntegerField(editable=False, unique=True, null=True)
    previous_hash = models.CharField(max_length=64, editable=False, default="")
    hash = models.CharField(max_length=64, editable=False, default="")

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Protokolleintrag")
        verbose_name_plural = _("Protokoll")
        indexes = [
            models.Index(fields=["record_type", "record_id", "-at"], name="audit_by_record"),
            models.Index(fields=["-at", "-id"], name="audit_newest_first"),
            models.Index(fields=["person", "-at"], name="audit_by_person"),
        ]
        triggers = [
            pgtrigger.Trigger(name="audit_chained", when=pgtrigger.Before, operation=pgtrigger.Insert, func=CHAINED),
            pgtrigger.Protect(name="audit_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="audit_never_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'the record of what was done is never emptied';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.action}"


class AuditAnchor(models.Model):
    """Where the chain goes on after old entries were removed at the end of their time: the last one's digest."""

    position = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)
    removed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Anker des Protokolls")
        verbose_name_plural = _("Anker des Protokolls")
        triggers = [pgtrigger.Protect(name="audit_anchor_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.position}"


class ErasureEntry(models.Model):
    """That somebody's data was erased, without saying whose: replayed after a backup is restored."""

    address_digest = models.CharField(max_length=64, db_index=True)
    person_number = models.BigIntegerField()
    erased_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Löschvermerk")
        verbose_name_plural = _("Löschvermerke")

    def __str__(self) -> str:
        return f"{self.erased_at:%d.%m.%Y}"
