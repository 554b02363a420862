"""What waits for people of the info service: an edition to agree to, one that came back, one that lies with a house."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.accounts.rules import Visitor, can
from wirnetz.core.german import inside_quotes
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.infoservice.actions.releasing import stuck_editions
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Adaptation, Edition
from wirnetz.infoservice.queries.editions import open_editions, to_agree
from wirnetz.infoservice.queries.places import house_lines
from wirnetz.infoservice.queries.unreachable import unreachable_of, unreachable_of_network
from wirnetz.infoservice.rules import works_on_editions
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_worked_for
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import workplaces_of

MOST = 5


@waiting_source("unreachable")
def unreachable_waiting(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each house and network of the visitor where addresses get nothing, because mails came back."""
    if not visitor.is_authenticated:
        return
    for house in workplaces_of(visitor, on=on)[:MOST]:
        rows = unreachable_of(visitor, house, on=on)
        page = reverse("infoservice:house_unreachable", args=[house.slug])
        yield from _unreachable_line(house, sum(row.is_final for row in rows), page)
    for network in networks_worked_for(visitor)[:MOST]:
        contacts = unreachable_of_network(visitor, network, on=on)
        page = reverse("infoservice:network_unreachable", args=[network.slug])
        yield from _unreachable_line(network, sum(row.is_final for row in contacts), page)


def _unreachable_line(record: Organisation | Network, number: int, page: str) -> Iterator[Waiting]:
    if not number:
        return
    yield Waiting(
        sentence=ngettext(
            "%(house)s: Eine Adresse ist unzustellbar.",
            "%(house)s: %(count)d Adressen sind unzustellbar.",
            number,
        )
        % {"house": record.label, "count": number},
        button=_("Berichtigen"),
        href=page,
        why=_("Dorthin geht der Infodienst nicht mehr."),
        place=record.slug if isinstance(record, Organisation) else "",
        is_example=record.is_example,
    )


@waiting_source("editions")
def editions_waiting(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line each for what a second person is asked for, and for one's drafts that came back."""
    if not visitor.is_authenticated:
        return
    for edition in to_agree(visitor)[:MOST]:
        yield Waiting(
            sentence=_("„%s“ wartet auf eine zweite Person.") % inside_quotes(edition.title),
            button=_("Lesen und zustimmen"),
            href=reverse("infoservice:office_review", args=[edition.slug]),
            due_on=edition.planned_on,
            why=_("Erst danach geht die Ausgabe an die Häuser."),
            is_example=edition.is_example,
        )
    for edition, why in _stuck(visitor)[:MOST]:
        yield Waiting(
            sentence=_("„%s“ sollte schon erschienen sein.") % inside_quotes(edition.title),
            button=_("Ansehen"),
            href=reverse("infoservice:office_edition", args=[edition.slug]),
            why=why,
            is_example=edition.is_example,
        )
    for edition in _came_back(visitor)[:MOST]:
        yield Waiting(
            sentence=_("„%s“ kam aus der Prüfung zurück.") % inside_quotes(edition.title),
            button=_("Weiterschreiben"),
            href=reverse("infoservice:office_edition", args=[edition.slug]),
            why=edition.review_note,
            is_example=edition.is_example,
        )


def _stuck(visitor: Visitor) -> list[tuple[Edition, str]]:
    """Who waits for a second person is told so above, or waits for somebody else."""
    stuck = stuck_editions() if works_on_editions(visitor) else []
    return [(edition, why) for edition, why in stuck if edition.reviewed_at is not None]


def _came_back(visitor: Visitor) -> list[Edition]:
    if not works_on_editions(visitor):
        return []
    drafts = [edition for edition in open_editions(visitor) if edition.state == EditionState.DRAFT]
    return [edition for edition in drafts if edition.review_note and edition.changed_by_id == visitor.pk]


@waiting_source("editions_with_houses")
def editions_with_houses(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each edition that lies with a house of the visitor and about which nobody has decided."""
    if not visitor.is_authenticated:
        return
    for house in workplaces_of(visitor, on=on)[:MOST]:
        if house.node is None or not can(visitor, "edit", Adaptation(place=house.node)):
            continue
        for line in house_lines(house.node):
            if not line.is_open or line.is_decided or line.until is None:
                continue
            yield Waiting(
                sentence=_("%(house)s: „%(title)s“ liegt bei Ihnen.")
                % {"house": house.label, "title": inside_quotes(line.edition.title)},
                button=_("Ansehen und anpassen"),
                href=reverse("infoservice:house_edition", args=[house.slug, line.edition.slug]),
                due_on=timezone.localdate(line.until),
                why=_("Wenn niemand entscheidet, geht hinaus, was Ihr Haus eingestellt hat."),
                place=house.slug,
                is_example=line.edition.is_example,
            )
