"""Docking: which existing network an office or an own network could strengthen, and through whom who sits there.

A proposal needs somebody to ask: an organisation of one's own network, or of one's own house, that is a member there.
Order: how much of the own territory the network reaches, times how many could open the door (one more helps ever
less). Networks that pause, ended or have not been heard of for long are not proposed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.answered import once
from wirnetz.landscape.analysis.continuity import Continuity, Word, continuities
from wirnetz.landscape.analysis.docking_words import Said, nothing_words, proposal_words
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.matrices import product_at, rows_of

MOST = 5
OFFERS = 3
CLOSED = (Word.QUIET, Word.PAUSED, Word.ENDED)


@dataclass(frozen=True, slots=True)
class Docking:
    """A network to join. `doors`: numbers of organisations that sit there and could open one, the nearest kin first.

    `kin`: how many of these belong to the own network or house · `reach`: share of the own territory's people that it
    reaches, for an office 1 · `topics`: shared ones · `offers`: numbers of shared offers not recorded as used there.
    """

    network: int
    reach: float
    doors: tuple[int, ...]
    kin: int
    topics: tuple[str, ...]
    offers: tuple[int, ...]
    is_heard: bool

    @property
    def rank(self) -> float:
        """For the order only, never shown."""
        strength = self.kin + (len(self.doors) - self.kin) / 2
        return self.reach * strength / (1 + strength)


@once("keys", "organisations", "offices")
def partners_at(landscape: Landscape) -> sp.csr_matrix:
    """Areas × organisations: where partners have an office that is itself a member somewhere."""
    area, is_partner, row = landscape.placed
    known = np.flatnonzero(is_partner & (area >= 0) & (row >= 0))
    shape = (len(landscape.keys), len(landscape.organisations))
    return sp.csr_matrix((np.ones(len(known)), (area[known], row[known])), shape)


class Dockings:
    """The landscape made ready to be asked for anybody in it; `said`: whether each network still meets."""

    def __init__(self, landscape: Landscape, said: Sequence[Continuity] | None = None) -> None:
        self.landscape = landscape
        if said is None:
            said = continuities(landscape) if landscape.networks else []
        self.said, self.is_own = said, landscape.is_own
        self.place = landscape.places_by_slug
        self.row = landscape.row_of

    def for_network(self, own: int) -> list[Docking]:
        """What an own network could join or strengthen."""
        return self.for_networks(np.array([own]))[0]

    def for_networks(self, rows: Array) -> list[list[Docking]]:
        """The same for each of these; evidence is looked up for the best only."""
        near = self._near(rows)
        members = [set(self._members(row)) for row in rows.tolist()]
        beside = [set(near.indices[start:end].tolist()) for start, end in pairwise(near.indptr.tolist())]
        found: list[list[Docking]] = [[] for _row in rows]
        for at, other, reach in zip(*(column.tolist() for column in self._best_of(rows, near)), strict=True):
            there, topics = set(self._members(other)), self.landscape.networks[rows[at]].topics
            around = there & beside[at] - members[at]
            found[at].append(self._docking(other, reach, there & members[at], around, topics))
        return found

    def best(self, rows: Array) -> tuple[Array, Array, Array]:
        """At most MOST for each row: its place among `rows`, the other network, the share of people it reaches."""
        return self._best_of(rows, self._near(rows))

    def _near(self, rows: Array) -> sp.csr_matrix:
        """These networks × partners with an office in the territory; each counts half of a member."""
        found = (rows_of(self.landscape.territory, rows) @ partners_at(self.landscape)).tocsr()
        found.data[:] = 0.5
        return found

    def _best_of(self, rows: Array, near: sp.csr_matrix) -> tuple[Array, Array, Array]:
        landscape, total = self.landscape, self.landscape.levels.totals[rows]
        at, other, people = landscape.shared_pairs(rows)
        fits = self._could_join(other) & (other != rows[at]) & (people > 0) & (total[at] > 0)
        at, other, reach = at[fits], other[fits], np.minimum(people[fits] / total[at[fits]], 1.0)
        strength = product_at(near.maximum(rows_of(landscape.sitting, rows)), landscape.seated, at, other)
        fits = strength > 0
        at, other, reach, strength = (each[fits] for each in (at, other, reach, strength))
        rank = reach * strength / (1 + strength)
        order = np.lexsort((self.place[other], 2.0 * at - np.round(rank, 9)))  # ranks are less than 2
        at = at[order]
        chosen = np.arange(len(at)) - np.searchsorted(at, at) < MOST
        return at[chosen], other[order][chosen], reach[order][chosen]

    def _could_join(self, networks: Array) -> Array:
        """Which of these are others that still meet."""
        found = np.zeros(len(self.is_own), bool)
        found[networks] = True
        found &= ~self.is_own
        asked = np.flatnonzero(found)
        found[asked] = [self._is_open(row) for row in asked.tolist()]
        return found[networks]

    def _is_open(self, network: int) -> bool:
        return self.said[network].word not in CLOSED

    def for_office(self, number: int) -> list[Docking]:
        """What an office could join: networks that hold its municipality and in which it does not sit itself."""
        office = self.landscape.offices[number]
        if office.area is None:
            return []
        own = self.row.get(office.slug)
        family = self._families.get(office.house, set())
        around = {row for kin in family for row in self._with(kin)} - family
        found = []
        for other in self._by_area[:, [office.area]].indices.tolist():
            there = set(self._members(other))
            if own not in there:
                found.append(self._docking(other, 1.0, there & family, there & around, ()))
        return self._best(found)

    @cached_property
    def _families(self) -> dict[str, set[int]]:
        """By house the rows of the organisations that belong to it."""
        house = {office.slug: office.house for office in self.landscape.offices}
        found: dict[str, set[int]] = {}
        for slug, row in self.row.items():
            found.setdefault(house.get(slug, slug), set()).add(row)
        return found

    @cached_property
    def _by_area(self) -> sp.csc_matrix:
        return self.landscape.territory.tocsc()

    def _members(self, network: int) -> list[int]:
        sitting = self.landscape.sitting
        start, end = sitting.indptr[network : network + 2]
        found: list[int] = sitting.indices[start:end].tolist()
        return found

    def _with(self, organisation: int) -> Iterable[int]:
        for network in self.landscape.seats()[[organisation]].indices:
            yield from self._members(int(network))

    def _docking(self, other: int, reach: float, kin: set[int], around: set[int], topics: Sequence[str]) -> Docking:
        landscape = self.landscape
        theirs = landscape.networks[other].topics
        wanted = set(theirs or topics)
        doors = [*self._by_name(kin), *self._by_name(around)]
        lacking = [
            (-len(wanted & set(offer.topics)), offer.slug, number)
            for number, offer in enumerate(landscape.offers)
            if (number, other) not in landscape.uses and wanted & set(offer.topics)
        ]
        return Docking(
            other,
            min(reach, 1.0),
            tuple(doors),
            len(kin),
            tuple(topic for topic in theirs if topic in set(topics)),
            tuple(number for _weight, _slug, number in sorted(lacking)[:OFFERS]),
            bool(self.said[other].days),
        )

    def _by_name(self, rows: Iterable[int]) -> list[int]:
        return sorted(rows, key=lambda row: self.landscape.organisations[row].slug)

    def _best(self, found: Iterable[Docking]) -> list[Docking]:
        fit = [each for each in found if each.doors and self._is_open(each.network)]
        return sorted(fit, key=lambda each: (-round(each.rank, 9), self.place[each.network]))[:MOST]


@question("docking")
def docking(landscape: Landscape) -> Sequence[Finding]:
    """For each own network, then for each partner's office with a known place: the best proposal, or that none is."""
    if not landscape.seats().nnz:
        why = "noch kein Netzwerk" if not landscape.networks else "noch keine Mitglieder von Netzwerken"
        verb = "eingetragen ist" if not landscape.networks else "eingetragen sind"
        return [Finding("docking", "", f"Wir können es nicht sagen, weil {why} {verb}.")]
    ready = Dockings(landscape)
    found = []
    rows = np.flatnonzero(ready.is_own)
    for own, proposals in zip(rows.tolist(), ready.for_networks(rows), strict=True):
        network = landscape.networks[own]
        said = Said(network.name, is_office=False)
        found += findings_for(landscape, said, network.slug, proposals, is_example=network.is_example)
    partners = sorted((office.slug, number) for number, office in enumerate(landscape.offices) if office.is_partner)
    for slug, number in partners:
        office = landscape.offices[number]
        place = "" if office.area is None else landscape.names[office.area]
        found += findings_for(landscape, Said(office.name, is_office=True, place=place), slug, ready.for_office(number))
    return found


def findings_for(
    landscape: Landscape, said: Said, subject: str, proposals: Sequence[Docking], *, is_example: bool = False
) -> list[Finding]:
    """The findings of one network or office; a single one that says why where there is none."""
    if not proposals:
        return [Finding("docking", subject, f"{said.name}: {nothing_words(said)}", is_example=is_example)]
    return [
        Finding(
            "docking",
            subject,
            f"{said.name}: {proposal_words(landscape, said, each)}",
            networks=(landscape.networks[each.network].slug,),
            figures={
                "reach": each.reach,
                "kin": each.kin,
                "doors": len(each.doors),
                "topics": list(each.topics),
                "offers": [landscape.offers[number].slug for number in each.offers],
            },
            is_example=is_example or landscape.networks[each.network].is_example,
            organisations=tuple(landscape.organisations[row].slug for row in each.doors),
        )
        for each in proposals
    ]
