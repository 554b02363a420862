"""People in networks: who works where, whom one may call, who takes over."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Invitation, Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.networks.enums import InvolvementRole
from wirnetz.networks.models.constraints import ends_after_begin, once_at_a_time
from wirnetz.networks.models.networks import Network
from wirnetz.organisations.models import Adviser, Organisation


@pghistory.track()
class Involvement(models.Model):
    """A person works in a network for an organisation or one of its offices, in a role, for a time.

    Who is active where, in one record: person × office × network × role × period. It is the house's own knowledge.
    """

    adviser = models.ForeignKey(Adviser, models.CASCADE, related_name="involvements", verbose_name=_("Person"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="involvements", verbose_name=_("für welche Stelle")
    )
    network = models.ForeignKey(Network, models.CASCADE, related_name="involvements", verbose_name=_("Netzwerk"))
    role = models.CharField(_("Rolle"), max_length=15, choices=InvolvementRole.choices, default=InvolvementRole.MEMBER)
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Mitarbeit in einem Netzwerk")
        verbose_name_plural = _("Mitarbeit in Netzwerken")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=InvolvementRole.values), name="involvement_role_known"),
            ends_after_begin("involvement_ends_after_begin", "from_on"),
            once_at_a_time("involvement_once_at_a_time", ["adviser", "organisation", "network", "role"], "from_on"),
        ]

    def __str__(self) -> str:
        return f"{self.adviser} – {self.network}"


@pghistory.track()
class SeatReport(models.Model):
    """An office has said in which networks it takes part; without it, silence means that nothing is known."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="seat_report")
    said_on = models.DateField(_("angegeben am"))
    said_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Angabe zur Mitarbeit")
        verbose_name_plural = _("Angaben zur Mitarbeit")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.said_on:%d.%m.%Y}"


@pghistory.track()
class NetworkContact(models.Model):
    """Somebody whom one may call about a network. It is shown only from the day on which the person agreed."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="contacts")
    name = models.CharField(_("Name"), max_length=150)
    function = models.CharField(_("Aufgabe im Netzwerk"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Organisation")
    )
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="network_contacts")
    email = models.EmailField(_("dienstliche E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("dienstliches Telefon"), max_length=60, blank=True)
    asked_on = models.DateField(_("gefragt am"), null=True, blank=True)
    consent_on = models.DateField(_("Einwilligung vom"), null=True, blank=True)
    consent_how = models.CharField(_("wie die Einwilligung vorliegt"), max_length=200, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    is_link = models.BooleanField(
        _("Verbindungsperson"), default=False, help_text=_("Von ihrem Haus für das Netzwerk benannt, auf Zeit.")
    )
    named_until = models.DateField(_("benannt bis"), null=True, blank=True)
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Ansprechperson eines Netzwerks")
        verbose_name_plural = _("Ansprechpersonen von Netzwerken")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="networkcontact_has_name"),
            ends_after_begin("networkcontact_ends_after_begin", "from_on"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Handover(models.Model):
    """The coordination of a network goes from one person to another, with what was open on that day."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="handovers")
    from_person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    to_person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    to_email = models.EmailField(_("E-Mail-Adresse der Nachfolge"), blank=True)
    on = models.DateField(_("am"))
    note = models.TextField(_("Was die Nachfolge wissen muss"), max_length=4000, blank=True)
    coordination = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("danach koordiniert")
    )
    stays = models.BooleanField(_("bleibt als Mitarbeit dabei"), default=False)
    invitation = models.OneToOneField(Invitation, models.SET_NULL, null=True, blank=True, related_name="handover")
    state = models.CharField(_("Stand"), max_length=20, choices=RequestState.choices, default=RequestState.OPEN)
    created_at = models.DateTimeField(_("begonnen"), auto_now_add=True)
    decided_at = models.DateTimeField(_("abgeschlossen"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Übergabe der Koordination")
        verbose_name_plural = _("Übergaben der Koordination")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="handover_state_known"),
            models.UniqueConstraint(
                fields=["network"], condition=Q(state=RequestState.OPEN), name="handover_once_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.on:%d.%m.%Y}"
