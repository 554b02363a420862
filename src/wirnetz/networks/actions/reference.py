"""Loading the reference tables of the room `networks`."""

from collections.abc import Mapping
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_nodes
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.core.loading import ORIGIN_COLUMNS, Line, read_unique, store, store_sets
from wirnetz.core.reference import LoadReport
from wirnetz.core.sorting import german_sort_key
from wirnetz.networks.enums import Coverage, MembershipRole, NetworkKind, NetworkStatus
from wirnetz.networks.models import Membership, Network, Territory
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import hand_edited
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area
from wirnetz.regions.queries import successors_of_districts

REFERENCE = Path(__file__).parents[1] / "reference"
COLUMNS = (
    *(
        "slug",
        "name",
        "short_name",
        "kind",
        "category",
        "territory_text",
        "coverage",
        "areas",
        "states",
        "year_founded",
        "website",
    ),
    *("status", "ended_on", "host", "funding_note", *ORIGIN_COLUMNS),
)
FIELDS = (
    *(
        "name",
        "short_name",
        "sort_key",
        "kind",
        "category",
        "category_label",
        "territory_text",
        "coverage",
        "year_founded",
        "website",
    ),
    *("status", "ended_on", "host", "funding_note", "source_url", "source_note", "as_of"),
)
MEMBERSHIP_COLUMNS = ("organisation", "network", "role", "from_on", "until_on", *ORIGIN_COLUMNS)
ORIGIN_FIELDS = ("source_url", "source_note", "as_of")
KINDS = {kind.value: kind for kind in NetworkKind}
COVERAGES = {coverage.value: coverage for coverage in Coverage}
STATUSES = {status.value: status for status in NetworkStatus}
ROLES = {role.value: role for role in MembershipRole}
BOUNDLESS = (Coverage.FEDERAL, Coverage.UNKNOWN)

Categories = Mapping[str, tuple[str, str]]


@transaction.atomic
def load_reference(*, folder: Path = REFERENCE) -> LoadReport:
    """Load networks with territories and memberships; areas and organisations must be loaded.

    A second run changes nothing, and what a person has edited stays as it is. ReferenceDataError if a table is
    wrong; then nothing is loaded.
    """
    categories = read_categories(folder)
    lines = read_unique(folder / "networks.csv", COLUMNS, ["slug"])
    organisations = {organisation.slug: organisation for organisation in Organisation.objects.all()}
    areas = {area.key: area for area in Area.objects.exclude(level=AreaLevel.MUNICIPALITY).current()}
    kept = hand_edited(Network)
    wanted = [read_network(line, categories, organisations) for line in lines]
    report, stored = store(wanted, model=Network, key=["slug"], fields=FIELDS, keep=kept)
    networks = {network.slug: network for network in stored}
    set_states(lines, networks, areas, kept)
    give_nodes(stored)
    report.parts.append(_load_territories(lines, networks, areas))
    report.parts.append(_load_memberships(folder / "memberships.csv", organisations, networks))
    return report


def read_categories(folder: Path) -> Categories:
    """The families of networks with their German names."""
    return {
        line.values["category"]: (line.values["category"], line.text("label", most=80, required=True))
        for line in read_unique(folder / "categories.csv", ["category", "label"], ["category"])
    }


def read_network(line: Line, categories: Categories, organisations: Mapping[str, Organisation]) -> Network:
    """The record that a line describes, not yet stored and without its ties."""
    name, ended_on = line.text("name", most=200, required=True), line.partial_date("ended_on")
    category, category_label = line.pick("category", categories)
    status = line.pick("status", STATUSES)
    if ended_on and status != NetworkStatus.ENDED:
        raise line.error(
            "status", _("Ein Ende ist vermerkt, der Stand ist aber „%s“.") % status, _("Setzen Sie „ended“.")
        )
    return Network(
        slug=line.slug("slug"),
        name=name,
        short_name=line.text("short_name", most=60),
        sort_key=german_sort_key(name),
        kind=line.pick("kind", KINDS),
        category=category,
        category_label=category_label,
        territory_text=line.text("territory_text", most=400),
        coverage=line.pick("coverage", COVERAGES),
        year_founded=line.year("year_founded"),
        website=line.web_address("website"),
        status=status,
        ended_on=ended_on,
        host=line.one_of("host", organisations, required=False),
        funding_note=line.text("funding_note", most=300),
        **line.origin(),
    )


def set_states(lines: list[Line], networks: Mapping[str, Network], areas: Mapping[str, Area], kept: set[int]) -> None:
    """Write down which Länder the sources name."""
    states = {key: area for key, area in areas.items() if area.level == AreaLevel.STATE}
    wanted = {networks[line.values["slug"]].pk: {area.pk for area in line.many_of("states", states)} for line in lines}
    store_sets(Network, "states", {number: keys for number, keys in wanted.items() if number not in kept})


def give_nodes(networks: list[Network]) -> None:
    """A place in the tree of rights, below the alliance, for each network that has none."""
    waiting = [network for network in networks if network.node_id is None]
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first()
    for network, node in zip(waiting, add_nodes(places=[(NodeKind.NETWORK, root)] * len(waiting)), strict=True):
        network.node = node
    Network.objects.bulk_update(waiting, ["node"], batch_size=500)


def _load_territories(lines: list[Line], networks: Mapping[str, Network], areas: Mapping[str, Area]) -> LoadReport:
    """The areas of each network, with the network's own source."""
    wanted, successors = [], successors_of_districts()
    for line in lines:
        network = networks[line.values["slug"]]
        named = line.many_of("areas", areas, successors=successors)
        coverage = line.pick("coverage", COVERAGES)
        if bool(named) == (coverage in BOUNDLESS):
            reason = _("Die Angabe „%s“ passt nicht dazu, dass Gebiete genannt oder nicht genannt sind.") % coverage
            raise line.error("coverage", reason, _("Nur „federal“ und „unknown“ stehen ohne Gebiete."))
        if any((area.level == AreaLevel.STATE) != (coverage == Coverage.STATE) for area in named):
            raise line.error(
                "areas", _("Die Schlüssel passen nicht zu „%s“.") % coverage, _("Landesschlüssel nur bei „state“.")
            )
        origin = {name: getattr(network, name) for name in ORIGIN_FIELDS}
        wanted += [Territory(network=network, area=area, **origin) for area in named]
    key = ["network_id", "area_id", "from_on"]
    return store(wanted, model=Territory, key=key, fields=ORIGIN_FIELDS, keep=hand_edited(Territory))[0]


def _load_memberships(
    path: Path, organisations: Mapping[str, Organisation], networks: Mapping[str, Network]
) -> LoadReport:
    """Who takes part in which network, with the year of the source."""
    wanted = []
    for line in read_unique(path, MEMBERSHIP_COLUMNS, ["organisation", "network", "role", "from_on"]):
        begin, end = line.day("from_on"), line.day("until_on")
        if begin and end and end < begin:
            raise line.error("until_on", _("Das Ende liegt vor dem Beginn."), _("Vertauschen Sie die beiden Tage."))
        wanted.append(
            Membership(
                organisation=line.pick("organisation", organisations),
                network=line.pick("network", networks),
                role=line.pick("role", ROLES),
                from_on=begin,
                until_on=end,
                **line.origin(),
            )
        )
    key = ["organisation_id", "network_id", "role", "from_on"]
    fields = ["until_on", *ORIGIN_FIELDS]
    return store(wanted, model=Membership, key=key, fields=fields, keep=hand_edited(Membership))[0]
