"""The two maps of a brochure: the network within Germany for the cover, and its territory close up."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.maps import passed_on
from wirnetz.arguments.queries.network_records import NetworkRecords
from wirnetz.core.german import counted, number, sentence
from wirnetz.documents.brochure import Figure, MapSheet
from wirnetz.documents.drawing import Drawing, Legend
from wirnetz.regions.geometry.painting import Territory, painting_of
from wirnetz.regions.queries import districts_of_state, germany_drawing, territory_drawing

MOST_NAMES, MOST_CLOSE_UP = 4, 160
STATE_KEY = 2  # digits of the key of a Land


def cover_of(records: NetworkRecords) -> Drawing | None:
    """Germany by district with this network alone; None without a territory."""
    keys = frozenset(_keys(records))
    if not keys:
        return None
    painted = Territory(records.network.label, keys, is_own=True)
    return germany_drawing(painting_of([painted]), labels=False)


def sheet_of(records: NetworkRecords) -> MapSheet | None:
    """The territory on a page of its own, with what is counted there; None without one or with half of Germany.

    Here this network is the subject: tinted and named, whoever's it is.
    """
    keys = _keys(records)
    if not keys or len(keys) > MOST_CLOSE_UP:
        return None
    drawing = passed_on(territory_drawing(keys, own_keys=keys, title=records.network.name))
    named = replace(drawing, legend=(Legend("tint", _("Gebiet des Netzwerks")),))
    return MapSheet(named, _sentence(records), _figures(records))


def _keys(records: NetworkRecords) -> list[str]:
    """What is to be drawn: the areas, a whole Land by its districts."""
    keys = [area.key for area in records.areas]
    lands = [key for key in keys if len(key) == STATE_KEY]
    within = [district.key for land in lands for district in districts_of_state(land)]
    return [*(key for key in keys if len(key) > STATE_KEY), *within]


def _sentence(records: NetworkRecords) -> str:
    names = [area.name for area in records.areas]
    if len(names) > MOST_NAMES:
        return sentence(_("%s bilden das Gebiet.") % counted(len(names), "Kreis oder Gemeinde", "Kreise und Gemeinden"))
    verb = _("bildet das Gebiet.") if len(names) == 1 else _("bilden das Gebiet.")
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} und {names[-1]}"
    return f"{listed} {verb}"


def _figures(records: NetworkRecords) -> tuple[Figure, ...]:
    """People by the official statistics, and seats of members."""
    figures = []
    people = [area.population for area in records.areas]
    if people and all(people):
        total = sum(each or 0 for each in people)
        figures.append(Figure(number(total), _("Menschen leben im Gebiet (Destatis, 31.12.2018)")))
    seats = {house.seat_city for house in records.members if house.seat_city}
    if len(seats) > 1:
        figures.append(Figure(number(len(seats)), _("Orte, in denen Mitglieder ihren Sitz haben")))
    return tuple(figures)
