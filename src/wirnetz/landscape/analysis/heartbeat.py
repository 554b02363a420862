"""The heartbeat of networks: how likely each still meets, from the dates of its records alone.

While a network meets, its gaps are gamma-distributed with `beats` b (1: at random; 8: to a firm rhythm) around a mean
gap of its own, whose inverse is Gamma(r, alpha) over all networks; it ends after an exponential time (rate `ends`).
x gaps after the first record, t months in total, silent until T. With s = u - t the chance of the records and of
nothing from t to u is, up to what does not depend on u,

    S_b(u) = sum over j < b of (b s)^j / j! * Gamma(r + b x + j) / (alpha + b u)^(r + b x + j)

    still meeting ~ e^(-ends T) S_b(T)        ended ~ integral from t to T of ends e^(-ends u) S_b(u) du

b = 1 is the Pareto/NBD (Schmittlein, Morrison & Colombo 1987) with one hazard for all. Which b a network has is not
known either: it is weighed by the gaps. For fixed `Beat`, more silence never makes meeting likelier, for every b and
so for their mixture. Times are months of exposure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, logsumexp, psi

Array = np.ndarray
BEATS = (1, 2, 4, 8)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(40)
FEW = np.polynomial.legendre.leggauss(12)
USUAL = np.log([1.2, 3.0, 1 / 96])
"""About five records a year, eight years of life …"""
SPREAD = np.array([0.7, 0.9, 0.7])
"""… each within a factor of two to two and a half: enough to hold ten networks in place."""
MIX = np.array([4.0, 2.0, 2.0, 2.0])
"""Networks that the share of each b is thought to have been seen in before."""
RESTS = 0.25
SHORTEST = 1 / 60
"""Half a day in months: no gap is shorter, so that no logarithm is without bound."""
PROFILE_HELD = 24.0
"""Records spread evenly over the year that the monthly profile starts from."""


@dataclass(frozen=True, slots=True)
class Seen:
    """By network: gaps between records, months from the first to the last, months until now, sum of log gaps."""

    gaps: Array
    last: Array
    now: Array
    logs: Array


@dataclass(frozen=True, slots=True)
class Beat:
    """What all networks share: rates ~ Gamma(shape, months), `ends` a month, `mix` the shares of BEATS."""

    shape: float
    months: float
    ends: float
    mix: tuple[float, ...]


def seen(records: Sequence[Array], now: float) -> Seen:
    """From each network's ascending times of records in months of exposure (at least one, none after `now`)."""
    gaps = [np.maximum(np.diff(times), SHORTEST) for times in records]
    return Seen(
        np.array([float(len(each)) for each in gaps]),
        np.array([float(times[-1] - times[0]) for times in records]),
        np.array([float(now - times[0]) for times in records]),
        np.array([float(np.log(each).sum()) for each in gaps]),
    )


def monthly_profile(months: Array) -> Array:
    """How much exposure each calendar month counts (mean 1), from the calendar months 0 to 11 of all records."""
    counts = np.bincount(np.asarray(months, int), minlength=12) + PROFILE_HELD / 12
    return counts * 12 / counts.sum()


def fitted(data: Seen) -> Beat:
    """The most probable `Beat`: first the three numbers with b = 1, then the mixture by expectation, then both."""
    if not len(data.gaps):
        shape, months, ends = np.exp(USUAL)
        return Beat(float(shape), float(months), float(ends), tuple((MIX / MIX.sum()).tolist()))
    start = _climbed(data, USUAL, np.array([1.0]), (1,))
    mix = _mixed(data, start)
    place = _climbed(data, start, mix, BEATS, steps=8)
    mix = _mixed(data, place)
    shape, months, ends = np.exp(place)
    return Beat(float(shape), float(months), float(ends), tuple(mix.tolist()))


def still_meeting(data: Seen, beat: Beat) -> Array:
    """The chance that each network still meets."""
    return RESTS * without_rhythm(data, beat) + (1 - RESTS) * _alive(*_both(data, beat))


def without_rhythm(data: Seen, beat: Beat) -> Array:
    """The same as if nobody kept a rhythm: the more cautious answer for those who do."""
    return _alive(*_parts(data, _place(beat), 1, (NODES, WEIGHTS)))


def record_within(data: Seen, beat: Beat, ahead: float = 12.0) -> Array:
    """The chance of a record in the next months: unlike „still meets“ it can be checked later."""
    place = _place(beat)
    until = data.now[:, None] + np.append((NODES + 1) * ahead / 2, ahead)
    weights = np.append(np.log(WEIGHTS * ahead / 2 * beat.ends), 0.0)
    parts = [_parts(data, place, b, (NODES, WEIGHTS)) for b in BEATS]
    alive, ended = (np.array([part[side] for part in parts]) for side in (0, 1))
    logs = [np.log(beat.months + b * until) for b in BEATS]
    nothing = [_silence(data, at, place, b)[0] for at, b in zip(logs, BEATS, strict=True)]
    silent = np.array([logsumexp(each - beat.ends * until + weights, axis=1) for each in nothing])

    def soon(mix: Array) -> Array:
        one, other, none = (logsumexp(each + mix[:, None], axis=0) for each in (alive, ended, silent))
        return _alive(one, other) * -np.expm1(np.minimum(none - one, 0))

    return RESTS * soon(np.log([1.0, *[1e-300] * (len(BEATS) - 1)])) + (1 - RESTS) * soon(np.log(beat.mix))


def _place(beat: Beat) -> Array:
    return np.log([beat.shape, beat.months, beat.ends])


def _alive(alive: Array, ended: Array) -> Array:
    return np.exp(alive - np.logaddexp(alive, ended))


def _both(data: Seen, beat: Beat) -> tuple[Array, Array]:
    place = _place(beat)
    parts = [_parts(data, place, b, (NODES, WEIGHTS)) for b in BEATS]
    mix = np.log(beat.mix)[:, None]
    alive, ended = (logsumexp([part[side] for part in parts] + mix, axis=0) for side in (0, 1))
    return alive, ended


def _silence(data: Seen, at: Array, place: Array, b: int) -> tuple[Array, Array, Array]:
    """Logarithm of the chance of the records and of nothing from the last one to u; its slopes by log r, log alpha.

    `at`: log(alpha + b u), networks × times.
    """
    shape, log_months = np.exp(place[0]), place[1]
    power = shape + b * data.gaps
    const = (
        shape * log_months
        - gammaln(shape)
        + gammaln(power)
        + b * data.gaps * np.log(b)
        - data.gaps * gammaln(b)
        + (b - 1) * data.logs
    )
    past = np.exp(log_months - at)  # alpha / (alpha + b u)
    found, by_shape = const[:, None] - power[:, None] * at, log_months - at
    by_months = shape - power[:, None] * past
    if b > 1:
        share = np.maximum(1 - past * (1 + b * data.last / np.exp(log_months))[:, None], 0)
        total, steps, grown = np.ones_like(at), np.zeros_like(at), np.zeros_like(at)
        term, sooner = total, np.zeros_like(power)
        for j in range(1, b):
            term = term * share * ((power + j - 1) / j)[:, None]
            sooner = sooner + 1 / (power + j - 1)
            total, steps, grown = total + term, steps + j * term, grown + term * sooner[:, None]
        found += np.log(total)
        by_shape = by_shape + grown / total
        by_months = by_months - past * steps / total
    return found, shape * (by_shape + (psi(power) - psi(shape))[:, None]), by_months


def _parts(data: Seen, place: Array, b: int, rule: tuple[Array, Array]) -> tuple[Array, Array]:
    """Logarithms of „still meeting“ and „ended“."""
    at, until, weights = _times(data, place, b, rule)
    chance = _silence(data, at, place, b)[0] - np.exp(place[2]) * until + weights
    return chance[:, -1], logsumexp(chance[:, :-1], axis=1)


def _times(data: Seen, place: Array, b: int, rule: tuple[Array, Array]) -> tuple[Array, Array, Array]:
    """Times u between the last record and now, and now: log(alpha + b u), u, and the log weight of the end at u.

    The integral over the unknown end runs in log(alpha + b u), where what is integrated is smooth.
    """
    months, ends = np.exp(place[1:])
    nodes, weights = rule
    low, high = np.log(months + b * data.last)[:, None], np.log(months + b * data.now)[:, None]
    half = (high - low) / 2
    at = np.concatenate([half * nodes + (high + low) / 2, high], axis=1)
    until = (np.exp(at) - months) / b
    with np.errstate(divide="ignore"):
        inner = at[:, :-1] + np.log(weights) + np.log(half * ends / b)
    return at, until, np.concatenate([inner, np.zeros_like(high)], axis=1)


def likely(data: Seen, place: Array, b: int) -> tuple[Array, Array]:
    """Logarithm of the chance of what was seen, ended or not, and its slopes along `place` (networks × 3)."""
    at, until, weights = _times(data, place, b, FEW)
    found, by_shape, by_months = _silence(data, at, place, b)
    waited = np.exp(place[2]) * until
    chance = found - waited + weights
    top = chance.max(1, keepdims=True)
    held = np.exp(chance - top)
    whole = held.sum(1, keepdims=True)
    by_ends = np.append(np.ones(at.shape[1] - 1), 0.0) - waited
    slopes = np.stack([(held * each).sum(1) for each in (by_shape, by_months, by_ends)], axis=1) / whole
    return (top + np.log(whole))[:, 0], slopes


def _climbed(data: Seen, start: Array, mix: Array, beats: tuple[int, ...], steps: int = 60) -> Array:
    """The most probable logarithms of the three numbers for this mixture."""
    from scipy.optimize import minimize  # only now: ten megabytes that a worker does not need

    def price(place: Array) -> tuple[float, Array]:
        each = [likely(data, place, b) for b in beats]
        parts = np.array([part for part, _slopes in each]) + np.log(mix)[:, None]
        whole = logsumexp(parts, axis=0)
        slope = sum(np.exp(part - whole) @ slopes for part, (_part, slopes) in zip(parts, each, strict=True))
        away = (place - USUAL) / SPREAD
        return float(-whole.sum() + (away**2).sum() / 2), away / SPREAD - slope

    bounds = [(-5, 5), (-5, 7), (-9, 0)]
    found = minimize(price, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": steps})
    return np.asarray(found.x)


def _mixed(data: Seen, place: Array, rounds: int = 30) -> Array:
    """The most probable shares of BEATS, by expectation and maximisation."""
    parts = np.array([likely(data, place, b)[0] for b in BEATS])
    chance = np.exp(parts - parts.max(0))
    mix = MIX / MIX.sum()
    for _ in range(rounds):
        belongs = mix[:, None] * chance
        mix = (belongs / belongs.sum(0)).sum(1) + MIX - 1
        mix = mix / mix.sum()
    return mix
