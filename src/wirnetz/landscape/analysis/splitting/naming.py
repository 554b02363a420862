"""Names for parts, made from what they contain."""

from collections.abc import Mapping, Sequence

from wirnetz.core.german import joined

MOST_NAMED = 3
Town = tuple[float, str]
"""How many people live in the largest place of a unit, and its name."""


def part_names(
    parts: Sequence[Sequence[str]],
    weights: Mapping[str, float],
    names: Mapping[str, str],
    towns: Mapping[str, Town] | None = None,
) -> list[str]:
    """A name for each part: up to three whole areas by name, the heaviest first; else "Raum" and its largest town.

    `parts` are keys of units; a district counts as whole where no other part holds a unit of it. Without `towns` the
    units themselves are the towns. Names that two parts would share get two towns.
    """
    places = towns or {key: (weight, names[key]) for key, weight in weights.items()}
    held: dict[str, set[int]] = {}
    for index, keys in enumerate(parts):
        for key in keys:
            held.setdefault(key[:5], set()).add(index)
    found = [_name(keys, held, weights, names) or _around(keys, places, 1) for keys in parts]
    for index, name in enumerate(found):
        if found.count(name) > 1:
            found[index] = _around(parts[index], places, 2)
    return [name if found.count(name) == 1 else f"{name} ({index + 1})" for index, name in enumerate(found)]


def _name(
    keys: Sequence[str], held: Mapping[str, set[int]], weights: Mapping[str, float], names: Mapping[str, str]
) -> str:
    """The names of a few whole districts or of a few units; empty if there are more."""
    by_district: dict[str, float] = {}
    for key in keys:
        by_district[key[:5]] = by_district.get(key[:5], 0.0) + weights[key]
    is_whole = all(len(held[district]) == 1 and district in names for district in by_district)
    if is_whole and len(by_district) <= MOST_NAMED:
        order = sorted(by_district, key=lambda district: (-by_district[district], district))
        return joined([names[district] for district in order])
    if len(keys) <= MOST_NAMED:
        return joined([names[key] for key in sorted(keys, key=lambda key: (-weights[key], key))])
    return ""


def _around(keys: Sequence[str], towns: Mapping[str, Town], count: int) -> str:
    order = sorted((towns[key] for key in keys), key=lambda town: (-town[0], town[1]))
    return "Raum " + joined([name for _, name in order[:count]])
