"""The finder: one question in any words, one answer with a sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence

from wirnetz.regions.finder.folding import asked, forms
from wirnetz.regions.finder.gazetteer import Gazetteer
from wirnetz.regions.finder.hints import STATE_CODES, Hint, hint_of
from wirnetz.regions.finder.landscapes import Landscape, LandscapeIndex
from wirnetz.regions.finder.names import weighty, without_doubles
from wirnetz.regions.finder.numbers import Kind, Number, number_in
from wirnetz.regions.finder.records import Finding, Level, Outcome, Place
from wirnetz.regions.finder.sentences import listed, moved, named
from wirnetz.regions.finder.several import several_in

HELP = (
    "Geben Sie eine Postleitzahl mit fünf Ziffern oder einen Ort ein, zum Beispiel 19053, Wismar oder Kreis Paderborn."
)
ONLY_GERMANY = "Wirnetz kennt nur Regionen in Deutschland."
NOTHING = "Es wurde nichts eingegeben."
LONGEST_QUERY = 120
MOST_GUESSED = 6


class Finder:
    """Answers questions from plain records.

    Places, postcodes with the keys of their municipalities, vehicle codes with districts, landscapes and former
    districts.
    """

    def __init__(
        self,
        places: Iterable[Place],
        postcodes: Mapping[str, Sequence[str]],
        vehicle_codes: Mapping[str, Sequence[str]] | None = None,
        landscapes: Iterable[Landscape] = (),
    ) -> None:
        self._known = Gazetteer(places, postcodes)
        self._places, self._postcodes, self._names = self._known.places, postcodes, self._known.names
        self._codes = vehicle_codes or {}
        self._landscapes = LandscapeIndex(landscapes)

    @property
    def known(self) -> Gazetteer:
        """Places and postcodes, for those who match whole addresses."""
        return self._known

    def find(self, text: str) -> Finding:
        """The areas that `text` means.

        A postcode answers with districts, a name with its municipality or district (a city that is a district:
        once, with five digits). Several areas are never chosen between silently.
        """
        query = re.sub(r"\s+", " ", text).strip()
        if not re.search(r"\w", query):
            return Finding(text, Outcome.NONE, message=NOTHING)
        if len(query) > LONGEST_QUERY:
            return Finding(text, Outcome.NONE, message=f"Die Eingabe ist zu lang. {HELP}")
        if several := self._several(text, query):
            return several
        number = number_in(query)
        return self._number(text, number) if number else self._name(text, query)

    def _several(self, text: str, query: str) -> Finding | None:
        """A question back where several entries stand together; None where the query is one entry."""
        read = several_in(query, self._known)
        found = list({place.key: place for places in read.values() for place in places}.values())
        if len(found) < 2:
            return self._answer(text, found, f"{listed([*read])} liegen hier: {named(found)}.") if found else None
        names = [
            f"{entry} ({named(places)})" if entry[0].isdigit() else listed([self._known.where(p) for p in places])
            for entry, places in read.items()
        ]
        message = f"Das sind mehrere Angaben: {'; '.join(names)}. Mit welcher möchten Sie beginnen?"
        return self._answer(text, found, message)

    # -- numbers

    def _number(self, text: str, number: Number) -> Finding:
        digits = number.digits
        if number.kind == Kind.FOREIGN:
            what = f"„{text.strip()}“ ist eine Postleitzahl aus {number.country}."
            message = f"{what} {ONLY_GERMANY}"
            return Finding(text, Outcome.NONE, message=message)
        if number.kind == Kind.SHORT:
            if "0" + digits in self._postcodes:
                note = f"Wir haben die führende Null ergänzt: 0{digits}. "
                return self._postcode(text, "0" + digits, number.rest, note)
            message = (
                f"„{digits}“ hat nur vier Ziffern; deutsche Postleitzahlen haben fünf. "
                "Orte in Österreich, in der Schweiz und in anderen Ländern kennt Wirnetz nicht."
            )
            return Finding(text, Outcome.NONE, message=message)
        if number.kind == Kind.POSTCODE and digits in self._postcodes:
            return self._postcode(text, digits, number.rest)
        if number.kind in {Kind.KEY, Kind.POSTCODE} and digits in self._places and not number.rest:
            return self._key(text, digits)
        if number.kind == Kind.POSTCODE:
            return self._unknown_postcode(text, digits, number.rest)
        if number.rest and number.kind == Kind.MALFORMED:
            by_name = self._name(text, number.rest)
            if by_name.outcome != Outcome.NONE:
                return by_name
        what = "kein amtlicher Schlüssel, den wir kennen" if number.kind == Kind.KEY else "keine Postleitzahl"
        return Finding(text, Outcome.NONE, message=f"„{digits}“ ist {what}. {HELP}")

    def _postcode(self, text: str, code: str, rest: str, note: str = "") -> Finding:
        keys = self._postcodes[code]
        if rest and len({key[:5] for key in keys}) > 1:
            wanted = forms(rest)
            narrowed = [key for key in keys if key in self._places and forms(self._places[key].name) & wanted]
            keys = narrowed or keys
        districts = self._known.districts_of(keys)
        if elsewhere := self._known.elsewhere(rest, {district.key for district in districts}):
            there = listed([self._known.where(place) for place in elsewhere])
            message = (
                f"{note}{code} liegt hier: {named(districts)}. "
                f"„{rest}“ liegt dort nicht, aber hier: {there}. Was meinen Sie?"
            )
            return self._answer(text, [*districts, *elsewhere], message)
        if len(districts) == 1:
            return self._answer(text, districts, f"{note}{code} liegt hier: {districts[0].full_name}.")
        message = f"{note}{code} liegt in mehreren Kreisen: {named(districts)}. Welchen meinen Sie?"
        return self._answer(text, districts, message)

    def _unknown_postcode(self, text: str, code: str, rest: str) -> Finding:
        if rest:
            by_name = self._name(text, rest)
            if by_name.outcome != Outcome.NONE:
                message = f"Die Postleitzahl {code} kennen wir nicht; gesucht wurde nach „{rest}“. {by_name.message}"
                return Finding(text, by_name.outcome, by_name.areas, message)
            message = f"Die Postleitzahl {code} kennen wir nicht, den Ort „{rest}“ auch nicht. {ONLY_GERMANY} {HELP}"
            return Finding(text, Outcome.NONE, message=message)
        same = [known for known in self._postcodes if known[:2] == code[:2]]
        near = sorted(same, key=lambda known: (abs(int(known) - int(code)), known))[:3]
        districts = self._known.districts_of(self._postcodes[known][0] for known in near)
        hint = f" Benachbarte Postleitzahlen liegen hier: {named(districts)}." if districts else ""
        message = (
            f"Die Postleitzahl {code} kennen wir nicht. Postfächer und große Betriebe haben oft eine eigene.{hint}"
        )
        return Finding(text, Outcome.NONE, message=message, suggestions=tuple(districts))

    def _key(self, text: str, key: str) -> Finding:
        place = self._places[key]
        if place.successor:
            return self._former(text, place)
        city = self._places.get(key[:5])
        if place.level == Level.MUNICIPALITY and city and city.is_city_district:
            place = city
        return self._answer(text, [place], f"{key} ist der amtliche Schlüssel von: {place.full_name}.")

    # -- names

    def _name(self, text: str, query: str) -> Finding:
        if landscape := self._landscape(query):
            return self._lies_in(text, landscape)
        if found := self._by_words(query):
            return self._found(text, query, found)
        if found := self._code(query):
            return self._found(text, query, found)
        if found := self._qualified(query):
            return self._found(text, query, found)
        if former := self._landscapes.former(asked(query)):
            return self._lies_in(text, former)
        return self._guessed(text, query)

    def _landscape(self, query: str) -> Landscape | None:
        """A landscape, or a former district called "Kreis", unless an area of today is called so."""
        wanted = asked(query)
        if former := self._landscapes.former_district(wanted):
            rests = {hint.rest for form in wanted if (hint := hint_of(form))}
            today = [p for rest in rests for p in self._names.at(rest) if p.level == Level.DISTRICT and not p.successor]
            return None if any(not place.is_city_district for place in today) else former
        return None if self._names.exact(wanted) or query in self._codes else self._landscapes.landscape(wanted)

    def _lies_in(self, text: str, landscape: Landscape) -> Finding:
        districts = [self._places[key] for key in landscape.keys]
        message = landscape.sentence(named(districts))
        return self._answer(text, districts, message if len(districts) == 1 else f"{message} Welchen meinen Sie?")

    def _by_words(self, query: str) -> list[Place]:
        """By exact or short name, with or without a word for the kind, then by abbreviation."""
        wanted = asked(query)
        if found := self._names.exact(wanted):
            return found
        hints = [hint for form in wanted if (hint := hint_of(form))]
        if hints:
            return self._hinted(hints) or self._names.abbreviated(wanted)
        if states := [STATE_CODES[form] for form in wanted if form in STATE_CODES and query.upper() not in self._codes]:
            return [self._places[key] for key in states if key in self._places]
        return self._names.abbreviated(wanted)

    def _hinted(self, hints: Sequence[Hint]) -> list[Place]:
        rests = {hint.rest for hint in hints}
        kind = hints[0]
        for form in rests:
            all_named = [place for place in self._names.at(form) if kind.fits(place)]
            exact = [place for place in self._names.exact({form}) if kind.fits(place)]
            if chosen := exact or all_named:
                return chosen
        for form in rests:
            if codes := [self._places[key] for key in self._codes.get(form.upper(), ())]:
                return [place for place in codes if kind.fits(place)] or codes
        return [place for place in self._names.abbreviated(rests) if kind.fits(place)]

    def _code(self, query: str) -> list[Place]:
        """By vehicle registration code, typed in capitals."""
        return [self._places[key] for key in self._codes.get(query, ()) if key in self._places]

    def _qualified(self, query: str) -> list[Place]:
        """A name with the area it lies in: "Neustadt, Landkreis Marburg", "Schwerin (Mecklenburg)"."""
        match = re.fullmatch(r"(.+?)\s*(?:,|\(|/| in | bei )\s*(.+?)\)?", query)
        if not match:
            return []
        wider = {p.key for p in self._by_words(match[2]) if p.level != Level.MUNICIPALITY}
        inner = self._by_words(match[1])
        inside = [p for p in inner if any(p.key.startswith(key) for key in wider)]
        return inside or inner

    def _guessed(self, text: str, query: str) -> Finding:
        wanted = asked(query)
        kind = next(filter(None, map(hint_of, wanted)), None)
        near = self._names.similar({kind.rest} if kind else wanted)
        if kind:
            near = [n for n in near if kind.fits(n.place)] or near
        if sure := [n.place for n in near if n.is_sure and n.rank[:3] == near[0].rank[:3]]:
            finding = self._found(text, query, sure[:MOST_GUESSED])
            guess = f"„{query}“ haben wir so gelesen: {listed(sorted({p.name for p in finding.areas}), 'oder')}. "
            return Finding(text, finding.outcome, finding.areas, guess + finding.message)
        suggestions = without_doubles(self._known.now(place) for place in [n.place for n in near[:5]])[:3]
        hint = f" Meinten Sie {named(suggestions, 'oder')}?" if suggestions else ""
        message = f"„{query}“ haben wir nicht gefunden.{hint} {HELP}"
        return Finding(text, Outcome.NONE, message=message, suggestions=tuple(suggestions))

    # -- answers

    def _found(self, text: str, query: str, places: Sequence[Place]) -> Finding:
        former = [place for place in places if place.successor]
        current = [place for place in places if not place.successor]
        ended = next((place for place in former if place.level == Level.DISTRICT), None)
        if ended and not any(place.level == Level.DISTRICT for place in current):
            return self._ended_district(text, query, ended)
        if not current:
            is_one = len({self._known.now(place).key for place in former}) == 1
            return self._former(text, former[0]) if is_one else self._many(text, former)
        chosen = weighty(without_doubles(current))
        if len(chosen) == 1:
            others = [place for place in without_doubles(current) if place not in chosen]
            also = f" So heißen auch: {named(others)}." if others else ""
            return self._answer(text, chosen, f"Gefunden: {self._known.where(chosen[0])}.{also}")
        return self._many(text, chosen)

    def _ended_district(self, text: str, query: str, ended: Place) -> Finding:
        """The district it went on in; the town of that name, if the text says "Stadt"."""
        district = self._known.now(ended)
        hints = [hint for form in asked(query) if (hint := hint_of(form))]
        if any(hint.kind == "city" for hint in hints):
            towns = [p for p in self._places.values() if p.name == ended.name and p.key.startswith(district.key)]
            if town := next((p for p in towns if p.level == Level.MUNICIPALITY and not p.successor), None):
                return self._answer(text, [town], f"Gefunden: {self._known.where(town)}.")
        return self._former(text, ended)

    def _many(self, text: str, places: Sequence[Place]) -> Finding:
        today = without_doubles(self._known.now(place) for place in places)
        names = listed([self._known.where(place) for place in today], "oder")
        return self._answer(text, today, f"Das kann mehreres sein: {names}. Was meinen Sie?")

    def _former(self, text: str, place: Place) -> Finding:
        now = self._known.now(place)
        city = self._places.get(now.key[:5])
        if now.level == Level.MUNICIPALITY and city and city.is_city_district:
            now = city
        return self._answer(text, [now], moved(place, now))

    def _answer(self, text: str, places: Sequence[Place], message: str) -> Finding:
        outcome = Outcome.ONE if len(places) == 1 else Outcome.SEVERAL
        return Finding(text, outcome, tuple(places), message)
