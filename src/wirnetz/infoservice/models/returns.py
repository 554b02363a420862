"""What came back from an address, whoever had written to it: the ledger that decides whether it gets more."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.core.guarded import GuardedManager

SOFT_LIMIT = 5
"""So often, at most once a day, an address may be undeliverable for a time."""
SOFT_RESET = timedelta(days=30)


class Deliverability(models.Model):
    """One row for each address from which something came back. With `undeliverable_at` it gets nothing more.

    Only a new confirmation by its owner lifts that. `seen` are digests of messages that were counted, the newest last.
    """

    address = models.EmailField(_("E-Mail-Adresse"))
    canonical = models.CharField(_("Adresse zum Vergleichen"), max_length=254, unique=True)
    soft_count = models.PositiveSmallIntegerField(_("wie oft vorübergehend unzustellbar"), default=0)
    soft_on = models.DateField(_("zuletzt vorübergehend unzustellbar"), null=True, blank=True)
    undeliverable_at = models.DateTimeField(_("unzustellbar seit"), null=True, blank=True)
    status = models.CharField(_("Nummer der Rückmeldung"), max_length=12, blank=True)
    last_at = models.DateTimeField(_("letzte Rückmeldung"))
    seen = models.JSONField(default=list, blank=True)

    is_on_kept_pages = False
    objects = GuardedManager()

    class Meta:
        verbose_name = _("Zustellbarkeit einer Adresse")
        verbose_name_plural = _("Zustellbarkeit von Adressen")
        constraints = [models.CheckConstraint(condition=~Q(canonical=""), name="deliverability_of_somebody")]

    def __str__(self) -> str:
        return f"{self.pk}"


class ReturnsMailbox(models.Model):
    """How far the mailbox of returned mail is read, and when that last went well. A renamed or new one begins anew.

    `name` is made from server, user and folder and names none of them. `fault` is a sentence, or empty.
    """

    name = models.CharField(max_length=64, unique=True)
    uid_validity = models.PositiveBigIntegerField(default=0)
    last_uid = models.PositiveBigIntegerField(default=0)
    tried_at = models.DateTimeField(_("zuletzt versucht"), null=True, blank=True)
    read_at = models.DateTimeField(_("zuletzt gelesen"), null=True, blank=True)
    fault = models.TextField(_("Störung"), blank=True)
    left = models.PositiveIntegerField(_("für Menschen liegen gelassen"), default=0)

    is_on_kept_pages = False

    class Meta:
        verbose_name = _("Postfach für Rückläufer")
        verbose_name_plural = _("Postfächer für Rückläufer")

    def __str__(self) -> str:
        return f"{self.pk}"
