"""The network itself. `status` says only what is documented or what its people say."""

from typing import Any

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Node
from wirnetz.core.models import Sourced
from wirnetz.core.sorting import german_sort_key
from wirnetz.networks.enums import Coverage, NetworkKind, NetworkStatus, Rhythm
from wirnetz.networks.models.constraints import ends_after_begin, once_at_a_time
from wirnetz.offers.models import Topic
from wirnetz.organisations.models import PARTIAL_DATE, Organisation
from wirnetz.regions.models import Area


@pghistory.track()
class Network(Sourced):
    """A network of intermediary organisations. `status` says only what is documented."""

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzform"), max_length=60, blank=True)
    sort_key = models.CharField(max_length=200, db_collation="C", editable=False)
    kind = models.CharField(_("Art"), max_length=10, choices=NetworkKind.choices)
    category = models.CharField(_("Familie laut Quelle"), max_length=40, blank=True)
    category_label = models.CharField(_("Familie"), max_length=80, blank=True)
    territory_text = models.CharField(_("Gebiet in Worten"), max_length=400, blank=True)
    coverage = models.CharField(_("Kenntnis des Gebiets"), max_length=10, choices=Coverage.choices)
    states = models.ManyToManyField(Area, blank=True, related_name="networks_of_state", verbose_name=_("Länder"))
    year_founded = models.SmallIntegerField(_("Gründungsjahr"), null=True, blank=True)
    website = models.URLField(_("Website"), max_length=500, blank=True)
    status = models.CharField(_("Stand"), max_length=10, choices=NetworkStatus.choices, default=NetworkStatus.UNKNOWN)
    ended_on = models.CharField(_("beendet"), max_length=10, blank=True)
    status_on = models.DateField(_("Stand seit"), null=True, blank=True)
    status_note = models.CharField(_("Anmerkung zum Stand"), max_length=300, blank=True)
    checked_on = models.DateField(_("zuletzt bestätigt am"), null=True, blank=True)
    idea = models.CharField(_("Die Idee in einem Satz"), max_length=250, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="networks", verbose_name=_("Themen"))
    rhythm = models.CharField(_("Rhythmus der Treffen"), max_length=12, choices=Rhythm.choices, blank=True)
    meeting_place = models.CharField(_("üblicher Treffpunkt"), max_length=200, blank=True)
    meeting_area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Gemeinde des Treffpunkts")
    )
    email = models.EmailField(_("veröffentlichte E-Mail-Adresse"), blank=True)
    funding_note = models.CharField(_("Finanzierung der Koordination"), max_length=300, blank=True)
    host = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_networks",
        verbose_name=_("Träger oder Sitz der Koordination"),
    )
    node = models.OneToOneField(Node, models.PROTECT, null=True, blank=True, related_name="network")

    class Meta:
        verbose_name = _("Netzwerk")
        verbose_name_plural = _("Netzwerke")
        indexes = [
            models.Index(fields=["sort_key", "id"], name="network_order"),
            models.Index(fields=["kind", "sort_key", "id"], name="network_kind_order"),
            models.Index(fields=["coverage"], name="network_coverage"),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="network_name_trigram"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NetworkKind.values), name="network_kind_known"),
            models.CheckConstraint(condition=Q(coverage__in=Coverage.values), name="network_coverage_known"),
            models.CheckConstraint(condition=Q(status__in=NetworkStatus.values), name="network_status_known"),
            models.CheckConstraint(condition=Q(rhythm__in=["", *Rhythm.values]), name="network_rhythm_known"),
            models.CheckConstraint(condition=~Q(name=""), name="network_has_name"),
            models.CheckConstraint(condition=Q(ended_on__regex=PARTIAL_DATE), name="network_ended_on_is_date"),
            models.CheckConstraint(
                condition=Q(ended_on="") | Q(status=NetworkStatus.ENDED), name="network_end_means_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = german_sort_key(self.name)
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        """The short form where there is one, else the name; for maps and enumerations."""
        return self.short_name or self.name

    @property
    def is_own(self) -> bool:
        """Whether it is a network of the alliance."""
        return self.kind == NetworkKind.OWN

    @property
    def is_ended(self) -> bool:
        """Whether the end is documented; such a network is history."""
        return self.status == NetworkStatus.ENDED


@pghistory.track()
class Territory(Sourced):
    """One area of a network's territory, for as long as it belongs to it."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="territories")
    area = models.ForeignKey(Area, models.PROTECT, related_name="territories")
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Gebietsteil")
        verbose_name_plural = _("Gebiet")
        constraints = [
            ends_after_begin("territory_ends_after_begin", "from_on"),
            once_at_a_time("territory_once_at_a_time", ["network", "area"], "from_on"),
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.area}"


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class NetworkState(Network.states.through):  # type: ignore[name-defined]
    """Tie of a Land that a network covers or works in; stands here for its history only."""

    class Meta:
        proxy = True


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class NetworkTopic(Network.topics.through):  # type: ignore[name-defined]
    """Tie of a topic that a network works on; stands here for its history only."""

    class Meta:
        proxy = True
