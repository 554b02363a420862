"""Networks whose true fate is known, simulated month by month, and seats as unequal as real ones."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.heartbeat import Array, Seen, monthly_profile, seen

MONTHS, AHEAD = 60, 12
WORLDS = {"plain": 1, "regular": 4, "pauses": 1, "mixed": 3}
"""How regular the gaps are (Erlang)."""


@dataclass(frozen=True, slots=True)
class World:
    """What is seen, as it is and in months of exposure; whether each lives now and has a record within a year."""

    raw: Seen
    data: Seen
    lives: Array
    follows: Array


def world(kind: str, count: int, seed: int) -> World:
    """Networks with at least one record in 60 months.

    pauses: a third rest for 6 to 24 months and come back. mixed: rhythm, empty Augusts and Decembers, pauses, unequal
    risks of ending, 15 % of the records never entered.
    """
    chance = np.random.default_rng(seed)
    born = chance.uniform(-MONTHS, MONTHS - 6, count)
    if kind == "plain":
        born = np.maximum(born, 0)
    rates = np.maximum(chance.gamma(1.2, 0.35, count), 0.02)
    hazards = chance.gamma(1.5, 1 / 108, count) if kind == "mixed" else np.full(count, 1 / 72)
    ends = born + chance.exponential(1 / np.maximum(hazards, 1e-4))
    records = [_records(kind, begin, rate, end, chance) for begin, rate, end in zip(born, rates, ends, strict=True)]
    past = [(number, times[times <= MONTHS]) for number, times in enumerate(records)]
    past = [(number, times) for number, times in past if len(times)]
    profile = monthly_profile(np.concatenate([times for _number, times in past]) % 12)
    exposure = np.concatenate([[0.0], np.cumsum(np.tile(profile, MONTHS // 12))])
    kept = [number for number, _times in past]
    return World(
        seen([times for _number, times in past], MONTHS),
        seen([np.interp(times, np.arange(MONTHS + 1), exposure) for _number, times in past], exposure[-1]),
        ends[kept] > MONTHS,
        np.array([bool((records[number] > MONTHS).any()) for number in kept]),
    )


def _records(kind: str, begin: float, rate: float, end: float, chance: np.random.Generator) -> Array:
    until = MONTHS + AHEAD
    most = int((until - begin) * rate * 2 + 60)
    times = begin + np.cumsum(chance.gamma(WORLDS[kind], 1 / (WORLDS[kind] * rate), most))
    times = times[times < min(end, until)]
    if kind in {"pauses", "mixed"} and chance.random() < 0.3:
        rests, months = chance.uniform(begin, until), chance.uniform(6, 24)
        times = times[(times < rests) | (times > rests + months)]
    if kind == "mixed":
        is_holiday = np.isin((times % 12).astype(int), (7, 11))
        times = times[~is_holiday | (chance.random(len(times)) < 0.25)]
        times = times[chance.random(len(times)) < 0.85]
    return times[times > 0]


def brier(said: Array, came: Array) -> float:
    """Mean squared gap between what was said and what came (Brier 1950)."""
    return float(((said - came) ** 2).mean())


def calibration(said: Array, came: Array) -> float:
    """Mean gap between said and seen over ten bins."""
    bins = np.minimum((said * 10).astype(int), 9)
    gaps = [abs(said[bins == each].sum() - came[bins == each].sum()) for each in np.unique(bins)]
    return float(sum(gaps) / len(said))


def seats(networks: int = 2000, houses: int = 20_000, memberships: int = 62_000) -> tuple[sp.csr_matrix, Array]:
    """Organisations × networks, few with very many seats, most near home; and which networks are own (15 %)."""
    chance = np.random.default_rng(11)
    weight = chance.pareto(1.4, houses) + 0.3
    degrees = np.minimum(chance.multinomial(memberships, weight / weight.sum()), 400)
    rows = np.repeat(np.arange(houses), degrees)
    home = chance.integers(0, networks, houses)[rows]
    near = (home + chance.normal(0, 30, len(rows)).round().astype(int)) % networks
    columns = np.where(chance.random(len(rows)) < 0.85, near, chance.integers(0, networks, len(rows)))
    found = sp.csr_matrix((np.ones(len(rows), bool), (rows, columns)), (houses, networks))
    found.sum_duplicates()
    return found, chance.random(networks) < 0.15
