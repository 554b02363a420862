"""What a house has not said yet: its look, where an office is, in which networks its offices take part."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.rules import WRITE, Held, Visitor, holds
from wirnetz.core.german import number_word
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.networks.queries import office_seats
from wirnetz.organisations.models import Brand, Organisation
from wirnetz.organisations.queries import offices_below, workplaces_of


def _written_by(visitor: Visitor, on: date) -> list[Organisation]:
    """The workplaces that the visitor writes for."""
    return [place for place in workplaces_of(visitor, on=on) if holds(visitor, place.node, Held(house=WRITE), on=on)]


@waiting_source("houses")
def gaps_of_houses(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """Missing look, offices on no map, offices that never said where they take part."""
    if not visitor.is_authenticated:
        return
    places = _written_by(visitor, on)
    with_look = set(
        Brand.objects.exclude(accent="", logo="").filter(organisation__in=places).values_list("organisation", flat=True)
    )
    for place in places:
        offices = offices_below(place).order_by().select_related(None)
        counts = offices.aggregate(
            offices=Count("pk"),
            unplaced=Count("pk", filter=Q(seat__isnull=True)),
            silent=Count("pk", filter=Q(seat__isnull=False, seat_report__isnull=True)),
        )
        if counts["unplaced"]:
            yield _unplaced(place, counts["unplaced"])
        silent = _silent_with_networks(place, visitor, on) if counts["silent"] else 0
        if silent:
            yield _silent(place, silent)
        is_house = place.node is not None and place.node.kind == NodeKind.ORGANISATION
        if is_house and not counts["offices"]:
            yield _without_offices(place)
        elif is_house and place.pk not in with_look:
            yield _without_look(place)


def _silent_with_networks(place: Organisation, visitor: Visitor, on: date) -> int:
    """Offices of which nothing is known although there is a network around them to tick."""
    return sum(each.is_silent and bool(each.seats) for each in office_seats(place, visitor, on=on))


def _unplaced(place: Organisation, count: int) -> Waiting:
    at = _("einer Stelle") if count == 1 else _("%s Stellen") % number_word(count)
    return Waiting(
        _("Bei %s fehlt noch der Kreis.") % at,
        _("Anschrift ergänzen") if count == 1 else _("Anschriften ergänzen"),
        reverse("portal:workspace", args=[place.slug]) + "#ohne-kreis",
        why=_("Ohne Kreis steht eine Stelle auf keiner Karte und auf keiner Seite einer Region."),
        place=place.slug,
    )


def _silent(place: Organisation, count: int) -> Waiting:
    of = _("einer Stelle") if count == 1 else _("%s Stellen") % number_word(count)
    return Waiting(
        _("Von %s wissen wir noch nicht, in welchen Netzwerken sie mitarbeitet.") % of
        if count == 1
        else _("Von %s wissen wir noch nicht, in welchen Netzwerken sie mitarbeiten.") % of,
        _("Ankreuzen"),
        reverse("portal:seats_ticks", args=[place.slug]),
        why=_("Ein Klick je Netzwerk; was Sie offen lassen, bleibt offen."),
        place=place.slug,
    )


def _without_offices(place: Organisation) -> Waiting:
    return Waiting(
        _("Ihr Haus hat noch keine Regionalstellen eingetragen."),
        _("Liste hochladen"),
        reverse("imports:lists", args=[place.slug]),
        why=_("Danach steht hier, in welchen Netzwerken Ihre Stellen schon sitzen."),
        place=place.slug,
    )


def _without_look(place: Organisation) -> Waiting:
    return Waiting(
        _("Ihr Haus hat noch kein Erscheinungsbild."),
        _("Farbe und Logo wählen"),
        f"/arbeitsplatz/{place.slug}/erscheinungsbild/",
        why=_("Mappen und Handzettel tragen dann Ihre Farbe, Ihr Logo und Ihre Ansprechperson."),
        place=place.slug,
    )
