"""Writes about the territory of a network: areas come to it from a day on, and leave it after a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.search import index_record
from wirnetz.networks.enums import Coverage
from wirnetz.networks.models import Network, Territory
from wirnetz.regions.models import Area


@dataclass(slots=True)
class Extension:
    """What became of the areas: `added`; `known` already; `covered` by a wider one; narrower ones that `gave_way`."""

    added: list[Area] = field(default_factory=list)
    known: list[Area] = field(default_factory=list)
    covered: list[Area] = field(default_factory=list)
    gave_way: list[Area] = field(default_factory=list)


@transaction.atomic
def extend_territory(
    *, network: Network, areas: Iterable[Area], from_on: date, by: Person | None, is_example: bool = False
) -> Extension:
    """These areas belong to the network from a day on.

    What belongs to it already is not stored twice. A municipality whose district belongs is told and left out; where
    a district comes, its municipalities leave the day before, since they belong with it. ValidationError for an ended
    network, an area that has ended, or Länder beside districts.
    """
    stored = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    wanted = sorted({area.key: area for area in areas}.values(), key=lambda area: (len(area.key), area.key))
    runs = stored.territories.filter(Q(until_on__isnull=True) | Q(until_on__gte=from_on)).select_related("area")
    parts = {part.area.key: part for part in runs.order_by("-from_on")}
    _refuse(stored, wanted, [part.area for part in parts.values() if part.until_on is None])
    found = Extension()
    for area in wanted:
        if any(key != area.key and area.key.startswith(key) and _lasts(part, from_on) for key, part in parts.items()):
            found.covered.append(area)
        elif area.key in parts:
            (found.added if _lengthen(parts[area.key], from_on) else found.known).append(area)
        else:
            parts[area.key] = Territory.objects.create(
                network=stored,
                area=area,
                from_on=from_on,
                as_of=from_on.year,
                source_note=_("vom Netzwerk eingetragen"),
                is_example=is_example,
            )
            found.added.append(area)
            found.gave_way += [_give_way(parts.pop(key), from_on) for key in _narrower(parts, area)]
    if found.added:
        details = {"from": from_on.isoformat(), "areas": [area.key for area in found.added]}
        record_audit(by=by, action="extend_territory", record=stored, details=details)
        follow_territory(stored)
    return found


@transaction.atomic
def shorten_territory(*, network: Network, parts: Sequence[Territory], last_on: date, by: Person) -> list[Area]:
    """These areas belong to the network until the day `last_on`; ValidationError for one that comes only later."""
    stored = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    rows = stored.territories.select_related("area").filter(pk__in=[part.pk for part in parts])
    gone = []
    for part in rows.exclude(until_on__lte=last_on).order_by("area__sort_key", "area__key"):
        if part.from_on and part.from_on > last_on:
            raise ValidationError({"last_on": _("%s gehört an diesem Tag noch nicht dazu.") % part.area.full_name})
        part.until_on = last_on
        part.save(update_fields=["until_on"])
        gone.append(part.area)
    if gone:
        details = {"until": last_on.isoformat(), "areas": [area.key for area in gone]}
        record_audit(by=by, action="shorten_territory", record=stored, details=details)
        follow_territory(stored)
    return gone


@transaction.atomic
def describe_territory(*, network: Network, words: str, by: Person) -> Network:
    """The territory in words, as pages show it beside the areas; empty takes the words away."""
    stored = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    text = " ".join(words.split())
    if text == stored.territory_text:
        return stored
    stored.territory_text, stored.checked_on, stored.as_of = text, timezone.localdate(), timezone.localdate().year
    stored.save(update_fields=["territory_text", "checked_on", "as_of", "sort_key"])
    record_audit(by=by, action="edit_network", record=stored, details={"fields": ["territory_text"]})
    index_record(stored)
    return stored


def _refuse(network: Network, wanted: list[Area], present: list[Area]) -> None:
    if network.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % network)
    ended = [area.full_name for area in wanted if area.has_ended]
    if ended:
        raise ValidationError(_("Das gibt es nicht mehr: %s.") % ", ".join(ended))
    is_land = {len(area.key) == 2 for area in [*wanted, *present]}
    if any(len(area.key) == 2 for area in wanted) and is_land == {True, False}:
        raise ValidationError(
            _("Länder und Kreise zugleich gehen nicht. Schreiben Sie „alle Kreise in …“, dann zählt jeder Kreis.")
        )


def _lasts(part: Territory, on: date) -> bool:
    """Whether it belongs on that day and from then on."""
    return part.until_on is None and (part.from_on is None or part.from_on <= on)


def _lengthen(part: Territory, on: date) -> bool:
    """Let a part that begins later or ends belong from that day on without end; whether anything changed."""
    if _lasts(part, on):
        return False
    again = Territory.objects.filter(network=part.network_id, area=part.area_id).exclude(pk=part.pk)
    again.filter(Q(until_on__isnull=True) | Q(until_on__gte=on)).delete()
    part.from_on = min(part.from_on, on) if part.from_on else None
    part.until_on = None
    part.save(update_fields=["from_on", "until_on"])
    return True


def _narrower(parts: dict[str, Territory], area: Area) -> list[str]:
    return [key for key in sorted(parts) if key != area.key and key.startswith(area.key)]


def _give_way(part: Territory, on: date) -> Area:
    """A part of what belongs as a whole from now on."""
    if part.from_on and part.from_on >= on:
        part.delete()
    else:
        part.until_on = on - timedelta(days=1)
        part.save(update_fields=["until_on"])
    return part.area


def follow_territory(network: Network) -> None:
    """How the territory is known follows from what belongs to it today or later; the search finds it by its areas."""
    today = timezone.localdate()
    belongs = network.territories.filter(Q(until_on__isnull=True) | Q(until_on__gte=today))
    network.coverage = coverage_of(list(belongs.values_list("area__key", flat=True)))
    network.checked_on, network.as_of = today, today.year
    network.save(update_fields=["coverage", "checked_on", "as_of", "sort_key"])
    index_record(network)


def coverage_of(keys: Sequence[str]) -> Coverage:
    """How a territory of these areas is known when somebody has named all of it."""
    if not keys:
        return Coverage.UNKNOWN
    return Coverage.STATE if all(len(key) == 2 for key in keys) else Coverage.FULL
