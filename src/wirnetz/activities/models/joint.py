"""Joint activities: one goal, carried by two or more partners; networks and offices join with their own dates."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.activities.enums import JointActivityState
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation


@pghistory.track()
class JointActivity(models.Model):
    """A joint activity with its goal in one sentence. With one carrying partner it stays in preparation."""

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    title = models.CharField(_("Titel"), max_length=150)
    goal = models.CharField(_("Ziel in einem Satz"), max_length=250)
    description = models.TextField(_("Worum es geht"), max_length=4000, blank=True)
    from_on = models.DateField(_("ab"))
    until_on = models.DateField(_("bis"))
    state = models.CharField(
        _("Stand"), max_length=12, choices=JointActivityState.choices, default=JointActivityState.PLANNED
    )
    learnt = models.TextField(_("Was wir gelernt haben"), max_length=2000, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="joint_activities", verbose_name=_("Themen"))
    offers = models.ManyToManyField(Offer, blank=True, related_name="joint_activities", verbose_name=_("Angebote"))
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Gemeinsame Aktion")
        verbose_name_plural = _("Gemeinsame Aktionen")
        indexes = [models.Index(fields=["-from_on", "-id"], name="jointactivity_order")]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(goal=""), name="jointactivity_has_goal"),
            models.CheckConstraint(condition=Q(state__in=JointActivityState.values), name="jointactivity_state_known"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="jointactivity_ends_after_begin"),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Carrier(models.Model):
    """A partner carries a joint activity and says what it contributes."""

    joint_activity = models.ForeignKey(JointActivity, models.CASCADE, related_name="carriers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="carried_activities")
    contribution = models.CharField(_("Beitrag"), max_length=300, blank=True)
    is_lead = models.BooleanField(_("federführend"), default=False)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Tragende Organisation")
        verbose_name_plural = _("Tragende Organisationen")
        constraints = [models.UniqueConstraint(fields=["joint_activity", "organisation"], name="carrier_once")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.joint_activity}"


@pghistory.track()
class ActivityStep(models.Model):
    """One step of a joint activity: who does what until when."""

    joint_activity = models.ForeignKey(JointActivity, models.CASCADE, related_name="steps")
    text = models.CharField(_("Schritt"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("wer")
    )
    due_on = models.DateField(_("bis wann"), null=True, blank=True)
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Schritt")
        verbose_name_plural = _("Schritte")
        ordering = ["due_on", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="activitystep_has_text")]

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Joining(models.Model):
    """A network or an office joins a joint activity, with its own dates and what it learnt."""

    joint_activity = models.ForeignKey(JointActivity, models.CASCADE, related_name="joinings")
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="joinings")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="joinings")
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)
    plan = models.CharField(_("Was wir tun"), max_length=300, blank=True)
    learnt = models.CharField(_("Was wir gelernt haben"), max_length=500, blank=True)
    left_on = models.DateField(_("ausgestiegen am"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Beteiligung an einer Aktion")
        verbose_name_plural = _("Beteiligungen an Aktionen")
        constraints = [
            models.CheckConstraint(
                condition=Q(network__isnull=False) ^ Q(organisation__isnull=False), name="joining_says_who"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(from_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="joining_ends_after_begin",
            ),
            models.UniqueConstraint(
                fields=["joint_activity", "network", "organisation"], nulls_distinct=False, name="joining_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network or self.organisation}: {self.joint_activity}"


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class JointActivityTopic(JointActivity.topics.through):  # type: ignore[name-defined]
    """Tie of a topic of a joint activity; stands here for its history only."""

    class Meta:
        proxy = True


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class JointActivityOffer(JointActivity.offers.through):  # type: ignore[name-defined]
    """Tie of an offer that a joint activity uses; stands here for its history only."""

    class Meta:
        proxy = True
