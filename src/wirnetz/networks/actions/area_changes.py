"""When official areas end: territories, seats and areas of work go on in their successors, the past stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.search import index_record
from wirnetz.networks.actions.territories import follow_territory
from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import parts_beyond_their_area
from wirnetz.offers.models import ServiceArea
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area
from wirnetz.regions.queries import Followed, ended_before, followed

MOST_STEPS = 30
"""A successor may have ended since; more changes in a row than this are a mistake in the files."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How many parts of territories, seats and areas of work went on; `open` are those that a person decides on."""

    territories: int = 0
    seats: int = 0
    service_areas: int = 0
    open: int = 0

    @property
    def all(self) -> int:
        """Everything that was moved."""
        return self.territories + self.seats + self.service_areas


def follow_area_changes(*, on: date, changes_nothing: bool = False) -> Moved:
    """Move what stands at areas that ended before `on`; what was divided waits for `settle_area_change`.

    Territories and areas of work end with the old area and begin with the new one, so each day reads as it was. Doing
    it again finds nothing. `changes_nothing` only counts.
    """
    moved = Moved()
    with transaction.atomic():
        for _step in range(MOST_STEPS):
            territories, left = _move_territories(on)
            seats, areas = _move_seats(on), _move_service_areas(on)
            moved = Moved(moved.territories + territories, moved.seats + seats, moved.service_areas + areas, left)
            if not territories + seats + areas:
                break
        if changes_nothing:
            transaction.set_rollback(True)
    return moved


@transaction.atomic
def settle_area_change(*, network: Network, part: Territory, goes_on_in: Iterable[Area], by: Person, on: date) -> None:
    """Somebody says in which of its successors a part of a territory goes on; in none, and it ends with its area.

    ValidationError for an area that is not a successor, or a part whose area has not ended.
    """
    stored = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    row = stored.territories.select_related("area").get(pk=part.pk)
    found = followed([row.area], on).get(row.area_id)
    if found is None or (row.until_on is not None and row.until_on <= found.last_on):
        raise ValidationError(_("Hier ist nichts mehr zu entscheiden."))
    chosen = list(goes_on_in)
    if {area.pk for area in chosen} - {area.pk for area in found.targets}:
        raise ValidationError(_("Dieses Gebiet gehört nicht zu den Nachfolgern."))
    _go_on(row, found, chosen)
    details = {"area": row.area.key, "in": [area.key for area in chosen], "until": found.last_on.isoformat()}
    record_audit(by=by, action="settle_area_change", record=stored, details=details)
    follow_territory(stored)


def _move_territories(on: date) -> tuple[int, int]:
    """Parts moved, and parts left open."""
    parts = list(parts_beyond_their_area(on).order_by("network_id", "area__key"))
    found = followed([part.area for part in parts], on)
    certain = [part for part in parts if found[part.area_id].is_certain]
    for network in {part.network_id: part.network for part in certain}.values():
        stored = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
        moved = [part for part in certain if part.network_id == stored.pk]
        for part in moved:
            _go_on(part, found[part.area_id], found[part.area_id].targets)
        pairs = {part.area.key: found[part.area_id].targets[0].key for part in moved}
        record_audit(by=None, action="follow_area_change", record=stored, details={"areas": pairs})
        follow_territory(stored)
    return len(certain), len(parts) - len(certain)


def _go_on(part: Territory, found: Followed, targets: Iterable[Area]) -> None:
    """End a part with its area; the day after, its successors belong, unless they or their district do already."""
    begins, ends = found.last_on + timedelta(days=1), part.until_on
    if part.from_on and part.from_on >= begins:  # entered only after its area had ended
        begins = part.from_on
        part.delete()
    else:
        part.until_on = found.last_on
        part.save(update_fields=["until_on"])
    for area in targets:
        wider = [area.key[:length] for length in (2, 5, 8) if length <= len(area.key)]
        runs = Territory.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=begins), network=part.network)
        if runs.filter(area__key__in=wider).exists():
            continue
        Territory.objects.create(
            network=part.network,
            area=area,
            from_on=begins,
            until_on=ends,
            source_url=part.source_url,
            source_note=_("geht weiter aus: %s") % found.area.full_name,
            as_of=part.as_of,
            is_example=part.is_example,
        )


def _move_seats(on: date) -> int:
    """Seats of organisations and offices, by municipality and district."""
    ended = ended_before(on)
    rows = list(
        Organisation.objects.select_related("municipality", "seat").filter(
            Q(municipality__in=ended) | Q(seat__in=ended)
        )
    )
    areas = [area for row in rows for area in (row.municipality, row.seat) if area is not None]
    found = followed(areas, on)
    count = 0
    for row in rows:
        fields = []
        for name in ("municipality", "seat"):
            target = found.get(getattr(row, f"{name}_id") or 0)
            if target is not None and target.is_certain:
                setattr(row, name, target.targets[0])
                fields.append(name)
        if fields:
            row.save(update_fields=fields)
            record_audit(by=None, action="follow_area_change", record=row, details={"fields": fields})
            index_record(row)
            count += 1
    return count


def _move_service_areas(on: date) -> int:
    """Where offices provide offers."""
    rows = list(
        ServiceArea.objects.select_related("area").filter(
            Q(until_on__isnull=True) | Q(until_on__gte=on), area__in=ended_before(on)
        )
    )
    found = followed([row.area for row in rows], on)
    moved = [row for row in rows if found[row.area_id].is_certain]
    for row in moved:
        goes = found[row.area_id]
        begins, ends = goes.last_on + timedelta(days=1), row.until_on
        if row.from_on and row.from_on >= begins:
            begins = row.from_on
            row.delete()
        else:
            row.until_on = goes.last_on
            row.save(update_fields=["until_on"])
        runs = ServiceArea.objects.filter(offer_id=row.offer_id, office_id=row.office_id, area=goes.targets[0])
        if not runs.filter(Q(until_on__isnull=True) | Q(until_on__gte=begins)).exists():
            ServiceArea.objects.create(
                offer_id=row.offer_id,
                office_id=row.office_id,
                area=goes.targets[0],
                from_on=begins,
                until_on=ends,
                is_example=row.is_example,
            )
    return len(moved)
