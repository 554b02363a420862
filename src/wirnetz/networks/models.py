"""Networks, own and other: where they work, who belongs, what ties them, what is used there."""

from typing import Any

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Node, Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.core.models import Sourced
from wirnetz.core.sorting import german_sort_key
from wirnetz.networks.enums import Coverage, InvolvementRole, LinkKind, MembershipRole, NetworkKind, NetworkStatus
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import PARTIAL_DATE, Adviser, Organisation
from wirnetz.regions.models import Area


def _days(start: str) -> Func:
    """The days a dated record holds for, both ends included; an open end is unbounded."""
    return Func(F(start), F("until_on"), RangeBoundary(True, True), function="daterange", output_field=DateRangeField())


def _once_at_a_time(name: str, fields: list[str], start: str) -> ExclusionConstraint:
    """The same tie must not be recorded twice for one day."""
    expressions: list[tuple[Any, str]] = [(F(field), RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(name=name, expressions=[*expressions, (_days(start), RangeOperators.OVERLAPS)])


def _ends_after_begin(name: str, start: str) -> models.CheckConstraint:
    """A record must not end before it begins."""
    condition = Q(until_on__isnull=True) | Q(**{f"{start}__isnull": True}) | Q(until_on__gte=F(start))
    return models.CheckConstraint(condition=condition, name=name)


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
            _ends_after_begin("territory_ends_after_begin", "from_on"),
            _once_at_a_time("territory_once_at_a_time", ["network", "area"], "from_on"),
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.area}"


@pghistory.track()
class Membership(Sourced):
    """An organisation takes part in a network, in one role. It says nothing about whether the network is active."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, models.CASCADE, related_name="memberships")
    role = models.CharField(_("Rolle"), max_length=15, choices=MembershipRole.choices)
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=MembershipRole.values), name="membership_role_known"),
            _ends_after_begin("membership_ends_after_begin", "from_on"),
            _once_at_a_time("membership_once_at_a_time", ["organisation", "network", "role"], "from_on"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.network}"


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
            _ends_after_begin("involvement_ends_after_begin", "from_on"),
            _once_at_a_time("involvement_once_at_a_time", ["adviser", "organisation", "network", "role"], "from_on"),
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
class NetworkLink(Sourced):
    """A recorded tie between two networks; the pair has no direction, the lower number stands first."""

    first = models.ForeignKey(Network, models.CASCADE, related_name="links_as_first")
    second = models.ForeignKey(Network, models.CASCADE, related_name="links_as_second")
    kind = models.CharField(_("Art"), max_length=15, choices=LinkKind.choices)
    since_on = models.DateField(_("seit"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Verbindung")
        verbose_name_plural = _("Verbindungen")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="networklink_kind_known"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="networklink_pair_is_ordered"),
            _ends_after_begin("networklink_ends_after_begin", "since_on"),
            _once_at_a_time("networklink_once_at_a_time", ["first", "second", "kind"], "since_on"),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"

    def other_than(self, network: Network) -> Network:
        """The network at the other end. Load both ends with the link."""
        return self.second if self.first_id == network.pk else self.first


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
            _ends_after_begin("uptake_ends_after_begin", "since_on"),
            models.UniqueConstraint(
                fields=["offer", "organisation", "network", "area", "since_on"],
                nulls_distinct=False,
                name="uptake_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer} ({self.since_on or '?'})"


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class NetworkState(Network.states.through):  # type: ignore[name-defined]
    """Tie of a Land that a network covers or works in; stands here for its history only."""

    class Meta:
        proxy = True
