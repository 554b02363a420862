"""Firms reached by the joint activities in which one takes part from here, everywhere; small sums stay hidden."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import activity_register
from wirnetz.core.german import number, number_word
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.networks.counting import at_least


@fact("firms_reached", name=gettext_lazy("Erreichte Betriebe"), subject=FactSubject.ACTIVITIES)
def firms_reached(scope: FactScope) -> Fact:
    """Firms reached by the joint activities in which one takes part from here, at all places together.

    Only sums of whole activities, and none below five, so that nobody's own number can be told (docs/measures.md).
    """
    activities = [activity for activity in happenings_of(scope).activities if activity.reached.places]
    told = [activity for activity in activities if at_least(activity.reached.firms) is not None]
    firms = sum(activity.reached.firms for activity in told)
    about = _("rund ") if any(activity.reached.is_estimated for activity in told) else ""
    blank = count_fact(
        "firms_reached",
        len(told),
        scope,
        records=told,
        none=_("Erreicht wurden bisher weniger als fünf Betriebe.")
        if activities
        else _("Zur Zahl der erreichten Betriebe liegen keine Angaben vor."),
        one=_(
            "Eine gemeinsame Aktion mit Beteiligung aus der Region hat an allen Orten zusammen %(firms)s Betriebe "
            "erreicht, jeder einmal gezählt."
        ),
        many=_(
            "%(n)s gemeinsame Aktionen mit Beteiligung aus der Region haben an allen Orten zusammen %(firms)s Betriebe "
            "erreicht; in jeder Aktion zählt ein Betrieb einmal."
        ),
        unit=_("Betriebe"),
        register=activity_register(),
        words={"firms": f"{about}{number_word(firms)}"},
    )
    return replace(blank, value=firms, display=f"{about}{number(firms)}") if told else blank
