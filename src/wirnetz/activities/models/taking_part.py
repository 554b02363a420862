"""Who registers, who was there, and what came of it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.activities.enums import MinuteKind, RegistrationState
from wirnetz.activities.models.gatherings import Gathering
from wirnetz.core.guarded import GuardedManager
from wirnetz.organisations.models import Organisation


@pghistory.track()
class Registration(models.Model):
    """Somebody registers for a date, without account; the place counts from the confirmation by mail on."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="registrations")
    name = models.CharField(_("Name"), max_length=150)
    organisation_name = models.CharField(_("Organisation oder Betrieb"), max_length=200, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"))
    remark = models.CharField(_("Was wir wissen sollten"), max_length=300, blank=True)
    state = models.CharField(
        _("Stand"), max_length=12, choices=RegistrationState.choices, default=RegistrationState.UNCONFIRMED
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("eingegangen"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("bestätigt"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("erinnert"), null=True, blank=True)
    keep_until = models.DateField(_("aufbewahrt bis"))
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Anmeldung")
        verbose_name_plural = _("Anmeldungen")
        indexes = [models.Index(fields=["gathering", "state", "confirmed_at"], name="registration_order")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RegistrationState.values), name="registration_state_known"),
            models.CheckConstraint(condition=Q(email=models.functions.Lower("email")), name="registration_email_lower"),
            models.UniqueConstraint(
                fields=["gathering", "email"],
                condition=~Q(state=RegistrationState.CANCELLED),
                name="registration_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Attendance(models.Model):
    """An organisation took part, or a guest who is not recorded; not which person."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="attendances")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="attendances")
    guest_name = models.CharField(_("Gast (Organisation)"), max_length=150, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Teilnahme")
        verbose_name_plural = _("Teilnahmen")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) ^ ~Q(guest_name=""), name="attendance_says_who"
            ),
            models.UniqueConstraint(
                fields=["gathering", "organisation", "guest_name"], nulls_distinct=False, name="attendance_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or self.guest_name}: {self.gathering}"


@pghistory.track()
class MinuteItem(models.Model):
    """One line of the minutes: a result, a decision, or a task with owner and day."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="minute_items")
    kind = models.CharField(_("Art"), max_length=10, choices=MinuteKind.choices, default=MinuteKind.RESULT)
    text = models.CharField(_("Text"), max_length=500)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="minute_tasks", verbose_name=_("wer")
    )
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="minute_tasks")
    due_on = models.DateField(_("bis wann"), null=True, blank=True)
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)
    is_public = models.BooleanField(_("öffentlich"), default=False)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Zeile der Niederschrift")
        verbose_name_plural = _("Niederschrift")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MinuteKind.values), name="minuteitem_kind_known"),
            models.CheckConstraint(condition=~Q(text=""), name="minuteitem_has_text"),
        ]

    def __str__(self) -> str:
        return self.text
