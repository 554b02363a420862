"""Editions as a house, an office or a network sees them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Adaptation, Edition, PassingOn
from wirnetz.infoservice.queries.editions import with_items

MOST_PAST = 12
LATER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class HouseLine:
    """An edition with what the place did about it."""

    edition: Edition
    adaptation: Adaptation | None

    @property
    def is_open(self) -> bool:
        """Whether it can still be adapted."""
        return bool(self.edition.state == EditionState.WITH_HOUSES)

    @property
    def is_decided(self) -> bool:
        """Whether the place said that it may go like this, or that it shall not."""
        return self.adaptation is not None and (self.adaptation.is_held or self.adaptation.approved_at is not None)

    @property
    def until(self) -> datetime | None:
        """Until when it can be adapted."""
        return self.edition.adapt_until


def house_lines(place: Node) -> list[HouseLine]:
    """Editions that lie with the houses, the nearest end of time first, then those that went out, the newest first."""
    rows = Edition.objects.unscoped("the caller works for a place that these editions go to")
    found = with_items(rows.filter(state__in=[EditionState.WITH_HOUSES, EditionState.RELEASED]))
    editions = sorted(found.order_by("-pk")[: MOST_PAST + 4], key=_order)
    own = Adaptation.objects.unscoped("the caller works for the place").filter(place=place, edition__in=editions)
    by_edition = {adaptation.edition_id: adaptation for adaptation in own}
    return [HouseLine(edition, by_edition.get(edition.pk)) for edition in editions]


def _order(edition: Edition) -> tuple[datetime, int]:
    is_open = edition.state == EditionState.WITH_HOUSES and edition.adapt_until is not None
    return (edition.adapt_until or LATER, 0) if is_open else (LATER, -edition.pk)


def described(nodes: Collection[int]) -> dict[int, tuple[NodeKind, str]]:
    """Of these places what they are, and the name of those that are bodies of the alliance ("" for the others)."""
    rows = Node.objects.filter(pk__in=nodes).values_list("pk", "kind", "body__name")
    return {number: (NodeKind(kind), name or "") for number, kind, name in rows}


def adaptation_of(edition: Edition, place: Node) -> Adaptation | None:
    """What the place decided about this edition so far."""
    rows = Adaptation.objects.unscoped("the caller works for the place")
    found: Adaptation | None = rows.filter(edition=edition, place=place).select_related("approved_by").first()
    return found


def taken_back(slug: str) -> Edition | None:
    """The edition of this name that lay with the houses and that the alliance has taken back; None while it holds."""
    rows = Edition.objects.unscoped("whoever had it may know when it was taken back, and why")
    states = [EditionState.DRAFT, EditionState.IN_REVIEW, EditionState.WITHDRAWN]
    found: Edition | None = rows.filter(slug=slug, withdrawn_at__isnull=False, state__in=states).first()
    return found


def passing_on(place: Node) -> PassingOn:
    """How the place passes on; the defaults, not stored yet, where nobody has decided."""
    return PassingOn.objects.filter(place=place).first() or PassingOn(place=place)
