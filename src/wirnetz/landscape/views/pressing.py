"""Areas on the map of a division that can be pressed: moved at once to the only part beside them, else chosen first."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.landscape.views.asking import ByHand, address_of
from wirnetz.networks.models import Network


def pressed(network: Network, query: Mapping[str, Any], hand: ByHand) -> dict[str, tuple[str, str]]:
    """Words and address for each area at a border."""
    beside = _beside(hand)
    found = {}
    for key in hand.after.border:
        name, parts = hand.cut.names[key], sorted(beside[key])
        if len(parts) == 1:
            words = _("%(area)s nach Teil %(part)d verschieben") % {"area": name, "part": parts[0] + 1}
            found[key] = words, _moved(network, query, hand, key, parts[0])
        else:
            found[key] = (
                _("%s verschieben: Teil wählen") % name,
                address_of(network, {**query, "waehlt": key}, hand.moves),
            )
    return found


def ways_of(network: Network, query: Mapping[str, Any], hand: ByHand, key: str) -> list[tuple[int, str, str]]:
    """The parts beside an area, each with number, name and the address at which it lies there."""
    return [
        (part + 1, hand.names[part], _moved(network, query, hand, key, part)) for part in sorted(_beside(hand)[key])
    ]


def _moved(network: Network, query: Mapping[str, Any], hand: ByHand, key: str, part: int) -> str:
    """Whoever moves an area back to where the proposal has it has not moved it."""
    rest = {other: at for other, at in hand.moves.items() if other != key}
    return address_of(network, query, rest if hand.home[key] == part else {**rest, key: part})


def _beside(hand: ByHand) -> Mapping[str, set[int]]:
    """By area the other parts that it borders on."""
    found: dict[str, set[int]] = defaultdict(set)
    for one, two, _length in hand.cut.borders:
        first, second = hand.after.parts[one], hand.after.parts[two]
        if first != second:
            found[one].add(second)
            found[two].add(first)
    return found
