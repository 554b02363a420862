"""An edition, its items, and what the editors did not take."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.infoservice.enums import PUBLIC_STATES, EditionState, ItemAudience, ItemKind
from wirnetz.infoservice.weaving import ItemText
from wirnetz.offers.models import Topic
from wirnetz.regions.models import Area


@pghistory.track()
class Edition(models.Model):
    """One edition of the alliance's info service. What went out does not change any more; it can be taken back.

    `author` began it, `changed_by` wrote last; neither may be the second person who agrees (`reviewed_by`).
    Until `adapt_until` the houses may adapt it; then it goes.
    """

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    title = models.CharField(_("Titel"), max_length=120)
    greeting = models.TextField(_("Einleitung"), max_length=1200, blank=True)
    title_en = models.CharField(_("Titel auf Englisch"), max_length=120, blank=True)
    greeting_en = models.TextField(_("Einleitung auf Englisch"), max_length=1200, blank=True)
    state = models.CharField(_("Stand"), max_length=12, choices=EditionState.choices, default=EditionState.DRAFT)
    planned_on = models.DateField(_("soll erscheinen am"), null=True, blank=True)
    author = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(_("zuletzt geändert"), default=timezone.now)
    submitted_at = models.DateTimeField(_("zur Prüfung gegeben"), null=True, blank=True)
    reviewed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(_("geprüft"), null=True, blank=True)
    review_note = models.CharField(_("Anmerkung aus der Prüfung"), max_length=500, blank=True)
    adapt_until = models.DateTimeField(_("Anpassen bis"), null=True, blank=True)
    houses_told_at = models.DateTimeField(_("Häuser benachrichtigt"), null=True, blank=True)
    released_at = models.DateTimeField(_("erschienen"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("zurückgezogen"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("Grund"), max_length=300, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Ausgabe")
        verbose_name_plural = _("Ausgaben")
        ordering = ["-released_at", "-pk"]
        indexes = [models.Index(fields=["-released_at", "-id"], name="edition_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EditionState.values), name="edition_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="edition_has_title"),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC_STATES) | Q(released_at__isnull=False), name="edition_released_when"
            ),
            models.CheckConstraint(
                condition=~Q(state=EditionState.WITHDRAWN) | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="edition_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=EditionState.WITH_HOUSES) | Q(adapt_until__isnull=False),
                name="edition_with_houses_until",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_out(self) -> bool:
        """Whether it went out and holds."""
        return self.state == EditionState.RELEASED


@pghistory.track()
class Item(models.Model):
    """One item of an edition. `key` lasts as long as the edition; `source` names the record that offered it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="items")
    key = models.CharField(_("Kennung"), max_length=20)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    kind = models.CharField(_("Art"), max_length=14, choices=ItemKind.choices)
    headline = models.CharField(_("Überschrift"), max_length=120)
    text = models.TextField(_("Text"), max_length=1200, blank=True)
    action = models.CharField(_("Das können Sie damit in Ihrem Netzwerk tun"), max_length=240, blank=True)
    link = models.CharField(_("Adresse zum Weiterlesen"), max_length=500, blank=True)
    link_words = models.CharField(_("Worte der Verknüpfung"), max_length=80, blank=True)
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Thema"))
    areas = models.ManyToManyField(Area, blank=True, related_name="+", verbose_name=_("nur für diese Gebiete"))
    audience = models.CharField(_("für"), max_length=12, choices=ItemAudience.choices, default=ItemAudience.EVERYBODY)
    expires_on = models.DateField(_("gilt bis"), null=True, blank=True)
    picture = models.CharField(_("Bild"), max_length=200, blank=True)
    picture_alt = models.CharField(_("Was auf dem Bild zu sehen ist"), max_length=200, blank=True)
    headline_en = models.CharField(_("Überschrift auf Englisch"), max_length=120, blank=True)
    text_en = models.TextField(_("Text auf Englisch"), max_length=1200, blank=True)
    action_en = models.CharField(_("What you can do with it in your network"), max_length=240, blank=True)
    picture_alt_en = models.CharField(_("Was auf dem Bild zu sehen ist, auf Englisch"), max_length=200, blank=True)
    source = models.CharField(_("vorgeschlagen aus"), max_length=60, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="item_key_once"),
            models.UniqueConstraint(fields=["edition", "source"], condition=~Q(source=""), name="item_source_once"),
            models.CheckConstraint(condition=Q(kind__in=ItemKind.values), name="item_kind_known"),
            models.CheckConstraint(condition=Q(audience__in=ItemAudience.values), name="item_audience_known"),
            models.CheckConstraint(condition=~Q(headline=""), name="item_has_headline"),
            models.CheckConstraint(condition=Q(picture="") | ~Q(picture_alt=""), name="item_picture_is_told"),
            models.CheckConstraint(
                condition=~Q(headline_en="") | Q(text_en="", action_en="", picture_alt_en=""),
                name="item_english_has_headline",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def as_text(self) -> ItemText:
        """The item as plain data; `areas` as fetched."""
        return ItemText(
            key=self.key,
            kind=self.kind,
            headline=self.headline,
            text=self.text,
            action=self.action,
            link=self.link,
            link_words=self.link_words,
            audience=self.audience,
            topic=self.topic.slug if self.topic else "",
            areas=tuple(sorted(area.key for area in self.areas.all())),
            expires_on=self.expires_on,
            picture=self.picture,
            picture_alt=self.picture_alt,
            is_example=self.is_example,
            headline_en=self.headline_en,
            text_en=self.text_en,
            action_en=self.action_en,
            picture_alt_en=self.picture_alt_en,
        )


class PassedOver(models.Model):
    """A suggestion that the editors did not take; it is not made again. `source` as in `Item`."""

    source = models.CharField(max_length=60, unique=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.source


def fresh_item(edition: Edition, **values: Any) -> Item:
    """An item behind the others, not stored yet, with a key of its own."""
    rows = Item.objects.unscoped("the caller writes this edition").filter(edition=edition)
    numbers = [int(key) for key in rows.values_list("key", flat=True) if key.isdigit()]
    positions = rows.values_list("position", flat=True)
    number = max(numbers, default=0) + 1
    return Item(edition=edition, key=str(number), position=max(positions, default=0) + 1, **values)
