"""Where areas that ended go on: one step along their successors, which may have ended since as well."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from wirnetz.regions.enums import SuccessionKind
from wirnetz.regions.models import Area, AreaSuccession


@dataclass(frozen=True, slots=True)
class Followed:
    """An area that ended on `last_on` and the areas that it goes on in, by key; none where that is not known.

    `is_divided`: it went to several, or only for the most part to the one named. A person decides then.
    """

    area: Area
    last_on: date
    targets: tuple[Area, ...]
    is_divided: bool

    @property
    def is_certain(self) -> bool:
        """Whether whatever belonged to the old area belongs to one of today, as a whole."""
        return len(self.targets) == 1 and not self.is_divided


def ended_before(on: date) -> QuerySet[Area]:
    """The areas that had ended before that day."""
    return Area.objects.filter(valid_until__lt=on)


def followed(areas: Iterable[Area], on: date) -> dict[int, Followed]:
    """For each of these areas that had ended before `on`: where it goes on, by its id; one query."""
    ended = {area.pk: area for area in areas if area.valid_until is not None and area.valid_until < on}
    if not ended:
        return {}
    onward: dict[int, list[AreaSuccession]] = defaultdict(list)
    for link in AreaSuccession.objects.filter(old__in=ended).select_related("new").order_by("new__key"):
        onward[link.old_id].append(link)
    return {pk: _followed(area, onward[pk], on) for pk, area in ended.items()}


def _followed(area: Area, links: list[AreaSuccession], on: date) -> Followed:
    is_divided = len(links) != 1 or links[0].kind == SuccessionKind.SPLIT
    return Followed(area, area.valid_until or on, tuple(link.new for link in links), is_divided)
