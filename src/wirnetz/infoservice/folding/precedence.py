"""One copy for each address.

Own choice goes before the own office, that before the organisation, the network and the base; of two of a kind the
deeper place goes first, then the smaller number. The order in which paths come in means nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.folding.footers import footer
from wirnetz.infoservice.folding.paths import USUAL, Choice, Copy, Folded, Kind, Path


def fold(paths: Iterable[Path], choices: Mapping[str, Choice], *, on: date) -> Folded:
    """The copies of that day; `choices` by canonical address. Who left a level is reached on their other ways only."""
    ways: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        ways[canonical(path.address)].append(path)
    copies, left, paused, left_every_way, undeliverable = [], 0, 0, 0, 0
    for known_as in sorted(ways):
        choice = choices.get(known_as, USUAL)
        open_ways = ways.pop(known_as)
        if choice.left_places:
            open_ways = [path for path in open_ways if path.place not in choice.left_places]
        if choice.has_left:
            left += 1
        elif not open_ways:
            left_every_way += 1
        elif choice.is_undeliverable:
            undeliverable += 1
        elif choice.rests(on):
            paused += 1
        else:
            copies.append(_copy(known_as, _ranked(open_ways), choice))
    return Folded(tuple(copies), left, paused, left_every_way, undeliverable)


def _rank(path: Path) -> tuple[Kind, int, int, str, str, str, str]:
    return path.kind, -path.level, path.place, path.why, path.reason, path.audience, path.address


def _ranked(ways: list[Path]) -> list[Path]:
    """By precedence, each once. Equal ways stand side by side once sorted, so none has to be hashed."""
    if len(ways) < 2:
        return ways
    ranked = sorted(ways, key=_rank)
    return ranked[:1] + [path for before, path in pairwise(ranked) if path != before]


def _copy(known_as: str, ways: list[Path], choice: Choice) -> Copy:
    first = ways[0]
    return Copy(
        address=first.address.strip(),
        canonical=known_as,
        place=first.place,
        paths=tuple(ways),
        footer=footer(ways),
        language=choice.language,
        rhythm=choice.rhythm,
        topics=choice.topics,
        areas=choice.areas,
        audiences=frozenset(path.audience for path in ways if path.audience),
    )
