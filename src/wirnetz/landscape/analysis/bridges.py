"""Bridges: organisations that sit in an own network and in another one, and so could open a door.

An organisation links every pair of an own and another network in which it sits (the duality of groups and members,
Breiger 1974). Each linked pair is worth one, shared equally by those who link it; this is the Shapley value of „the
pair is linked at all“, so the shares add up to the number of linked pairs. Nominal memberships gain little: a share
falls as soon as others link the same pair. Nothing here is about persons, and it is no ranking.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from wirnetz.core.german import counted, joined, number_word, quoted, sentence
from wirnetz.landscape.analysis.answered import once
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.matrices import ranges
from wirnetz.landscape.analysis.words import closed

NATIONWIDE = 200
"""A body with more memberships than this sits everywhere and is no door to anything in particular."""
NAMED = 3
DENSE = 20_000_000


@dataclass(frozen=True, slots=True)
class Bridging:
    """By organisation: pairs of an own and another network that it links, those that only it links, its share."""

    pairs: Array
    only: Array
    share: Array


def bridging(seats: sp.csr_matrix, is_own: Array, *, most: int = NATIONWIDE) -> Bridging:
    """What each organisation (row of `seats`) links; nothing for those with more than `most` memberships."""
    in_own = seats @ is_own.astype(int)
    in_other = np.diff(seats.indptr) - in_own
    rows = np.flatnonzero((in_own > 0) & (in_other > 0) & (in_own + in_other <= most))
    linking, in_own, in_other = seats[rows], in_own[rows], in_other[rows]
    number, belongs = np.where(is_own, np.cumsum(is_own), np.cumsum(~is_own)) - 1, is_own[linking.indices]
    own, other = number[linking.indices[belongs]], number[linking.indices[~belongs]]
    # one entry for each organisation and pair that it links
    house = np.repeat(np.arange(len(rows)), in_own)
    pair = np.repeat(own * int((~is_own).sum()), in_other[house])
    pair += other[ranges((np.cumsum(in_other) - in_other)[house], in_other[house])]
    alike = multiplicity(pair, int(is_own.sum()) * int((~is_own).sum()))
    counts = in_own * in_other
    found = np.zeros((3, seats.shape[0]))
    if len(rows):
        starts = np.cumsum(counts) - counts
        found[0, rows] = counts
        found[1, rows] = np.add.reduceat(alike == 1, starts, dtype=int)
        found[2, rows] = np.add.reduceat(1 / alike, starts)
    return Bridging(found[0].astype(int), found[1].astype(int), found[2])


@once("networks", "members")
def links(landscape: Landscape) -> Bridging:
    """What each organisation of a landscape links."""
    return bridging(landscape.seats(), landscape.is_own)


@question("bridges")
def bridges(landscape: Landscape) -> Sequence[Finding]:
    """One finding for each own network, those with an only link first; one that says so where nothing is recorded."""
    is_own = landscape.is_own
    seats = landscape.seats()
    if not seats.nnz or not is_own.any() or is_own.all():
        return [Finding("bridges", "", _why_not(landscape, seats, is_own))]
    found = links(landscape)
    findings = [_finding(landscape, int(own), found, is_own) for own in np.flatnonzero(is_own)]
    return sorted(findings, key=lambda each: (not each.figures["only"], not each.organisations, each.subject))


def multiplicity(pair: Array, possible: int) -> Array:
    """How often each entry's value occurs: counted in a table where that is small, else among the values that occur."""
    if possible <= DENSE:
        return np.bincount(pair, minlength=1)[pair]
    order = np.argsort(pair, kind="stable")
    starts = np.flatnonzero(np.diff(pair[order], prepend=-1))
    counts, found = np.diff(starts, append=len(pair)), np.empty(len(pair), int)
    found[order] = np.repeat(counts, counts)
    return found


def _why_not(landscape: Landscape, seats: sp.csr_matrix, is_own: Array) -> str:
    if not landscape.networks:
        return "Wir können es nicht sagen, weil noch kein Netzwerk eingetragen ist."
    if not seats.nnz:
        return "Wir können es nicht sagen, weil noch keine Mitglieder von Netzwerken eingetragen sind."
    if not is_own.any():
        return "Wir können es nicht sagen, weil noch kein eigenes Netzwerk eingetragen ist."
    return "Wir können es nicht sagen, weil neben den eigenen noch kein anderes Netzwerk eingetragen ist."


def _finding(landscape: Landscape, own: int, found: Bridging, is_own: Array) -> Finding:
    """The bridges of one own network: who links it to which others, and to which only one does."""
    network, seats = landscape.networks[own], landscape.seats()
    others = np.flatnonzero(~is_own)
    inside = np.flatnonzero(seats[:, [own]].toarray()[:, 0] & (found.pairs > 0))
    links = seats[inside][:, others].tocsc()
    reach = np.diff(links.indptr)
    linked, single = (_by_slug(landscape, others, np.flatnonzero(each)) for each in (reach > 0, reach == 1))
    order = sorted(inside, key=lambda row: (-round(float(found.share[row]), 9), landscape.organisations[row].slug))
    who = [landscape.organisations[row] for row in order]
    only = [
        (landscape.organisations[inside[links.indices[links.indptr[other]]]].name,
         landscape.networks[others[other]].name)
        for other in single
    ]  # fmt: skip
    names = [landscape.networks[others[other]].name for other in linked]
    slugs = tuple(landscape.networks[others[other]].slug for other in linked)
    return Finding(
        "bridges",
        network.slug,
        _sentence(
            quoted(network.name), [each.name for each in who], names, only, has_members=bool(seats[:, [own]].nnz)
        ),
        networks=(network.slug, *slugs),
        figures={"organisations": len(who), "networks": len(names), "only": len(only)},
        is_example=network.is_example,
        organisations=tuple(each.slug for each in who),
    )


def _by_slug(landscape: Landscape, others: Array, rows: Array) -> list[int]:
    """Places in `others` in the order of the networks' slugs, so that the order of rows does not matter."""
    return sorted(rows.tolist(), key=lambda row: landscape.networks[others[row]].slug)


def _sentence(
    name: str, who: Sequence[str], networks: Sequence[str], only: Sequence[tuple[str, str]], *, has_members: bool
) -> str:
    if not has_members:
        return f"Wir können es nicht sagen, weil für das Netzwerk {name} noch keine Mitglieder eingetragen sind."
    if not who:
        return f"Zwischen dem Netzwerk {name} und anderen ist noch keine gemeinsame Organisation eingetragen."
    if len(who) == 1:
        few = joined([quoted(each) for each in networks]) if len(networks) <= NAMED else ""
        named = few or f"{number_word(len(networks))} Netzwerken"
        lead = "Nach den hier vorliegenden Angaben verbindet eine einzige Organisation"
        return closed(f"{lead} {name} mit {named}: {who[0]}")
    others = "einem anderen Netzwerk" if len(networks) == 1 else f"{number_word(len(networks))} anderen Netzwerken"
    examples = joined(list(who[:NAMED])) if len(who) <= NAMED else f"zum Beispiel {joined(list(who[:NAMED]))}"
    lead = counted(len(who), "Organisation", "Organisationen", one="eine", none="keine")
    parts = [closed(sentence(f"{lead} verbinden {name} mit {others}: {examples}"))]
    if only:
        house, network = only[0]
        parts.append(closed(f"Zu {quoted(network)} kennen wir nur einen Weg: {house}"))
    return " ".join(parts)
