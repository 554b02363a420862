"""What an organisation brought into a network: counted for the idea and the organisation, never for a person."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.activities.models.gatherings import Gathering
from wirnetz.activities.models.joint import JointActivity
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation


@pghistory.track()
class CarriedNote(models.Model):
    """ "We brought X into network Y": an offer, a joint activity, or an argument by its short name and title."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="carried_notes")
    network = models.ForeignKey(Network, models.CASCADE, related_name="carried_notes")
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, blank=True, related_name="carried_notes")
    joint_activity = models.ForeignKey(
        JointActivity, models.PROTECT, null=True, blank=True, related_name="carried_notes"
    )
    argument_key = models.CharField(max_length=80, blank=True)
    argument_title = models.CharField(_("Argument"), max_length=200, blank=True)
    gathering = models.ForeignKey(
        Gathering,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="carried_notes",
        verbose_name=_("bei welchem Termin"),
    )
    on = models.DateField(_("am"))
    note = models.CharField(_("Was daraus wurde"), max_length=200, blank=True)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Eingebracht")
        verbose_name_plural = _("Eingebracht")
        indexes = [
            models.Index(fields=["network", "-on"], name="carriednote_by_network"),
            models.Index(fields=["organisation", "-on"], name="carriednote_by_organisation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(offer__isnull=False, joint_activity__isnull=True, argument_key="")
                | Q(offer__isnull=True, joint_activity__isnull=False, argument_key="")
                | (Q(offer__isnull=True, joint_activity__isnull=True) & ~Q(argument_key="")),
                name="carriednote_says_what",
            ),
            models.UniqueConstraint(
                fields=["organisation", "network", "offer", "joint_activity", "argument_key", "on"],
                nulls_distinct=False,
                name="carriednote_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.network}: {self.what}"

    @property
    def what(self) -> str:
        """The name of what was brought in. Load `offer` and `joint_activity` with the note."""
        return str(self.offer or self.joint_activity or self.argument_title)
