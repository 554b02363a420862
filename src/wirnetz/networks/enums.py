"""Closed lists of the room `networks`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NetworkKind(models.TextChoices):
    """Whose network it is."""

    OWN = "own", _("Netzwerk der Allianz")
    OTHER = "other", _("anderes Netzwerk")


class Coverage(models.TextChoices):
    """How the territory is known."""

    FULL = "full", _("Kreise in der Quelle genannt")
    DERIVED = "derived", _("Kreise aus der genannten Region abgeleitet")
    PARTIAL = "partial", _("Gebiet nur zum Teil bekannt")
    STATE = "state", _("landesweit")
    FEDERAL = "federal", _("bundesweit")
    UNKNOWN = "unknown", _("Gebiet nicht abgegrenzt")


class NetworkStatus(models.TextChoices):
    """What is documented about its life; being listed is not being active."""

    ACTIVE = "active", _("aktiv")
    PAUSED = "paused", _("pausiert")
    ENDED = "ended", _("beendet")
    UNKNOWN = "unknown", _("nicht bekannt")


class MembershipRole(models.TextChoices):
    """How an organisation takes part in a network."""

    MEMBER = "member", _("Mitglied")
    COORDINATION = "coordination", _("Koordination")
    HOST = "host", _("Träger oder Gastgeber")
    COOPERATION = "cooperation", _("Zusammenarbeit")
    FUNDING = "funding", _("Förderung")


MEMBER_ROLES = (MembershipRole.MEMBER, MembershipRole.COORDINATION, MembershipRole.HOST)
"""Roles that make an organisation part of a network; cooperation and funding do not."""


class InvolvementRole(models.TextChoices):
    """What a person does in a network."""

    MEMBER = "member", _("arbeitet mit")
    COORDINATION = "coordination", _("koordiniert")
    DEPUTY = "deputy", _("vertritt")
    DELEGATE = "delegate", _("ist entsandt")
    GUEST = "guest", _("ist Gast")


class LinkKind(models.TextChoices):
    """How two networks hold together."""

    TALKS = "talks", _("im Gespräch")
    GUESTS = "guests", _("gegenseitig zu Gast")
    JOINT_ACTIVITY = "joint_activity", _("gemeinsame Aktivität")
    BUNDLED = "bundled", _("gebündelt")


class NetworkScope(models.TextChoices):
    """Why a network counts for an area."""

    REGIONAL = "regional", _("regional")
    LAND_WIDE = "land_wide", _("landesweit")
    FEDERAL = "federal", _("bundesweit")
