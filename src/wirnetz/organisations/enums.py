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


PUBLIC_KINDS = (OrganisationKind.SOCIAL_INSURER, OrganisationKind.CHAMBER, OrganisationKind.STATE_BODY)
"""Bodies under public law: their tasks rest on the law, not on an interest (Article 6 paragraph 1, last sentence)."""
PARTNER_KINDS = tuple(kind for kind in OrganisationKind if kind != OrganisationKind.OTHER)


class Footing(models.TextChoices):
    """On what a house rests its data about people; the texts name the article."""

    TASK = "task", _("Öffentliche Stelle: öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO)")
    INTEREST = "interest", _("Private Stelle: berechtigtes Interesse (Art. 6 Abs. 1 Buchst. f DSGVO)")
    CONTRACT = "contract", _("Vertrag mit den Beschäftigten oder Mitgliedern (Art. 6 Abs. 1 Buchst. b DSGVO)")


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


class OrganisationLevel(models.TextChoices):
    """Whether a record is an organisation or one of its regional offices."""

    ORGANISATION = "organisation", _("Organisation")
    OFFICE = "office", _("Regionalstelle")


class Visibility(models.TextChoices):
    """Who may see a field of the directory."""

    PUBLIC = "public", _("alle")
    ALLIANCE = "alliance", _("die Partner der Allianz")
    ORGANISATION = "organisation", _("nur das eigene Haus")


class BodyKind(models.TextChoices):
    """What kind of body it is."""

    STEERING_COMMITTEE = "steering_committee", _("Leitungskreis")
    PLENARY = "plenary", _("Plenum")
    WORKING_GROUP = "working_group", _("Arbeitsgruppe")


class ApplicationState(models.TextChoices):
    """Where an application for partnership stands."""

    UNCONFIRMED = "unconfirmed", _("Adresse noch nicht bestätigt")
    OPEN = "open", _("wartet auf Entscheidung")
    ACCEPTED = "accepted", _("angenommen")
    DECLINED = "declined", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
