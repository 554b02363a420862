"""Entries about people: not confirmed for a year; people whom only their house can tell that they were entered."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import LEAD, Held, Visitor, holds, nodes_where, visible
from wirnetz.core.german import number_word, sentence
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import TO_TELL_WITHIN, workplaces_of
from wirnetz.organisations.rules import STALE_AFTER
from wirnetz.portal.queries.workspace.people import is_to_confirm, people_to_inform

MOST_NAMED = 3
LEADS = Held(house=LEAD)


@waiting_source("people to confirm")
def people_to_confirm(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """One's own entry, and those of the houses that one leads: each by name if few, else in one line."""
    if not visitor.is_authenticated:
        return
    led = nodes_where(visitor, LEADS)
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


@waiting_source("people to inform")
def people_whom_the_house_informs(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """Whom only the house can tell that they were entered: one line for each house that the visitor leads."""
    if not visitor.is_authenticated:
        return
    led = {place.pk: place for place in workplaces_of(visitor, on=on) if holds(visitor, place.node, LEADS, on=on)}
    for place in led.values():
        if place.is_office and place.parent_id in led:
            continue  # the line of the house counts its offices
        found = people_to_inform(place, visitor, on=on).order_by().select_related(None)
        counts = found.aggregate(number=Count("pk"), first=Min("entered_at"))
        if counts["number"]:
            yield _to_inform(place, counts["number"], timezone.localdate(counts["first"]) + TO_TELL_WITHIN)


def _to_inform(place: Organisation, count: int, last: date) -> Waiting:
    return Waiting(
        _("Eine Person weiß noch nicht, dass sie hier steht.")
        if count == 1
        else _("%s Personen wissen noch nicht, dass sie hier stehen.") % sentence(number_word(count)),
        _("Informieren"),
        reverse("portal:workspace_informing", args=[place.slug]),
        due_on=last,
        why=_("Ohne E-Mail-Adresse erreichen nur Sie sie. Die Worte dafür stehen bereit."),
        place=place.slug,
    )


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
