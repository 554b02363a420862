"""Names, dates and sources as they stand in documents, so that no sentence has to decline them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from wirnetz.arguments.queries.remembering import shared_by_houses
from wirnetz.arguments.queries.situation import Situation, situation_of
from wirnetz.arguments.validators.tokens import FACT
from wirnetz.core.german import MONTHS, NO_BREAK, joined, number_word
from wirnetz.documents.facts import Fact, FactScope
from wirnetz.organisations.actions.alliance import STAND_IN
from wirnetz.organisations.queries import the_alliance
from wirnetz.regions.models import Area
from wirnetz.regions.queries import doubled_district_names

MOST_NAMES = 3
OWN_REGISTER = "Wirnetz"


def region_label(areas: Iterable[Area], *, doubled: frozenset[str] = frozenset()) -> str:
    """„Schwerin“, „Schwerin und Nordwestmecklenburg“, „Schwerin, Wismar und drei weitere Gebiete“.

    A district whose name is in `doubled` is called by its full name: „Landkreis München“.
    """
    names = [area.full_name if len(area.key) == 5 and area.name in doubled else area.name for area in areas]
    if len(names) > MOST_NAMES:
        rest = number_word(len(names) - MOST_NAMES + 1)
        return ", ".join(names[: MOST_NAMES - 1]) + " " + _("und %s weitere Gebiete") % rest
    return joined(names)


@shared_by_houses
def region_named(scope: FactScope) -> str:
    """The areas of the scope as documents call them."""
    return region_label(situation_of(scope).areas, doubled=doubled_district_names())


def land_name(situation: Situation) -> str:
    """The Land in which the region lies; empty where it lies in several."""
    lands = {district.state_key for district in situation.districts}
    return situation.states[lands.pop()].name if len(lands) == 1 else ""


def under_review() -> str:
    """The remark that stands once beside every list of records with years."""
    return _("Angaben ohne Jahr oder älter als drei Jahre werden geprüft")


def day_and_month(on: date) -> str:
    """„8. Dezember“, not broken over lines."""
    return f"{on.day}.{NO_BREAK}{MONTHS[on.month - 1]}"


def month_and_year(on: date) -> str:
    """„November 2026“."""
    return f"{MONTHS[on.month - 1]}{NO_BREAK}{on.year}"


def alliance_label() -> str:
    """The alliance as the subject of a sentence: „Die Allianz Offensive Mittelstand“.

    Without a name where the record is the installation's own word: what the texts say rests on sources about another.
    """
    alliance = the_alliance()
    if alliance is None or alliance.slug == STAND_IN:
        return _("Die Allianz")
    return _("Die Allianz %s") % alliance.label.removeprefix("Allianz ")


def token_values(*, region: str, organisation: str, the_alliance: str, state: str, on: date) -> dict[str, str]:
    """A value for every placeholder that texts may hold. Days off move to the next working day."""
    return {
        "region": region,
        "organisation": organisation,
        "the_alliance": the_alliance,
        "state": state,
        "month": month_and_year(on),
        "today": f"{on:%d.%m.%Y}",
        "in_two_weeks": day_and_month(_workday(on + timedelta(weeks=2))),
        "in_six_weeks": day_and_month(_workday(on + timedelta(weeks=6))),
        "in_three_months": _("Im %s") % MONTHS[(on.month + 2) % 12],
    }


def fact_values(facts: Mapping[str, Fact], keys: Iterable[str]) -> dict[str, str]:
    """The sentences of these facts, by token; empty for one that has nothing to say here. Others are not read."""
    return {f"{FACT}{key}": facts[key].sentence if key in facts else "" for key in keys}


def fact_source(fact: Fact) -> str:
    """„Netzwerkverzeichnis in Wirnetz, Stand 24.11.2026“."""
    return _("%(source)s, Stand %(as_of)s") % {"source": fact.source, "as_of": fact.as_of}


def fact_sources(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The sources of several facts; registers of Wirnetz read on one day are named together."""
    used = list(facts)
    registers = {fact.source for fact in used if fact.source.endswith(OWN_REGISTER)}
    if len(registers) < 2:
        return tuple(dict.fromkeys(map(fact_source, used)))
    days = {fact.as_of for fact in used if fact.source in registers}
    together = [_("Verzeichnisse in Wirnetz, Stand %s") % day for day in sorted(days)]
    return tuple(dict.fromkeys((*together, *(fact_source(fact) for fact in used if fact.source not in registers))))


def year_label(as_of: int | None) -> str:
    """The year a record speaks of, or that it has none."""
    return str(as_of) if as_of else _("ohne Jahr")


def _workday(on: date) -> date:
    """The day itself, or the next that is neither at a weekend nor between 20 December and 6 January."""
    while on.weekday() > 4 or (on.month, on.day) >= (12, 20) or (on.month, on.day) <= (1, 6):
        on += timedelta(days=1)
    return on
