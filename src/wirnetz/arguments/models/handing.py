"""Kits that a house has made for its offices: one batch, and in it one kit for each office."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.arguments.enums import GOING_ON, HandDownState, HandedState
from wirnetz.arguments.models.kits import KitStamp
from wirnetz.core.guarded import GuardedManager
from wirnetz.organisations.models import Organisation

LONGEST_NOTE = 3000


@pghistory.track()
class HandDown(models.Model):
    """A house hands kits down to its offices. `note` is what stands above each covering note, with placeholders."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    occasion = models.CharField(_("Anlass"), max_length=60)
    audience = models.CharField(_("Zielgruppe"), max_length=20, blank=True)
    in_own_template = models.BooleanField(_("in der eigenen Vorlage"), default=False)
    note = models.TextField(_("Anschreiben"), max_length=LONGEST_NOTE)
    tells_people = models.BooleanField(_("Mail an die Personen der Stellen"), default=False)
    state = models.CharField(_("Stand"), max_length=10, choices=HandDownState.choices, default=HandDownState.RUNNING)
    started_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(_("begonnen"), auto_now_add=True)
    kept_until = models.DateField(_("aufbewahrt bis"))
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()
    is_on_kept_pages = False

    class Meta:
        verbose_name = _("Weitergabe an Stellen")
        verbose_name_plural = _("Weitergaben an Stellen")
        indexes = [models.Index(fields=["organisation", "-id"], name="handdown_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=HandDownState.values), name="handdown_state_known"),
            models.CheckConstraint(condition=~Q(note=""), name="handdown_has_note"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state__in=GOING_ON), name="handdown_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.occasion}"

    @property
    def is_going_on(self) -> bool:
        """Whether kits are still to be made."""
        return self.state in GOING_ON


class HandedKit(models.Model):
    """The kit of one office. `file` holds all its papers, `remarks` says what it does without.

    `reason` says why there is none. `tries` counts beginnings, so that what ends its worker each time is given up.
    """

    hand_down = models.ForeignKey(HandDown, models.CASCADE, related_name="kits")
    office = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    state = models.CharField(_("Stand"), max_length=10, choices=HandedState.choices, default=HandedState.WAITING)
    reason = models.CharField(_("Grund"), max_length=400, blank=True)
    remarks = models.JSONField(_("was fehlt"), default=list)
    tries = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    stamp = models.ForeignKey(KitStamp, models.SET_NULL, null=True, blank=True, related_name="+")
    file = models.FileField(_("Datei"), upload_to="handed_kits/", blank=True)
    size = models.PositiveIntegerField(_("Größe in Byte"), default=0)
    made_at = models.DateTimeField(_("zusammengestellt"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("von der Stelle abgeholt"), null=True, blank=True)

    objects = GuardedManager()
    is_on_kept_pages = False

    class Meta:
        verbose_name = _("Mappe einer Stelle")
        verbose_name_plural = _("Mappen von Stellen")
        ordering = ["hand_down_id", "pk"]
        indexes = [models.Index(fields=["office", "-id"], name="handedkit_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["hand_down", "office"], name="handedkit_once"),
            models.CheckConstraint(condition=Q(state__in=HandedState.values), name="handedkit_state_known"),
            models.CheckConstraint(
                condition=~Q(state=HandedState.MADE) | (~Q(file="") & Q(made_at__isnull=False)),
                name="handedkit_made_has_file",
            ),
            models.CheckConstraint(
                condition=~Q(state=HandedState.FAILED) | ~Q(reason=""), name="handedkit_failed_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hand_down_id}, {self.office_id}: {self.state}"
