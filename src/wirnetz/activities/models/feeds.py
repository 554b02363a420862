"""Calendars that people subscribe to: an address with a token that can be called back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager


class CalendarFeed(models.Model):
    """A person's own calendar address; only the digest of its token is stored."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("widerrufen"), null=True, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Eigener Kalender")
        verbose_name_plural = _("Eigene Kalender")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="calendarfeed_one_in_use"
            )
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%d.%m.%Y}"
