"""The nearest public date from here that is still to come."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact, date_told
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register, day
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("next_gathering", name=gettext_lazy("Nächster Termin"), subject=FactSubject.ACTIVITIES)
def next_gathering(scope: FactScope) -> Fact:
    """The nearest public date from here that is still to come."""
    dates = happenings_of(scope).coming
    blank = count_fact(
        "next_gathering",
        len(dates),
        scope,
        records=dates[:1],
        none=_("Der nächste öffentliche Termin ist noch nicht eingetragen."),
        one=_("Der nächste öffentliche Termin ist am %(when)s: %(title)s."),
        many=_("Der nächste von %(n)s öffentlichen Terminen ist am %(when)s: %(title)s."),
        unit=_("Tag"),
        register=calendar_register(),
        words=date_told(dates[0]) if dates else {},
    )
    return replace(blank, value=dates[0].day.isoformat(), display=day(dates[0].day)) if dates else blank
