"""One copy for each address: what people chose and which places are silent, held against all ways."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from wirnetz.infoservice.folding.columns import Columns, Numbers, Positions, distinct, stretches
from wirnetz.infoservice.folding.copies import Choice, Copy, Reasons


class Wishes:
    """What people chose, beside the columns; `choices` by the pseudonym of their address."""

    def __init__(self, columns: Columns, choices: Mapping[int, Choice]) -> None:
        people = columns.people
        pseudonyms = np.fromiter(choices, np.int64, len(choices))
        known = zip(people.numbers_of(pseudonyms).tolist(), choices.values(), strict=True)
        self.of = {who: choice for who, choice in known if who >= 0}
        self.left_for_good = sum(choice.has_left for choice in choices.values()) - sum(
            choice.has_left for choice in self.of.values()
        )
        """How many left everything and no way leads to any more: whose only way was a subscription."""
        size = len(people)
        self.have_left, self.are_gone = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        self.pauses = np.zeros(size, np.int64)
        self.closed = np.zeros(len(columns.ways), np.bool_)
        """Ways over levels that somebody left."""
        for who, choice in self.of.items():
            self.have_left[who], self.are_gone[who] = choice.has_left, choice.is_undeliverable
            if choice.paused_until is not None:
                self.pauses[who] = choice.paused_until.toordinal()
            if choice.left_places:
                own = slice(columns.starts[who], columns.starts[who + 1])
                self.closed[own] = columns.leads_over(choice.left_places)[columns.ways[own]]


@dataclass(frozen=True)
class Folded:
    """Who gets a copy, and how many get none and why.

    `who` are numbers of people; side by side with it `firsts` says which way counts, `sets` which reasons they have.
    """

    columns: Columns
    wishes: Wishes
    who: Numbers
    firsts: Numbers
    still: Numbers
    """Where the ways stand that are left to those who do not have all of theirs."""
    left: int = 0
    paused: int = 0
    left_every_way: int = 0
    undeliverable: int = 0

    def __len__(self) -> int:
        return len(self.who)

    @property
    def sets(self) -> Numbers:
        """Of each copy the number of its set of ways: one of the columns, or behind those one of what is left."""
        return self._sets[0]

    @cached_property
    def _sets(self) -> tuple[Numbers, list[Numbers]]:
        sets = self.columns.sets
        if not len(self.still):
            return sets[self.who], []
        owners, ways = self.columns.owners[self.still], self.columns.ways[self.still]
        starts = stretches(owners)
        numbers, examples = distinct(starts, ways)
        sets = sets.copy()
        sets[owners[starts[:-1]]] = self.columns.set_count + numbers
        return sets[self.who], [ways[starts[each] : starts[each + 1]] for each in examples.tolist()]

    @cached_property
    def copies(self) -> tuple[list[Copy], Numbers]:
        """All copies that differ, and side by side with `who` which of them each person gets."""
        sets, which = np.unique(self.sets, return_inverse=True)
        copies = [Copy(self._reasons(number)) for number in sets.tolist()]
        others: dict[tuple[int, Choice], int] = {}
        for person, choice in self.wishes.of.items():
            at = int(np.searchsorted(self.who, person))
            if at < len(self.who) and self.who[at] == person:
                usual = int(which[at])
                which[at] = others.setdefault((usual, choice), len(copies))
                if which[at] == len(copies):
                    copies.append(Copy(copies[usual].reasons, choice))
        return copies, which.astype(np.int64)

    def in_writing_order(self) -> Positions:
        """Where in `who` people stand, in the order of their numbers as readers."""
        at = np.full(len(self.columns.people), -1, np.int32)
        at[self.who] = np.arange(len(self.who), dtype=np.int32)
        at = at[self.columns.people.by_reader]
        return at[at >= 0]

    def per_place(self) -> dict[int, int]:
        """How many people get the version of each place."""
        columns = self.columns
        counts = np.bincount(columns.way_positions[self.firsts], minlength=len(columns.places))
        some = np.flatnonzero(counts)
        return dict(zip(columns.places[some].tolist(), counts[some].tolist(), strict=True))

    def commonest(self, most: int) -> list[tuple[str, int]]:
        """The sentences that most people read below their copy, with their number."""
        texts, sentences = self.columns.sentences
        own, rests = self.columns.set_count, self._sets[1]
        counts = np.bincount(self.sets, minlength=own + len(rests))
        totals = np.bincount(sentences, weights=counts[:own], minlength=len(texts)).astype(np.int64)
        others: Counter[str] = Counter()
        for rest, count in zip(rests, counts[own:].tolist(), strict=True):
            others[self.columns.reasons(rest).footer] += count
        for text in list(others):
            at = bisect_left(texts, text)
            if at < len(texts) and texts[at] == text:
                totals[at] += others.pop(text)
        some = _largest(totals, most)
        found = [*((texts[number], int(totals[number])) for number in some), *others.items()]
        found = [(text, count) for text, count in found if count]
        return sorted(found, key=lambda each: (-each[1], each[0]))[:most]

    def _reasons(self, number: int) -> Reasons:
        behind = number - self.columns.set_count
        return self.columns.reasons_of(number) if behind < 0 else self.columns.reasons(self._sets[1][behind])


def fold(columns: Columns, wishes: Wishes, *, on: date, without: Collection[int] = ()) -> Folded:
    """The copies of that day. Nothing goes by way of the places `without`; who left a level keeps their other ways."""
    is_silent = columns.leads_over(without)[columns.ways]
    is_shut = is_silent | wishes.closed
    firsts = columns.ways[columns.starts[:-1]]
    is_there, is_open = np.ones(len(firsts), np.bool_), np.ones(len(firsts), np.bool_)
    still = np.zeros(0, np.int64)
    if is_shut.any():
        has_fewer = np.zeros(len(firsts), np.bool_)
        has_fewer[columns.owners[is_shut]] = True
        theirs = np.flatnonzero(has_fewer[columns.owners])
        owners = columns.owners[theirs]
        is_there[has_fewer] = is_open[has_fewer] = False
        is_there[owners[~is_silent[theirs]]] = True
        still = theirs[~is_shut[theirs]]
        is_open[columns.owners[still]] = True
        first = still[stretches(columns.owners[still])[:-1]]
        firsts[columns.owners[first]] = columns.ways[first]
    asked = is_there & ~wishes.have_left
    reached = asked & is_open & ~wishes.are_gone
    rests = reached & (wishes.pauses >= on.toordinal())
    who = np.flatnonzero(reached & ~rests)
    return Folded(
        columns=columns,
        wishes=wishes,
        who=who,
        firsts=firsts[who],
        still=still,
        left=int((is_there & wishes.have_left).sum()),
        paused=int(rests.sum()),
        left_every_way=int((asked & ~is_open).sum()),
        undeliverable=int((asked & is_open & wishes.are_gone).sum()),
    )


def _largest(values: Numbers, most: int) -> list[int]:
    """Where the largest values stand; of equal ones those that stand before."""
    if len(values) <= most:
        return list(range(len(values)))
    ordered = values * len(values) - np.arange(len(values))
    return list(np.argpartition(ordered, -most)[-most:].tolist())
