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


class OfferStage(models.TextChoices):
    """The way of a shared offer from an idea to its end."""

    IDEA = "idea", _("Idee")
    WORKING_GROUP = "working_group", _("in einer Arbeitsgruppe")
    RECOMMENDATION = "recommendation", _("empfohlen")
    CONSENSUS = "consensus", _("im Konsens beschlossen")
    PUBLISHED = "published", _("veröffentlicht")
    REVISED = "revised", _("überarbeitet")
    RETIRED = "retired", _("zurückgezogen")


NEXT_STAGES: dict[OfferStage, tuple[OfferStage, ...]] = {
    OfferStage.IDEA: (OfferStage.WORKING_GROUP, OfferStage.RETIRED),
    OfferStage.WORKING_GROUP: (OfferStage.RECOMMENDATION, OfferStage.IDEA, OfferStage.RETIRED),
    OfferStage.RECOMMENDATION: (OfferStage.CONSENSUS, OfferStage.WORKING_GROUP, OfferStage.RETIRED),
    OfferStage.CONSENSUS: (OfferStage.PUBLISHED, OfferStage.WORKING_GROUP, OfferStage.RETIRED),
    OfferStage.PUBLISHED: (OfferStage.REVISED, OfferStage.RETIRED),
    OfferStage.REVISED: (OfferStage.REVISED, OfferStage.RETIRED),
    OfferStage.RETIRED: (OfferStage.REVISED,),
}
"""Which stage may follow which; each step names the day and, where one decided, the body."""
