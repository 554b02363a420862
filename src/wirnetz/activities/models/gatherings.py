"""Meetings and events, with several hosts, single or in a series."""

from datetime import datetime

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.activities.enums import Audience, Frequency, GatheringKind, GatheringState
from wirnetz.activities.models.joint import JointActivity
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area


@pghistory.track()
class GatheringSeries(models.Model):
    """How a series repeats. Each of its dates is an `Gathering` of its own that may be moved or cancelled."""

    frequency = models.CharField(_("Wiederholung"), max_length=20, choices=Frequency.choices)
    interval = models.PositiveSmallIntegerField(_("Abstand"), default=1)
    starts_at = models.DateTimeField(_("erster Termin"))
    until_on = models.DateField(_("letzter Tag"))
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Terminreihe")
        verbose_name_plural = _("Terminreihen")
        constraints = [
            models.CheckConstraint(condition=Q(frequency__in=Frequency.values), name="gatheringseries_frequency_known"),
            models.CheckConstraint(
                condition=Q(interval__gte=1, interval__lte=12), name="gatheringseries_interval_small"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_frequency_display()}"


@pghistory.track()
class Gathering(models.Model):
    """A meeting or an event. What was found out there (who came, minutes) is recorded at it, once.

    `occurrence_at` is the moment that the series planned, kept when the date is moved (RECURRENCE-ID); `sequence`
    grows with every change that calendars have to notice.
    """

    slug = models.SlugField(_("Kurzname"), max_length=100, unique=True)
    kind = models.CharField(_("Art"), max_length=10, choices=GatheringKind.choices, default=GatheringKind.MEETING)
    title = models.CharField(_("Titel"), max_length=150)
    summary = models.CharField(_("Worum es geht, in einem Satz"), max_length=250, blank=True)
    agenda = models.TextField(_("Tagesordnung"), max_length=4000, blank=True)
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    is_all_day = models.BooleanField(_("ganztägig"), default=False)
    place = models.CharField(_("Ort"), max_length=200, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=150, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    municipality = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="gatherings", verbose_name=_("Gemeinde")
    )
    online_link = models.URLField(_("Zugang online"), max_length=500, blank=True)
    audience = models.CharField(_("sichtbar"), max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    state = models.CharField(_("Stand"), max_length=10, choices=GatheringState.choices, default=GatheringState.PLANNED)
    cancelled_because = models.CharField(_("Grund der Absage"), max_length=300, blank=True)
    takes_registrations = models.BooleanField(_("mit Anmeldung"), default=False)
    capacity = models.PositiveSmallIntegerField(_("Plätze"), null=True, blank=True)
    registration_until = models.DateTimeField(_("Anmeldung bis"), null=True, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="gatherings", verbose_name=_("Themen"))
    offers = models.ManyToManyField(Offer, blank=True, related_name="gatherings", verbose_name=_("Angebote"))
    joint_activity = models.ForeignKey(
        JointActivity, models.SET_NULL, null=True, blank=True, related_name="gatherings", verbose_name=_("Aktion")
    )
    series = models.ForeignKey(GatheringSeries, models.SET_NULL, null=True, blank=True, related_name="gatherings")
    occurrence_at = models.DateTimeField(null=True, blank=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("geändert"), auto_now=True)
    recorded_on = models.DateField(_("Ergebnisse eingetragen am"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        indexes = [
            models.Index(fields=["starts_at", "id"], name="gathering_order"),
            models.Index(fields=["municipality", "starts_at"], name="gathering_by_place"),
            models.Index(fields=["series", "occurrence_at"], name="gathering_by_series"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="gathering_has_title"),
            models.CheckConstraint(condition=Q(kind__in=GatheringKind.values), name="gathering_kind_known"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="gathering_audience_known"),
            models.CheckConstraint(condition=Q(state__in=GatheringState.values), name="gathering_state_known"),
            models.CheckConstraint(condition=Q(ends_at__gte=F("starts_at")), name="gathering_ends_after_begin"),
            models.UniqueConstraint(fields=["series", "occurrence_at"], name="gathering_once_in_series"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == GatheringState.CANCELLED

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended."""
        return self.ends_at < now


@pghistory.track()
class GatheringHost(models.Model):
    """A network or an organisation invites; several may do so together."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="hosts")
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="hosted_gatherings")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="hosted_gatherings"
    )
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Wer einlädt")
        verbose_name_plural = _("Wer einlädt")
        constraints = [
            models.CheckConstraint(
                condition=Q(network__isnull=False) ^ Q(organisation__isnull=False), name="gatheringhost_says_who"
            ),
            models.UniqueConstraint(
                fields=["gathering", "network", "organisation"], nulls_distinct=False, name="gatheringhost_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network or self.organisation}: {self.gathering}"


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class GatheringTopic(Gathering.topics.through):  # type: ignore[name-defined]
    """Tie of a topic of an event; stands here for its history only."""

    class Meta:
        proxy = True


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class GatheringOffer(Gathering.offers.through):  # type: ignore[name-defined]
    """Tie of an offer that an event is about; stands here for its history only."""

    class Meta:
        proxy = True
