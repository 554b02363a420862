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
"""Who holds one of these, wherever, needs a second factor; so does who edits for the whole alliance."""


class RequestState(models.TextChoices):
    """Where an invitation or a request to join stands."""

    NEEDS_APPROVAL = "needs_approval", _("wartet auf Zustimmung der anderen Organisation")
    OPEN = "open", _("offen")
    ACCEPTED = "accepted", _("angenommen")
    DECLINED = "declined", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    EXPIRED = "expired", _("abgelaufen")


class ApprovalKind(models.TextChoices):
    """What may be shown only with the consent of the one whom it concerns."""

    QUOTE = "quote", _("Zitat")
    PORTRAIT = "portrait", _("Porträt")
    LOGO = "logo", _("Logo")


class ApprovalWay(models.TextChoices):
    """How a consent came in."""

    MAIL = "mail", _("per Mail")
    WRITING = "writing", _("schriftlich")
    PRODUCT = "product", _("hier angemeldet")


class Verb(models.TextChoices):
    """Everything that anybody may be allowed to do to a record; `can(visitor, verb, record)` knows no other."""

    ENTER = "enter", _("den Arbeitsplatz betreten")
    READ = "read", _("im Ganzen lesen")
    EDIT = "edit", _("ändern")
    ADD = "add", _("darunter anlegen")
    END = "end", _("beenden")
    REMOVE = "remove", _("entfernen")
    REVERT = "revert", _("auf einen früheren Stand zurücksetzen")
    GRANT = "grant", _("Rechte vergeben")
    INVITE = "invite", _("einladen")
    ACCEPT = "accept", _("annehmen")
    APPROVE = "approve", _("der Einladung einer eigenen Person zustimmen")
    WITHDRAW = "withdraw", _("zurückziehen")
    DECIDE = "decide", _("entscheiden")
    CONFIRM = "confirm", _("bestätigen, dass etwas noch stimmt")
    LEAVE = "leave", _("sich selbst zurückziehen")
    IMPORT = "import", _("Listen einlesen")
    APPLY = "apply", _("ein Einlesen übernehmen")
    UNDO = "undo", _("ein Einlesen zurücknehmen")
    EXPORT = "export", _("herausgeben")
    ERASE = "erase", _("löschen")
    RELEASE = "release", _("freigeben")
    REPORT_SEATS = "report_seats", _("sagen, wo eine Stelle schon mitarbeitet")
    AUDIT = "audit", _("das Protokoll lesen")
