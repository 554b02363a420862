"""Continuity: whether a network is likely still to meet, said in words, from the dates that are recorded.

The words are for the network itself and its region first: they say what is written down, never that a network is over.
What people say of their network overrides what is computed. Unsure is an answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from wirnetz.core.german import MONTHS, date_words, number_word, quoted
from wirnetz.landscape.analysis.answered import once
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.heartbeat import (
    Array,
    fitted,
    monthly_profile,
    record_within,
    seen,
    still_meeting,
    without_rhythm,
)
from wirnetz.landscape.analysis.landscape import Landscape

HIGH, LOW = 0.8, 0.2
FEWEST = 3
"""Fewer records never give „seit Längerem nichts gehört“ …"""
YOUNG = 12.0
"""… nor do the first twelve months."""
RECENT = 60
"""Days of silence that nobody needs to be told of."""
SHOWN = 5


class Word(StrEnum):
    """What is said of a network; `value` is what a person reads."""

    ACTIVE = "vermutlich aktiv"
    UNSURE = "das wissen wir nicht"
    QUIET = "seit Längerem nichts gehört"
    NO_RECORDS = "keine Aufzeichnungen"
    PAUSED = "pausiert"
    ENDED = "beendet"


SAID = {"paused": Word.PAUSED, "ended": Word.ENDED}


@dataclass(frozen=True, slots=True)
class Continuity:
    """`still`: chance that it still meets, `soon`: of a record within a year (both None without records).

    `yearly`: records a year since the first one, None in the first year.
    """

    network: int
    word: Word
    days: tuple[date, ...]
    planned: tuple[date, ...]
    on: date
    still: float | None = None
    soon: float | None = None
    yearly: float | None = None


def words(still: Array, cautious: Array, records: Array, months: Array) -> list[Word]:
    """The word for each chance: quiet only if the cautious judgement agrees, with records enough and old enough."""
    found = []
    for chance, other, count, age in zip(still, cautious, records, months, strict=True):
        is_quiet = chance < LOW and other < LOW and count >= FEWEST and age >= YOUNG
        found.append(Word.ACTIVE if chance >= HIGH else Word.QUIET if is_quiet else Word.UNSURE)
    return found


@once("on", "networks", "records")
def continuities(landscape: Landscape) -> list[Continuity]:
    """Of every network, in their order."""
    past = [landscape.past_records(network) for network in range(len(landscape.networks))]
    heard = [network for network, days in enumerate(past) if days]
    months_of = _exposure([days for days in past if days], landscape.on)
    data = seen([months_of(past[network]) for network in heard], float(months_of([landscape.on])[0]))
    beat = fitted(data)
    still, soon, cautious = still_meeting(data, beat), record_within(data, beat), without_rhythm(data, beat)
    said = words(still, cautious, data.gaps + 1, data.now)
    found = {}
    for row, network in enumerate(heard):
        years = float(data.now[row]) / 12
        yearly = len(past[network]) / years if years >= 1 else None
        found[network] = (said[row], float(still[row]), float(soon[row]), yearly)
    return [
        Continuity(
            network,
            SAID.get(landscape.networks[network].said) or found.get(network, (Word.NO_RECORDS,))[0],
            days,
            _planned(landscape, network),
            landscape.on,
            *found.get(network, (None, None, None, None))[1:],
        )
        for network, days in enumerate(past)
    ]


@question("continuity")
def continuity(landscape: Landscape) -> Sequence[Finding]:
    """One finding for each network, in their order; one that says so where nothing is recorded anywhere."""
    if not landscape.networks:
        return [Finding("continuity", "", "Wir können es nicht sagen, weil noch kein Netzwerk eingetragen ist.")]
    return [_finding(landscape, each) for each in continuities(landscape)]


def _exposure(records: Sequence[Sequence[date]], on: date) -> Callable[[Sequence[date]], Array]:
    """A function from days to months of exposure, holiday months counting less by the alliance's own profile."""
    profile = monthly_profile(np.array([day.month - 1 for days in records for day in days], int))
    first = min((days[0].year for days in records), default=on.year)
    starts = np.concatenate([[0.0], np.cumsum(np.tile(profile, on.year - first + 1))])

    def months_of(days: Sequence[date]) -> Array:
        at = [(day.year - first) * 12 + day.month - 1 for day in days]
        within = [(day.day - 1) / 31 for day in days]
        return np.array([starts[month] + part * profile[month % 12] for month, part in zip(at, within, strict=True)])

    return months_of


def _planned(landscape: Landscape, network: int) -> tuple[date, ...]:
    days = landscape.records[network] if landscape.records else ()
    return tuple(sorted({day for day in days if day > landscape.on}))


def _finding(landscape: Landscape, each: Continuity) -> Finding:
    network = landscape.networks[each.network]
    figures = {"word": each.word.value, "records": len(each.days), "still": each.still, "soon": each.soon}
    return Finding(
        "continuity",
        network.slug,
        sentence_of(network.name, each),
        networks=(network.slug,),
        figures=figures | {"yearly": each.yearly},
        is_example=network.is_example,
        days=each.days[-SHOWN:],
    )


def sentence_of(name: str, each: Continuity) -> str:
    """What is said to the network itself; a planned date is named, but counts for nothing."""
    parts = [_said(quoted(name), each)]
    if each.planned:
        parts.append(f"Der nächste Termin ist am {date_words(each.planned[0])}.")
    return " ".join(parts)


def _said(name: str, each: Continuity) -> str:
    if each.word is Word.PAUSED:
        return f"Das Netzwerk {name} pausiert nach eigener Angabe."
    if each.word is Word.ENDED:
        return f"Das Netzwerk {name} ist beendet."
    if not each.days:
        return f"Vom Netzwerk {name} liegen uns keine Aufzeichnungen vor. Das sagt nichts über seine Arbeit."
    last = each.days[-1]
    since = f"{MONTHS[last.month - 1]} {last.year}"
    if len(each.days) == 1:
        return f"Vom Netzwerk {name} ist uns ein Treffen bekannt, am {date_words(last)}. Mehr wissen wir nicht."
    if each.word is Word.ACTIVE:
        usual = f", im Schnitt gab es {_yearly(each, 'einen', 'Termine')} im Jahr" if each.yearly else ""
        recent = f"Der letzte eingetragene Termin war am {date_words(last)}{usual}."
        return f"Das Netzwerk {name} ist vermutlich aktiv: {recent}"
    if each.word is Word.QUIET:
        return (
            f"Seit {since} haben wir vom Netzwerk {name} nichts gehört. Falls Sie sich treffen: ein Eintrag genügt. "
            "Falls nicht: Wir helfen gern, wieder zusammenzukommen."
        )
    if (each.on - last).days < RECENT:
        return (
            f"Der letzte eingetragene Termin des Netzwerks {name} war am {date_words(last)}. "
            "Wie es weitergeht, lässt sich daraus noch nicht sagen."
        )
    chance = f"Bei {_yearly(each, 'einem Termin', 'Terminen')} im Jahr" if each.yearly else ""
    why = f"{chance} kann das Zufall sein" if chance else "Das kann Zufall sein"
    return f"Seit {since} ist für das Netzwerk {name} nichts eingetragen. {why}; wir wissen es nicht."


def _yearly(each: Continuity, one: str, many: str) -> str:
    """ "drei Termine": records a year in words, at least one."""
    count = max(round(each.yearly or 0), 1)
    return one if count == 1 else f"{number_word(count)} {many}"
