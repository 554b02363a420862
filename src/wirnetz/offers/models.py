"""Shared offers: checks, guides, standards, trainings; and the topics that order them."""

from typing import Any

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.core.guarded import GuardedManager
from wirnetz.core.models import Sourced
from wirnetz.core.sorting import german_sort_key
from wirnetz.offers.enums import OfferKind, OfferStage, OfferStatus
from wirnetz.organisations.models import PARTIAL_DATE, Body, Organisation
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
    stage = models.CharField(_("Stand im Lebenslauf"), max_length=15, choices=OfferStage.choices, blank=True)
    version = models.CharField(_("Fassung"), max_length=20, blank=True)
    declaration_months = models.SmallIntegerField(
        _("Selbsterklärung gilt (Monate)"),
        null=True,
        blank=True,
        help_text=_("Leer: Zu diesem Angebot gibt es keine Selbsterklärung."),
    )

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
            models.CheckConstraint(condition=Q(stage__in=["", *OfferStage.values]), name="offer_stage_known"),
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


@pghistory.track()
class OfferStep(Sourced):
    """One step in the life of an offer: which stage it reached, on which day, decided by which body."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="steps")
    stage = models.CharField(_("Stand"), max_length=15, choices=OfferStage.choices)
    on = models.DateField(_("am"))
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="offer_steps")
    version = models.CharField(_("Fassung"), max_length=20, blank=True)
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Schritt eines Angebots")
        verbose_name_plural = _("Lebenslauf der Angebote")
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=OfferStage.values), name="offerstep_stage_known"),
            models.UniqueConstraint(
                fields=["offer", "stage", "on", "version"], name="offerstep_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer}: {self.get_stage_display()} ({self.on:%d.%m.%Y})"


@pghistory.track()
class OfferSteward(models.Model):
    """An organisation looks after an offer for a time: answers questions, gathers what others would need."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="stewards")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="stewardships")
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Federführung eines Angebots")
        verbose_name_plural = _("Federführung der Angebote")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(from_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="offersteward_ends_after_begin",
            ),
            models.UniqueConstraint(
                fields=["offer", "organisation"], condition=Q(until_on__isnull=True), name="offersteward_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer}: {self.organisation}"


@pghistory.track()
class ServiceArea(models.Model):
    """An office provides an offer in an area, for a time."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="service_areas")
    office = models.ForeignKey(Organisation, models.CASCADE, related_name="service_areas")
    area = models.ForeignKey(Area, models.PROTECT, related_name="service_areas")
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Einsatzgebiet")
        verbose_name_plural = _("Einsatzgebiete")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(from_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="servicearea_ends_after_begin",
            ),
            models.UniqueConstraint(
                fields=["offer", "office", "area"], condition=Q(until_on__isnull=True), name="servicearea_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.offer} in {self.area}"


@pghistory.track()
class SelfDeclaration(models.Model):
    """A firm or office declares that it works by an offer; it holds for a time and is reminded before its end."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="declarations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="declarations")
    firm_name = models.CharField(_("Betrieb"), max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Ort"))
    recorded_by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="recorded_declarations", verbose_name=_("eingetragen von")
    )
    contact_email = models.EmailField(_("Adresse für die Erinnerung"), blank=True)
    declared_on = models.DateField(_("erklärt am"))
    valid_until = models.DateField(_("gilt bis"))
    reminded_on = models.DateField(_("erinnert am"), null=True, blank=True)
    withdrawn_on = models.DateField(_("zurückgenommen am"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Selbsterklärung")
        verbose_name_plural = _("Selbsterklärungen")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(firm_name=""), name="selfdeclaration_says_who"
            ),
            models.CheckConstraint(condition=Q(valid_until__gte=F("declared_on")), name="selfdeclaration_ends_after"),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.offer}"

    @property
    def who(self) -> str:
        """The firm, or the organisation or office. Load `organisation` with it."""
        return self.organisation.label if self.organisation else self.firm_name


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
