"""Documents that were handed out: what they were made from, under a short code."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.arguments.validators.stamps import Change, Ingredient, changes_between, shown_code
from wirnetz.organisations.models import Organisation


class KitStamp(models.Model):
    """A kit that somebody took along. Equal contents share one stamp; whom the kit names is not kept.

    `ingredients` are the common parts that were used: {"kind", "key", "words", "digest"}; `own` those that the house
    wrote for itself, told only to its own people.
    """

    code = models.CharField(_("Code"), max_length=10, unique=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    occasion = models.CharField(_("Anlass"), max_length=60)
    audience = models.CharField(_("Zielgruppe"), max_length=20)
    area_keys = models.JSONField(_("Region"), default=list)
    selection = models.CharField(_("Auswahl"), max_length=250, blank=True)
    made_on = models.DateField(_("erstellt am"))
    ingredients = models.JSONField(_("Bestandteile"), default=list)
    own = models.JSONField(_("eigene Bestandteile"), default=list)

    is_on_kept_pages = False

    class Meta:
        verbose_name = _("Stempel einer Mappe")
        verbose_name_plural = _("Stempel von Mappen")
        indexes = [models.Index(fields=["made_on"], name="kitstamp_made_on")]
        constraints = [models.CheckConstraint(condition=Q(code__regex="^[0-9A-Z]{10}$"), name="kitstamp_code_shape")]

    def __str__(self) -> str:
        return shown_code(self.code)

    @property
    def shown(self) -> str:
        """The code as it is printed."""
        return shown_code(self.code)

    @property
    def common_parts(self) -> tuple[Ingredient, ...]:
        """The parts that many documents share."""
        return tuple(Ingredient(**part) for part in self.ingredients)

    @property
    def own_parts(self) -> tuple[Ingredient, ...]:
        """The parts that the house wrote for itself."""
        return tuple(Ingredient(**part) for part in self.own)

    def changes(self, now: dict[tuple[str, str], Ingredient], *, with_own: bool) -> tuple[Change, ...]:
        """What is different by now, in common parts and, on demand, in those of the house."""
        return changes_between((*self.common_parts, *(self.own_parts if with_own else ())), now)
