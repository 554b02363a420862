"""Closed lists of the room `activities`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GatheringKind(models.TextChoices):
    """Whether the members meet or others are invited."""

    MEETING = "meeting", _("Treffen")
    EVENT = "event", _("Veranstaltung")


class Audience(models.TextChoices):
    """Who finds it in the calendar."""

    PUBLIC = "public", _("öffentlich")
    MEMBERS = "members", _("nur für die Mitglieder")


class GatheringState(models.TextChoices):
    """Whether it takes place."""

    PLANNED = "planned", _("geplant")
    CANCELLED = "cancelled", _("abgesagt")


class Frequency(models.TextChoices):
    """How a series repeats; the names are those of RFC 5545."""

    WEEKLY = "weekly", _("jede Woche")
    MONTHLY_BY_DAY = "monthly_by_day", _("jeden Monat am selben Tag")
    MONTHLY_BY_WEEKDAY = "monthly_by_weekday", _("jeden Monat am selben Wochentag")
    YEARLY = "yearly", _("jedes Jahr")


class MinuteKind(models.TextChoices):
    """What a line of the minutes says."""

    RESULT = "result", _("Ergebnis")
    DECISION = "decision", _("Beschluss")
    TASK = "task", _("Aufgabe")


class RegistrationState(models.TextChoices):
    """Where a registration stands; who waits moves up when a place becomes free."""

    UNCONFIRMED = "unconfirmed", _("noch nicht bestätigt")
    CONFIRMED = "confirmed", _("angemeldet")
    WAITING = "waiting", _("auf der Warteliste")
    CANCELLED = "cancelled", _("abgemeldet")


class JointActivityState(models.TextChoices):
    """Where a joint activity stands."""

    PLANNED = "planned", _("in Vorbereitung")
    RUNNING = "running", _("läuft")
    DONE = "done", _("abgeschlossen")
    CANCELLED = "cancelled", _("aufgegeben")


class ReachMethod(models.TextChoices):
    """How somebody knows how many firms were reached."""

    COUNTED = "counted", _("gezählt")
    ESTIMATED = "estimated", _("geschätzt")
