"""The words of the searched texts in memory: what is known, what begins or ends like a word, what was meant. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from wirnetz.core.search.compounds import SHORTEST_PART, Compounds
from wirnetz.core.search.words import stem

SHORT_WORD = 6
SHORTEST_CORRECTED = 4
SHORTEST_INSIDE = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A distinct folded word, how it is mostly written, its stem, how often it occurs, whether compounds hold it."""

    word: str
    spelling: str
    stem: str
    count: int
    is_part: bool = True


class Vocabulary:
    """All words of one state of the index. Questions of a few microseconds, except for errors in the first letter."""

    def __init__(self, known: Iterable[Word] = ()) -> None:
        self.words = {word.word: word for word in known}
        self.compounds = Compounds(frozenset(word.word for word in self.words.values() if word.is_part))
        self._stems = {word.stem for word in self.words.values()}
        self._sorted = sorted(self.words)
        self._lines = "\n" + "\n".join(self._sorted) + "\n"
        self._reversed = sorted(stem_[::-1] for stem_ in self._stems)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_letter: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._sorted:
            self._by_length[len(word)].append(word)
            self._by_letter[word[0], len(word)].append(word)

    def knows(self, word: str) -> bool:
        """Whether the word or another form of it occurs."""
        return word in self.words or stem(word) in self._stems

    def beginning(self, start: str, *, limit: int = 200) -> list[Word]:
        """Words that begin with `start`, in alphabetical order."""
        return [self.words[word] for word in _run(self._sorted, start, limit)]

    def holding(self, part: str, *, limit: int = 40) -> list[Word]:
        """Words with `part` inside, in alphabetical order; nothing for parts that are too short to mean much."""
        found: list[Word] = []
        place = self._lines.find(part) if len(part) >= SHORTEST_INSIDE else -1
        while place >= 0 and len(found) < limit:
            end = self._lines.index("\n", place)
            found.append(self.words[self._lines[self._lines.rindex("\n", 0, place) + 1 : end]])
            place = self._lines.find(part, end)
        return found

    def stems_ending(self, end: str, *, limit: int = 40) -> list[str]:
        """Stems that end with `end` and are longer; nothing for ends that are too short to be a word."""
        if len(end) < SHORTEST_PART:
            return []
        return [found[::-1] for found in _run(self._reversed, end[::-1], limit) if found != end[::-1]]

    def meant(self, word: str) -> Word | None:
        """The word that was most likely meant by an unknown one; None if none is near.

        Up to six letters one error counts as near, beyond that two; a swap of neighbours is one error.
        Errors in the first letter are looked for only where nothing else is near.
        """
        if len(word) < SHORTEST_CORRECTED or word.isdigit():
            return None
        bound = 1 if len(word) <= SHORT_WORD else 2
        lengths = range(len(word) - bound, len(word) + bound + 1)
        return self._nearest(word, bound, [self._by_letter.get((word[0], length), []) for length in lengths]) or (
            self._nearest(word, bound, [self._by_length.get(length, []) for length in lengths])
        )

    def _nearest(self, word: str, bound: int, buckets: list[list[str]]) -> Word | None:
        near = [
            (distance, -self.words[other].count, other)
            for bucket in buckets
            for other, distance, _ in process.extract(word, bucket, scorer=OSA.distance, score_cutoff=bound, limit=None)
        ]
        return self.words[min(near)[2]] if near else None


def _run(ordered: list[str], start: str, limit: int) -> Iterator[str]:
    """The entries of a sorted list that begin with `start`."""
    place = bisect_left(ordered, start)
    for entry in ordered[place : place + limit]:
        if not entry.startswith(start):
            return
        yield entry
