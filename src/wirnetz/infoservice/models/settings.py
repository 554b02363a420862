"""How the alliance sends, and how a house passes on."""

import pghistory
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Node
from wirnetz.infoservice.enums import AtWindowEnd, Rhythm
from wirnetz.infoservice.models.editions import Edition

LONGEST_WINDOW = 240
"""Hours; ten days."""


@pghistory.track()
class InfoService(models.Model):
    """The info service of the alliance: one row.

    That one person alone may release is a decision with a day; who entered it stands in the record of acts.
    """

    name = models.CharField(_("Name"), max_length=60, default="Infodienst")
    promise = models.CharField(_("Was Lesende erwarten dürfen, in einem Satz"), max_length=200, blank=True)
    rhythm = models.CharField(_("Rhythmus"), max_length=10, choices=Rhythm.choices, default=Rhythm.MONTHLY.value)
    next_on = models.DateField(_("nächste Ausgabe am"), null=True, blank=True)
    window_hours = models.PositiveSmallIntegerField(
        _("Stunden zum Anpassen"), default=48, validators=[MaxValueValidator(LONGEST_WINDOW)]
    )
    needs_second_person = models.BooleanField(_("Eine zweite Person gibt frei"), default=True)
    decision = models.CharField(_("Beschluss dazu"), max_length=300, blank=True)
    decided_on = models.DateField(_("beschlossen am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Infodienst")
        verbose_name_plural = _("Infodienst")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="infoservice_one"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="infoservice_rhythm_known"),
            models.CheckConstraint(condition=~Q(name=""), name="infoservice_has_name"),
            models.CheckConstraint(condition=Q(window_hours__lte=LONGEST_WINDOW), name="infoservice_window_bounded"),
            models.CheckConstraint(
                condition=Q(needs_second_person=True) | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="infoservice_one_person_by_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class PassingOn(models.Model):
    """How the house, office or network at `place` passes editions on; without a row the base version goes.

    Only with `is_public` may everybody read its version, in its feed, its block and on the page of an edition. What
    went out keeps what held then (`PassedOn`).
    """

    place = models.OneToOneField(Node, models.CASCADE, related_name="+")
    at_window_end = models.CharField(
        _("Wenn wir nichts entscheiden"), max_length=8, choices=AtWindowEnd.choices, default=AtWindowEnd.BASE.value
    )
    signature = models.CharField(_("So unterschreiben wir"), max_length=200, blank=True)
    reply_to = models.EmailField(_("Antworten gehen an"), blank=True)
    is_trial = models.BooleanField(_("Probe: nur an das eigene Team"), default=False)
    is_public = models.BooleanField(_("Unsere Fassung öffentlich zeigen"), default=False)
    is_told = models.BooleanField(_("Mail, sobald eine Ausgabe bei uns liegt"), default=True)

    class Meta:
        verbose_name = _("Weitergabe eines Hauses")
        verbose_name_plural = _("Weitergaben der Häuser")
        constraints = [
            models.CheckConstraint(condition=Q(at_window_end__in=AtWindowEnd.values), name="passingon_end_known"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.at_window_end}"


class PassedOn(models.Model):
    """How a place passed on an edition that went out; a later change of its settings changes nothing about that.

    `told` is its version as plain data where everybody may read it; empty where it sent nothing.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="passed_on")
    place = models.ForeignKey(Node, models.CASCADE, related_name="+")
    at_window_end = models.CharField(_("Wenn niemand entschied"), max_length=8, choices=AtWindowEnd.choices)
    signature = models.CharField(_("Unterschrift"), max_length=200, blank=True)
    is_public = models.BooleanField(_("öffentlich gezeigt"), default=False)
    told = models.JSONField(_("Wortlaut"), null=True, blank=True)

    class Meta:
        verbose_name = _("Weitergabe einer Ausgabe")
        verbose_name_plural = _("Weitergaben von Ausgaben")
        constraints = [
            models.UniqueConstraint(fields=["edition", "place"], name="passedon_once"),
            models.CheckConstraint(condition=Q(at_window_end__in=AtWindowEnd.values), name="passedon_end_known"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}, {self.place_id}"
