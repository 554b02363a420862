"""Who reads the info service, what they chose, what they agreed to and what they left.

What somebody chose before is nobody's business, so there is no history of it; of what they agreed to there is a proof.
"""

from datetime import date, datetime, time, timedelta

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Node, Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.infoservice.enums import ConsentAct, LeavingWay, ReadingLanguage, ReadingRhythm

HONOURED = """
INSERT INTO infoservice_suppression (digest, left_at) VALUES (OLD.digest, OLD.left_at)
ON CONFLICT (digest) DO NOTHING;
RETURN NULL;
"""
CHAINED = """
PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject || '/' || NEW.place, 5521904378));
SELECT position, hash INTO NEW.position, NEW.previous_hash FROM infoservice_consententry
WHERE subject = NEW.subject AND place = NEW.place ORDER BY position DESC LIMIT 1;
NEW.position := coalesce(NEW.position, 0) + 1;
NEW.previous_hash := coalesce(NEW.previous_hash, '');
NEW.hash := encode(sha256(convert_to(concat_ws(E'\\x1f',
    NEW.previous_hash, NEW.position, NEW.subject, NEW.place, NEW.place_name, NEW.act,
    to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), NEW.details::text
), 'UTF8')), 'hex');
RETURN NEW;
"""
"""Each entry holds the digest of itself and of the one before about the same consent, so that a whole one can go."""


UNCONFIRMED = timedelta(days=14)
"""So long somebody has for confirming what they asked for."""


def morning_of(day: date) -> datetime:
    """When this day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


class Reader(models.Model):
    """One row for each address that gets or got something. `digest` knows the address again after the row is gone.

    `topics` are slugs and `areas` official keys; none means everything. `left_at`: they want nothing more of all this.
    """

    address = models.EmailField(_("E-Mail-Adresse"))
    canonical = models.CharField(_("Adresse zum Vergleichen"), max_length=254, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(
        _("Sprache"), max_length=5, choices=ReadingLanguage.choices, default=ReadingLanguage.GERMAN.value
    )
    rhythm = models.CharField(_("Rhythmus"), max_length=8, choices=ReadingRhythm.choices, default=ReadingRhythm.AT_ONCE)
    topics = models.JSONField(_("gewählte Themen"), default=list, blank=True)
    areas = models.JSONField(_("gewählte Gebiete"), default=list, blank=True)
    paused_until = models.DateField(_("Pause bis"), null=True, blank=True)
    left_at = models.DateTimeField(_("alles abbestellt"), null=True, blank=True)
    created_at = models.DateTimeField(_("eingetragen"), auto_now_add=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Empfangende des Infodienstes")
        verbose_name_plural = _("Empfangende des Infodienstes")
        constraints = [
            models.CheckConstraint(condition=Q(rhythm__in=ReadingRhythm.values), name="reader_rhythm_known"),
            models.CheckConstraint(condition=Q(language__in=ReadingLanguage.values), name="reader_language_known"),
            models.CheckConstraint(condition=~Q(canonical="") & ~Q(digest=""), name="reader_is_somebody"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="reader_leaving_is_honoured",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.left_at IS NOT NULL"),
                func=HONOURED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class Suppression(models.Model):
    """That somebody left everything, kept after their row went, without saying who: no import brings them back."""

    digest = models.CharField(max_length=64, unique=True)
    left_at = models.DateTimeField(_("alles abbestellt"))

    class Meta:
        verbose_name = _("Vermerk einer Abbestellung")
        verbose_name_plural = _("Vermerke von Abbestellungen")

    def __str__(self) -> str:
        return f"{self.left_at:%d.%m.%Y}"


class LeftLevel(models.Model):
    """A reader wants nothing more by way of this house, office, network or the alliance; other ways stay."""

    reader = models.ForeignKey(Reader, models.CASCADE, related_name="left_levels")
    place = models.ForeignKey(Node, models.CASCADE, related_name="+")
    left_at = models.DateTimeField(_("abbestellt"), auto_now_add=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("abbestellte Ebene")
        verbose_name_plural = _("abbestellte Ebenen")
        constraints = [models.UniqueConstraint(fields=["reader", "place"], name="leftlevel_once")]

    def __str__(self) -> str:
        return f"{self.reader_id}: {self.place_id}"


class Subscription(models.Model):
    """Somebody asked to read what comes from a place; it counts from the moment at which they confirmed it.

    What stands here at that moment is the proof: where they asked, the words they agreed to, which mail asked back.
    `language` is the one they chose on the form; empty where they chose none.
    """

    reader = models.ForeignKey(Reader, models.CASCADE, related_name="subscriptions")
    place = models.ForeignKey(Node, models.CASCADE, related_name="+")
    requested_at = models.DateTimeField(_("erbeten"))
    form_address = models.CharField(_("Seite der Bitte"), max_length=300)
    text_version = models.CharField(_("Fassung des Textes"), max_length=20)
    text = models.TextField(_("Text der Einwilligung"), max_length=1200)
    topics = models.JSONField(_("erbetene Themen"), default=list, blank=True)
    areas = models.JSONField(_("erbetene Gebiete"), default=list, blank=True)
    language = models.CharField(_("gewählte Sprache"), max_length=5, choices=ReadingLanguage.choices, blank=True)
    mailed_at = models.DateTimeField(_("Mail zur Bestätigung gesendet"), null=True, blank=True)
    message_id = models.CharField(_("Kennung der Mail zur Bestätigung"), max_length=200, blank=True)
    confirmed_at = models.DateTimeField(_("bestätigt"), null=True, blank=True)
    ended_at = models.DateTimeField(_("beendet"), null=True, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Abonnement")
        verbose_name_plural = _("Abonnements")
        indexes = [
            models.Index(fields=["place"], name="subscription_running", condition=Q(ended_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "place"], condition=Q(ended_at__isnull=True), name="subscription_once"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | (~Q(text="") & ~Q(message_id="")),
                name="subscription_confirmed_with_proof",
            ),
            models.CheckConstraint(
                condition=Q(language__in=["", *ReadingLanguage.values]), name="subscription_language_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader_id}: {self.place_id}"

    @property
    def is_stale(self) -> bool:
        """Whether it was not confirmed in time: it does not count any more, even if nothing has removed it yet."""
        return self.confirmed_at is None and self.requested_at < morning_of(timezone.localdate() - UNCONFIRMED)


class ConsentEntry(models.Model):
    """That a consent was confirmed or withdrawn, with everything that proves it; written once, never changed.

    It names nobody: `subject` is a keyed digest of the address, so it can be found by who knows the address.
    """

    subject = models.CharField(max_length=64)
    place = models.BigIntegerField(_("Nummer des Ortes"))
    place_name = models.CharField(_("für"), max_length=200)
    act = models.CharField(_("Vorgang"), max_length=10, choices=ConsentAct.choices)
    at = models.DateTimeField(_("Zeitpunkt"))
    details = models.JSONField(_("Einzelheiten"), default=dict)
    position = models.PositiveIntegerField(editable=False, null=True)
    previous_hash = models.CharField(max_length=64, editable=False, default="")
    hash = models.CharField(max_length=64, editable=False, default="")

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Nachweis einer Einwilligung")
        verbose_name_plural = _("Nachweise von Einwilligungen")
        constraints = [
            models.UniqueConstraint(fields=["subject", "place", "position"], name="consententry_in_order"),
            models.CheckConstraint(condition=Q(act__in=ConsentAct.values), name="consententry_act_known"),
        ]
        triggers = [
            pgtrigger.Trigger(name="consent_chained", when=pgtrigger.Before, operation=pgtrigger.Insert, func=CHAINED),
            pgtrigger.Protect(name="consent_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="consent_never_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'the record of consents is never emptied';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.act}"

    @property
    def way(self) -> str:
        """On which way it was withdrawn, in words; empty for one that was given."""
        way = self.details.get("way", "")
        return str(LeavingWay(way).label) if way else ""

    @property
    def requested(self) -> datetime | None:
        """When it was asked for."""
        return self._moment("requested_at")

    @property
    def mailed(self) -> datetime | None:
        """When the mail that asked back was written."""
        return self._moment("mailed_at")

    def _moment(self, name: str) -> datetime | None:
        written = self.details.get(name, "")
        return datetime.fromisoformat(written) if written else None
