"""Closed lists of the room `organisations`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """The seven kinds of partners, and the rest."""

    SOCIAL_INSURER = "social_insurer", _("Sozialversicherung")
    SOCIAL_PARTNER = "social_partner", _("Sozialpartner")
    CHAMBER = "chamber", _("Kammer oder Innung")
    ASSOCIATION = "association", _("Verband")
    STATE_BODY = "state_body", _("Staatliche oder kommunale Stelle")
    RESEARCH = "research", _("Forschung und Bildung")
    CIVIL_SOCIETY = "civil_society", _("Zivilgesellschaft")
    OTHER = "other", _("Andere")


PARTNER_KINDS = tuple(kind for kind in OrganisationKind if kind != OrganisationKind.OTHER)


class Reach(models.TextChoices):
    """How far an organisation's own work reaches."""

    FEDERAL = "federal", _("bundesweit")
    STATE = "state", _("landesweit")
    REGIONAL = "regional", _("regional")
    LOCAL = "local", _("örtlich")


class PartnershipStatus(models.TextChoices):
    """Whether a source calls the organisation a partner of the alliance."""

    DOCUMENTED = "documented", _("als Partner der Allianz belegt")
    NONE = "none", _("nicht als Partner der Allianz belegt")
