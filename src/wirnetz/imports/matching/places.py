"""Which official area an address lies in: sure, or doubtful with what it may be; never silently wrong."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from wirnetz.imports.matching.spellings import full_forms, name_forms, qualifier, spellings, without_quarter
from wirnetz.regions.finder.folding import abbreviates, asked
from wirnetz.regions.finder.gazetteer import Gazetteer
from wirnetz.regions.finder.names import OUTWEIGHS, WELL_KNOWN
from wirnetz.regions.finder.records import Finding, Level, Outcome, Place

ALIKE = 0.74
"""Similarity from which a place of the same postcode is taken as meant; a typing error or two."""
ALIKE_NEARBY = 0.82
"""The same for a place of the same district."""
MOST_CANDIDATES = 8
_REMEMBERED = 200_000
_LONGEST = 200
"""More signs than any place has."""


@dataclass(frozen=True, slots=True)
class Located:
    """An area: `key` of a municipality (8 digits) or district (5), "" where it is doubtful.

    `candidates` are keys a person may choose from; `message` is a German sentence where there is something to say.
    """

    key: str = ""
    message: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def district(self) -> str:
        """Key of the district, "" where it is doubtful."""
        return self.key[:5]


@dataclass(frozen=True, slots=True)
class Hints:
    """Where a list says an address lies besides postcode and place: keys of districts and Länder, empty for nothing."""

    districts: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.districts or self.states)

    def fit(self, key: str) -> bool:
        """Whether an area agrees with what is said."""
        in_district = not self.districts or key[:5] in self.districts
        return in_district and (not self.states or key[:2] in self.states)


class PlaceMatcher:
    """Finds areas for addresses, from what the finder knows; each question is worked out once."""

    def __init__(self, known: Gazetteer, find: Callable[[str], Finding]) -> None:
        self._known, self._find = known, find
        self._municipalities: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        for place in known.places.values():
            if place.level == Level.MUNICIPALITY:
                now = known.now(place)
                self._names[now.key] += [place.name, place.full_name]
                if place is now:
                    self._municipalities[place.key[:5]].append(place.key)
        self._regions: dict[str, set[str]] = defaultdict(set)
        for code, keys in known.postcodes.items():
            for digits in (2, 3):
                self._regions[code[:digits]] |= {key[:5] for key in keys}
        self.locate = lru_cache(_REMEMBERED)(self._locate)
        self._full = lru_cache(None)(self._full_forms_of)
        self._forms = lru_cache(None)(self._forms_of)
        self._hinted = lru_cache(None)(self._districts_called)

    def label(self, key: str) -> str:
        """How an area is shown for choosing."""
        place = self._known.places.get(key)
        return self._known.where(place) if place else key

    def districts_named(self, text: str) -> tuple[str, ...]:
        """Keys of the districts that a text of a column "Kreis" may mean."""
        return tuple(sorted(self._hinted(text)))

    # -- one address

    def _locate(self, postcode: str, city: str, district: str = "", state: str = "") -> Located:
        city, district, state = (text[:_LONGEST] for text in (city, district, state))
        hints = Hints(self._hinted(district) if district else frozenset(), self._states(state))
        keys = self._keys_of(postcode)
        if keys and city:
            return self._by_both(postcode, city, keys, hints)
        if keys:
            return self._by_postcode(postcode, keys, hints)
        if city:
            return self._by_city(postcode, city, hints)
        if len(hints.districts) == 1:
            return Located(min(hints.districts), "Ohne Ort: nur der Kreis ist zugeordnet.")
        if hints.districts:
            return self._doubt("Ohne Ort; der Kreis kann mehrere meinen.", hints.districts)
        return Located(message="Ohne Postleitzahl und Ort lässt sich kein Gebiet zuordnen.")

    def _by_both(self, postcode: str, city: str, keys: Sequence[str], hints: Hints) -> Located:
        if inside := self._inside(city, keys):
            return self._settled(self._best_fitting(inside, hints), hints, f"„{city}“ mit {postcode}")
        districts = {key[:5] for key in keys}
        named = self._named(city)
        if near := [key for key in named if key[:5] in districts]:
            return self._settled(self._best_fitting(near, hints), hints, f"„{city}“ mit {postcode}")
        if named:
            return self._conflict(postcode, city, keys, named, hints)
        neighbours = [key for number in sorted(districts) for key in self._municipalities[number]]
        if similar := self._similar(city, neighbours, ALIKE_NEARBY):
            return self._settled(self._best_fitting(similar, hints), hints, f"„{city}“ mit {postcode}")
        return self._by_postcode(postcode, keys, hints, unknown=city)

    def _by_postcode(self, postcode: str, keys: Sequence[str], hints: Hints, unknown: str = "") -> Located:
        fitting = [key for key in keys if hints.fit(key)] if hints else list(keys)
        if hints and not fitting:
            said = sorted(hints.districts)
            return self._doubt(f"{postcode} liegt nicht im genannten Kreis oder Land.", [*_districts(keys), *said])
        districts = _districts(fitting)
        lead = f"Den Ort „{unknown}“ kennen wir nicht; " if unknown else ""
        if len(districts) > 1:
            return self._doubt(f"{lead}{postcode} liegt in mehreren Kreisen.", districts)
        key = fitting[0] if len(fitting) == 1 else districts[0]
        return Located(key, f"{lead}zugeordnet ist nach der Postleitzahl {postcode}." if lead else "")

    def _by_city(self, postcode: str, city: str, hints: Hints) -> Located:
        """Without a postcode that we know."""
        lead = f"Die Postleitzahl {postcode} kennen wir nicht; " if postcode else ""
        named = self._named(city)
        if narrowed := [key for key in named if hints.fit(key)] if hints else []:
            named = narrowed
        elif hints and named:
            districts = [*named, *sorted(hints.districts)]
            return self._doubt(f"{lead}„{city}“ liegt nicht im genannten Kreis oder Land.", districts)
        if postcode:
            named = self._in_region(postcode, named)
            if not named:
                return self._doubt(f"{lead}„{city}“ gibt es in dieser Gegend nicht.", self._named(city))
        if not named:
            return self._by_words(city, hints, lead)
        chosen = self._outweighing(named)
        if len(_districts(chosen)) == 1:
            return Located(chosen[0], f"{lead}zugeordnet ist nach dem Ort." if lead else "")
        return self._doubt(f"{lead}„{city}“ gibt es mehrfach.", named)

    def _by_words(self, city: str, hints: Hints, lead: str) -> Located:
        """The place is no name of a municipality: a district, a landscape, or a typing error."""
        finding = self._find(city)
        keys = [place.key for place in (*finding.areas, *finding.suggestions) if len(place.key) > 2]
        fitting = [key for key in keys if hints.fit(key)]
        is_one = finding.outcome == Outcome.ONE and len(fitting) == 1
        if is_one and len(fitting[0]) == 5 and asked(city) & self._district_forms(fitting[0]):
            return Located(fitting[0], f"{lead}„{city}“ ist ein Kreis." if lead else "")
        if is_one and hints.districts:
            return Located(fitting[0], f"{lead}„{city}“ ist gelesen als {self.label(fitting[0])}.")
        if not keys and len(hints.districts) == 1:
            return Located(min(hints.districts), f"Den Ort „{city}“ kennen wir nicht; nur der Kreis ist zugeordnet.")
        return self._doubt(f"{lead}den Ort „{city}“ kennen wir nicht.", [*fitting, *sorted(hints.districts)])

    def _conflict(self, postcode: str, city: str, keys: Sequence[str], named: list[str], hints: Hints) -> Located:
        """The place exists, but elsewhere than the postcode."""
        here, there = [key for key in keys if hints.fit(key)], [key for key in named if hints.fit(key)]
        if hints.districts and not here and len(_districts(there)) == 1:
            return Located(there[0], f"{postcode} passt nicht zu „{city}“; zugeordnet ist nach Ort und Kreis.")
        if hints.districts and not there and len(_districts(here)) == 1:
            return self._by_postcode(postcode, here, Hints(), unknown=city)
        message = f"{postcode} und „{city}“ passen nicht zusammen."
        return self._doubt(message, [*_districts(keys), *sorted(named, key=self._weight, reverse=True)])

    def _settled(self, keys: list[str], hints: Hints, what: str) -> Located:
        """One district, unless the list says something else besides."""
        if hints and not any(hints.fit(key) for key in keys):
            return self._doubt(f"{what} liegt nicht im genannten Kreis oder Land.", [*keys, *sorted(hints.districts)])
        if len(_districts(keys)) > 1:
            return self._doubt(f"{what} kann in mehreren Kreisen liegen.", keys)
        return Located(keys[0])

    def _doubt(self, message: str, keys: Iterable[str]) -> Located:
        return Located("", message[:1].upper() + message[1:], tuple(dict.fromkeys(keys))[:MOST_CANDIDATES])

    # -- names

    def _inside(self, city: str, keys: Sequence[str]) -> list[str]:
        """Those of `keys` that are called like the city: exactly, in short, with a typing error."""
        ways = spellings(city)
        for way in ways:
            wanted = asked(way)
            if found := [key for key in keys if wanted & self._full(key)]:
                return found
            if found := [key for key in keys if wanted & self._forms(key)]:
                return found
        for form in asked(ways[0]):
            if len(form) > 3 and (found := [key for key in keys if self._is_short(form, key)]):
                return found
        if (whole := without_quarter(city)) and (found := [key for key in keys if asked(whole) & self._forms(key)]):
            return found
        for way in ways:
            if similar := self._similar(way, keys, ALIKE):
                return similar
        return []

    def _similar(self, city: str, keys: Iterable[str], least: float) -> list[str]:
        """The one of `keys` whose name is most like the city; several where they share that name."""
        choices = {form: key for key in keys for form in self._forms(key)}
        best: list[tuple[float, str]] = []
        for form in asked(city):
            if len(form) < 4:
                continue
            found = process.extract(form, choices.keys(), scorer=OSA.normalized_similarity, score_cutoff=least, limit=3)
            best += [(score, name) for name, score, _ in found]
        if not best:
            return []
        top = max(score for score, _ in best)
        names = {name for score, name in best if score == top}
        return sorted({key for key in keys if names & self._forms(key)})

    def _named(self, city: str) -> list[str]:
        """Municipalities of this name anywhere, those that a city's name in a bracket or behind a comma fits first."""
        ways = [*spellings(city), *filter(None, [without_quarter(city)])]
        for way in ways:
            found = self._municipality_keys(self._known.names.exact(asked(way)))
            if found:
                return self._qualified(city, found)
        return self._municipality_keys(self._known.names.abbreviated(asked(city)))

    def _qualified(self, city: str, found: list[str]) -> list[str]:
        said = qualifier(city)
        if len(found) < 2 or not said:
            return found
        districts = self._hinted(said) | self._states(said)
        return [key for key in found if key[:5] in districts or key[:2] in districts] or found

    def _municipality_keys(self, places: Iterable[Place]) -> list[str]:
        keys = []
        for place in places:
            now = self._known.now(place)
            if now.level == Level.MUNICIPALITY:
                keys.append(now.key)
            elif now.is_city_district and f"{now.key}000" in self._known.places:
                keys.append(f"{now.key}000")
        return list(dict.fromkeys(keys))

    def _outweighing(self, keys: list[str]) -> list[str]:
        """The city that outweighs all others of its name by far, else all."""
        ranked = sorted(keys, key=self._weight, reverse=True)
        first = self._weight(ranked[0])
        if len(ranked) > 1 and first >= WELL_KNOWN and first >= OUTWEIGHS * max(self._weight(ranked[1]), 1):
            return ranked[:1]
        return ranked

    def _in_region(self, postcode: str, keys: list[str]) -> list[str]:
        for digits in (3, 2):
            if near := [key for key in keys if key[:5] in self._regions.get(postcode[:digits], ())]:
                return near
        return []

    def _best_fitting(self, keys: list[str], hints: Hints) -> list[str]:
        return [key for key in keys if hints.fit(key)] or keys if hints else keys

    def _keys_of(self, postcode: str) -> Sequence[str]:
        return self._known.postcodes.get(postcode, ())

    def _full_forms_of(self, key: str) -> frozenset[str]:
        return full_forms(*set(self._names.get(key, ())))

    def _forms_of(self, key: str) -> frozenset[str]:
        return name_forms(*set(self._names.get(key, ())))

    def _is_short(self, form: str, key: str) -> bool:
        return any(abbreviates(form, name) for name in self._forms(key))

    def _weight(self, key: str) -> int:
        place = self._known.places.get(key)
        return place.weight if place else 0

    # -- what a list says besides

    def _districts_called(self, text: str) -> frozenset[str]:
        digits = "".join(text.split())
        if digits.isdigit() and len(digits) in {5, 8, 12} and digits[:5] in self._known.places:
            return frozenset({digits[:5]})
        found = {place.key[:5] for place in self._find(text).areas if len(place.key) > 2}
        # "Kreis Rostock" is said of the city, too; only "Landkreis" is sure to mean the other
        words = {*asked(text), *(form.removeprefix("kreis ") for form in asked(text))}
        named = [self._known.now(place) for place in self._known.names.exact(words)]
        return frozenset(found | {place.key for place in named if place.level == Level.DISTRICT})

    def _district_forms(self, key: str) -> frozenset[str]:
        place = self._known.places[key]
        return name_forms(place.name, place.full_name, f"Kreis {place.name}", f"Landkreis {place.name}")

    def _states(self, text: str) -> frozenset[str]:
        if not text:
            return frozenset()
        return frozenset(place.key for place in self._find(text).areas if place.level == Level.STATE)


def _districts(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(key[:5] for key in keys))
