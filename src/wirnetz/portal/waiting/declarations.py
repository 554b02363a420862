"""Self-declarations that end and of which no mail can remind: their house is told, else who looks after the offer."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.queries import grants_on
from wirnetz.accounts.rules import WRITE, Held, Visitor, alliance_node, holds, nodes_where, visible
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.networks.queries import running
from wirnetz.offers.models import OfferSteward
from wirnetz.offers.queries import declarations_ending

MOST = 5
STEWARDS = Held(alliance=(Role.ADMINISTRATION, Role.EDITING))


@waiting_source("declarations")
def declarations_that_end(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """One line for each that the visitor's house recorded, the nearest end first; then what nobody looks after."""
    if not visitor.is_authenticated:
        return
    mine = declarations_ending(on=on).filter(recorded_by__node__in=nodes_where(visitor, Held(house=WRITE), on=on))
    for declaration in visible(visitor, mine)[:MOST]:
        words = {
            "who": declaration.who,
            "offer": declaration.offer.name,
            "until": f"{declaration.valid_until:%d.%m.%Y}",
        }
        yield Waiting(
            sentence=_("Die Selbsterklärung von %(who)s zu „%(offer)s“ gilt bis zum %(until)s.") % words
            if declaration.valid_until >= on
            else _("Die Selbsterklärung von %(who)s zu „%(offer)s“ ist am %(until)s ausgelaufen.") % words,
            button=_("Erneuern oder zurücknehmen"),
            href=reverse("portal:workspace_declarations", args=[declaration.recorded_by.slug]),
            due_on=declaration.valid_until,
            why=_("Eine Adresse für die Erinnerung ist nicht angegeben; fragen Sie selbst nach."),
            place=declaration.recorded_by.slug,
            is_example=declaration.is_example,
        )
    yield from _nobody_looks_after(visitor, on)


def _nobody_looks_after(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """Numbers only: of houses for which nobody writes any more, to the stewards of the offer and of the alliance."""
    writers = grants_on(on).unscoped("whether anybody writes for the house").order_by()
    writers = writers.filter(
        role__in=WRITE, person__is_active=True, node__path__above=OuterRef("recorded_by__node__path")
    )
    rows = declarations_ending(on=on).unscoped("numbers, nobody's name").select_related(None)  # type: ignore[attr-defined]
    left = rows.exclude(Exists(writers.exclude(node__kind=NodeKind.ALLIANCE)))
    if not holds(visitor, alliance_node(), STEWARDS, on=on):
        own = nodes_where(visitor, Held(house=WRITE), on=on)
        stewards = OfferSteward.objects.filter(running(on), organisation__node__in=own)
        left = left.filter(offer__in=stewards.values("offer"))
    named = ("offer__name", "recorded_by__name", "recorded_by__slug", "is_example")
    found = left.order_by().values(*named).annotate(count=Count("pk"), first=Min("valid_until"))
    for row in found.order_by("first", *named)[:MOST]:
        said = ngettext(
            "Eine Selbsterklärung zu „%(offer)s“ endet, und bei %(house)s schreibt hier niemand mehr.",
            "%(count)d Selbsterklärungen zu „%(offer)s“ enden, und bei %(house)s schreibt hier niemand mehr.",
            row["count"],
        )
        yield Waiting(
            sentence=said % {"offer": row["offer__name"], "house": row["recorded_by__name"], "count": row["count"]},
            button=_("Haus ansehen"),
            href=reverse("portal:organisation", args=[row["recorded_by__slug"]]),
            due_on=row["first"],
            why=_("Rufen Sie dort an: Erneuern kann nur, wer für das Haus schreibt."),
            is_example=row["is_example"],
        )
