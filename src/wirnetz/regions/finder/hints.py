"""Words of a query that say which kind of area is meant."""

import re
from dataclasses import dataclass

from wirnetz.regions.finder.records import Level, Place

_DISTRICT = r"landkreis(?:es)?|landkr|lkrs?|lk|kreis(?:es)?|krs?"
_CITY = (
    r"kreisfreie stadt|krfr stadt|stadtkreis|landeshauptstadt|hansestadt|stadt|lutherstadt|universitatsstadt"
    r"|universitaetsstadt|barlachstadt|reuterstadt"
)
_MUNICIPALITY = r"gemeinde|markt|flecken|ort"
_STATE = r"bundesland|land|freistaat"
STATE_CODES = {
    "bw": "08", "bawu": "08", "bawue": "08", "by": "09", "bb": "12", "brbg": "12", "he": "06", "meckpomm": "13",
    "mv": "13", "m v": "13", "meck pomm": "13", "nds": "03", "nrw": "05", "rlp": "07", "rp": "07", "sh": "01",
    "s h": "01", "lsa": "15", "st": "15", "sa": "15", "sn": "14", "th": "16", "thur": "16",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hint:
    """A kind of area: at the front or the end of a query."""

    kind: str
    rest: str

    def fits(self, place: Place) -> bool:
        """Whether a place is of this kind."""
        if self.kind == "district":
            return place.level == Level.DISTRICT and not place.is_city_district
        if self.kind == "city":
            return place.level != Level.STATE and (place.is_city_district or place.level == Level.MUNICIPALITY)
        if self.kind == "municipality":
            return place.level == Level.MUNICIPALITY or place.is_city_district
        return place.level == Level.STATE


def hint_of(form: str) -> Hint | None:
    """The kind that a folded query names, and the query without it; None if it names none."""
    for kind, words in (
        ("district", _DISTRICT), ("city", _CITY), ("municipality", _MUNICIPALITY), ("state", _STATE),
    ):  # fmt: skip
        if match := re.fullmatch(rf"(?:{words}) (.+)", form):
            return Hint(kind, match[1])
        if kind != "state" and (match := re.fullmatch(rf"(.+) (?:{words})", form)):
            return Hint(kind, match[1])
    return None
