"""German compounds taken apart on a given vocabulary of folded words. Pure."""

from collections.abc import Set
from functools import lru_cache

SHORTEST_PART = 4
SHORTEST_TAIL = 6
LINKS = ("", "s", "es", "n", "en", "er", "e")
"""Letters that may join two parts (Fugenelemente)."""


class Compounds:
    """Takes words apart into known parts; the fewest parts win, then the longest last part."""

    def __init__(self, vocabulary: Set[str]) -> None:
        self._vocabulary = vocabulary
        self.parts = lru_cache(200_000)(self._parts)
        self._known_parts = lru_cache(200_000)(self._split)

    def _parts(self, word: str) -> tuple[str, ...]:
        """Parts of `word` from left to right; of an unknown beginning only the long known end; empty if none."""
        return self._known_parts(word) or self._known_tail(word)

    def _split(self, word: str) -> tuple[str, ...]:
        best: tuple[str, ...] = ()
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            head, tail = self._head(word[:place]), word[place:]
            if not head:
                continue
            rest = (tail,) if tail in self._vocabulary else self._known_parts(tail)
            if rest and (not best or len(rest) + 1 < len(best)):
                best = (head, *rest)
        return best

    def _head(self, beginning: str) -> str:
        for link in LINKS:
            head = beginning.removesuffix(link)
            if len(head) >= SHORTEST_PART and (not link or head != beginning) and head in self._vocabulary:
                return head
        return ""

    def _known_tail(self, word: str) -> tuple[str, ...]:
        for place in range(3, len(word) - SHORTEST_TAIL + 1):
            if word[place:] in self._vocabulary:
                return (word[place:],)
        return ()
