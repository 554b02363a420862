"""The example year: invented records on real organisations, every one of them marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import models, transaction
from django.utils.translation import gettext as _

from wirnetz.core.loading import ORIGIN_COLUMNS, Line, read_unique, store
from wirnetz.core.reference import LoadReport, ReferenceDataError
from wirnetz.networks.actions.reference import (
    COLUMNS,
    FIELDS,
    MEMBERSHIP_COLUMNS,
    ORIGIN_FIELDS,
    REFERENCE,
    ROLES,
    give_nodes,
    read_categories,
    read_network,
    set_states,
)
from wirnetz.networks.enums import LinkKind
from wirnetz.networks.models import Membership, Network, NetworkLink, Territory, Uptake
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import hand_edited
from wirnetz.regions.models import Area

EXAMPLE = Path(__file__).parents[1] / "example"
LINK_COLUMNS = ("first", "second", "kind", "since_on", "until_on", *ORIGIN_COLUMNS)
UPTAKE_COLUMNS = ("offer", "organisation", "network", "area", "since_on", "until_on", *ORIGIN_COLUMNS)
LINK_KINDS = {kind.value: kind for kind in LinkKind}
MARKED = (*ORIGIN_FIELDS, "is_example")


@dataclass(frozen=True, slots=True)
class Ground:
    """The reference data that the example year stands on, by slug or key."""

    organisations: Mapping[str, Organisation]
    offers: Mapping[str, Offer]
    networks: Mapping[str, Network]
    areas: Mapping[str, Area]


@transaction.atomic
def load_example(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load the invented records of the example year, each with `is_example`; a second run changes nothing.

    ReferenceDataError if the reference data are not loaded, a table is wrong, or a line says what a real record says
    already; then nothing is loaded.
    """
    ground = _ground(folder)
    parts = _load_networks(folder / "networks.csv", ground)
    everything = {network.slug: network for network in Network.objects.all()}
    ground = Ground(ground.organisations, ground.offers, everything, ground.areas)
    parts += [
        _load_memberships(folder / "memberships.csv", ground),
        _load_links(folder / "links.csv", ground),
        _load_uptakes(folder / "uptakes.csv", ground),
    ]
    report = LoadReport(_("Beispieljahr"), parts=parts)
    report.created, report.changed, report.unchanged = (
        sum(getattr(part, name) for part in parts) for name in ("created", "changed", "unchanged")
    )
    return report


@transaction.atomic
def load_example_house_memberships(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load in which networks the invented houses are members, once networks and houses are there.

    A second run changes nothing; ReferenceDataError as in `load_example`.
    """
    ground = _ground(folder)
    everything = {network.slug: network for network in Network.objects.all()}
    ground = Ground(ground.organisations, ground.offers, everything, ground.areas)
    report = _load_memberships(folder / "house_memberships.csv", ground)
    report.name = _("Beispiel: Mitgliedschaften der Beispielpartner")
    return report


def _ground(folder: Path) -> Ground:
    """What must be there first; ReferenceDataError if it is not."""
    ground = Ground(
        {organisation.slug: organisation for organisation in Organisation.objects.all()},
        {offer.slug: offer for offer in Offer.objects.all()},
        {network.slug: network for network in Network.objects.filter(is_example=False)},
        {area.key: area for area in Area.objects.current()},
    )
    if not (ground.organisations and ground.offers and ground.networks and ground.areas):
        remedy = _("Laden Sie zuerst die Grunddaten: wirnetz load-reference.")
        raise ReferenceDataError(folder, _("Das Beispieljahr setzt auf den Grunddaten auf, und die fehlen."), remedy)
    return ground


def _load_networks(path: Path, ground: Ground) -> list[LoadReport]:
    """Invented networks with their territories, which may hold single municipalities."""
    categories = read_categories(REFERENCE)
    lines = read_unique(path, COLUMNS, ["slug"])
    wanted = []
    for line in lines:
        if line.values["slug"] in ground.networks:
            raise _is_real(line, "slug")
        network = read_network(line, categories, ground.organisations)
        network.is_example = True
        wanted.append(network)
    kept = hand_edited(Network)
    report, stored = store(wanted, model=Network, key=["slug"], fields=[*FIELDS, "is_example"], keep=kept)
    networks = {network.slug: network for network in stored}
    set_states(lines, networks, ground.areas, kept)
    give_nodes(stored)
    territories = [
        Territory(network=networks[line.values["slug"]], area=area, is_example=True, **line.origin())
        for line in lines
        for area in line.many_of("areas", ground.areas)
    ]
    return [report, _stored(territories, ["network_id", "area_id", "from_on"])]


def _load_memberships(path: Path, ground: Ground) -> LoadReport:
    real = _real(Membership, "organisation_id", "network_id", "role")
    wanted = []
    for line in read_unique(path, MEMBERSHIP_COLUMNS, ["organisation", "network", "role", "from_on"]):
        begin, end = _span(line, "from_on")
        membership = Membership(
            organisation=line.pick("organisation", ground.organisations),
            network=line.pick("network", ground.networks),
            role=line.pick("role", ROLES),
            from_on=begin,
            until_on=end,
            is_example=True,
            **line.origin(),
        )
        if (membership.organisation_id, membership.network_id, membership.role) in real:
            raise _is_real(line, "organisation")
        wanted.append(membership)
    return _stored(wanted, ["organisation_id", "network_id", "role", "from_on"], dated=True)


def _load_links(path: Path, ground: Ground) -> LoadReport:
    real = _real(NetworkLink, "first_id", "second_id", "kind")
    wanted = []
    for line in read_unique(path, LINK_COLUMNS, ["first", "second", "kind", "since_on"]):
        begin, end = _span(line, "since_on")
        one, other = line.pick("first", ground.networks), line.pick("second", ground.networks)
        if one.pk == other.pk:
            raise line.error("second", _("Beide Netzwerke sind dasselbe."), _("Nennen Sie zwei verschiedene."))
        first, second = sorted((one, other), key=lambda network: network.pk)
        kind = line.pick("kind", LINK_KINDS)
        if (first.pk, second.pk, kind) in real:
            raise _is_real(line, "first")
        dated = {"since_on": begin, "until_on": end}
        wanted.append(NetworkLink(first=first, second=second, kind=kind, is_example=True, **dated, **line.origin()))
    return _stored(wanted, ["first_id", "second_id", "kind", "since_on"], dated=True)


def _load_uptakes(path: Path, ground: Ground) -> LoadReport:
    real = _real(Uptake, "offer_id", "organisation_id", "network_id", "area_id")
    wanted = []
    for line in read_unique(path, UPTAKE_COLUMNS, ["offer", "organisation", "network", "area", "since_on"]):
        begin, end = _span(line, "since_on")
        uptake = Uptake(
            offer=line.pick("offer", ground.offers),
            organisation=line.one_of("organisation", ground.organisations, required=False),
            network=line.one_of("network", ground.networks, required=False),
            area=line.one_of("area", ground.areas, required=False),
            since_on=begin,
            until_on=end,
            is_example=True,
            **line.origin(),
        )
        if not (uptake.organisation_id or uptake.network_id or uptake.area_id):
            raise line.error("area", _("Die Zeile sagt nicht, wer das Angebot wo nutzt."), _("Füllen Sie ein Feld."))
        if (uptake.offer_id, uptake.organisation_id, uptake.network_id, uptake.area_id) in real:
            raise _is_real(line, "offer")
        wanted.append(uptake)
    return _stored(wanted, ["offer_id", "organisation_id", "network_id", "area_id", "since_on"], dated=True)


def _span(line: Line, start: str) -> tuple[date | None, date | None]:
    """Begin and end of a line."""
    begin, end = line.day(start), line.day("until_on")
    if begin and end and end < begin:
        raise line.error("until_on", _("Das Ende liegt vor dem Beginn."), _("Vertauschen Sie die beiden Tage."))
    return begin, end


def _real(model: type[models.Model], *names: str) -> set[tuple[object, ...]]:
    """What real records say already; the example year must not overwrite it."""
    return set(model._default_manager.filter(is_example=False).values_list(*names))


def _is_real(line: Line, column: str) -> ReferenceDataError:
    return line.error(column, _("Dazu gibt es schon eine belegte Angabe."), _("Löschen Sie die Zeile."))


def _stored(wanted: Iterable[models.Model], key: list[str], *, dated: bool = False) -> LoadReport:
    records = list(wanted)
    fields = [*(["until_on"] if dated else []), *MARKED]
    model = type(records[0])
    return store(records, model=model, key=key, fields=fields, keep=hand_edited(model))[0]
