"""Official areas with validity, their succession and neighbours, and postcodes as sets of areas."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.regions.enums import AdjacencyKind, AreaLevel, SizeClass, SuccessionKind


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas by the day they are asked for."""

    def current(self, on: date | None = None) -> "AreaQuerySet":
        """Areas that exist: on the given day, or that have no end."""
        if on is None:
            return self.filter(valid_until__isnull=True)
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_until__isnull=True) | Q(valid_until__gte=on)
        )


class Area(models.Model):
    """A Land, district or municipality with its official key; one that ended stays, with its last day.

    `population` is an official figure or empty. `weight` only orders areas by size and is never shown.
    """

    key = models.CharField(_("amtlicher Schlüssel"), max_length=8, unique=True, db_collation="C")
    name = models.CharField(_("Name"), max_length=100)
    full_name = models.CharField(_("voller Name"), max_length=160)
    designation = models.CharField(_("Bezeichnung"), max_length=40)
    level = models.CharField(_("Ebene"), max_length=12, choices=AreaLevel)
    parent = models.ForeignKey(
        "self", verbose_name=_("liegt in"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    valid_from = models.DateField(_("gültig ab"), null=True, blank=True)
    valid_until = models.DateField(_("gültig bis"), null=True, blank=True)
    area_km2 = models.FloatField(_("Fläche in km²"), null=True, blank=True)
    population = models.PositiveIntegerField(_("Einwohnerzahl"), null=True, blank=True)
    population_as_of = models.SmallIntegerField(_("Einwohnerzahl von"), null=True, blank=True)
    weight = models.PositiveIntegerField(_("Gewicht"), default=0)
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)
    sort_key = models.CharField(max_length=200, db_collation="C", db_index=True)

    objects: ClassVar[AreaQuerySet] = AreaQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Gebiet")
        verbose_name_plural = _("Gebiete")
        ordering = ["sort_key", "key"]
        constraints = [
            models.CheckConstraint(
                name="area_key_fits_level",
                condition=Q(level=AreaLevel.STATE, key__regex=r"^\d{2}$", parent__isnull=True)
                | Q(level=AreaLevel.DISTRICT, key__regex=r"^\d{5}$", parent__isnull=False)
                | Q(level=AreaLevel.MUNICIPALITY, key__regex=r"^\d{8}$", parent__isnull=False),
            ),
            models.CheckConstraint(
                name="area_begins_before_it_ends",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_from__lte=models.F("valid_until")),
            ),
            models.CheckConstraint(
                name="area_population_has_year",
                condition=Q(population__isnull=True) | Q(population_as_of__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def state_key(self) -> str:
        """Key of the Land it lies in (its own, for a Land)."""
        return self.key[:2]

    @property
    def district_key(self) -> str:
        """Key of the district it lies in (its own, for a district; empty for a Land)."""
        return self.key[:5] if len(self.key) > 2 else ""

    @property
    def has_ended(self) -> bool:
        """Whether the area is history."""
        return self.valid_until is not None


class AreaSuccession(models.Model):
    """Where an area that ended goes on."""

    old = models.ForeignKey(Area, verbose_name=_("früher"), on_delete=models.CASCADE, related_name="successions")
    new = models.ForeignKey(Area, verbose_name=_("heute"), on_delete=models.PROTECT, related_name="predecessions")
    kind = models.CharField(_("Art"), max_length=10, choices=SuccessionKind)

    class Meta:
        verbose_name = _("Nachfolge")
        verbose_name_plural = _("Nachfolgen")
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="area_succession_once"),
            models.CheckConstraint(name="area_succession_between_two", condition=~Q(old=models.F("new"))),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class Postcode(models.Model):
    """A German postcode: five digits."""

    code = models.CharField(_("Postleitzahl"), max_length=5, primary_key=True, db_collation="C")
    areas = models.ManyToManyField(Area, through="PostcodeArea", related_name="postcodes", verbose_name=_("Gemeinden"))

    class Meta:
        verbose_name = _("Postleitzahl")
        verbose_name_plural = _("Postleitzahlen")
        constraints = [models.CheckConstraint(name="postcode_has_five_digits", condition=Q(code__regex=r"^\d{5}$"))]

    def __str__(self) -> str:
        return self.code


class PostcodeArea(models.Model):
    """A municipality that has addresses with this postcode; rank 0 is the one with most places."""

    postcode = models.ForeignKey(Postcode, on_delete=models.CASCADE, related_name="postcode_areas")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="postcode_areas")
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["postcode", "rank"]
        constraints = [models.UniqueConstraint(fields=["postcode", "area"], name="postcode_area_once")]

    def __str__(self) -> str:
        return f"{self.postcode_id}: {self.area_id}"


class Adjacency(models.Model):
    """Two neighbours of one level, the smaller key first; kilometres of shared border, or of water between them."""

    a = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    kilometres = models.FloatField(_("Kilometer"))
    kind = models.CharField(_("Art"), max_length=5, choices=AdjacencyKind)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["a", "b"], name="adjacency_once")]

    def __str__(self) -> str:
        return f"{self.a_id} – {self.b_id}"


class AreaFigure(models.Model):
    """A figure of the official statistics for an area and a year; None where the office publishes none.

    `table` is the code of the table, `size_class` which of its columns. Areas that ended since are added to those
    that took their place.
    """

    area = models.ForeignKey(Area, verbose_name=_("Gebiet"), on_delete=models.CASCADE, related_name="figures")
    table = models.CharField(_("Tabelle"), max_length=20)
    year = models.PositiveSmallIntegerField(_("Jahr"))
    size_class = models.CharField(_("Größenklasse"), max_length=10, choices=SizeClass)
    value = models.PositiveIntegerField(_("Wert"), null=True, blank=True)
    source = models.CharField(_("Quelle"), max_length=200)
    licence = models.CharField(_("Lizenz"), max_length=60)

    class Meta:
        verbose_name = _("amtliche Zahl")
        verbose_name_plural = _("amtliche Zahlen")
        constraints = [
            models.UniqueConstraint(fields=["area", "table", "year", "size_class"], name="area_figure_once"),
            models.CheckConstraint(name="area_figure_class_known", condition=Q(size_class__in=SizeClass.values)),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.table} {self.year}"


class AreaEdition(models.Model):
    """Which edition of the reference files is loaded, by the hash of their content."""

    digest = models.CharField(max_length=64, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        get_latest_by = "loaded_at"

    def __str__(self) -> str:
        return self.digest[:12]
