"""What goes out: a mailing, its frozen bodies, one row per recipient. The pump reads and writes these tables in SQL."""

import pgtrigger
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.core.guarded import GuardedManager
from wirnetz.infoservice.delivery import states
from wirnetz.infoservice.enums import CameBack, HaltReason, MailingState, RecipientState, UnknownPolicy

_HELD = Q(state__in=list(states.HELD_BY_WORKER))
_OPEN = Q(state__in=list(states.OPEN))


class Mailing(models.Model):
    """One release to all its recipients. `family` names what it belongs to, so that nothing is released twice.

    `run` counts how often it was resumed: what a worker noticed before does not count after. `wave` is the last part
    that may go: the first recipients go alone, and the others follow after a pause without trouble.
    """

    family = models.CharField(_("gehört zu"), max_length=80, unique=True)
    title = models.CharField(_("Titel"), max_length=200)
    state = models.CharField(_("Stand"), max_length=10, choices=MailingState.choices, default=MailingState.RUNNING)
    reason = models.CharField(_("Grund"), max_length=10, choices=HaltReason.choices, blank=True)
    reason_text = models.CharField(_("Antwort des Mailservers"), max_length=300, blank=True)
    told_at = models.DateTimeField(_("Betreiber benachrichtigt"), null=True, blank=True)
    per_minute = models.FloatField(_("höchstens je Minute"), null=True, blank=True)
    not_before = models.DateTimeField(_("nicht vor"), null=True, blank=True)
    not_after = models.DateTimeField(_("Beginn spätestens"), null=True, blank=True)
    policy = models.CharField(
        _("wenn ungewiss ist, ob eine Mail ankam"),
        max_length=6,
        choices=UnknownPolicy.choices,
        default=UnknownPolicy.RESEND,
    )
    run = models.PositiveIntegerField(_("wie oft fortgesetzt"), default=0)
    size = models.PositiveIntegerField(_("Zahl der Empfangenden"), default=0)
    wave = models.PositiveSmallIntegerField(_("Welle"), default=0)
    last_wave = models.PositiveSmallIntegerField(_("letzte Welle"), default=0)
    wave_pause_minutes = models.PositiveSmallIntegerField(_("Minuten zwischen den Wellen"), default=10)
    wave_clear_at = models.DateTimeField(_("nächste Welle"), null=True, blank=True)
    created_at = models.DateTimeField(_("freigegeben"), auto_now_add=True)
    started_at = models.DateTimeField(_("begonnen"), null=True, blank=True)
    finished_at = models.DateTimeField(_("beendet"), null=True, blank=True)
    kept_counts = models.JSONField(_("Zahlen am Ende"), null=True, blank=True)

    is_on_kept_pages = False

    class Meta:
        verbose_name = _("Versand")
        verbose_name_plural = _("Versände")
        indexes = [models.Index(fields=["state"], name="mailing_open", condition=Q(state="running"))]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MailingState.values), name="mailing_state_known"),
            models.CheckConstraint(condition=Q(reason__in=["", *HaltReason.values]), name="mailing_reason_known"),
            models.CheckConstraint(condition=Q(policy__in=UnknownPolicy.values), name="mailing_policy_known"),
            models.CheckConstraint(
                condition=Q(state__in=["paused", "held"], reason__in=HaltReason.values)
                | (~Q(state__in=["paused", "held"]) & Q(reason="")),
                name="mailing_halted_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(per_minute__isnull=True) | Q(per_minute__gt=0), name="mailing_pace_moves"
            ),
            models.CheckConstraint(
                condition=Q(not_after__isnull=True)
                | Q(not_before__isnull=True)
                | Q(not_after__gt=models.F("not_before")),
                name="mailing_window_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family}: {self.state}"


class MailingBody(models.Model):
    """A version as it goes out: the same bytes for everybody who gets it, and unchangeable from the release on."""

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="bodies")
    key = models.CharField(_("Kennung"), max_length=120)
    language = models.CharField(_("Sprache"), max_length=5, default="de")
    subject = models.CharField(_("Betreff"), max_length=200)
    html = models.TextField(_("Gestaltete Fassung"))
    text = models.TextField(_("Text"))
    sender_name = models.CharField(_("Absender"), max_length=160)
    sender_address = models.EmailField(_("Absenderadresse"))
    reply_to = models.EmailField(_("Antworten an"), blank=True)
    fields = models.JSONField(_("weitere Kopfzeilen"), default=dict)
    pictures = models.JSONField(_("Namen der Bilder"), default=list)
    digest = models.CharField(_("Prüfsumme"), max_length=64)

    is_on_kept_pages = False

    class Meta:
        verbose_name = _("Fassung eines Versands")
        verbose_name_plural = _("Fassungen eines Versands")
        constraints = [models.UniqueConstraint(fields=["mailing", "key"], name="mailingbody_once")]
        triggers = [pgtrigger.Protect(name="mailingbody_stays", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.mailing_id}: {self.key}"


class MailingPicture(models.Model):
    """A picture as it travels inside the mails of a mailing, once for all bodies that show it under this name."""

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="pictures")
    name = models.CharField(_("Kennung"), max_length=200)
    content = models.BinaryField(_("Bild"))

    is_on_kept_pages = False

    class Meta:
        verbose_name = _("Bild eines Versands")
        verbose_name_plural = _("Bilder eines Versands")
        constraints = [models.UniqueConstraint(fields=["mailing", "name"], name="mailingpicture_once")]
        triggers = [pgtrigger.Protect(name="mailingpicture_stays", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.mailing_id}: {self.name}"


class MailingRecipient(models.Model):
    """One address of one mailing, and all that became of it. `owner` is the worker that has it in hand.

    `reasons` are all the ways on which the mailing reaches the address, `footer` is the sentence that says so.
    """

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="recipients", db_index=False)
    body = models.ForeignKey(MailingBody, models.RESTRICT, related_name="recipients", db_index=False)
    address = models.EmailField(_("E-Mail-Adresse"))
    canonical = models.CharField(_("Adresse zum Vergleichen"), max_length=254)
    domain_group = models.CharField(_("Anbieter"), max_length=12)
    language = models.CharField(_("Sprache"), max_length=5, default="de")
    reasons = models.JSONField(_("Gründe"), default=list)
    footer = models.CharField(_("Warum Sie sie bekommen"), max_length=600, blank=True)
    token = models.CharField(_("Schlüssel zum Abbestellen"), max_length=120, blank=True)
    message_id = models.CharField(_("Kennung der Mail"), max_length=200)
    wave = models.PositiveSmallIntegerField(_("Welle"), default=0)
    state = models.CharField(_("Stand"), max_length=10, choices=RecipientState.choices, default=RecipientState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    ambiguous = models.PositiveSmallIntegerField(_("wie oft ungewiss"), default=0)
    next_at = models.DateTimeField(_("nächster Versuch"))
    first_tried_at = models.DateTimeField(_("erster Versuch"), null=True, blank=True)
    tried_at = models.DateTimeField(_("letzter Versuch"), null=True, blank=True)
    settled_at = models.DateTimeField(_("beendet"), null=True, blank=True)
    owner = models.BigIntegerField(null=True, blank=True)
    leased_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(_("Art der Antwort"), max_length=16, blank=True)
    reply_code = models.PositiveSmallIntegerField(_("Nummer der Antwort"), default=0)
    reply_text = models.CharField(_("Antwort des Mailservers"), max_length=300, blank=True)
    score = models.CharField(_("zählt gegen die Adresse"), max_length=4, blank=True)
    came_back = models.CharField(_("kam zurück"), max_length=12, choices=CameBack.choices, blank=True)
    came_back_at = models.DateTimeField(_("kam zurück am"), null=True, blank=True)
    released_at = models.DateTimeField(_("freigegeben"))

    is_on_kept_pages = False
    objects = GuardedManager()

    class Meta:
        verbose_name = _("Empfangende eines Versands")
        verbose_name_plural = _("Empfangende eines Versands")
        # No index names `state`: so the mark before each mail writes one row in its page, and no index (HOT).
        # Two constraints below say the same by `owner` and `settled_at`; whoever wants an index must ask by these.
        # Taking a row and its end change an index, and then every tree has an entry more: so there are few trees. The
        # rows of a mailing lie side by side, which is all that `recipient_mailing` notes.
        indexes = [
            models.Index(
                fields=["mailing", "domain_group", "next_at", "id"],
                name="recipient_due",
                condition=Q(owner__isnull=True, settled_at__isnull=True),
            ),
            models.Index(fields=["owner"], name="recipient_in_hand", condition=Q(owner__isnull=False)),
            models.Index(fields=["mailing", "wave"], name="recipient_open", condition=Q(settled_at__isnull=True)),
            BrinIndex(fields=["mailing", "body"], name="recipient_mailing", autosummarize=True),
        ]
        constraints = [
            models.UniqueConstraint(fields=["canonical", "mailing"], name="recipient_once"),
            models.CheckConstraint(condition=Q(state__in=RecipientState.values), name="recipient_state_known"),
            models.CheckConstraint(condition=Q(came_back__in=["", *CameBack.values]), name="recipient_return_known"),
            models.CheckConstraint(
                condition=(_HELD & Q(owner__isnull=False, leased_at__isnull=False)) | (~_HELD & Q(owner__isnull=True)),
                name="recipient_owned_while_in_hand",
            ),
            models.CheckConstraint(
                condition=(_OPEN & Q(settled_at__isnull=True)) | (~_OPEN & Q(settled_at__isnull=False)),
                name="recipient_settled_at_the_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mailing_id}: {self.state}"


class PumpWorker(models.Model):
    """A worker that entered; it lives as long as it holds the advisory lock with its number."""

    host = models.CharField(max_length=100)
    process = models.IntegerField()
    note = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    is_on_kept_pages = False

    def __str__(self) -> str:
        return f"{self.host}: {self.process}"


class PumpGuard(models.Model):
    """Which database this is, and how far its deliveries have come; compared with a file beside it. One row."""

    instance = models.UUIDField()
    generation = models.BigIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)

    is_on_kept_pages = False

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="pumpguard_one")]

    def __str__(self) -> str:
        return f"{self.generation}"
