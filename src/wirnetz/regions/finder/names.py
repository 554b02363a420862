"""Matching names: exact, short, abbreviated, misspelled – the first of these that finds something decides."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from wirnetz.regions.finder.folding import abbreviates, forms, short_names
from wirnetz.regions.finder.records import Level, Place

LIKELY = 0.66  # similarity from which a name is offered as a suggestion
FAR = 60.0  # percent of common words from which a name is better than no suggestion
WELL_KNOWN = 20_000  # people look for larger places more often and misspell them more
LETTERS_PER_SLIP_WELL_KNOWN = 4
LETTERS_PER_SLIP = 6  # one wrong letter is forgiven, a further one for every so many letters
HEAVIER = 3  # a short name wins over exact ones if its place is so many times as large
LARGE = 100_000  # nobody looks for another place when they name one of this size
OUTWEIGHS = 20  # a city that is a district outweighs villages of the same name
SHORTEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A place with a name like the query. `rank` sorts: first whether it is too far off to be taken as meant."""

    place: Place
    rank: tuple[bool, int, bool, float]

    @property
    def is_sure(self) -> bool:
        """Whether so few letters differ that this must be meant."""
        return not self.rank[0]


class NameIndex:
    """All places by the forms of their names."""

    def __init__(self, places: Collection[Place]) -> None:
        self._exact: dict[str, list[Place]] = defaultdict(list)
        self._short: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            for form in forms(place.name) | forms(place.full_name):
                self._exact[form].append(place)
            for form in {form for name in short_names(place.name) for form in forms(name)}:
                if place not in self._exact.get(form, ()):
                    self._short[form].append(place)
        full = {form for place in places if place.full_name != place.name for form in forms(place.full_name)}
        self._forms = sorted({*self._exact, *self._short} - full)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for form in sorted({*self._exact, *self._short}):
            self._by_start[form[:2]].append(form)

    def at(self, form: str) -> list[Place]:
        """Places with exactly this name or short name."""
        return [*self._exact.get(form, ()), *self._short.get(form, ())]

    def exact(self, queries: set[str]) -> list[Place]:
        """Places of this name; places that are only called so for short come along where they are much larger."""
        exact = _each_once(place for form in queries for place in self._exact.get(form, ()))
        short = _each_once(place for form in queries for place in self._short.get(form, ()))
        current = [place for place in exact if not place.successor]
        if not current:
            return _each_once([*exact, *short])
        if any(place.level == Level.DISTRICT and not place.is_city_district for place in current):
            return _each_once([*exact, *(place for place in short if place.is_city_district)])
        largest = max(place.weight for place in current)
        much_larger = any(not p.successor and p.weight >= HEAVIER * max(largest, 1) for p in short)
        return _each_once([*exact, *short]) if much_larger and largest < LARGE else exact

    def abbreviated(self, queries: set[str]) -> list[Place]:
        """Places whose name the query shortens."""
        found: list[Place] = []
        for query in queries:
            if len(query.replace(" ", "")) < SHORTEST_ABBREVIATION:
                continue
            fitting = [form for form in self._by_start.get(query[:2], ()) if abbreviates(query, form)]
            if not fitting:  # the official name may be the shorter one: "Hann. Münden"
                words = len(query.split())
                fitting = [
                    form
                    for form in self._by_start.get(query[:2], ())
                    if len(form.split()) == words > 1 and abbreviates(form, query)
                ]
            whole = [form for form in fitting if f"{form} ".startswith(f"{query} ")]
            found += [place for form in whole or fitting for place in self._exact.get(form, ())]
        return _each_once(found)

    def similar(self, queries: set[str]) -> list[Near]:
        """Places with names like the query, the likeliest first."""
        best: dict[str, Near] = {}
        for query in queries:
            if len(query) < 3:
                continue
            near = process.extract(query, self._forms, scorer=OSA.normalized_similarity, score_cutoff=LIKELY, limit=12)
            for form, score, _ in near:
                slips = OSA.distance(query, form)
                for place in self.at(form):
                    letters = LETTERS_PER_SLIP if place.weight < WELL_KNOWN else LETTERS_PER_SLIP_WELL_KNOWN
                    is_sure = len(query) > 3 and slips <= max(1, len(query) // letters)
                    rank = (not is_sure, slips, form[0] != query[0], -round(score, 2))
                    if place.key not in best or rank < best[place.key].rank:
                        best[place.key] = Near(place, rank)
        if not best:
            best = {near.place.key: near for near in self._sharing_words(queries)}
        return sorted(best.values(), key=lambda n: (n.rank, bool(n.place.successor), -n.place.weight, n.place.key))

    def _sharing_words(self, queries: set[str]) -> list[Near]:
        """Places that have words in common with the query, for suggestions only."""
        found = []
        for query in queries:
            near = process.extract(query, self._forms, scorer=fuzz.token_sort_ratio, score_cutoff=FAR, limit=5)
            found += [
                Near(place, (True, len(form), False, -score)) for form, score, _ in near for place in self.at(form)
            ]
        return found


def _each_once(places: Iterable[Place]) -> list[Place]:
    return list({place.key: place for place in places}.values())


def without_doubles(places: Iterable[Place]) -> list[Place]:
    """A city that is a district answers once, with its five digits; larger places first."""
    chosen = {place.key: place for place in places}
    cities = {key for key, place in chosen.items() if place.is_city_district}
    rest = [place for key, place in chosen.items() if not (len(key) == 8 and key[:5] in cities)]
    city_states = {key[:2] for key in cities if key[:2] in chosen and chosen[key].name == chosen[key[:2]].name}
    rest = [place for place in rest if place.key not in city_states]
    return sorted(rest, key=lambda place: (-place.weight, place.level != Level.DISTRICT, place.key))


def weighty(places: list[Place]) -> list[Place]:
    """A city that is a district by itself, where all others of its name are small municipalities; else all."""
    cities = [place for place in places if place.is_city_district]
    others = [place for place in places if not place.is_city_district]
    if len(cities) == 1 and all(
        place.level == Level.MUNICIPALITY and cities[0].weight >= OUTWEIGHS * max(place.weight, 1) for place in others
    ):
        return cities
    return places
