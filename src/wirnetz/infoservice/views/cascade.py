"""How an edition came down the cascade, put into words and rows. Few people are never counted out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.core.german import counted, number, sentence
from wirnetz.infoservice.models import Edition, Mailing
from wirnetz.infoservice.queries.cascade import DECISIONS, CascadeResult, Decision, cascade_result
from wirnetz.infoservice.views.entering import office_trail

FEWEST = 5
"""Fewer people are not counted out by place or reason (PRV-9)."""
IN_DAYS = 48
"""From so many hours on a span is told in days."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its share of the whole for the bar; `opens` is what shows its rows, empty where there are none."""

    words: str
    value: int
    of: int
    opens: str = ""


def people_words(people: int) -> str:
    """How many, as far as it may be told: of a few people nobody is to guess who they are."""
    return number(people) if people >= FEWEST else str(_("unter fünf"))


def part_words(parts: Sequence[int], at: int) -> str:
    """One part of a whole that is told as well: where a single part is of a few people, another one is left out too.

    Otherwise the few could be worked out by taking the others from the whole.
    """
    few = [place for place, people in enumerate(parts) if 0 < people < FEWEST]
    enough = [(people, place) for place, people in enumerate(parts) if people >= FEWEST]
    if len(few) == 1 and enough and at == min(enough)[1]:
        return str(_("nicht ausgewiesen"))
    return people_words(parts[at])


def came_down(edition: Edition, mailing: Mailing | None, asked: Mapping[str, str]) -> dict[str, Any]:
    """What the page shows of an edition that went out: three figures with their rows, each with a sentence."""
    result = cascade_result(edition, mailing)
    heading, columns, rows = _opened(result, asked)
    return {
        "edition": edition,
        "result": result,
        "answer": _decided(result),
        "time_words": _took(result),
        "area_words": _met(result),
        "decisions": _decision_figures(result),
        "spans": _span_figures(result),
        "lands": [Figure(land.name, len(land.reached), land.districts, f"kreise={land.key}") for land in result.lands],
        "opened": heading,
        "columns": columns,
        "rows": [[{"label": label, "words": cell} for label, cell in zip(columns, row, strict=True)] for row in rows],
        "trail": office_trail(edition),
    }


def span_words(hours: float) -> str:
    """A span as people say it: minutes, hours, or days."""
    if hours < 1:
        return _("weniger als einer Stunde")
    if hours < IN_DAYS:
        return counted(round(hours), _("Stunde"), _("Stunden"), one=_("einer"))
    return counted(round(hours / 24), _("Tag"), _("Tagen"), one=_("einem"))


def _decided(result: CascadeResult) -> str:
    total = len(result.places)
    if not total:
        return _("Über Häuser und Netzwerke ging von dieser Ausgabe nichts hinaus.")
    made = total - result.decisions[Decision.BY_DEFAULT]
    places = counted(total, _("Stelle"), _("Stellen"), one=_("einer"))
    verb = _("hat") if made < 2 else _("haben")  # "keine von elf Stellen hat"
    return sentence(
        _("%(made)s von %(places)s %(verb)s selbst entschieden, was ihre Leute bekommen.")
        % {"made": counted(made, "", "", one=_("eine"), none=_("keine")).strip(), "places": places, "verb": verb}
    )


def _took(result: CascadeResult) -> str:
    if result.are_rows_gone:
        return _("Die Zeilen dieses Versands sind gelöscht; wie lange es dauerte, lässt sich nicht mehr sagen.")
    if result.half is None or result.nearly_all is None or result.accepted < FEWEST:
        return _("Noch sind zu wenige Mails angenommen, um zu sagen, wie lange es dauert.")
    half, nearly = span_words(result.half), span_words(result.nearly_all)
    if result.in_outbox:
        told = _("Von der Freigabe der Allianz bis in den Postausgang: neun von zehn Mails lagen binnen %s dort.")
        return told % nearly
    if half == nearly:
        return _("Von der Freigabe der Allianz bis ins Postfach: neun von zehn Mails kamen binnen %s an.") % nearly
    return _(
        "Von der Freigabe der Allianz bis ins Postfach: die Hälfte der Mails kam binnen %(half)s an, "
        "neun von zehn binnen %(nearly)s."
    ) % {"half": half, "nearly": nearly}


def _met(result: CascadeResult) -> str:
    if not result.reached:
        return _("Von keinem Empfänger ist bekannt, in welchem Kreis die Stelle sitzt.")
    return _("In %(reached)s von %(all)s Kreisen sitzt mindestens eine Stelle, deren Leute die Ausgabe bekamen.") % {
        "reached": number(result.reached),
        "all": number(result.districts),
    }


def _decision_figures(result: CascadeResult) -> list[Figure]:
    counts, total = result.decisions, len(result.places)
    return [
        Figure(str(words), counts[each], total, f"stellen={each}" if counts[each] else "")
        for each, words in DECISIONS.items()
    ]


def _span_figures(result: CascadeResult) -> list[Figure]:
    """None while so few mails were accepted that a span would tell of a person."""
    total = result.accepted
    if total < FEWEST:
        return []
    return [Figure(words, count, total, f"zeit={place}") for place, (words, count) in enumerate(result.spans)]


Rows = tuple[str, list[str], list[list[str]]]


def _opened(result: CascadeResult, asked: Mapping[str, str]) -> Rows:
    """The rows behind a figure: its heading, the columns, and the cells; empty where none is asked for."""
    openers: dict[str, Callable[[CascadeResult, str], Rows]] = {
        "stellen": _place_rows,
        "zeit": _span_rows,
        "kreise": _district_rows,
    }
    for name, rows in openers.items():
        if asked.get(name):
            return rows(result, asked[name])
    return "", [], []


def _place_rows(result: CascadeResult, asked: str) -> Rows:
    words = {str(each): str(words) for each, words in DECISIONS.items()}
    if asked not in words:
        return "", [], []
    rows = [
        [place.name, people_words(place.people), _place_span(place.people, place.hours)]
        for place in result.places
        if place.decision == asked
    ]
    return sentence(words[asked]), [_("Stelle"), _("Mails"), _("die Hälfte nach")], rows


def _place_span(people: int, hours: float | None) -> str:
    return span_words(hours) if hours is not None and people >= FEWEST else "–"


def _span_rows(result: CascadeResult, asked: str) -> Rows:
    if not asked.isdecimal() or int(asked) >= len(result.spans) or result.accepted < FEWEST:
        return "", [], []
    span = int(asked)
    rows = [[place.name, part_words(place.spans, span)] for place in result.places if place.spans[span]]
    heading = _("Angekommen: %s") % result.spans[span][0]
    return heading, [_("Stelle"), _("Mails")], sorted(rows)


def _district_rows(result: CascadeResult, asked: str) -> Rows:
    for land in result.lands:
        if land.key == asked:
            rows = [[name, people_words(people)] for name, people in land.reached]
            return _("Erreichte Kreise in %s") % land.name, [_("Kreis"), _("Mails")], rows
    return "", [], []
