"""What the first page of an organisation's workspace shows: its offices on the map and by Land."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below
from wirnetz.portal.queries.workspace.offices_map import offices_map
from wirnetz.portal.sentences.workspace import offices_answer
from wirnetz.regions.queries import states


@dataclass(frozen=True, slots=True)
class LandRow:
    """How many offices sit in a Land, and in how many of its districts."""

    key: str
    name: str
    offices: int
    districts: int


def overview_page(organisation: Organisation) -> dict[str, Any]:
    """Context of the page; a constant number of queries."""
    offices = list(offices_below(organisation))
    found = offices_map(organisation, offices)
    lands = _lands(offices)
    return {
        "organisation": organisation,
        "offices": offices,
        "map": found.sheet,
        "spots": found.spots if found.spots and found.spots[0].number else [],
        "unplaced": found.unplaced,
        "lands": lands,
        "answer": offices_answer(len(offices), [row.name for row in lands], len(found.unplaced)),
        "trail": [(reverse("portal:waiting"), _("Arbeitsplatz"))],
    }


def _lands(offices: list[Organisation]) -> list[LandRow]:
    names = {state.key: state for state in states()}
    found: dict[str, list[Organisation]] = {}
    for office in offices:
        if office.seat is not None:
            found.setdefault(office.seat.key[:2], []).append(office)
    rows = [
        LandRow(key, names[key].name, len(here), len({office.seat_id for office in here}))
        for key, here in found.items()
        if key in names
    ]
    return sorted(rows, key=lambda row: names[row.key].sort_key)
