"""Loading the reference tables."""

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
from wirnetz.organisations.enums import OrganisationKind, PartnershipStatus, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import hand_edited
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

REFERENCE = Path(__file__).parents[1] / "reference"
COLUMNS = (
    *("slug", "name", "short_name", "source_kind", "kind", "reach", "parent", "parent_name", "seat_city", "seat"),
    *("states", "website", "relation", "node", "ended_on", *ORIGIN_COLUMNS),
)
FIELDS = (
    *(
        "name",
        "short_name",
        "sort_key",
        "kind",
        "source_kind",
        "source_kind_label",
        "reach",
        "parent_name",
        "seat_city",
    ),
    *("seat", "website", "partnership", "relation", "relation_label", "ended_on"),
    *("source_url", "source_note", "as_of"),
)
KINDS = {kind.value: kind for kind in OrganisationKind}
REACHES = {reach.value: reach for reach in Reach}
STATUSES = {status.value: status for status in PartnershipStatus}
NODE_KINDS = {kind.value: kind for kind in (NodeKind.ALLIANCE, NodeKind.ORGANISATION, NodeKind.OFFICE)}

Words = Mapping[str, tuple[str, str, str]]
"""Word in the data → (the word, its German label, what we take it for)."""


@transaction.atomic
def load_reference(*, folder: Path = REFERENCE) -> LoadReport:
    """Load the organisations with their places in the tree of rights; a second run changes nothing.

    What a person has edited stays as it is. ReferenceDataError if a table is wrong; then nothing is loaded.
    """
    kinds = _words(folder / "kinds.csv", "source_kind", "kind", KINDS)
    relations = _words(folder / "relations.csv", "relation", "partnership", STATUSES)
    lines = read_unique(folder / "organisations.csv", COLUMNS, ["slug"])
    districts = {area.key: area for area in Area.objects.filter(level=AreaLevel.DISTRICT, valid_until__isnull=True)}
    kept = hand_edited(Organisation)
    wanted = [_organisation(line, kinds, relations, districts) for line in lines]
    report, stored = store(wanted, model=Organisation, key=["slug"], fields=FIELDS, keep=kept)
    by_slug = {record.slug: record for record in stored}
    _hang_below_parents(lines, by_slug, kept)
    _set_states(lines, by_slug, kept)
    _give_nodes(lines, by_slug)
    return report


def _words(path: Path, word: str, meaning: str, known: Mapping[str, str]) -> Words:
    """A table of words in the data with their German label and what we take them for."""
    lines = read_unique(path, [word, "label", meaning], [word])
    return {
        line.values[word]: (line.values[word], line.text("label", most=120, required=True), line.pick(meaning, known))
        for line in lines
    }


def _organisation(line: Line, kinds: Words, relations: Words, districts: Mapping[str, Area]) -> Organisation:
    """The record that a line describes, not yet stored and without its ties."""
    source_kind, source_kind_label, kind = line.pick("source_kind", kinds)
    relation, relation_label, partnership = line.pick("relation", relations)
    name = line.text("name", most=200, required=True)
    return Organisation(
        slug=line.slug("slug"),
        name=name,
        short_name=line.text("short_name", most=60),
        sort_key=german_sort_key(name),
        kind=line.one_of("kind", KINDS, required=False) or kind,
        source_kind=source_kind,
        source_kind_label=source_kind_label,
        reach=line.pick("reach", REACHES),
        parent_name=line.text("parent_name", most=200),
        seat_city=line.text("seat_city", most=100),
        seat=line.one_of("seat", districts, required=False),
        website=line.web_address("website"),
        partnership=partnership,
        relation=relation,
        relation_label=relation_label,
        ended_on=line.partial_date("ended_on"),
        **line.origin(),
    )


def _hang_below_parents(lines: list[Line], by_slug: Mapping[str, Organisation], kept: set[int]) -> None:
    """Tie each organisation to the one it belongs to; a circle is an error."""
    parents = {line.values["slug"]: line.one_of("parent", by_slug, required=False) for line in lines}
    moved = []
    for line in lines:
        organisation, parent = by_slug[line.values["slug"]], parents[line.values["slug"]]
        above = parent
        for _step in range(len(lines)):
            if above is None:
                break
            above = parents.get(above.slug)
        if above is not None:
            raise line.error(
                "parent",
                _("„%s“ gehört über andere zu sich selbst.") % organisation.name,
                _("Lösen Sie den Kreis auf."),
            )
        if organisation.parent_id != (parent.pk if parent else None) and organisation.pk not in kept:
            organisation.parent = parent
            moved.append(organisation)
    Organisation.objects.bulk_update(moved, ["parent"], batch_size=500)


def _set_states(lines: list[Line], by_slug: Mapping[str, Organisation], kept: set[int]) -> None:
    """Write down in which Länder the organisations work throughout."""
    states = {area.key: area for area in Area.objects.filter(level=AreaLevel.STATE)}
    wanted = {by_slug[line.values["slug"]].pk: {area.pk for area in line.many_of("states", states)} for line in lines}
    store_sets(Organisation, "states", {number: keys for number, keys in wanted.items() if number not in kept})


def _give_nodes(lines: list[Line], by_slug: Mapping[str, Organisation]) -> None:
    """A place in the tree of rights for each organisation that has none: below its parent, else below the alliance."""
    kinds = {line.values["slug"]: line.pick("node", NODE_KINDS) for line in lines}
    own = Organisation.objects.filter(node__kind=NodeKind.ALLIANCE).exclude(slug__in=kinds)
    if own.exists():  # the installation's alliance is another one; there is one root only
        kinds = {slug: NodeKind.ORGANISATION if kind == NodeKind.ALLIANCE else kind for slug, kind in kinds.items()}
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first()
    if root is None:
        root = add_nodes(places=[(NodeKind.ALLIANCE, None)])[0]
    nodes = {node.pk: node for node in Node.objects.all()}
    waiting = [by_slug[slug] for slug in kinds if by_slug[slug].node_id is None]
    placed = list(waiting)
    for organisation in [each for each in waiting if kinds[each.slug] == NodeKind.ALLIANCE]:
        organisation.node = root
        waiting.remove(organisation)
    while waiting:
        ready = [each for each in waiting if each.parent is None or each.parent.node_id is not None]
        above = [nodes.get(each.parent.node_id or 0, root) if each.parent else root for each in ready]
        new = add_nodes(places=[(kinds[each.slug], parent) for each, parent in zip(ready, above, strict=True)])
        for organisation, node in zip(ready, new, strict=True):
            organisation.node = nodes[node.pk] = node
        waiting = [each for each in waiting if each.node_id is None]
    Organisation.objects.bulk_update(placed, ["node"], batch_size=500)
