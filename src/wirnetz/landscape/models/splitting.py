"""A draft of how a network could be divided, what is said about it, and what was decided."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.landscape.enums import Outcome
from wirnetz.networks.models import Network


@pghistory.track()
class SplitDraft(models.Model):
    """A partition of a network's territory that somebody kept. It belongs to the network, whoever made it.

    `parts`: rows with `name`, `units` (what went to the part as a whole) and `areas` (official keys) · `level`: what a
    unit is · `query`: the question as it stood in the address, so that one can go on from there.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="split_drafts")
    title = models.CharField(_("Name des Entwurfs"), max_length=100)
    level = models.CharField(_("Was ganz bleibt"), max_length=10)
    parts = models.JSONField(_("Teile"), default=list)
    query = models.CharField(_("Frage"), max_length=2000, blank=True)
    created_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("gespeichert"), default=timezone.now)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Entwurf einer Teilung")
        verbose_name_plural = _("Entwürfe von Teilungen")
        indexes = [models.Index(fields=["network", "-id"], name="splitdraft_newest_first")]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="splitdraft_has_title")]

    def __str__(self) -> str:
        return self.title

    @property
    def names(self) -> list[str]:
        """The names of the parts, in order."""
        return [part["name"] for part in self.parts]


@pghistory.track()
class SplitRemark(models.Model):
    """What somebody says about a draft."""

    draft = models.ForeignKey(SplitDraft, models.CASCADE, related_name="remarks")
    text = models.TextField(_("Anmerkung"), max_length=1000)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(_("geschrieben"), default=timezone.now)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Anmerkung zu einem Entwurf")
        verbose_name_plural = _("Anmerkungen zu Entwürfen")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="splitremark_says_something")]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.text[:40]}"


@pghistory.track()
class SplitDecision(models.Model):
    """What was decided about a draft, when and why. `written`: numbers of the rows that a division wrote.

    `stays` is the part, counted from 1, that goes on as the network itself. Undone before the day, the record stays.
    """

    draft = models.ForeignKey(SplitDraft, models.CASCADE, related_name="decisions")
    outcome = models.CharField(_("Entscheidung"), max_length=10, choices=Outcome.choices)
    reason = models.CharField(_("Begründung"), max_length=300)
    from_on = models.DateField(_("ab"), null=True, blank=True)
    stays = models.PositiveSmallIntegerField(_("Teil, der das Netzwerk bleibt"), null=True, blank=True)
    written = models.JSONField(_("Geschriebenes"), default=dict)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("entschieden"), default=timezone.now)
    undone_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(_("zurückgenommen"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Entscheidung über einen Entwurf")
        verbose_name_plural = _("Entscheidungen über Entwürfe")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="splitdecision_outcome_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="splitdecision_has_reason"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.DROP) | Q(from_on__isnull=False, stays__isnull=False),
                name="splitdecision_division_is_dated",
            ),
            models.UniqueConstraint(
                fields=["draft"], condition=Q(undone_at__isnull=True), name="splitdecision_one_holds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.outcome}"

    @property
    def may_be_undone(self) -> bool:
        """Whether its day is still to come, or it changed nothing."""
        return self.undone_at is None and (self.from_on is None or timezone.localdate() < self.from_on)
