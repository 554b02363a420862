"""Continuity: words on paper, the model against brute force, and what never happens."""

from dataclasses import replace
from datetime import date, timedelta
from math import exp, factorial, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammaln

from tests.landscape.grounds import row_of
from tests.turns import some_every_day
from wirnetz.landscape.analysis import continuity
from wirnetz.landscape.analysis.continuity import Word, continuities, words
from wirnetz.landscape.analysis.heartbeat import (
    BEATS,
    MIX,
    RESTS,
    Beat,
    Seen,
    fitted,
    likely,
    monthly_profile,
    record_within,
    seen,
    still_meeting,
    without_rhythm,
)

TODAY = date(2026, 11, 28)
BEAT = Beat(1.3, 3.1, 0.013, (0.4, 0.3, 0.2, 0.1))
QUARTERLY = [date(2023 + at // 4, 1 + 3 * (at % 4), 12) for at in range(16)]


def landscape(*records, said="", **more):
    made = row_of(["01001001"], {f"N{number}": [] for number in range(len(records))})
    networks = tuple(replace(network, said=said) for network in made.networks)
    return replace(made, networks=networks, records=tuple(tuple(days) for days in records), **more)


def company():
    """Ten networks that meet every two months until today, so that the rest of a landscape is not alone."""
    return [[TODAY - timedelta(days=61 * at + 5 * number) for at in range(12, -1, -1)] for number in range(10)]


@pytest.mark.parametrize(
    ("days", "word", "said"),
    [
        (
            [],
            Word.NO_RECORDS,
            "Vom Netzwerk „N0“ liegen uns keine Aufzeichnungen vor. Das sagt nichts über seine Arbeit.",
        ),
        (
            [date(2025, 3, 12)],
            Word.UNSURE,
            "Vom Netzwerk „N0“ ist uns ein Treffen bekannt, am 12.\u202fMärz 2025. Mehr wissen wir nicht.",
        ),
        (
            QUARTERLY,
            Word.ACTIVE,
            "Das Netzwerk „N0“ ist vermutlich aktiv: Der letzte eingetragene Termin war am 12.\u202fOktober 2026, "
            "im Schnitt gab es vier Termine im Jahr.",
        ),
        (
            [day - timedelta(days=1096) for day in QUARTERLY],
            Word.QUIET,
            "Seit Oktober 2023 haben wir vom Netzwerk „N0“ nichts gehört. Falls Sie sich treffen: ein Eintrag genügt. "
            "Falls nicht: Wir helfen gern, wieder zusammenzukommen.",
        ),
        (
            [date(2024, 2, 1), date(2024, 6, 1), date(2025, 2, 1), date(2025, 9, 1)],
            Word.UNSURE,
            "Seit September 2025 ist für das Netzwerk „N0“ nichts eingetragen. Bei einem Termin im Jahr kann das "
            "Zufall sein; "
            "wir wissen es nicht.",
        ),
        (
            [date(2027, 1, 5)],
            Word.NO_RECORDS,
            "Vom Netzwerk „N0“ liegen uns keine Aufzeichnungen vor. Das sagt nichts über seine Arbeit. "
            "Der nächste Termin ist am 5.\u202fJanuar 2027.",
        ),
    ],
)
def test_each_state_has_its_words(days, word, said):
    made = landscape(days, *company())
    assert (continuities(made)[0].word, continuity(made)[0].sentence.replace("\xa0", "\u202f")) == (word, said)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [("paused", "Das Netzwerk „N0“ pausiert nach eigener Angabe."), ("ended", "Das Netzwerk „N0“ ist beendet.")],
)
def test_what_people_say_overrides_what_is_computed(said, sentence):
    assert continuity(landscape(QUARTERLY, said=said))[0].sentence == sentence


def test_a_landscape_without_networks_says_why_nothing_can_be_said():
    [finding] = continuity(landscape())
    assert finding.sentence == "Wir können es nicht sagen, weil noch kein Netzwerk eingetragen ist."


def test_several_records_of_one_day_are_one_and_planned_ones_count_for_nothing():
    once, twice = landscape(QUARTERLY, *company()), landscape([*QUARTERLY, *QUARTERLY, date(2027, 3, 1)], *company())
    assert continuities(once)[0].still == continuities(twice)[0].still
    assert continuity(once)[0].days == continuity(twice)[0].days == tuple(QUARTERLY[-5:])


def test_few_records_and_young_networks_are_never_called_quiet():
    never = words(np.zeros(3), np.zeros(3), np.array([2, 9, 9]), np.array([60.0, 11.0, 12.0]))
    assert never == [Word.UNSURE, Word.UNSURE, Word.QUIET]


def test_quiet_needs_the_cautious_judgement_too():
    assert words(np.array([0.1]), np.array([0.3]), np.array([9]), np.array([60.0])) == [Word.UNSURE]


def test_a_year_without_records_in_december_counts_less():
    profile = monthly_profile(np.array([0] * 100 + [11]))
    assert profile.mean() == pytest.approx(1)
    assert profile[0] > 8 > 1 > profile[11]


def slow_chance(gaps, silence, rate, b):
    """The chance of these gaps and of nothing for as long, at each of these rates."""
    total = -gammaln(b) * len(gaps) + sum(b * np.log(b * rate) + (b - 1) * log(gap) - b * rate * gap for gap in gaps)
    rest = b * rate * silence
    return np.exp(total - rest) * sum(rest**j / factorial(j) for j in range(b))


def slow(gaps, silence, beat, ahead=12.0):
    """Still meeting, and a record within a year, by two integrals on grids."""
    rates = np.exp(np.linspace(log(1e-3), log(8), 400))
    weights = rates * rates ** (beat.shape - 1) * np.exp(-beat.months * rates)
    total, grid = sum(gaps) + silence, np.linspace(0, 1, 401)

    def at(b, moment):
        return float(weights @ slow_chance(gaps, moment, rates, b))

    alive = ended = silent = 0.0
    for b, share in zip(BEATS, beat.mix, strict=True):
        past = np.array([at(b, silence * part) for part in grid[::8]])
        over = beat.ends * np.exp(-beat.ends * (sum(gaps) + silence * grid[::8])) * past
        future = np.array([at(b, silence + ahead * part) for part in grid[::16]])
        ends = beat.ends * np.exp(-beat.ends * (total + ahead * grid[::16])) * future
        now, gone = exp(-beat.ends * total) * past[-1], np.trapezoid(over, dx=silence / 50)
        none = exp(-beat.ends * (total + ahead)) * future[-1] + np.trapezoid(ends, dx=ahead / 25)
        alive, ended, silent = alive + share * now, ended + share * gone, silent + share * none
        if b == 1:
            alone = now / (now + gone), (now - none) / (now + gone)
    together = alive / (alive + ended), (alive - silent) / (alive + ended)
    return [(1 - RESTS) * one + RESTS * other for one, other in zip(together, alone, strict=True)]


@pytest.mark.parametrize("seed", some_every_day(range(200), every=100))
def test_the_closed_form_is_the_integral_over_rates_and_ends(seed):
    chance = np.random.default_rng(seed)
    gaps = chance.gamma(3, 1, int(chance.integers(0, 9))).tolist()
    silence = float(chance.uniform(0.5, 30))
    times = np.concatenate([[0.0], np.cumsum(gaps)])
    data = seen([times], float(times[-1]) + silence)
    found = [float(still_meeting(data, BEAT)[0]), float(record_within(data, BEAT)[0])]
    assert found == pytest.approx(slow(gaps, silence, BEAT), abs=2e-3)


@pytest.mark.parametrize("b", BEATS)
def test_the_slopes_that_the_search_climbs_are_those_of_what_it_climbs(b):
    chance = np.random.default_rng(b)
    times = [np.cumsum(chance.gamma(3, 1, int(chance.integers(1, 9)))) for _network in range(30)]
    data, place, step = seen(times, 60.0), np.log([0.9, 4.0, 1 / 80]), 1e-4
    for at, found in enumerate(likely(data, place, b)[1].T):
        moved = np.eye(3)[at] * step
        slope = (likely(data, place + moved, b)[0] - likely(data, place - moved, b)[0]) / (2 * step)
        assert found == pytest.approx(slope, rel=0.01, abs=0.01)


RECORDS = st.lists(st.integers(1, 400), min_size=0, max_size=12)


@given(RECORDS, st.integers(0, 1500), st.integers(1, 800))
@settings(max_examples=60, deadline=None)
def test_more_silence_never_makes_meeting_likelier(gaps, silence, more):
    times = np.concatenate([[0.0], np.cumsum(np.array(gaps, float) / 30.4)])
    chances = [
        (still_meeting(data, BEAT)[0], without_rhythm(data, BEAT)[0])
        for data in (seen([times], times[-1] + days / 30.4) for days in (silence, silence + more))
    ]
    assert all(late <= early + 1e-9 for early, late in zip(*chances, strict=True))


@given(RECORDS.filter(bool), st.integers(0, 1500), st.data())
@settings(max_examples=60, deadline=None)
def test_a_record_moved_by_a_day_never_jumps_two_words(gaps, silence, data):
    days = np.concatenate([[0], np.cumsum(gaps)])
    moved, now = days.copy(), days[-1] + silence + 1
    moved[data.draw(st.integers(0, len(gaps)))] += data.draw(st.sampled_from([-1, 1]))
    said = []
    for each in (days, moved):
        times = np.unique(each) / 30.4
        one = seen([times], now / 30.4)
        said += words(still_meeting(one, BEAT), without_rhythm(one, BEAT), one.gaps + 1, one.now)
    assert set(said) != {Word.ACTIVE, Word.QUIET}


@given(st.integers(1, 12), st.floats(1, 60), st.floats(0, 1), st.floats(0, 1))
def test_at_the_same_count_and_age_a_later_last_record_never_makes_meeting_less_likely(count, now, one, other):
    early, late = sorted((one, other))
    chances = [
        without_rhythm(Seen(*(np.array([value]) for value in (float(count), part * now, now, 0.0))), BEAT)[0]
        for part in (early, late)
    ]
    assert chances[1] >= chances[0] - 1e-9


def test_nothing_recorded_leaves_the_usual_beat():
    beat = fitted(seen([], 60.0))
    assert (beat.shape, beat.months, beat.ends) == pytest.approx((1.2, 3.0, 1 / 96))
    assert beat.mix == pytest.approx(tuple(MIX / MIX.sum()))


def test_the_order_of_networks_does_not_matter():
    records = [QUARTERLY, QUARTERLY[:7], *company()]
    there = continuities(landscape(*records))
    back = continuities(landscape(*records[::-1]))[::-1]
    assert [each.still for each in there] == pytest.approx([each.still for each in back], abs=1e-4)
    assert [each.word for each in there] == [each.word for each in back]


def test_a_rhythm_is_believed():
    """Monthly to the day, then half a year of nothing: surer of silence than without a rhythm."""
    times = np.arange(24.0)
    data = seen([times], 29.0)
    assert still_meeting(data, BEAT)[0] < without_rhythm(data, BEAT)[0]
