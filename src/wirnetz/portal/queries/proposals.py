"""What a proposal says beside what is recorded, and which areas it means."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wirnetz.networks.models import EntryProposal, Network
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, find_places

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


def areas_named(text: str) -> list[Area]:
    """The areas that a list of places means, each once; ValidationError names what is not clear."""
    keys: dict[str, None] = {}
    for part in [part.strip() for part in text.replace(";", ",").split(",")][:MOST_PLACES]:
        if not part:
            continue
        found = find_places(part)
        if len(found.areas) != 1:
            raise ValidationError(_("„%(place)s“ ist nicht eindeutig. %(why)s") % {"place": part, "why": found.message})
        keys[found.areas[0].key] = None
    areas = areas_by_keys(keys)
    return [areas[key] for key in keys if key in areas]


def areas_guessed(text: str) -> list[Area]:
    """The same without complaint: what is clear."""
    found: dict[str, Area] = {}
    for part in text.replace(";", ",").split(","):
        try:
            found |= {area.key: area for area in areas_named(part)}
        except ValidationError:
            continue
    return list(found.values())
