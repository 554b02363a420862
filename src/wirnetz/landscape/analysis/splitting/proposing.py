"""Three different proposals for one territory, each with its figures, or the reason why there are none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from wirnetz.landscape.analysis.splitting import sentences
from wirnetz.landscape.analysis.splitting.ground import Ground, Ints, Unit
from wirnetz.landscape.analysis.splitting.measuring import Figures, difference, measured
from wirnetz.landscape.analysis.splitting.naming import Town, part_names
from wirnetz.landscape.analysis.splitting.partition import Partition
from wirnetz.landscape.analysis.splitting.solving import Solution, split
from wirnetz.landscape.analysis.splitting.starting import grown_start
from wirnetz.landscape.analysis.splitting.wishes import Prices, Wishes, doubled, heavy_units, possible_need

LEAST_PARTS, MOST_PARTS, PROPOSALS = 2, 6, 3
AS_WISHED, WHOLE = "Nach Ihren Wünschen", "Kreise möglichst ganz"
SHORT, EVEN = "Möglichst kurze Wege", "Möglichst gleich groß"
OTHER: Final = "Anderer Zuschnitt"
LONGEST_NAME: Final = 60
DIFFERENT: Final = 0.05
"""Two proposals are different if at least this share of the weight lies in another part, best matching taken."""
MANAGEABLE: Final = 30.0
"""Kilometres of radius up to which a part counts as manageable."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to cut: its title, the wishes it was made by, what it says, `names` in the order of its parts."""

    title: str
    wishes: Wishes
    sentence: str
    notes: tuple[str, ...]
    names: tuple[str, ...]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Answer:
    """Proposals with what was taken for granted, or a refusal in words; one of both is empty."""

    proposals: tuple[Proposal, ...] = ()
    notes: tuple[str, ...] = ()
    refusal: str = ""


@dataclass(frozen=True)
class Question:
    """What is asked: units, borders, names by key (of districts too), wishes; `noun` is what weights count, in plural.

    `wishes.parts` of 0 means as many as are manageable. `outside` is how many offices lie in no unit.
    """

    units: Sequence[Unit]
    borders: Iterable[tuple[str, str, float]]
    names: Mapping[str, str]
    wishes: Wishes
    noun: str = "Menschen"
    outside: int = 0
    seed: int = 0
    unknown: tuple[str, ...] = ()
    towns: Mapping[str, Town] | None = None


def proposals_for(question: Question) -> Answer:
    """Up to three different proposals, the first by the wishes as they stand. Never an exception for odd wishes."""
    refusal = _refusal(question)
    if refusal:
        return Answer(refusal=refusal)
    ground = Ground.of(question.units, question.borders)
    wishes, notes = question.wishes, _taken_for_granted(question, ground)
    if wishes.parts == 0:
        parts, note = manageable_parts(ground, wishes, seed=question.seed)
        if parts == 1:
            return Answer(refusal=note)
        wishes, notes = replace(wishes, parts=parts), [*notes, note] if note else notes
    notes += _lowered(question, ground, wishes)
    chosen = _different(ground, variants(ground, wishes), question.seed)
    if len(chosen) < PROPOSALS:
        notes.append(sentences.fewer_proposals(len(chosen)))
    return Answer(_told_apart(_truly_named([_proposal(question, ground, *row) for row in chosen])), tuple(notes))


def _refusal(question: Question) -> str:
    units, wishes, names = {unit.key for unit in question.units}, question.wishes, question.names
    if question.unknown:
        return sentences.unknown_areas(question.unknown)
    if not units:
        return sentences.NO_AREA
    if wishes.parts and not LEAST_PARTS <= wishes.parts <= MOST_PARTS:
        return sentences.wrong_parts(LEAST_PARTS, MOST_PARTS)
    if len(units) == 1:
        return sentences.one_area(names[min(units)])
    if wishes.parts > len(units):
        return sentences.too_many_parts(wishes.parts, len(units))
    if wide := [names.get(key, key) for key in wishes.hubs if key not in units and _holds_some(key, units)]:
        return sentences.hubs_too_wide(wide)
    if missing := [names.get(key, key) for key in wishes.hubs if key not in units]:
        return sentences.hubs_outside(missing)
    if twice := doubled(wishes.hubs):
        return sentences.hubs_together([names[key] for key in twice])
    if len(wishes.hubs) > (wishes.parts or MOST_PARTS):
        return sentences.too_many_hubs(len(wishes.hubs), wishes.parts or MOST_PARTS)
    return ""


def _holds_some(key: str, units: Iterable[str]) -> bool:
    return any(unit.startswith(key) for unit in units)


def _taken_for_granted(question: Question, ground: Ground) -> list[str]:
    notes = []
    if ground.pieces > 1:
        notes.append(sentences.in_pieces(ground.pieces, ground.links, dict(question.names)))
    if question.outside:
        notes.append(sentences.offices_outside(question.outside))
    return notes


def _lowered(question: Question, ground: Ground, wishes: Wishes) -> list[str]:
    """Wishes that the territory cannot fill, said aloud."""
    notes = []
    heavy = [] if wishes.hubs else heavy_units(ground, wishes)
    if heavy:
        notes.append(sentences.heavy([question.names[ground.keys[unit]] for unit in heavy], wishes.parts))
    if possible_need(ground, wishes) < wishes.need:
        notes.append(sentences.few_offices(len(ground.organisations), wishes.need, wishes.parts))
    return notes


def manageable_parts(ground: Ground, wishes: Wishes, *, seed: int = 0) -> tuple[int, str]:
    """The fewest parts of which each is manageable, with a note where that is one or more than are offered."""
    whole = float(np.sqrt((ground.weight * (ground.x**2 + ground.y**2)).sum() / ground.weight.sum()))
    least = max(LEAST_PARTS, len(wishes.hubs))
    if whole <= MANAGEABLE and least == LEAST_PARTS:
        return 1, sentences.already_small(whole)
    most = min(MOST_PARTS, ground.size)
    for parts in range(least, most + 1):
        best = split(ground, replace(wishes, parts=parts), seed=seed)[0]
        figures = measured(ground, best.labels, need=0)
        if max(part.radius for part in figures.parts) <= MANAGEABLE:
            return parts, ""
    return most, sentences.no_manageable(most)


def variants(ground: Ground, wishes: Wishes) -> list[tuple[str, Wishes]]:
    """The wishes as they stand, then turned towards evenness, short ways or whole districts."""
    even = (EVEN, replace(wishes, tolerance=min(wishes.tolerance, 0.05) / 2, whole=0.0))
    short = (SHORT, replace(wishes, tolerance=max(wishes.tolerance, 0.25), whole=0.0))
    whole = (WHOLE, replace(wishes, whole=0.2))
    as_wished = (AS_WISHED, wishes)
    return [as_wished, whole, short, even] if ground.has_districts else [as_wished, short, even]


Chosen = tuple[str, Wishes, Solution]


def _different(ground: Ground, asked: Sequence[tuple[str, Wishes]], seed: int) -> list[Chosen]:
    """Of each variant the best solution, where it differs from those before; then other ones, nearest in price.

    Only the best one of a variant bears its title: the next one may well be worse at it than what stands before.
    """
    chosen: list[Chosen] = []
    pools = [(title, wishes, split(ground, wishes, seed=seed)) for title, wishes in asked]
    for title, wishes, pool in pools:
        if pool and len(chosen) < PROPOSALS and _is_new(ground, chosen, pool[0].labels, DIFFERENT):
            chosen.append((title, wishes, pool[0]))
    wishes = asked[0][1]
    grown = _grown(ground, wishes, seed) if len(chosen) < PROPOSALS else []
    others = [(pool, DIFFERENT) for _, _, pool in pools]
    for found, least in (*others, (grown, DIFFERENT), (grown, 1e-9)):
        for item in found:
            if len(chosen) < PROPOSALS and _is_new(ground, chosen, item.labels, least):
                chosen.append((OTHER, wishes, item))
    return chosen


CLAIMS: Final[Mapping[str, Callable[[Figures], float]]] = {
    SHORT: lambda figures: figures.ways,
    EVEN: lambda figures: figures.deviation,
    WHOLE: lambda figures: figures.districts_cut,
}
"""What a title says: no other proposal may be better at it."""


def _truly_named(proposals: Sequence[Proposal]) -> list[Proposal]:
    """A title that another proposal beside it puts to shame gives way."""

    def holds(each: Proposal) -> bool:
        claim = CLAIMS.get(each.title)
        return claim is None or all(claim(each.figures) <= claim(other.figures) + 1e-9 for other in proposals)

    return [each if holds(each) else replace(each, title=OTHER) for each in proposals]


def _told_apart(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Several other ones bear the name of a part that no other proposal has, the shortest one."""
    if sum(each.title == OTHER for each in proposals) < 2:
        return tuple(proposals)
    found = []
    for at, each in enumerate(proposals, start=1):
        elsewhere = {name for other in proposals if other is not each for name in other.names}
        own = sorted((name for name in each.names if name not in elsewhere), key=lambda name: (len(name), name))
        more = own[0] if own and len(own[0]) <= LONGEST_NAME else str(at)
        found.append(replace(each, title=f"{OTHER}: {more}") if each.title == OTHER else each)
    return tuple(found)


def _is_new(ground: Ground, chosen: Sequence[Chosen], labels: Ints, least: float) -> bool:
    return all(difference(ground, labels, solution.labels) >= least for _, _, solution in chosen)


def _grown(ground: Ground, wishes: Wishes, seed: int) -> list[Solution]:
    """Partitions of a few units that no search comes to rest at, cheapest first: where there is hardly a choice."""
    if ground.size > 60:
        return []
    prices, chance = Prices.of(ground, wishes), np.random.default_rng(seed)
    found = [Partition(prices, grown_start(prices, chance)) for _ in range(200)]
    rated = [Solution(item.array(), item.cost(), item.excess() <= 1e-9) for item in found]
    return sorted(rated, key=lambda item: (item.cost, item.labels.tolist()))


def in_order(labels: Ints) -> Ints:
    """The same partition with its parts numbered in the order of their first units."""
    _, first, of = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first)).astype(np.int64)[of]


def _proposal(question: Question, ground: Ground, title: str, wishes: Wishes, solution: Solution) -> Proposal:
    need = possible_need(ground, wishes)
    figures = measured(ground, in_order(solution.labels), need=need)
    weights = dict(zip(ground.keys, ground.weight.tolist(), strict=True))
    names = part_names([part.keys for part in figures.parts], weights, question.names, question.towns)
    notes: tuple[str, ...] = ()
    has_heavy = bool(heavy_units(ground, wishes))
    if figures.deviation > wishes.tolerance + 1e-9 if has_heavy else not solution.is_even:
        is_best = title != OTHER and not has_heavy
        notes = (sentences.uneven(figures, wishes.tolerance, is_best=is_best),)
    text = sentences.proposal_sentence(figures, noun=question.noun, need=need)
    return Proposal(title, wishes, text, notes, tuple(names), figures)
