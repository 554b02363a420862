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


class SizeClass(models.TextChoices):
    """Establishments by number of employees, as the official statistics class them."""

    TOTAL = "total", _("alle")
    BELOW_10 = "0-9", _("0 bis unter 10 Beschäftigte")
    BELOW_50 = "10-49", _("10 bis unter 50 Beschäftigte")
    BELOW_250 = "50-249", _("50 bis unter 250 Beschäftigte")
    LARGE = "250+", _("250 und mehr Beschäftigte")
