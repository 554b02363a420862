"""Who has been asked to invite with others or to carry a joint activity; the tie itself comes with the consent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.activities.models.gatherings import Gathering
from wirnetz.activities.models.joint import JointActivity
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation


class PartRequest(models.Model):
    """A network or organisation is asked to invite to a date, or an organisation to carry a joint activity.

    The row goes with the answer: a consent becomes a `GatheringHost` or a `Carrier`, a refusal is told by mail.
    """

    gathering = models.ForeignKey(Gathering, models.CASCADE, null=True, blank=True, related_name="part_requests")
    joint_activity = models.ForeignKey(
        JointActivity, models.CASCADE, null=True, blank=True, related_name="part_requests"
    )
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="part_requests")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="part_requests")
    contribution = models.CharField(_("Beitrag"), max_length=300, blank=True)
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("gefragt"), auto_now_add=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Anfrage, mit einzuladen oder mitzutragen")
        verbose_name_plural = _("Anfragen, mit einzuladen oder mitzutragen")
        constraints = [
            models.CheckConstraint(
                condition=Q(gathering__isnull=False) ^ Q(joint_activity__isnull=False), name="partrequest_says_what"
            ),
            models.CheckConstraint(
                condition=Q(network__isnull=False) ^ Q(organisation__isnull=False), name="partrequest_says_who"
            ),
            models.CheckConstraint(
                condition=Q(joint_activity__isnull=True) | Q(organisation__isnull=False),
                name="partrequest_organisations_carry",
            ),
            models.UniqueConstraint(
                fields=["gathering", "joint_activity", "network", "organisation"],
                nulls_distinct=False,
                name="partrequest_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network or self.organisation}: {self.gathering or self.joint_activity}"
