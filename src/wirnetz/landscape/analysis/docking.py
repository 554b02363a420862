"""Docking: which existing network an office or an own network could strengthen, and through whom who sits there.

A proposal needs somebody to ask: an organisation of one's own network, or of one's own house, that is a member there.
Order: how much of the own territory the network reaches, times how many could open the door (one more helps ever
less). Networks that pause, ended or have not been heard of for long are not proposed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from wirnetz.landscape.analysis.continuity import Word, continuities
from wirnetz.landscape.analysis.docking_words import Said, nothing_words, proposal_words
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Landscape
from wirnetz.landscape.analysis.overlap import shared_people

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


class Dockings:
    """The landscape made ready to be asked for anybody in it."""

    def __init__(self, landscape: Landscape) -> None:
        self.landscape = landscape
        self.seats = landscape.seats().tocsc()
        self.row = {house.slug: number for number, house in enumerate(landscape.organisations)}
        self.house = {office.slug: office.house for office in landscape.offices}
        people = np.nan_to_num(landscape.people)
        self.shared, self.totals = shared_people(landscape.territory, people)
        said = continuities(landscape) if landscape.networks else []
        self.is_open = [each.word not in CLOSED for each in said]
        self.is_heard = [bool(each.days) for each in said]

    def for_network(self, own: int) -> list[Docking]:
        """What an own network could join or strengthen."""
        landscape, total = self.landscape, self.totals[own]
        if not total:
            return []
        members = set(self._members(own))
        inside = set(landscape.areas_of(own).tolist())
        near = {
            self.row[office.slug]
            for office in landscape.offices
            if office.is_partner and office.slug in self.row and office.area in inside
        } - members
        found = []
        for other in np.flatnonzero(self.shared[[own]].toarray()[0]).tolist():
            if not landscape.networks[other].is_own:
                there = set(self._members(other))
                topics = landscape.networks[own].topics
                reach = float(self.shared[own, other] / total)
                found.append(self._docking(other, reach, there & members, there & near, topics))
        return self._best(found)

    def for_office(self, number: int) -> list[Docking]:
        """What an office could join: networks that hold its municipality and in which it does not sit itself."""
        landscape, office = self.landscape, self.landscape.offices[number]
        if office.area is None:
            return []
        own = self.row.get(office.slug)
        family = {row for slug, row in self.row.items() if self.house.get(slug, slug) == office.house}
        around = {row for kin in family for row in self._with(kin)} - family
        found = []
        for other in landscape.territory[:, [office.area]].nonzero()[0].tolist():
            there = set(self._members(other))
            if own not in there:
                found.append(self._docking(other, 1.0, there & family, there & around, ()))
        return self._best(found)

    def _members(self, network: int) -> list[int]:
        start, end = self.seats.indptr[network : network + 2]
        return [int(row) for row in self.seats.indices[start:end]]

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
            self.is_heard[other],
        )

    def _by_name(self, rows: Iterable[int]) -> list[int]:
        return sorted(rows, key=lambda row: self.landscape.organisations[row].slug)

    def _best(self, found: Iterable[Docking]) -> list[Docking]:
        fit = [each for each in found if each.doors and self.is_open[each.network]]
        slug = [network.slug for network in self.landscape.networks]
        return sorted(fit, key=lambda each: (-round(each.rank, 9), slug[each.network]))[:MOST]


@question("docking")
def docking(landscape: Landscape) -> Sequence[Finding]:
    """For each own network, then for each partner's office with a known place: the best proposal, or that none is."""
    if not landscape.seats().nnz:
        why = "noch kein Netzwerk" if not landscape.networks else "noch keine Mitglieder von Netzwerken"
        verb = "eingetragen ist" if not landscape.networks else "eingetragen sind"
        return [Finding("docking", "", f"Wir können es nicht sagen, weil {why} {verb}.")]
    ready = Dockings(landscape)
    found = []
    for own, network in enumerate(landscape.networks):
        if network.is_own:
            said = Said(network.name, is_office=False)
            found += findings_for(landscape, said, network.slug, ready.for_network(own), is_example=network.is_example)
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
        return [Finding("docking", subject, nothing_words(said), is_example=is_example)]
    return [
        Finding(
            "docking",
            subject,
            proposal_words(landscape, said, each),
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
