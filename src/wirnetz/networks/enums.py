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
    DEPUTY = "deputy", _("stellvertretende Koordination")
    HOST = "host", _("Träger oder Gastgeber")
    GUEST = "guest", _("Gast")
    COOPERATION = "cooperation", _("Zusammenarbeit")
    FUNDING = "funding", _("Förderung")


MEMBER_ROLES = (
    MembershipRole.MEMBER,
    MembershipRole.COORDINATION,
    MembershipRole.DEPUTY,
    MembershipRole.HOST,
)
"""Roles that make an organisation part of a network; being a guest, cooperation and funding do not."""


BELONGING_ROLES = (*MEMBER_ROLES, MembershipRole.GUEST)
"""Of these an organisation holds one at a time in a network."""


class InvolvementRole(models.TextChoices):
    """What a person does in a network."""

    MEMBER = "member", _("arbeitet mit")
    COORDINATION = "coordination", _("koordiniert")
    DEPUTY = "deputy", _("vertritt")
    DELEGATE = "delegate", _("ist entsandt")
    GUEST = "guest", _("ist Gast")
    LINK = "link", _("ist Verbindungsperson")


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


class Rhythm(models.TextChoices):
    """How often a network meets, as its people say."""

    MONTHLY = "monthly", _("monatlich")
    BIMONTHLY = "bimonthly", _("alle zwei Monate")
    QUARTERLY = "quarterly", _("viermal im Jahr")
    HALF_YEARLY = "half_yearly", _("zweimal im Jahr")
    YEARLY = "yearly", _("einmal im Jahr")
    AS_NEEDED = "as_needed", _("nach Bedarf")


class AnswerKind(models.TextChoices):
    """What somebody says who does not use an offer."""

    NOT_USED = "not_used", _("nutzen wir nicht, weil …")
    WOULD_NEED = "would_need", _("um es zu nutzen, bräuchten wir …")


class ProposalKind(models.TextChoices):
    """What somebody proposes about an entry."""

    NEW = "new", _("ein Netzwerk, das fehlt")
    CORRECTION = "correction", _("eine Berichtigung")
    END = "end", _("ein Ende")


class ProposalState(models.TextChoices):
    """Where a proposal or the taking over of an entry stands."""

    OPEN = "open", _("wird geprüft")
    ACCEPTED = "accepted", _("übernommen")
    DECLINED = "declined", _("nicht übernommen")
    BLOCKED = "blocked", _("gesperrt")
    EXPIRED = "expired", _("abgelaufen")


class ClaimProof(models.TextChoices):
    """How people show that a network is theirs."""

    ADDRESS = "address", _("Mail an die veröffentlichte Adresse")
    VOUCHER = "voucher", _("eine Partnerorganisation bürgt")
    PEOPLE = "people", _("wer den Eintrag schon führt, stimmt zu")


class CheckAnswer(models.TextChoices):
    """What came back to the question whether an entry is still right."""

    CONFIRMED = "confirmed", _("stimmt noch")
    CORRECTED = "corrected", _("berichtigt")
    ENDED = "ended", _("gibt es nicht mehr")
