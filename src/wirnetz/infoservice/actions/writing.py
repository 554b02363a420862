"""Writing an edition: begin, change its head, its items and their order, take or leave suggestions, drop it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.editing import save_if_unchanged
from wirnetz.core.mail.headers import check_line
from wirnetz.core.sorting import address_words
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Edition, Item, PassedOver, fresh_item
from wirnetz.infoservice.queries.editions import own_host
from wirnetz.infoservice.queries.suggestions import Suggestion
from wirnetz.infoservice.validators import (
    english_gaps,
    link_faults,
    link_words_faults,
    named_link_faults,
    words_faults,
)
from wirnetz.regions.models import Area

WRITABLE = (EditionState.DRAFT, EditionState.WITH_HOUSES)
RESERVED = ("aktuell", "neu", "einstellungen", "feed", "abonnieren", "abmelden", "bestaetigen", "wahl", "weitergabe")
HEAD_FIELDS = ("title", "greeting", "title_en", "greeting_en", "planned_on")
ITEM_FIELDS = (
    *("kind", "headline", "text", "action", "link", "link_words", "topic", "audience", "expires_on", "picture"),
    *("picture_alt", "headline_en", "text_en", "action_en", "picture_alt_en"),
)


@transaction.atomic
def begin_edition(
    *, title: str, by: Person | None, planned_on: date | None = None, is_example: bool = False, slug: str = ""
) -> Edition:
    """A new draft without items; ValidationError for a title that cannot be the subject of a mail."""
    edition = Edition(
        title=title.strip(),
        planned_on=planned_on,
        author=by,
        changed_by=by,
        is_example=is_example,
        slug=slug or _free_slug(title),
    )
    _check_head(edition)
    edition.save()
    record_audit(by=by, action="begin_edition", record=edition)
    return edition


@transaction.atomic
def change_head(*, edition: Edition, values: dict[str, Any], seen: str, by: Person | None) -> Edition:
    """Title, greeting and planned day. EditConflict if they are not as the editor has `seen` them."""
    _check_head(Edition(**{name: values.get(name) for name in HEAD_FIELDS if name != "planned_on"}))
    stored = _writable(edition)
    save_if_unchanged(stored, {name: values[name] for name in HEAD_FIELDS}, seen=seen)
    return note_change(edition, by)


@transaction.atomic
def add_item(
    *, edition: Edition, values: dict[str, Any], by: Person | None, areas: Iterable[Area] = (), source: str = ""
) -> Item:
    """A new item at the end; ValidationError by field."""
    stored = _writable(edition)
    item = fresh_item(stored, source=source, is_example=values.pop("is_example", False), **values)
    check_item(item)
    item.save()
    item.areas.set(areas)
    note_change(stored, by)
    return item


@transaction.atomic
def change_item(
    *, item: Item, values: dict[str, Any], seen: str, by: Person | None, areas: Iterable[Area] = ()
) -> Item:
    """Other words for an item. EditConflict if it is not as the editor has `seen` it, ValidationError by field."""
    stored = _writable(item.edition)
    check_item(Item(edition=stored, key=item.key, **values))
    saved = save_if_unchanged(item, values, seen=seen, fields=ITEM_FIELDS)
    saved.areas.set(areas)
    note_change(stored, by)
    return saved


@transaction.atomic
def remove_item(*, item: Item, by: Person | None) -> None:
    """Take an item out; what houses said of it is passed over from then on."""
    stored = _writable(item.edition)
    _items(stored).filter(pk=item.pk).delete()
    note_change(stored, by)


@transaction.atomic
def move_item(*, item: Item, places: int, by: Person | None) -> None:
    """Move an item up (negative) or down by so many places; at either end it stays."""
    stored = _writable(item.edition)
    rows = list(_items(stored).order_by("position", "pk"))
    place = next((number for number, row in enumerate(rows) if row.pk == item.pk), None)
    if place is None:
        raise ValidationError(_("Diese Meldung gibt es nicht mehr."))
    moved = rows.pop(place)
    rows.insert(min(max(place + places, 0), len(rows)), moved)
    for number, row in enumerate(rows, start=1):
        if row.position != number:
            row.position = number
            row.save(update_fields=["position"])
    note_change(stored, by)


@transaction.atomic
def take_suggestion(*, edition: Edition, suggestion: Suggestion, by: Person | None) -> Item:
    """The suggestion becomes an item of the edition; the one there is, where somebody was quicker."""
    stored = _writable(edition)
    there = _items(stored).filter(source=suggestion.source).first()
    if there is not None:
        return there
    return add_item(edition=stored, values=suggestion.values(), areas=suggestion.areas, source=suggestion.source, by=by)


@transaction.atomic
def pass_over(*, edition: Edition, source: str, by: Person | None) -> None:
    """Leave a suggestion out for good."""
    _writable(edition)
    PassedOver.objects.get_or_create(source=source, defaults={"by": by})


@transaction.atomic
def drop_edition(*, edition: Edition, by: Person | None) -> None:
    """Throw a draft away with its items."""
    stored = lock_edition(edition)
    if stored.state != EditionState.DRAFT:
        raise ValidationError(_("Verwerfen lässt sich nur ein Entwurf."))
    record_audit(by=by, action="drop_edition", record=stored)
    stored.delete()


def lock_edition(edition: Edition) -> Edition:
    """The edition as it is stored now, locked."""
    rows = Edition.objects.unscoped("the caller has fetched this very edition within somebody's rights")
    found: Edition | None = rows.filter(pk=edition.pk).select_for_update().first()
    if found is None:
        raise ValidationError(_("Diese Ausgabe gibt es nicht mehr; jemand hat sie verworfen."))
    return found


def note_change(edition: Edition, by: Person | None) -> Edition:
    """Remember who wrote last; what a second person has agreed to before is open again."""
    stored = lock_edition(edition)
    stored.changed_by, stored.changed_at = by, timezone.now()
    stored.reviewed_by = stored.reviewed_at = None
    stored.save(update_fields=["changed_by", "changed_at", "reviewed_by", "reviewed_at"])
    record_audit(by=by, action="edit_edition", record=stored)
    return stored


def check_item(item: Item) -> None:
    """ValidationError by field for what no reader should get."""
    faults = {
        "headline": words_faults(item.headline) or ([] if item.headline.strip() else [_("Die Überschrift fehlt.")]),
        "text": words_faults(item.text, lines=True) or named_link_faults(item.text),
        "action": words_faults(item.action) or named_link_faults(item.action),
        "link": link_faults(item.link),
        "link_words": words_faults(item.link_words)
        or ([] if link_faults(item.link) else link_words_faults(item.link_words, item.link, own_host=own_host())),
        "picture_alt": [_("Beschreiben Sie das Bild für alle, die es nicht sehen.")]
        if item.picture and not item.picture_alt.strip()
        else words_faults(item.picture_alt),
        "headline_en": words_faults(item.headline_en),
        "text_en": words_faults(item.text_en, lines=True) or named_link_faults(item.text_en),
        "action_en": words_faults(item.action_en) or named_link_faults(item.action_en),
        "picture_alt_en": words_faults(item.picture_alt_en),
    }
    for name, fault in english_gaps({name: getattr(item, name) for name in ITEM_FIELDS}).items():
        faults[name] = faults[name] or [fault]
    if any(faults.values()):
        raise ValidationError({name: found for name, found in faults.items() if found})


def _check_head(edition: Edition) -> None:
    if not edition.title.strip():
        raise ValidationError({"title": _("Der Titel fehlt. Er ist der Betreff der Mail.")})
    for name in ("title", "title_en"):
        try:
            check_line(getattr(edition, name) or "")
        except ValidationError as error:
            raise ValidationError({name: error.messages}) from None
    for title, greeting in ((edition.title, edition.greeting), (edition.title_en, edition.greeting_en)):
        told = greeting or ""
        if faults := words_faults(title or "") or words_faults(told, lines=True) or named_link_faults(told):
            raise ValidationError(faults)


def _writable(edition: Edition) -> Edition:
    stored = lock_edition(edition)
    if stored.state not in WRITABLE:
        raise ValidationError(_("An dieser Ausgabe wird nicht mehr geschrieben."))
    return stored


def _items(edition: Edition) -> Any:
    return Item.objects.unscoped("the caller may write this edition").filter(edition=edition)


def _free_slug(title: str) -> str:
    wished = address_words(title, most=60) or "ausgabe"
    taken = set(Edition.objects.unscoped("whether a name is free").values_list("slug", flat=True)) | set(RESERVED)
    if wished not in taken:
        return wished
    return next(f"{wished}-{number}" for number in range(2, len(taken) + 3) if f"{wished}-{number}" not in taken)
