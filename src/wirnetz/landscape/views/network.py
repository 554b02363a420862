"""One network in the landscape: how manageable its territory is, who takes part by their way, who works beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import can, visible
from wirnetz.core.german import number, number_word
from wirnetz.core.kept import kept_page
from wirnetz.core.sorting import german_sort_key
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.dots import dots_of
from wirnetz.landscape.analysis.overlap import overlaps
from wirnetz.landscape.analysis.span import DETOUR, Span, peers_of, spans
from wirnetz.landscape.analysis.taking_part import Band, TakingPart, taking_part
from wirnetz.landscape.analysis.words import about, kilometres
from wirnetz.landscape.queries import landscape_of_today
from wirnetz.landscape.queries.heard import heard_of, may_hear
from wirnetz.landscape.views.side_by_side import neighbour
from wirnetz.landscape.views.standing import shown
from wirnetz.networks.queries import networks_with_slug, territory_of
from wirnetz.networks.queries.maps import territory_sheet

FEWEST_OFFICES = 3
"""Below that a share says nothing."""


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A network of the comparison as a row of the table."""

    name: str
    slug: str
    way: str
    people: str
    is_this: bool
    is_example: bool


@require_safe
@kept_page()
def network_landscape(request: HttpRequest, slug: str) -> HttpResponse:
    """The span of a network's territory in words, figures and among others; what one can do about it."""
    network = visible(request.user, networks_with_slug(slug)).select_related("meeting_area").first()
    if network is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    landscape = landscape_of_today()
    row = next((at for at, each in enumerate(landscape.networks) if each.slug == slug), None)
    keys = [part.area.key for part in territory_of(network)]
    context: dict[str, Any] = {
        "network": network,
        "map": territory_sheet(network, keys, href=lambda key: reverse("portal:region", args=[key])) if keys else None,
        "detour": number(DETOUR, 1),
        "may_split": can(request.user, "edit", network),
    }
    if row is not None:
        context |= _told(landscape, row)
        if may_hear(request.user, network, keys):
            context["heard"] = heard_of(landscape, row)
    return shown(request, "landscape/network.html", landscape, context)


def _told(landscape: Landscape, row: int) -> dict[str, Any]:
    found = spans(landscape)
    span, part = found[row], taking_part(landscape, row)
    peers = peers_of(found, row)
    return {
        "span": span,
        "has_meeting_place": landscape.networks[row].meets_in is not None,
        "answer": _answer(landscape, span),
        "figures": figures_of(landscape, span),
        "comparison": _comparison_words(span),
        "pictures": _pictures(landscape, found, row, peers),
        "peers": _peer_rows(landscape, found, row, peers),
        "part": part,
        "part_words": part_words(part),
        "bands": [(band_words(band), band) for band in part.bands],
        "neighbours": [
            neighbour(landscape, each, of=row) for each in overlaps(landscape) if row in (each.first, each.second)
        ],
    }


def _answer(landscape: Landscape, span: Span) -> str:
    if span.way is None:
        return _("Wie weit die Wege hier sind, lässt sich noch nicht sagen.")
    meets_in = landscape.networks[span.network].meets_in
    words = {"way": kilometres(span.way), "place": landscape.names[meets_in] if meets_in is not None else ""}
    if meets_in is None:
        return _("Neun von zehn Menschen haben höchstens %(way)s bis zur Mitte des Gebiets.") % words
    return _("Neun von zehn Menschen haben höchstens %(way)s bis zum Treffpunkt in %(place)s.") % words


def figures_of(landscape: Landscape, span: Span) -> list[tuple[str, str]]:
    """The territory in figures, each with its word; what is not known is left out, firms are told to be missing."""
    pieces = number_word(span.pieces) if span.pieces > 1 else _("eines, alles hängt zusammen")
    rows = [
        (_("Menschen"), about(span.people, "").strip() or _("keine Angabe")),
        (_("Kleine und mittlere Betriebe"), about(span.firms, "").strip() or _("noch keine Zahlen")),
        (_("Fläche"), _("%s km²") % number(span.km2)),
        (_("Kreise"), number(span.districts)),
        (_("Gemeinden"), number(span.municipalities)),
        (_("Zusammenhängende Stücke"), pieces),
    ]
    if span.radius is not None:
        rows.append((_("Entfernung zur Mitte, nach Menschen gewichtet"), kilometres(span.radius)))
    if span.way is not None:
        rows.append((_("Weg, den neun von zehn höchstens haben"), kilometres(span.way)))
    return rows


def _comparison_words(span: Span) -> str:
    if span.position is None:
        return _("Zum Vergleich gibt es noch zu wenige Netzwerke, deren Gebiet wir kennen.")
    verb = _("hat") if span.position <= 1 else _("haben")
    shorter = {0: _("keines"), 1: _("eines")}.get(span.position) or number_word(span.position)
    words = {"peers": number_word(span.peers), "verb": verb, "shorter": shorter}
    return (
        _("Von %(peers)s Netzwerken in ähnlich dicht besiedelten Gegenden %(verb)s %(shorter)s kürzere Wege.") % words
    )


def _pictures(landscape: Landscape, found: Sequence[Span], row: int, peers: Sequence[int]) -> list[Any]:
    own = found[row]
    if own.way is None or not peers:
        return []
    values = [
        (found[at].way or 0.0, f"{landscape.networks[at].name}: {kilometres(found[at].way or 0)}") for at in peers
    ]
    mark = (own.way, f"{landscape.networks[row].name}: {kilometres(own.way)}")
    ordered = sorted(values)
    return [dots_of(ordered, mark, width=720, name="wide"), dots_of(ordered, mark, width=340, name="narrow")]


def _peer_rows(landscape: Landscape, found: Sequence[Span], row: int, peers: Sequence[int]) -> list[PeerRow]:
    rows = sorted([row, *peers] if peers else [], key=lambda at: german_sort_key(landscape.networks[at].name))
    return [
        PeerRow(
            landscape.networks[at].name,
            landscape.networks[at].slug,
            kilometres(found[at].way or 0),
            about(found[at].people, _("Menschen")),
            at == row,
            landscape.networks[at].is_example,
        )
        for at in rows
    ]


def part_words(part: TakingPart) -> str:
    """What the records say of who takes part, honest where they are missing."""
    if not part.offices:
        return _("In diesem Gebiet ist noch keine Stelle eines Partners eingetragen.")
    if not part.is_known:
        return _("Wir können es nicht sagen, weil für dieses Netzwerk noch kein Mitglied eingetragen ist.")
    joined = sum(band.taking_part for band in part.bands)
    if part.offices < FEWEST_OFFICES:
        return _("Von so wenigen Stellen lässt sich nicht auf die Wege schließen.")
    every = number_word(part.offices)
    if joined <= 1:
        words = {"all": every, "joined": _("eine") if joined else _("keine")}
        return _("Von %(all)s Stellen der Partner im Gebiet arbeitet nach den Einträgen %(joined)s mit.") % words
    words = {"all": every, "joined": number_word(joined)}
    return _("Von %(all)s Stellen der Partner im Gebiet arbeiten nach den Einträgen %(joined)s mit.") % words


def band_words(band: Band) -> str:
    """A band of ways in words."""
    if band.up_to is None:
        return _("weiter als %s") % kilometres(band.above)
    if not band.above:
        return _("bis %s") % kilometres(band.up_to)
    return _("über %(above)s bis %(up_to)s") % {"above": kilometres(band.above), "up_to": kilometres(band.up_to)}
