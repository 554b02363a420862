"""What a map shall show, before it is drawn: networks as sets of keys become paint for each district."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MOST_DISTRICTS_FILLED = 10  # other networks that are larger are drawn as outline only


@dataclass(frozen=True, slots=True)
class Territory:
    """A network on the map: its name and the keys of its areas (districts or municipalities)."""

    name: str
    keys: frozenset[str]
    is_own: bool = False
    is_outdated: bool = False

    @property
    def districts(self) -> frozenset[str]:
        """The districts it lies in; keys of whole Länder are not painted."""
        return frozenset(key[:5] for key in self.keys if len(key) >= 5)


@dataclass(frozen=True, slots=True)
class Paint:
    """How one district looks in the far view.

    `others` counts the other networks that are hatched; `sentence` tells of all, after the name in the title of the
    link.
    `figure` is a class from 1 to 5, 0 for "no data", None for white; with any figure the map shows figures only.
    """

    is_own: bool = False
    others: int = 0
    figure: int | None = None
    is_outdated: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Painting:
    """Paint by district key, large other networks as outlines, and names to write beside own networks."""

    areas: Mapping[str, Paint] = field(default_factory=dict)
    outlines: tuple[frozenset[str], ...] = ()
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)


def painting_of(territories: Iterable[Territory]) -> Painting:
    """The painting of a set of networks: own ones filled and named, small others hatched, large others outlined."""
    own: dict[str, list[Territory]] = {}
    others: dict[str, list[Territory]] = {}
    large: Counter[str] = Counter()
    outlines: list[frozenset[str]] = []
    names: dict[str, frozenset[str]] = {}
    for territory in territories:
        districts = territory.districts
        if not districts:
            continue
        if territory.is_own:
            names[territory.name] = districts
        elif len(districts) > MOST_DISTRICTS_FILLED:
            outlines.append(districts)
            large.update(districts)
            continue
        for key in districts:
            (own if territory.is_own else others).setdefault(key, []).append(territory)
    areas = {}
    for key in sorted({*own, *others, *large}):
        here = [*own.get(key, []), *others.get(key, [])]
        areas[key] = Paint(
            is_own=key in own,
            others=len(others.get(key, [])),
            is_outdated=bool(here) and all(territory.is_outdated for territory in here),
            sentence=_sentence(own.get(key, []), len(others.get(key, [])), large[key]),
        )
    return Painting(areas, tuple(outlines), names)


def _sentence(own: list[Territory], others: int, large: int) -> str:
    every = others + large
    counted = {0: "", 1: "ein anderes Netzwerk"}.get(every, f"{every} andere Netzwerke")
    if large:
        outlined = "als Umriss" if every == 1 else f"{'eines' if large == 1 else large} davon als Umriss"
        counted = f"{counted}, {outlined}"
    if not own:
        return counted
    named = " und ".join(f"„{territory.name}“" for territory in own)
    return f"{named} und {counted}" if counted else named
