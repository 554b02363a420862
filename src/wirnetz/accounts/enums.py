"""Closed lists of the room `accounts`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NodeKind(models.TextChoices):
    """What a place in the tree of rights stands for."""

    ALLIANCE = "alliance", _("Allianz")
    ORGANISATION = "organisation", _("Organisation")
    OFFICE = "office", _("Regionalstelle")
    NETWORK = "network", _("Netzwerk")
    BODY = "body", _("Gremium")


class Role(models.TextChoices):
    """What a person may do at a node and below it."""

    ADMINISTRATION = "administration", _("Verwaltung")
    STEWARDSHIP = "stewardship", _("Federführung")
    RELEASE = "release", _("Freigabe")
    EDITING = "editing", _("Redaktion")
    PARTICIPATION = "participation", _("Mitarbeit")
    DATA_PROTECTION = "data_protection", _("Datenschutz")


ROLES_WITH_SECOND_FACTOR = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.RELEASE, Role.DATA_PROTECTION)
"""Who holds one of these needs a second factor to sign in."""


class RequestState(models.TextChoices):
    """Where an invitation or a request to join stands."""

    NEEDS_APPROVAL = "needs_approval", _("wartet auf Zustimmung der anderen Organisation")
    OPEN = "open", _("offen")
    ACCEPTED = "accepted", _("angenommen")
    DECLINED = "declined", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    EXPIRED = "expired", _("abgelaufen")
