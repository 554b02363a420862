"""Short names for addresses that nobody has yet."""

from collections.abc import Iterable


class Slugs:
    """The name in plain letters, perhaps below another one, with a number if need be."""

    def __init__(self, taken: Iterable[str], *, below: str = "") -> None:
        self._below = below if len(below) < 40 else ""
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, sort_key: str) -> str:
        """A free short name for a name (its sort key), from now on taken."""
        plain = sort_key.replace(" ", "-")
        wanted = plain if not self._below or plain.startswith(self._below) else f"{self._below}-{plain}"
        wanted = wanted[:70].strip("-") or "eintrag"
        slug, number = wanted, self._next.get(wanted, 2)
        while slug in self._taken:
            slug, number = f"{wanted}-{number}", number + 1
        self._next[wanted] = number
        self._taken.add(slug)
        return slug
