"""What each choice of contents means for this installation, in figures."""

from dataclasses import dataclass
from pathlib import Path

from wirnetz.core.enums import InstallationContents
from wirnetz.core.loading import read_lines
from wirnetz.core.models import Installation
from wirnetz.networks.actions.example import EXAMPLE
from wirnetz.networks.actions.reference import REFERENCE as NETWORK_TABLES
from wirnetz.networks.models import Network
from wirnetz.offers.actions.reference import REFERENCE as OFFER_TABLES
from wirnetz.offers.models import Offer
from wirnetz.organisations.actions.reference import REFERENCE as ORGANISATION_TABLES
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.removable import removable_records
from wirnetz.portal.sentences.contents import empty_means, example_means, reference_means
from wirnetz.regions.models import Area

SHOWN = (Organisation, Network, Offer)
TABLES = (
    ORGANISATION_TABLES / "organisations.csv",
    NETWORK_TABLES / "networks.csv",
    OFFER_TABLES / "offers.csv",
)


@dataclass(frozen=True)
class Way:
    """One choice: its value, its name, what it means, whether it is the present one."""

    value: str
    name: str
    means: tuple[str, ...]
    is_present: bool


def present_contents() -> InstallationContents:
    """What this installation was chosen to begin with; the public records, if nobody has chosen."""
    chosen = Installation.objects.filter(pk=1).values_list("contents", flat=True).first()
    return InstallationContents(chosen or InstallationContents.REFERENCE)


def ways_to_begin() -> list[Way]:
    """The three choices with what each removes, keeps and loads."""
    present = present_contents()
    return [Way(choice.value, str(choice.label), _means(choice), choice == present) for choice in InstallationContents]


def _means(choice: InstallationContents) -> tuple[str, ...]:
    if choice == InstallationContents.EMPTY:
        going = removable_records(choice)
        removed = [len(going.get(model, ())) for model in SHOWN]
        here = [model._base_manager.count() for model in SHOWN]
        staying = max(sum(here) - sum(removed) - 1, 0)  # the alliance itself always stands there
        return empty_means(*removed, staying=staying, areas=Area.objects.count())
    tables = [_lines(path) for path in TABLES]
    invented = sum(len(keys) for keys in removable_records(InstallationContents.REFERENCE).values())
    if choice == InstallationContents.REFERENCE:
        return reference_means(*tables, invented=invented)
    return example_means(*tables, invented=sum(_lines(path) for path in sorted(EXAMPLE.glob("*.csv"))))


def _lines(path: Path) -> int:
    return sum(1 for _line in read_lines(path, []))
