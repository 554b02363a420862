"""Names that are no official area of today: islands, landscapes, districts that an earlier reform dissolved."""

from collections.abc import Iterable
from dataclasses import dataclass

from wirnetz.regions.finder.folding import forms
from wirnetz.regions.finder.hints import hint_of


@dataclass(frozen=True, slots=True)
class Landscape:
    """A name with the keys of the districts of today; a former district has its full name and its last day."""

    name: str
    keys: tuple[str, ...]
    full_name: str = ""
    ended: str = ""

    def sentence(self, districts: str) -> str:
        """What it is, and the `districts` it lies in, already enumerated."""
        if self.ended:
            year = self.ended[:4]
            return f"{self.full_name}: aufgelöst mit der Kreisreform {year}. Das Gebiet gehört heute zu: {districts}."
        if len(self.keys) == 1:
            return f"{self.name} liegt hier: {districts}."
        return f"{self.name} umfasst mehrere Kreise: {districts}."


class LandscapeIndex:
    """Landscapes and former districts by the forms of their names."""

    def __init__(self, entries: Iterable[Landscape]) -> None:
        self._landscapes: dict[str, Landscape] = {}
        self._former: dict[str, Landscape] = {}
        for entry in entries:
            index = self._former if entry.ended else self._landscapes
            for form in forms(entry.name) | forms(entry.full_name):
                index.setdefault(form, entry)

    def landscape(self, queries: set[str]) -> Landscape | None:
        """The island or landscape of this name."""
        return next((self._landscapes[form] for form in sorted(queries) if form in self._landscapes), None)

    def former(self, queries: set[str]) -> Landscape | None:
        """The former district of this name."""
        return next((self._former[form] for form in sorted(queries) if form in self._former), None)

    def former_district(self, queries: set[str]) -> Landscape | None:
        """The former district that queries with a word for "district" name: "Kreis Demmin"."""
        hints = [hint for form in sorted(queries) if (hint := hint_of(form)) and hint.kind == "district"]
        return next((self._former[hint.rest] for hint in hints if hint.rest in self._former), None)
