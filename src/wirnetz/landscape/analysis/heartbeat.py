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
from scipy.optimize import minimize
from scipy.special import gammaln, logsumexp

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
    silent = np.array([logsumexp(_silence(data, until, place, b) - beat.ends * until + weights, axis=1) for b in BEATS])

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


def _silence(data: Seen, until: Array, place: Array, b: int) -> Array:
    """Logarithm of the chance of the records and of nothing after the last one up to `until` (networks × times)."""
    shape, log_months = np.exp(place[0]), place[1]
    power = shape + b * data.gaps
    log_all = np.log(np.exp(log_months) + b * until)
    const = (
        shape * log_months
        - gammaln(shape)
        + gammaln(power)
        + b * data.gaps * np.log(b)
        - data.gaps * gammaln(b)
        + (b - 1) * data.logs
    )
    found = const[:, None] - power[:, None] * log_all
    if b == 1:
        return found
    share = b * np.maximum(until - data.last[:, None], 0) * np.exp(-log_all)
    term = total = np.ones_like(share)
    for j in range(1, b):
        term = term * share * ((power + j - 1) / j)[:, None]
        total = total + term
    return found + np.log(total)


def _parts(data: Seen, place: Array, b: int, rule: tuple[Array, Array]) -> tuple[Array, Array]:
    """Logarithms of „still meeting“ and „ended“; the integral over the unknown end in log(months + b u)."""
    months, ends = np.exp(place[1:])
    nodes, weights = rule
    low, high = np.log(months + b * data.last), np.log(months + b * data.now)
    half = (high - low) / 2
    at = half[:, None] * nodes + ((high + low) / 2)[:, None]
    until = np.concatenate([(np.exp(at) - months) / b, data.now[:, None]], axis=1)
    chance = _silence(data, until, place, b) - ends * until
    inner = chance[:, :-1] + at + np.log(weights)
    top = inner.max(1)
    with np.errstate(divide="ignore"):
        ended = np.log(half * ends / b) + top + np.log(np.exp(inner - top[:, None]).sum(1))
    return chance[:, -1], ended


def _climbed(data: Seen, start: Array, mix: Array, beats: tuple[int, ...], steps: int = 60) -> Array:
    """The most probable logarithms of the three numbers for this mixture."""

    def price(place: Array) -> float:
        parts = [np.logaddexp(*_parts(data, place, b, FEW)) for b in beats]
        likely = logsumexp(np.array(parts) + np.log(mix)[:, None], axis=0)
        return float(-likely.sum() + (((place - USUAL) / SPREAD) ** 2).sum() / 2)

    bounds = [(-5, 5), (-5, 7), (-9, 0)]
    found = minimize(price, start, method="L-BFGS-B", bounds=bounds, options={"maxiter": steps})
    return np.asarray(found.x)


def _mixed(data: Seen, place: Array, rounds: int = 30) -> Array:
    """The most probable shares of BEATS, by expectation and maximisation."""
    likely = np.array([np.logaddexp(*_parts(data, place, b, FEW)) for b in BEATS])
    likely = np.exp(likely - likely.max(0))
    mix = MIX / MIX.sum()
    for _ in range(rounds):
        belongs = mix[:, None] * likely
        mix = (belongs / belongs.sum(0)).sum(1) + MIX - 1
        mix = mix / mix.sum()
    return mix
