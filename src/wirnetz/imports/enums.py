"""Closed lists of the room `imports`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    """What a list is about."""

    OFFICES = "offices", _("Regionalstellen")
    PEOPLE = "people", _("Ansprechpersonen")
    NETWORKS = "networks", _("Netzwerke und Mitglieder")
    STATISTICS = "statistics", _("amtliche Statistik")


class RunState(models.TextChoices):
    """Where an upload stands."""

    UPLOADED = "uploaded", _("hochgeladen")
    QUESTIONS = "questions", _("eine Frage ist offen")
    PREVIEWED = "previewed", _("zur Prüfung")
    APPLIED = "applied", _("übernommen")
    UNDONE = "undone", _("zurückgenommen")
    REFUSED = "refused", _("verworfen")


class Outcome(models.TextChoices):
    """What a row of the list means for the records."""

    NEW = "new", _("neu")
    CHANGED = "changed", _("geändert")
    ENDED = "ended", _("beendet")
    REOPENED = "reopened", _("wird wieder geführt")
    SETTLED = "settled", _("schon entschieden")
    UNCHANGED = "unchanged", _("unverändert")
    DUPLICATE = "duplicate", _("vielleicht doppelt")
    DOUBTFUL = "doubtful", _("zweifelhaft")
    ERASED = "erased", _("auf Wunsch gelöscht")
    ERROR = "error", _("nicht lesbar")


class Effect(models.TextChoices):
    """What applying does for a row."""

    CREATE = "create", _("wird angelegt")
    UPDATE = "update", _("wird geändert")
    END = "end", _("wird beendet")
    REOPEN = "reopen", _("wird wieder geführt")
    MOVE = "move", _("wird umgehängt")
    NONE = "none", _("bleibt")


class Undoing(models.TextChoices):
    """What became of a row when its run was taken back."""

    RESTORED = "restored", _("zurückgenommen")
    KEPT = "kept", _("seither bearbeitet und deshalb belassen")
