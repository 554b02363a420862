"""Closed lists of the room `offers`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfferKind(models.TextChoices):
    """What an offer is."""

    CHECK = "check", _("Check")
    GUIDE = "guide", _("Leitfaden")
    STANDARD = "standard", _("Praxisstandard")
    TRAINING = "training", _("Qualifizierung und Beratung")
    TOOL = "tool", _("Werkzeug oder Anlaufstelle")
    EVENT = "event", _("Veranstaltung")


class OfferStatus(models.TextChoices):
    """Where an offer stands; "recorded" does not say that it is still available."""

    RECORDED = "recorded", _("eingetragen")
    ENDED = "ended", _("beendet")
