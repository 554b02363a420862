"""What people say to a finding."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.landscape.enums import WITH_REASON, Asked, Reply
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation


@pghistory.track()
class FindingReply(models.Model):
    """A network, or an organisation, says what is up with a finding about it and the network `other`.

    The finding rests up to and with the day `rests_until`. Taken back, it stays as history.
    """

    question = models.CharField(_("Frage"), max_length=10, choices=Asked.choices)
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="finding_replies")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="finding_replies"
    )
    other = models.ForeignKey(Network, models.CASCADE, related_name="finding_replies_about")
    reply = models.CharField(_("Antwort"), max_length=10, choices=Reply.choices)
    reason = models.CharField(_("weil …"), max_length=500, blank=True)
    said_on = models.DateField(_("gesagt am"))
    said_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    rests_until = models.DateField(_("gilt bis"))
    taken_back_on = models.DateField(_("zurückgenommen am"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Antwort auf einen Befund")
        verbose_name_plural = _("Antworten auf Befunde")
        constraints = [
            models.CheckConstraint(condition=Q(question__in=Asked.values), name="findingreply_question_known"),
            models.CheckConstraint(condition=Q(reply__in=Reply.values), name="findingreply_reply_known"),
            models.CheckConstraint(condition=~Q(reason="") | ~Q(reply__in=WITH_REASON), name="findingreply_says_why"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) ^ Q(network__isnull=False), name="findingreply_says_who"
            ),
            models.CheckConstraint(
                condition=Q(network__isnull=True) | ~Q(network=F("other")), name="findingreply_is_about_another"
            ),
            models.CheckConstraint(condition=Q(rests_until__gte=F("said_on")), name="findingreply_ends_after_begin"),
            models.UniqueConstraint(
                fields=["question", "network", "organisation", "other"],
                condition=Q(taken_back_on__isnull=True),
                nulls_distinct=False,
                name="findingreply_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker} – {self.other}: {self.get_reply_display()}"

    @property
    def words(self) -> str:
        """The reply with its reason, as one sentence."""
        said: str = self.get_reply_display()
        return f"{said.removesuffix(' …')} {self.reason}" if self.reason else said

    @property
    def speaker(self) -> Organisation | Network:
        """Who says it. Load both with the reply."""
        said_by = self.network or self.organisation
        assert said_by is not None  # noqa: S101  the database sees to it
        return said_by
