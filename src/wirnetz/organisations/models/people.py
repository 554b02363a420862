"""People who work for organisations, as the directory knows them; an account is something else."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.core.sorting import german_sort_key
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models.organisations import Organisation


@pghistory.track()
class Adviser(models.Model):
    """Somebody who works for an organisation or one of its offices, from a day on, perhaps until a day (inclusive).

    Service contacts only. Each field says for itself who may see it; what nobody decided stays inside the house.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="advisers")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="adviser_entries")
    name = models.CharField(_("Name"), max_length=150)
    sort_key = models.CharField(max_length=200, db_collation="C", editable=False)
    function = models.CharField(_("Funktion"), max_length=120, blank=True)
    email = models.EmailField(_("dienstliche E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("dienstliches Telefon"), max_length=40, blank=True)
    topics = models.CharField(_("Themen"), max_length=300, blank=True)
    own_key = models.CharField(_("Nummer bei der Organisation"), max_length=40, blank=True)
    name_visibility = models.CharField(
        _("Wer den Namen sieht"), max_length=12, choices=Visibility.choices, default=Visibility.ORGANISATION
    )
    contact_visibility = models.CharField(
        _("Wer Telefon und E-Mail sieht"), max_length=12, choices=Visibility.choices, default=Visibility.ORGANISATION
    )
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)
    confirmed_on = models.DateField(_("zuletzt bestätigt"), null=True, blank=True)
    informed_on = models.DateField(_("über die Aufnahme informiert"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Ansprechperson")
        verbose_name_plural = _("Ansprechpersonen")
        indexes = [models.Index(fields=["organisation", "sort_key", "id"], name="adviser_order")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="adviser_has_name"),
            models.CheckConstraint(
                condition=Q(name_visibility__in=Visibility.values) & Q(contact_visibility__in=Visibility.values),
                name="adviser_visibility_known",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(from_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="adviser_ends_after_begin",
            ),
            models.UniqueConstraint(
                fields=["organisation", "own_key"],
                condition=~Q(own_key="") & Q(until_on__isnull=True),
                name="adviser_own_key_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = german_sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
