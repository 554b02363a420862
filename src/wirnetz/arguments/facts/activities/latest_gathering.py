"""The latest public date from here within the last twelve months."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact, date_told
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register, day
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("latest_gathering", name=gettext_lazy("Letzter Termin"), subject=FactSubject.ACTIVITIES)
def latest_gathering(scope: FactScope) -> Fact:
    """The latest public date from here within the last twelve months."""
    dates = happenings_of(scope).past
    blank = count_fact(
        "latest_gathering",
        len(dates),
        scope,
        records=dates[:1],
        none=_("Zum letzten öffentlichen Termin liegen keine Angaben vor."),
        one=_("Der letzte öffentliche Termin war am %(when)s: %(title)s."),
        many=_("Der letzte von %(n)s öffentlichen Terminen seit einem Jahr war am %(when)s: %(title)s."),
        unit=_("Tag"),
        register=calendar_register(),
        words=date_told(dates[0]) if dates else {},
    )
    return replace(blank, value=dates[0].day.isoformat(), display=day(dates[0].day)) if dates else blank
