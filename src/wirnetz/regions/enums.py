"""Closed lists of the room `regions`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaLevel(models.TextChoices):
    """The three levels of official areas; the key has 2, 5 or 8 digits."""

    STATE = "state", _("Land")
    DISTRICT = "district", _("Kreis")
    MUNICIPALITY = "municipality", _("Gemeinde")


class SuccessionKind(models.TextChoices):
    """How an area that ended goes on."""

    MERGED = "merged", _("aufgegangen in")
    RENUMBERED = "renumbered", _("unter neuem Schlüssel weitergeführt als")
    SPLIT = "split", _("aufgeteilt, überwiegend auf")


class AdjacencyKind(models.TextChoices):
    """What two neighbours share."""

    LAND = "land", _("Grenze")
    WATER = "water", _("Überfahrt")
