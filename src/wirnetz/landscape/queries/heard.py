"""What the network itself and its region are told before anybody else: whether it was heard of, what it is alike to."""

from dataclasses import dataclass

from wirnetz.accounts.rules import ANY_ROLE, Held, Visitor, can, nodes_where
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.continuity import Word, continuities, sentence_of
from wirnetz.landscape.analysis.peers import peers
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Heard:
    """`beat`: whether it still meets, as a sentence; `alike`: which networks are like it, and their short names.

    `needs_entry`: an entry by the network would change what is said. `days` are those of the latest records.
    """

    beat: str
    alike: str
    peers: tuple[tuple[str, str], ...]
    days: tuple[str, ...]
    needs_entry: bool


def may_hear(visitor: Visitor, network: Network, keys: list[str]) -> bool:
    """Who works for the network or keeps its entry, and whoever works for a house with its seat in the territory."""
    if not visitor.is_authenticated:
        return False
    if can(visitor, "edit", network):
        return True
    seats = Organisation.objects.filter(node__in=nodes_where(visitor, Held(house=ANY_ROLE)), seat__isnull=False)
    return any(_lies_in(seat, keys) for seat in seats.values_list("seat__key", flat=True))


def heard_of(landscape: Landscape, row: int) -> Heard:
    """What is said of the network in this row."""
    network = landscape.networks[row]
    beat = continuities(landscape)[row]
    alike = next((finding for finding in peers(landscape) if finding.subject == network.slug), None)
    names = {each.slug: each.name for each in landscape.networks}
    others = alike.networks[1:] if alike else ()
    return Heard(
        sentence_of(network.name, beat),
        alike.sentence if alike else "",
        tuple((slug, names[slug]) for slug in others),
        tuple(f"{day:%d.%m.%Y}" for day in reversed(beat.days[-5:])),
        beat.word in {Word.UNSURE, Word.QUIET, Word.NO_RECORDS},
    )


def _lies_in(district: str, keys: list[str]) -> bool:
    return any(key.startswith(district) or district.startswith(key) for key in keys)
