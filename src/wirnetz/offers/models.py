"""Shared offers: checks, guides, standards, trainings; and the topics that order them."""

from typing import Any

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.core.models import Sourced
from wirnetz.core.sorting import german_sort_key
from wirnetz.offers.enums import OfferKind, OfferStatus
from wirnetz.organisations.models import PARTIAL_DATE, Organisation
from wirnetz.regions.models import Area


@pghistory.track()
class Topic(models.Model):
    """A subject under which offers are found; the order is ours."""

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=100)
    sort_key = models.CharField(max_length=200, db_collation="C", editable=False)

    class Meta:
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")
        ordering = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = german_sort_key(self.name)
        super().save(*args, **kwargs)


@pghistory.track()
class Offer(Sourced):
    """Something that firms or advisers can use. Without areas it is open everywhere."""

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    sort_key = models.CharField(max_length=200, db_collation="C", editable=False)
    kind = models.CharField(_("Art"), max_length=20, choices=OfferKind.choices)
    audience = models.CharField(_("für"), max_length=200, blank=True)
    purpose = models.TextField(_("Zweck"), blank=True)
    number = models.CharField(_("Nummer in der Reihe"), max_length=40, blank=True)
    is_shared = models.BooleanField(
        _("gemeinsam"), default=False, help_text=_("In der Allianz gemeinsam erarbeitet oder beschlossen.")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="offers", verbose_name=_("Themen"))
    areas = models.ManyToManyField(
        Area, blank=True, related_name="regional_offers", verbose_name=_("nur in diesen Gebieten")
    )
    provider = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="offers", verbose_name=_("Anbieter")
    )
    provider_name = models.CharField(_("Anbieter (nicht eingetragen)"), max_length=200, blank=True)
    website = models.URLField(_("Website"), max_length=500, blank=True)
    status = models.CharField(_("Stand"), max_length=12, choices=OfferStatus.choices, default=OfferStatus.RECORDED)
    ended_on = models.CharField(_("beendet"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        indexes = [
            models.Index(fields=["sort_key", "id"], name="offer_order"),
            models.Index(fields=["kind", "sort_key", "id"], name="offer_kind_order"),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="offer_name_trigram"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OfferKind.values), name="offer_kind_known"),
            models.CheckConstraint(condition=Q(status__in=OfferStatus.values), name="offer_status_known"),
            models.CheckConstraint(condition=~Q(name=""), name="offer_has_name"),
            models.CheckConstraint(condition=Q(ended_on__regex=PARTIAL_DATE), name="offer_ended_on_is_date"),
            models.CheckConstraint(
                condition=Q(ended_on="") | Q(status=OfferStatus.ENDED), name="offer_end_means_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = german_sort_key(self.name)
        super().save(*args, **kwargs)

    @property
    def is_ended(self) -> bool:
        """Whether the end is documented; such a record is history."""
        return self.status == OfferStatus.ENDED

    @property
    def audiences(self) -> list[str]:
        """The groups that the offer is made for, one by one."""
        return [part.strip() for part in self.audience.split(";") if part.strip()]

    @property
    def provider_label(self) -> str:
        """Who offers it, recorded or not; empty where no source says so. Load `provider` with the offer."""
        return self.provider.name if self.provider else self.provider_name


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class OfferArea(Offer.areas.through):  # type: ignore[name-defined]
    """Tie of a area that an offer is limited to; stands here for its history only."""

    class Meta:
        proxy = True


@pghistory.track(pghistory.InsertEvent("add"), pghistory.DeleteEvent("remove"), obj_field=None)
class OfferTopic(Offer.topics.through):  # type: ignore[name-defined]
    """Tie of a topic that an offer belongs to; stands here for its history only."""

    class Meta:
        proxy = True
