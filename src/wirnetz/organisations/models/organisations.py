"""Organisations of the landscape: chambers, insurers, unions, agencies, institutes, and their regional offices."""

from typing import Any

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Node
from wirnetz.core.models import Sourced
from wirnetz.core.sorting import german_sort_key
from wirnetz.organisations.enums import OrganisationKind, OrganisationLevel, PartnershipStatus, Reach
from wirnetz.regions.models import Area

POSTCODE = r"^([0-9]{5})?$"
PARTIAL_DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
"""A year, a month or a day, as far as the source knows it; empty means that no end is documented."""


@pghistory.track()
class Organisation(Sourced):
    """A body that supports small and medium-sized firms. Being listed says nothing about being a partner or active."""

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzform"), max_length=60, blank=True)
    sort_key = models.CharField(max_length=200, db_collation="C", editable=False)
    kind = models.CharField(_("Art"), max_length=20, choices=OrganisationKind.choices)
    source_kind = models.CharField(_("Art laut Quelle"), max_length=40, blank=True)
    source_kind_label = models.CharField(_("Bezeichnung der Art"), max_length=80, blank=True)
    reach = models.CharField(_("Reichweite"), max_length=10, choices=Reach.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("gehört zu")
    )
    parent_name = models.CharField(_("gehört zu (nicht eingetragen)"), max_length=200, blank=True)
    node = models.OneToOneField(Node, models.PROTECT, null=True, blank=True, related_name="organisation")
    level = models.CharField(
        _("Ebene"), max_length=12, choices=OrganisationLevel.choices, default=OrganisationLevel.ORGANISATION
    )
    own_key = models.CharField(_("Nummer bei der Organisation"), max_length=40, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    municipality = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="housed_organisations",
        verbose_name=_("Gemeinde des Sitzes"),
    )
    phone = models.CharField(_("Telefon der Stelle"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail-Adresse der Stelle"), blank=True)
    seat_city = models.CharField(_("Sitz"), max_length=100, blank=True)
    seat = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seated_organisations",
        verbose_name=_("Kreis des Sitzes"),
    )
    states = models.ManyToManyField(
        Area, blank=True, related_name="land_wide_organisations", verbose_name=_("landesweit tätig in")
    )
    website = models.URLField(_("Website"), max_length=500, blank=True)
    partnership = models.CharField(
        _("Partnerschaft"), max_length=12, choices=PartnershipStatus.choices, default=PartnershipStatus.NONE
    )
    partner_from_on = models.DateField(_("Partner seit"), null=True, blank=True)
    partner_until_on = models.DateField(_("Partner bis"), null=True, blank=True)
    relation = models.CharField(_("Beziehung laut Quelle"), max_length=40, blank=True)
    relation_label = models.CharField(_("Beziehung"), max_length=120, blank=True)
    opened_on = models.CharField(_("eröffnet"), max_length=10, blank=True)
    ended_on = models.CharField(_("beendet"), max_length=10, blank=True)
    ended_reason = models.CharField(_("Grund des Endes"), max_length=200, blank=True)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", verbose_name=_("aufgegangen in")
    )

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        indexes = [
            models.Index(fields=["sort_key", "id"], name="organisation_order"),
            models.Index(fields=["kind", "sort_key", "id"], name="organisation_kind_order"),
            models.Index(fields=["level", "sort_key", "id"], name="organisation_level_order"),
            models.Index(fields=["parent", "sort_key", "id"], name="organisation_offices_order"),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="organisation_name_trigram"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known"),
            models.CheckConstraint(condition=Q(reach__in=Reach.values), name="organisation_reach_known"),
            models.CheckConstraint(
                condition=Q(partnership__in=PartnershipStatus.values), name="organisation_partnership_known"
            ),
            models.CheckConstraint(condition=Q(level__in=OrganisationLevel.values), name="organisation_level_known"),
            models.CheckConstraint(condition=Q(postcode__regex=POSTCODE), name="organisation_postcode_is_one"),
            models.UniqueConstraint(
                fields=["parent", "own_key"],
                condition=~Q(own_key="") & Q(ended_on=""),
                name="organisation_own_key_once",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_name"),
            models.CheckConstraint(condition=Q(ended_on__regex=PARTIAL_DATE), name="organisation_ended_on_is_date"),
            models.CheckConstraint(condition=Q(opened_on__regex=PARTIAL_DATE), name="organisation_opened_on_is_date"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="organisation_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | (~Q(successor=F("id")) & ~Q(ended_on="")),
                name="organisation_with_successor_has_ended",
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
        """The short form where there is one, else the name."""
        return self.short_name or self.name

    @property
    def is_office(self) -> bool:
        """Whether it is a regional office of another organisation."""
        return self.level == OrganisationLevel.OFFICE

    @property
    def is_ended(self) -> bool:
        """Whether the end is documented; such a record is history."""
        return bool(self.ended_on)

    @property
    def is_documented_partner(self) -> bool:
        """Whether a source calls it a partner of the alliance; only then a document may."""
        return self.partnership == PartnershipStatus.DOCUMENTED


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class OrganisationState(Organisation.states.through):  # type: ignore[name-defined]
    """Tie of a Land that an organisation works throughout; stands here for its history only."""

    class Meta:
        proxy = True
