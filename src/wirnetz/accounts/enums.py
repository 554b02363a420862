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
    EDITING = "editing", _("Redaktion")
    PARTICIPATION = "participation", _("Mitarbeit")
