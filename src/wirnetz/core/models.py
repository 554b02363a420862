"""What records of several rooms have in common."""

from datetime import date, timedelta

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirnetz.core.enums import SECRET_MAIL_KINDS, InstallationContents, MailState
from wirnetz.core.guarded import GuardedManager

OUTDATED_AFTER_YEARS = 3


class Sourced(models.Model):
    """A record with its origin. `as_of` is the year that the source speaks of; empty means undated."""

    source_url = models.CharField(_("Quelle"), max_length=500, blank=True)
    source_note = models.CharField(_("Anmerkung zur Quelle"), max_length=300, blank=True)
    as_of = models.SmallIntegerField(_("Angaben von"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        abstract = True

    def is_outdated(self, today: date) -> bool:
        """Undated, or older than three years: shown as "wird geprüft"."""
        return self.as_of is None or today.year - self.as_of > OUTDATED_AFTER_YEARS

    @property
    def has_web_source(self) -> bool:
        """Whether the source is an address rather than a description."""
        return self.source_url.startswith(("http://", "https://"))


class SearchDocument(models.Model):
    """What the search knows of one record. Written by `core.search` only; `vector` holds our own normal forms."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=400, blank=True)
    argument = models.CharField(max_length=100)
    sort_key = models.CharField(max_length=200, db_collation="C")
    weight = models.SmallIntegerField(default=50)
    is_public = models.BooleanField(default=True)
    vector = SearchVectorField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once")]
        indexes = [GinIndex(fields=["vector"], name="search_document_vector", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class SearchWord(models.Model):
    """A distinct word of the searched texts; typing errors are corrected against these, never against names."""

    word = models.CharField(max_length=60, unique=True, db_collation="C")
    spelling = models.CharField(max_length=80)
    stem = models.CharField(max_length=60, db_collation="C")
    count = models.PositiveIntegerField(default=0)
    is_part = models.BooleanField(default=True)

    class Meta:
        constraints = [models.CheckConstraint(name="search_word_is_not_empty", condition=~models.Q(word=""))]

    def __str__(self) -> str:
        return self.spelling


class Installation(models.Model):
    """What this installation calls itself and who answers for it. There is one row; see `core.installation`."""

    name = models.CharField(_("Name der Allianz"), max_length=120, blank=True)
    claim = models.CharField(_("Worum es geht, in einem Satz"), max_length=200, blank=True)
    operator_name = models.CharField(_("Wer die Seite betreibt"), max_length=200, blank=True)
    operator_address = models.TextField(_("Postanschrift"), max_length=400, blank=True)
    operator_email = models.EmailField(_("E-Mail-Adresse für Fragen"), blank=True)
    operator_phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    imprint = models.TextField(_("Weitere Angaben zum Impressum"), max_length=4000, blank=True)
    privacy_contact = models.TextField(_("Wer Fragen zum Datenschutz beantwortet"), max_length=400, blank=True)
    sender_name = models.CharField(_("Absendername der Mails"), max_length=80, blank=True)
    sender_address = models.EmailField(_("Absenderadresse der Mails"), blank=True)
    accent = models.CharField(_("Akzentfarbe"), max_length=7, blank=True)
    logo = models.FileField(_("Logo"), upload_to="installation/", blank=True)
    logo_alt = models.CharField(_("Beschreibung des Logos"), max_length=200, blank=True)
    contents = models.CharField(
        _("Womit die Installation beginnt"),
        max_length=10,
        choices=InstallationContents.choices,
        default=InstallationContents.REFERENCE,
    )
    accepts_requests = models.BooleanField(_("Wer noch kein Konto hat, kann um Aufnahme bitten"), default=True)
    has_four_eyes = models.BooleanField(_("Freigaben brauchen zwei Personen"), default=True)
    set_up_at = models.DateTimeField(_("eingerichtet"), null=True, blank=True)

    class Meta:
        verbose_name = _("Installation")
        verbose_name_plural = _("Installation")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="installation_is_one"),
            models.CheckConstraint(
                condition=models.Q(contents__in=InstallationContents.values), name="installation_contents_known"
            ),
            models.CheckConstraint(
                condition=models.Q(accent="") | models.Q(accent__regex=r"^#[0-9a-f]{6}$"),
                name="installation_accent_is_hex",
            ),
            models.CheckConstraint(
                condition=models.Q(logo="") | ~models.Q(logo_alt=""), name="installation_logo_is_described"
            ),
        ]

    def __str__(self) -> str:
        return self.name or "Wirnetz"


class OutboxMail(models.Model):
    """A message of the system to one address: stored as it goes out, then delivered or kept for reading here."""

    message_id = models.CharField(_("Kennung"), max_length=120, unique=True)
    kind = models.CharField(_("Anlass"), max_length=40)
    to_address = models.EmailField(_("An"))
    from_name = models.CharField(_("Im Namen von"), max_length=120, blank=True)
    reply_to = models.EmailField(_("Antworten an"), blank=True)
    subject = models.CharField(_("Betreff"), max_length=200)
    text = models.TextField(_("Text"))
    html = models.TextField(_("Gestaltete Fassung"), blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=MailState.choices, default=MailState.WAITING)
    error = models.CharField(_("Antwort des Mailservers"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("geschrieben"), auto_now_add=True)
    sent_at = models.DateTimeField(_("übergeben"), null=True, blank=True)

    objects = GuardedManager()

    MINUTES_OF_A_CODE = 15
    """How long the text of a message that serves to sign in may be read."""

    class Meta:
        verbose_name = _("Mail des Systems")
        verbose_name_plural = _("Postausgang")
        indexes = [models.Index(fields=["-created_at", "-id"], name="outbox_newest_first")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=MailState.values), name="outbox_state_known")
        ]

    def __str__(self) -> str:
        return f"{self.to_address}: {self.subject}"

    @property
    def readable_text(self) -> str:
        """The text for the outbox page; empty if it served to sign in and its time is over."""
        age = timezone.now() - self.created_at
        if self.kind in SECRET_MAIL_KINDS and age > timedelta(minutes=self.MINUTES_OF_A_CODE):
            return ""
        return self.text


class RequestCount(models.Model):
    """How often something was asked for within a window; keys are digests, never addresses."""

    key = models.CharField(max_length=64)
    window_from = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window_from"], name="request_count_once")]
        indexes = [models.Index(fields=["window_from"], name="request_count_age")]

    def __str__(self) -> str:
        return f"{self.count}"
