"""A network is divided: from a day on territory and members go on in several networks; undone before that day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_node, record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node, Person
from wirnetz.core.search import index_record
from wirnetz.networks.actions.territories import coverage_of
from wirnetz.networks.enums import MEMBER_ROLES, MembershipRole, NetworkKind
from wirnetz.networks.models import Membership, Network, Territory
from wirnetz.networks.queries.proposals import free_network_slug
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, municipality_keys_of


@dataclass(frozen=True, slots=True)
class Part:
    """What one part gets: its name, official keys of its areas, numbers of the members with a seat in it."""

    name: str
    keys: Sequence[str]
    members: Collection[int] = ()


@dataclass(slots=True)
class Division:
    """What a division wrote, by number: rows that end with the day before, rows that begin with the day."""

    networks: list[int] = field(default_factory=list)
    territories_ended: list[int] = field(default_factory=list)
    territories_begun: list[int] = field(default_factory=list)
    memberships_ended: list[int] = field(default_factory=list)
    memberships_begun: list[int] = field(default_factory=list)

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Division":
        """The record again from its plain form."""
        return cls(**{name: list(told.get(name, [])) for name in cls.__slots__})

    def plain(self) -> dict[str, list[int]]:
        """For keeping as JSON."""
        return asdict(self)


@transaction.atomic
def divide_network(
    *, network: Network, parts: Sequence[Part], stays: int, from_on: date, by: Person | None
) -> Division:
    """From a day to come on part number `stays` is the network's territory; the others begin as networks of their own.

    Members with a seat in another part go on there in the same role; the coordination stays. The new networks hang
    below this one, so that its people run them until others are named. ValidationError for an ended network, a day that
    is not to come, parts that are not today's territory, or changes of it that are noted already.
    """
    stored = Network.objects.select_for_update(of=("self",)).select_related("node").get(pk=network.pk)
    rows = list(stored.territories.select_related("area").exclude(until_on__lt=timezone.localdate()))
    _refuse(stored, rows, parts, from_on)
    last_on, done = from_on - timedelta(days=1), Division()
    kept = {row.area.key for row in rows if row.area.key in set(parts[stays].keys)}
    for row in rows:
        if row.area.key not in kept:
            row.until_on = last_on
            row.save(update_fields=["until_on"])
            done.territories_ended.append(row.pk)
    _begin(stored, [key for key in parts[stays].keys if key not in kept], from_on, done)
    for number, part in enumerate(parts):
        if number != stays:
            successor = _successor(stored, part, from_on)
            done.networks.append(successor.pk)
            _begin(successor, part.keys, from_on, done)
            _lead_over(stored, successor, part.members, from_on, done)
            index_record(successor)
    index_record(stored)
    record_audit(by=by, action="divide_network", record=stored, details={"from": from_on.isoformat(), **done.plain()})
    return done


@transaction.atomic
def reunite_network(*, network: Network, division: Division, from_on: date, by: Person | None) -> Network:
    """Undo a division before its day: what it began is gone, what it ended goes on.

    ValidationError from that day on, or where somebody has entered more for one of the new networks.
    """
    stored = Network.objects.select_for_update().get(pk=network.pk)
    if timezone.localdate() >= from_on:
        raise ValidationError(_("Die Teilung gilt seit diesem Tag und lässt sich nicht mehr zurücknehmen."))
    _nothing_more(division)
    Membership.objects.filter(pk__in=division.memberships_begun).delete()
    Territory.objects.filter(pk__in=division.territories_begun).delete()
    begun = list(Network.objects.filter(pk__in=division.networks))
    try:
        for successor in begun:
            index_record(successor, is_deleted=True)
        Network.objects.filter(pk__in=division.networks).delete()
        Node.objects.filter(pk__in=[successor.node_id for successor in begun]).delete()
    except ProtectedError:
        raise ValidationError(_more()) from None
    last_on = from_on - timedelta(days=1)
    for model, rows in ((Territory, division.territories_ended), (Membership, division.memberships_ended)):
        model._default_manager.filter(pk__in=rows, until_on=last_on).update(until_on=None)
    index_record(stored)
    record_audit(by=by, action="reunite_network", record=stored, details=division.plain())
    return stored


def _refuse(network: Network, rows: Sequence[Territory], parts: Sequence[Part], from_on: date) -> None:
    if network.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % network)
    if from_on <= timezone.localdate():
        raise ValidationError({"from_on": _("Wählen Sie einen Tag, der noch kommt; bis dahin ist es umkehrbar.")})
    if any(row.until_on or (row.from_on and row.from_on > timezone.localdate()) for row in rows):
        raise ValidationError(
            _("Für dieses Gebiet ist schon eine Änderung vorgemerkt. Teilen Sie es, wenn sie eingetreten ist.")
        )
    held = municipality_keys_of(row.area.key for row in rows)
    if held != municipality_keys_of(key for part in parts for key in part.keys):
        raise ValidationError(
            _("Das Gebiet ist nicht mehr das des Entwurfs. Machen Sie aus den Vorschlägen von heute einen neuen.")
        )
    if any(not part.keys for part in parts):
        raise ValidationError(
            _("Ein Teil ist leer. Verschieben Sie ein Gebiet dorthin, oder nehmen Sie weniger Teile.")
        )


def _successor(network: Network, part: Part, from_on: date) -> Network:
    node = add_node(kind=NodeKind.NETWORK, parent=network.node) if network.node else None
    successor = Network.objects.create(
        slug=free_network_slug(part.name),
        name=part.name,
        kind=NetworkKind(network.kind),
        category=network.category,
        category_label=network.category_label,
        coverage=coverage_of(list(part.keys)),
        year_founded=from_on.year,
        rhythm=network.rhythm,
        node=node,
        source_note=_note(network),
        as_of=timezone.localdate().year,
        is_example=network.is_example,
    )
    successor.topics.set(network.topics.all())
    return successor


def _begin(network: Network, keys: Sequence[str], from_on: date, done: Division) -> None:
    known: Mapping[str, Area] = areas_by_keys(keys)
    for key in keys:
        row = Territory.objects.create(
            network=network,
            area=known[key],
            from_on=from_on,
            as_of=from_on.year,
            source_note=_("durch Teilung"),
            is_example=network.is_example,
        )
        done.territories_begun.append(row.pk)


def _lead_over(network: Network, successor: Network, members: Collection[int], from_on: date, done: Division) -> None:
    """Members go on in the new network in their role; what ends, rests or begins later is left as it is."""
    lasting = network.memberships.filter(organisation__in=members, role__in=MEMBER_ROLES, until_on=None)
    for row in lasting.exclude(role=MembershipRole.COORDINATION).exclude(from_on__gte=from_on).order_by("pk"):
        row.until_on = from_on - timedelta(days=1)
        row.save(update_fields=["until_on"])
        done.memberships_ended.append(row.pk)
        again = Membership.objects.create(
            organisation_id=row.organisation_id,
            network=successor,
            role=row.role,
            from_on=from_on,
            as_of=from_on.year,
            source_note=_note(network),
            is_example=row.is_example,
        )
        done.memberships_begun.append(again.pk)


def _note(network: Network) -> str:
    return (_("durch Teilung von „%s“") % network.label)[:300]


def _nothing_more(division: Division) -> None:
    """Refuse where taking the new networks away would take along what others entered."""
    ours: dict[type[Model], list[int]] = {Membership: division.memberships_begun, Territory: division.territories_begun}
    collector = Collector(using="default")
    try:
        collector.collect(Network.objects.filter(pk__in=division.networks))
    except ProtectedError:
        raise ValidationError(_more()) from None
    found: list[tuple[type[Model], Iterable[Model]]] = list(collector.data.items())
    found += [(queryset.model, queryset) for queryset in collector.fast_deletes]
    for model, rows in found:
        is_ours = model is Network or model is Network.topics.through
        if not is_ours and {row.pk for row in rows} - set(ours.get(model, ())):
            raise ValidationError(_more())


def _more() -> str:
    return _("Für eines der neuen Netzwerke ist inzwischen mehr eingetragen. Nehmen Sie das zuerst weg.")
