"""Entries about people that nobody has confirmed for a year."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import LEAD, Held, Visitor, nodes_where, visible
from wirnetz.core.german import number_word, sentence
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.rules import STALE_AFTER
from wirnetz.portal.queries.workspace.people import is_to_confirm

MOST_NAMED = 3


@waiting_source("people to confirm")
def people_to_confirm(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """One's own entry, and those of the houses that one leads: each by name if few, else in one line."""
    if not visitor.is_authenticated:
        return
    led = nodes_where(visitor, Held(house=LEAD))
    mine = Q(organisation__node__in=led) | Q(person=visitor.pk)
    stale = Adviser.objects.filter(running(on), is_to_confirm(on), mine, organisation__ended_on="")
    by_place: dict[Organisation, list[Adviser]] = {}
    for adviser in visible(visitor, stale).select_related("organisation").order_by("confirmed_on", "pk"):
        by_place.setdefault(adviser.organisation, []).append(adviser)
    for place, advisers in by_place.items():
        if len(advisers) > MOST_NAMED:
            yield _together(place, advisers)
        else:
            yield from (_one(place, adviser) for adviser in advisers)


def _one(place: Organisation, adviser: Adviser) -> Waiting:
    return Waiting(
        _("Stimmen die Angaben zu %s noch?") % adviser.name,
        _("Prüfen"),
        reverse("portal:workspace_person", args=[place.slug, adviser.pk]),
        due_on=_shown_until(adviser),
        why=_("Unbestätigt zeigen wir den Eintrag nach anderthalb Jahren niemandem außerhalb Ihres Hauses."),
        place=place.slug,
        is_example=adviser.is_example,
    )


def _together(place: Organisation, advisers: list[Adviser]) -> Waiting:
    days = [day for adviser in advisers if (day := _shown_until(adviser))]
    return Waiting(
        _("%s Einträge zu Personen sind zu bestätigen.") % sentence(number_word(len(advisers))),
        _("Durchsehen"),
        reverse("portal:workspace_people", args=[place.slug]) + "?stand=offen",
        due_on=min(days, default=None),
        place=place.slug,
        is_example=all(adviser.is_example for adviser in advisers),
    )


def _shown_until(adviser: Adviser) -> date | None:
    return adviser.confirmed_on + STALE_AFTER if adviser.confirmed_on else None
