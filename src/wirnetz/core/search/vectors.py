"""The text of a record as a PostgreSQL `tsvector`, written out by ourselves. Pure.

Words of names are kept twice, once with TITLE_MARK before them: the index alone can then answer "in the title".
"""

from dataclasses import dataclass

from wirnetz.core.search.compounds import Compounds
from wirnetz.core.search.words import STOP_WORDS, spelled_words, stem

TITLE_MARK = "="
LAST_PLACE = 16_000


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search is told of one record.

    `argument` is what the record's page is called with (slug or key); `also` are other names of it.
    `title` and `subtitle` are shown, the rest is only searched. `weight` is added to the one of the source.
    """

    object_id: int
    argument: str
    title: str
    subtitle: str = ""
    also: str = ""
    body: str = ""
    is_public: bool = True
    weight: int = 0

    @property
    def names(self) -> str:
        """All that counts as title."""
        return f"{self.title} {self.also}" if self.also else self.title

    @property
    def text(self) -> str:
        """All that is searched."""
        return f"{self.names} {self.subtitle} {self.body}"


def vector(entry: SearchEntry, compounds: Compounds) -> str:
    """The `tsvector` literal of `entry`: names weigh A, the subtitle B, the body D.

    Only the first place in each of them counts: a name that repeats a word is no better than one that says it once.
    """
    places: dict[str, dict[str, int]] = {}
    place = 0
    for text, weight in ((entry.names, "A"), (entry.subtitle, "B"), (entry.body, "D")):
        for word, _ in spelled_words(text):
            place = min(place + 1, LAST_PLACE)
            if word in STOP_WORDS:
                continue
            for form in {stem(word), *(stem(part) for part in compounds.parts(word))}:
                places.setdefault(form, {}).setdefault(weight, place)
                if weight == "A":
                    places.setdefault(TITLE_MARK + form, {})
    return " ".join(_written(form, found) for form, found in places.items())


def _written(form: str, found: dict[str, int]) -> str:
    """A lexeme of letters and digits with its places."""
    where = ",".join(f"{place}{weight}" for weight, place in found.items())
    return f"'{form}':{where}" if where else f"'{form}'"
