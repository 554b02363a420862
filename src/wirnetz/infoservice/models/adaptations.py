"""A house's, office's or network's own version of an edition."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Node, Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.infoservice.enums import ItemKind
from wirnetz.infoservice.models.editions import Edition
from wirnetz.infoservice.weaving import ItemText, OwnItem


@pghistory.track()
class Adaptation(models.Model):
    """What the place says of an edition: a greeting of its own, own items below. `is_held`: its people get none.

    `approved_at` is empty until somebody of the house said that it may go like this.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="adaptations")
    place = models.ForeignKey(Node, models.CASCADE, related_name="+")
    greeting = models.TextField(_("eigene Einleitung"), max_length=1200, blank=True)
    greeting_en = models.TextField(_("eigene Einleitung auf Englisch"), max_length=1200, blank=True)
    is_held = models.BooleanField(_("nicht weitergeben"), default=False)
    approved_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("freigegeben"), null=True, blank=True)
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(_("zuletzt geändert"), auto_now=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Fassung einer Ausgabe")
        verbose_name_plural = _("Fassungen von Ausgaben")
        constraints = [models.UniqueConstraint(fields=["edition", "place"], name="adaptation_once")]

    def __str__(self) -> str:
        return f"{self.edition_id}, {self.place_id}"


@pghistory.track()
class AdaptedItem(models.Model):
    """One own part: other words, left out, moved, or (with `kind`) an item of this place's own. Source of `OwnItem`."""

    adaptation = models.ForeignKey(Adaptation, models.CASCADE, related_name="items")
    key = models.CharField(_("Kennung"), max_length=20)
    kind = models.CharField(_("Art"), max_length=14, choices=ItemKind.choices, blank=True)
    headline = models.CharField(_("eigene Überschrift"), max_length=120, blank=True)
    text = models.TextField(_("eigener Text"), max_length=1200, blank=True)
    action = models.CharField(_("Das können Sie damit tun"), max_length=240, blank=True)
    headline_en = models.CharField(_("eigene Überschrift auf Englisch"), max_length=120, blank=True)
    text_en = models.TextField(_("eigener Text auf Englisch"), max_length=1200, blank=True)
    action_en = models.CharField(_("What you can do with it"), max_length=240, blank=True)
    link = models.CharField(_("Adresse zum Weiterlesen"), max_length=500, blank=True)
    picture = models.CharField(_("Bild"), max_length=200, blank=True)
    picture_alt = models.CharField(_("Was auf dem Bild zu sehen ist"), max_length=200, blank=True)
    expires_on = models.DateField(_("gilt bis"), null=True, blank=True)
    is_hidden = models.BooleanField(_("weggelassen"), default=False)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), null=True, blank=True)
    base = models.CharField(max_length=16, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("eigene Meldung einer Fassung")
        verbose_name_plural = _("eigene Meldungen von Fassungen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["adaptation", "key"], name="adapteditem_once"),
            models.CheckConstraint(
                condition=Q(kind="") | (Q(kind__in=ItemKind.values) & ~Q(headline="")),
                name="adapteditem_added_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(is_hidden=True)
                | Q(position__isnull=False)
                | ~Q(headline="", text="", action="", headline_en="", text_en="", action_en=""),
                name="adapteditem_does_something",
            ),
            models.CheckConstraint(
                condition=Q(picture="") | (~Q(kind="") & ~Q(picture_alt="")), name="adapteditem_picture_is_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adaptation_id}: {self.key}"

    def as_own(self) -> OwnItem:
        """The part as plain data."""
        added = (
            ItemText(
                key=self.key,
                kind=self.kind,
                headline=self.headline,
                text=self.text,
                action=self.action,
                link=self.link,
                expires_on=self.expires_on,
                picture=self.picture,
                picture_alt=self.picture_alt,
                headline_en=self.headline_en,
                text_en=self.text_en,
                action_en=self.action_en,
            )
            if self.kind
            else None
        )
        words = ("", "", "") if added else (self.headline, self.text, self.action)
        english = ("", "", "") if added else (self.headline_en, self.text_en, self.action_en)
        return OwnItem(
            key=self.key,
            headline=words[0],
            text=words[1],
            action=words[2],
            is_hidden=self.is_hidden,
            position=self.position,
            base=self.base,
            added=added,
            headline_en=english[0],
            text_en=english[1],
            action_en=english[2],
        )
