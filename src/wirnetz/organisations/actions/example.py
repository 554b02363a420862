"""The houses of the example year: three invented partners with offices, people and a look, every one marked."""

from collections.abc import Mapping
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_nodes
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.core.loading import Line, read_unique, store
from wirnetz.core.reference import LoadReport
from wirnetz.core.sorting import german_sort_key
from wirnetz.organisations.enums import OrganisationKind, OrganisationLevel, PartnershipStatus, Reach, Visibility
from wirnetz.organisations.models import Adviser, Brand, Organisation
from wirnetz.organisations.queries import hand_edited
from wirnetz.regions.models import Area

EXAMPLE = Path(__file__).parents[1] / "example"
LOOK = ("accent", "sender_name", "sender_email", "contact")
PLACE = ("street", "postcode", "seat_city", "phone", "email", "own_key")
HOUSE_COLUMNS = ("slug", "name", "short_name", "kind", "reach", "parent", "municipality", *PLACE, *LOOK)
HOUSE_FIELDS = (
    *("name", "short_name", "sort_key", "kind", "reach", "level", "parent", "municipality", "seat", *PLACE),
    *("partnership", "source_url", "as_of", "is_example"),
)
PERSON_TEXTS = ("name", "function", "email", "phone", "topics")
PERSON_COLUMNS = (
    *("organisation", *PERSON_TEXTS, "name_visibility", "contact_visibility"),
    *("from_on", "confirmed_on", "informed_on"),
)
VISIBILITIES = {each.value: each for each in Visibility}
SOURCE, YEAR = "Beispieljahr von Wirnetz, erfunden", 2026


@transaction.atomic
def load_example_houses(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load the invented partners, each record with `is_example`; a second run changes nothing.

    ReferenceDataError if a table is wrong; then nothing is loaded.
    """
    lines = read_unique(folder / "houses.csv", HOUSE_COLUMNS, ["slug"])
    areas = {area.key: area for area in Area.objects.current().select_related("parent")}
    kept = hand_edited(Organisation)
    report = LoadReport(_("Beispielpartner"))
    houses: dict[str, Organisation] = {}
    for line in lines:  # parents stand before what hangs below them
        part, stored = store(
            [_house(line, areas, houses)], model=Organisation, key=["slug"], fields=HOUSE_FIELDS, keep=kept
        )
        houses[stored[0].slug] = stored[0]
        for name in ("created", "changed", "unchanged"):
            setattr(report, name, getattr(report, name) + getattr(part, name))
    _give_nodes(list(houses.values()))
    for line in lines:
        if line.values["accent"]:
            look = {name: line.values[name] for name in LOOK}
            Brand.objects.get_or_create(organisation=houses[line.values["slug"]], defaults=look)
    _load_people(folder, houses, report)
    return report


def _house(line: Line, areas: Mapping[str, Area], houses: Mapping[str, Organisation]) -> Organisation:
    name = line.text("name", most=200, required=True)
    municipality = line.one_of("municipality", areas, required=False)
    parent = line.one_of("parent", houses, required=False)
    return Organisation(
        slug=line.slug("slug"),
        name=name,
        short_name=line.text("short_name", most=60),
        sort_key=german_sort_key(name),
        kind=line.pick("kind", {kind.value: kind for kind in OrganisationKind}),
        reach=line.pick("reach", {reach.value: reach for reach in Reach}),
        level=OrganisationLevel.OFFICE if parent else OrganisationLevel.ORGANISATION,
        parent=parent,
        municipality=municipality,
        seat=municipality.parent if municipality else None,
        partnership=PartnershipStatus.NONE if parent else PartnershipStatus.DOCUMENTED,
        source_url=SOURCE,
        as_of=YEAR,
        is_example=True,
        **{field: line.values[field] for field in PLACE},
    )


def _give_nodes(houses: list[Organisation]) -> None:
    """A place in the tree of rights for each that has none: below its parent, else below the alliance."""
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first()
    for house in houses:
        if house.node is None:
            above = house.parent.node if house.parent else root
            kind = NodeKind.OFFICE if house.parent else NodeKind.ORGANISATION
            house.node = add_nodes(places=[(kind, above)])[0]
            house.save(update_fields=["node", "sort_key"])


def _load_people(folder: Path, houses: Mapping[str, Organisation], report: LoadReport) -> None:
    """The people of the houses; those that are there already stay as they are."""
    advisers = Adviser.objects.unscoped("the example year is loaded")
    there = set(advisers.filter(is_example=True).values_list("organisation__slug", "name"))
    for line in read_unique(folder / "people.csv", PERSON_COLUMNS, ["organisation", "name"]):
        house = line.pick("organisation", houses)
        if (house.slug, line.values["name"]) in there:
            report.unchanged += 1
            continue
        Adviser.objects.create(
            organisation=house,
            name_visibility=line.pick("name_visibility", VISIBILITIES),
            contact_visibility=line.pick("contact_visibility", VISIBILITIES),
            from_on=line.day("from_on"),
            confirmed_on=line.day("confirmed_on"),
            informed_on=line.day("informed_on"),
            is_example=True,
            **{field: line.values[field] for field in PERSON_TEXTS},
        )
        report.created += 1
