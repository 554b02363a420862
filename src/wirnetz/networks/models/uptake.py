"""Who uses which offer where, and why others do not."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.core.models import Sourced
from wirnetz.networks.enums import AnswerKind
from wirnetz.networks.models.constraints import ends_after_begin
from wirnetz.networks.models.networks import Network
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area


@pghistory.track()
class Uptake(Sourced):
    """An offer is in use: by an organisation, in a network, in an area, or a combination of these."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="uptakes")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="uptakes")
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="uptakes")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="uptakes")
    since_on = models.DateField(_("seit"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Nutzung")
        verbose_name_plural = _("Nutzungen")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(network__isnull=False) | Q(area__isnull=False),
                name="uptake_says_where",
            ),
            ends_after_begin("uptake_ends_after_begin", "since_on"),
            models.UniqueConstraint(
                fields=["offer", "organisation", "network", "area", "since_on"],
                nulls_distinct=False,
                name="uptake_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer} ({self.since_on or '?'})"


@pghistory.track()
class OfferAnswer(models.Model):
    """Why an offer is not used, or what it would take: one sentence to those who look after the offer."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="offer_answers")
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="offer_answers")
    kind = models.CharField(_("Antwort"), max_length=12, choices=AnswerKind.choices)
    reason = models.CharField(_("weil …"), max_length=500)
    said_on = models.DateField(_("gesagt am"))
    said_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    until_on = models.DateField(_("bis"), null=True, blank=True)
    reply = models.CharField(_("Antwort der Federführung"), max_length=1000, blank=True)
    replied_on = models.DateField(_("beantwortet am"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Rückmeldung zu einem Angebot")
        verbose_name_plural = _("Rückmeldungen zu Angeboten")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AnswerKind.values), name="offeranswer_kind_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="offeranswer_says_why"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) ^ Q(network__isnull=False), name="offeranswer_says_who"
            ),
            models.UniqueConstraint(
                fields=["offer", "organisation", "network"],
                condition=Q(until_on__isnull=True),
                nulls_distinct=False,
                name="offeranswer_once_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer}: {self.reason}"

    @property
    def speaker(self) -> Organisation | Network | None:
        """Who says it. Load both with the answer."""
        return self.network or self.organisation
