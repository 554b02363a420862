"""Editions as readers and editors see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.core.german import inside_quotes, joined
from wirnetz.infoservice.enums import OPEN_STATES, EditionState, ItemAudience
from wirnetz.infoservice.models import Edition, Item
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.rules import is_own, may_be_second
from wirnetz.infoservice.validators import asks_to_sign_in_elsewhere
from wirnetz.infoservice.weaving import EditionText, ItemText
from wirnetz.organisations.queries import the_alliance

PAGE_SIZE = 24


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """Some of the editions that went out, the newest first; `before` is the number of the next page's cursor."""

    editions: list[Edition]
    before: str
    is_first: bool


def with_items(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """The editions with their items, topics and areas loaded."""
    return editions.prefetch_related(Prefetch("items", queryset=_items()))


def _items() -> QuerySet[Item]:
    items = Item.objects.unscoped("whoever may read the edition may read its items")
    loaded: QuerySet[Item] = items.select_related("topic").prefetch_related("areas").order_by("position", "pk")
    return loaded


def edition_named(visitor: Visitor, slug: str) -> Edition | None:
    """The edition of this name that the visitor may read, with its items."""
    found = visible(visitor, Edition.objects.filter(slug=slug))
    edition: Edition | None = with_items(found).select_related("author", "changed_by", "reviewed_by").first()
    return edition


def released_page(visitor: Visitor, *, before: str = "", size: int = PAGE_SIZE) -> EditionsPage:
    """Editions that went out, the newest first, after the cursor (number of the last one shown)."""
    found = visible(visitor, Edition.objects.filter(state__in=[EditionState.RELEASED, EditionState.WITHDRAWN]))
    is_first = True
    if before.isdigit() and len(before) < 18:
        last = found.filter(pk=int(before)).first()
        if last is not None:
            older = Q(released_at__lt=last.released_at) | Q(released_at=last.released_at, pk__lt=last.pk)
            found, is_first = found.filter(older), False
    rows = list(with_items(found).order_by("-released_at", "-pk")[: size + 1])
    return EditionsPage(rows[:size], str(rows[size - 1].pk) if len(rows) > size else "", is_first)


def open_editions(visitor: Visitor) -> list[Edition]:
    """What has not gone out and the visitor may read, what is furthest first."""
    found = visible(visitor, Edition.objects.filter(state__in=OPEN_STATES))
    rows = with_items(found).select_related("changed_by")
    order = {state: place for place, state in enumerate(reversed(OPEN_STATES))}
    return sorted(rows, key=lambda edition: (order[EditionState(edition.state)], -edition.pk))


def to_agree(visitor: Visitor) -> list[Edition]:
    """Editions that wait for a second person, and the visitor may be it."""
    if not may_be_second(visitor):
        return []
    waiting = Q(state=EditionState.IN_REVIEW) | Q(state=EditionState.WITH_HOUSES, reviewed_at__isnull=True)
    found = visible(visitor, Edition.objects.filter(waiting)).order_by("submitted_at", "pk")
    return [edition for edition in found if not is_own(visitor, edition)]


def text_of(edition: Edition) -> EditionText:
    """The alliance's version as plain data."""
    return texts_of([edition])[0]


def texts_of(editions: Iterable[Edition]) -> list[EditionText]:
    """The alliance's versions of several editions; items that are loaded are not asked for again."""
    service, alliance = info_service(), the_alliance()
    sender = alliance.label if alliance else _("Die Allianz")
    return [_text_of(edition, service.name, sender) for edition in editions]


def _text_of(edition: Edition, service: str, sender: str) -> EditionText:
    out = edition.released_at or edition.adapt_until
    is_loaded = "items" in getattr(edition, "_prefetched_objects_cache", {})
    items = edition.items.all() if is_loaded else _items().filter(edition=edition)
    return EditionText(
        title=edition.title,
        greeting=edition.greeting,
        title_en=edition.title_en,
        greeting_en=edition.greeting_en,
        items=tuple(item.as_text() for item in items),
        service=service,
        sender=sender,
        out_on=timezone.localdate(out) if out else (edition.planned_on or timezone.localdate()),
        is_example=edition.is_example,
    )


def for_whom(item: Item) -> str:
    """Whom an item goes to, as readers are told nothing about it: by task, topic and region; topic and areas loaded."""
    limits = _limits(item)
    return _("nur: %s") % "; ".join(limits) if limits else _("alle, überall")


def limits_of(edition: Edition) -> dict[str, str]:
    """By its key whom an item goes to, of those that do not go to everybody; items loaded."""
    return {item.key: for_whom(item) for item in edition.items.all() if _limits(item)}


def _limits(item: Item) -> list[str]:
    limits = [] if item.audience == ItemAudience.EVERYBODY else [item.get_audience_display()]
    if item.topic:
        limits.append(_("Thema „%s“") % inside_quotes(item.topic.name))
    if areas := [area.full_name for area in item.areas.all()]:
        limits.append(_("Gebiet: %s") % joined(areas, _("oder")))
    return limits


def is_suspicious(item: ItemText) -> bool:
    """Whether the item asks readers for access data and leads to a website that is not ours."""
    english = f"{item.headline_en} {item.text_en} {item.action_en}"
    words = f"{item.headline} {item.text} {item.action} {item.link_words} {english}"
    return asks_to_sign_in_elsewhere(words=words, link=item.link, own_host=own_host())


def own_host() -> str:
    """The name of this website."""
    return urlsplit(settings.BASE_URL).hostname or ""
