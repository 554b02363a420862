"""What a proposal says beside what is recorded, and which areas it means."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.networks.models import EntryProposal, Network
from wirnetz.regions.finder.listing import entries_of
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_named

MOST_PLACES = 60


@dataclass(frozen=True, slots=True)
class ProposedField:
    """One field of a proposal: its label, what is recorded and what is proposed."""

    name: str
    label: str
    recorded: str
    proposed: str


def shown_content(proposal: EntryProposal) -> list[ProposedField]:
    """The fields of a proposal in the order of the form."""
    network = proposal.network
    found = []
    for name, value in proposal.content.items():
        recorded = getattr(network, name, "") if network else ""
        found.append(ProposedField(name, _label(name), str(recorded or ""), str(value)))
    return found


def _label(name: str) -> str:
    if name == "place":
        return _("Wo es arbeitet")
    field: Any = Network._meta.get_field(name)
    return str(field.verbose_name)


def areas_guessed(text: str) -> tuple[list[Area], list[str]]:
    """What a list of places means as far as it is clear, each area once, and the entries that are not clear."""
    named = areas_named(entries_of(text)[:MOST_PLACES])
    found = dict.fromkeys(area for each in named for area in each.areas)
    return list(found), [each.entry for each in named if not each.areas]
