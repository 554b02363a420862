"""The landscape of the alliance: where no network is recorded, and how far the ways in the own networks are."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.core.german import counted, sentence
from wirnetz.core.kept import data_version, kept_page, kept_value
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.overlap import overlaps
from wirnetz.landscape.analysis.span import DETOUR, Span, spans
from wirnetz.landscape.analysis.ties import ties_of
from wirnetz.landscape.analysis.white_spots import WhiteSpot, name_of, spots
from wirnetz.landscape.analysis.words import about, kilometres
from wirnetz.landscape.queries import landscape_of_today
from wirnetz.landscape.queries.layers import white_words
from wirnetz.landscape.views.layers import layer_links
from wirnetz.landscape.views.side_by_side import answer_to_side_by_side
from wirnetz.landscape.views.standing import shown
from wirnetz.landscape.views.ties import ties_words
from wirnetz.networks.queries import regional_keys
from wirnetz.networks.queries.maps import MapSheet, name_on_map, sheet_of
from wirnetz.regions.geometry.painting import Territory, painting_of
from wirnetz.regions.queries import germany_drawing


@dataclass(frozen=True, slots=True)
class SpotLine:
    """A white spot as the page tells it; `districts` are names and addresses, `href` the page of the only one."""

    name: str
    who: str
    nearest: str
    nearest_href: str
    away: str
    districts: tuple[tuple[str, str], ...]
    href: str


@dataclass(frozen=True, slots=True)
class SpanLine:
    """The territory of an own network as the page tells it."""

    name: str
    slug: str
    extent: str
    people: str
    way: str
    pieces: int
    position: str
    is_example: bool


@require_safe
@kept_page()
def overview(request: HttpRequest) -> HttpResponse:
    """White spots by Land with what to do next, and the ways in the own networks; the map shows the same."""
    landscape = landscape_of_today()
    found = spots(landscape) if landscape.territory.nnz else []
    context = {
        "answer": white_words(landscape, found),
        "map": kept_value(data_version(), "landscape_map", _map),
        "spots": [_spot_line(landscape, spot) for spot in found],
        "spans": _span_lines(landscape),
        "questions": _questions(landscape),
        "layers": layer_links(),
        "detour": str(DETOUR).replace(".", ","),
    }
    return shown(request, "landscape/overview.html", landscape, context)


def _questions(landscape: Landscape) -> list[tuple[str, str, str]]:
    """Further pages of the landscape, each with a sentence."""
    thin = _(
        "Gebiete mit Netzwerk, in denen zuletzt nichts eingetragen wurde oder kein Partner nahe ist. "
        "Für alle, die sich anmelden können."
    )
    beside = answer_to_side_by_side(landscape, overlaps(landscape))
    years = _("Welche Gebiete wann dazukamen, soweit es eingetragen ist; zwei Jahre nebeneinander.")
    return [
        (_("Netzwerke nebeneinander"), reverse("landscape:side_by_side"), beside),
        (_("Wo wenig bekannt ist"), reverse("landscape:thin_spots"), thin),
        (_("Wer wo sitzt"), reverse("landscape:ties"), ties_words(ties_of(landscape), around="")),
        (_("Nach Jahren"), reverse("landscape:by_year"), years),
    ]


def _map() -> MapSheet:
    painting = painting_of([Territory(name_on_map(network), keys, network.is_own) for network, keys in regional_keys()])
    wide, narrow = (germany_drawing(painting, href=_region, narrow=flag) for flag in (False, True))
    return sheet_of(wide, narrow)


def _region(key: str) -> str:
    return reverse("portal:region", args=[key])


def _spot_line(landscape: Landscape, spot: WhiteSpot) -> SpotLine:
    largest = landscape.largest(spot.areas)
    keys = sorted({landscape.keys[area][:5] for area in spot.areas})
    named = [(landscape.above.get(key, key), _region(key)) for key in keys]
    nearest = landscape.networks[spot.nearest] if spot.nearest is not None else None
    return SpotLine(
        name=name_of(landscape, spot.areas),
        who=sentence(about(spot.firms, _("kleine und mittlere Betriebe")) or about(spot.people, _("Menschen"))),
        nearest=nearest.name if nearest else "",
        nearest_href=reverse("portal:network", args=[nearest.slug]) if nearest else "",
        away=_("%(way)s von %(place)s") % {"way": kilometres(spot.away), "place": landscape.names[largest]}
        if spot.away is not None
        else "",
        districts=tuple(named),
        href=_region(keys[0]) if len(keys) == 1 else "",
    )


def _span_lines(landscape: Landscape) -> list[SpanLine]:
    own = [each for each in spans(landscape) if landscape.networks[each.network].is_own and each.municipalities]
    return [_span_line(landscape, each) for each in own]


def _span_line(landscape: Landscape, each: Span) -> SpanLine:
    network = landscape.networks[each.network]
    is_whole = each.whole_districts == each.districts
    districts = counted(each.districts, _("Kreis"), _("Kreise"), one=_("ein"))
    municipalities = counted(each.municipalities, _("Gemeinde"), _("Gemeinden"), one=_("eine"))
    to = _("zur Mitte") if network.meets_in is None else _("zum Treffpunkt %s") % landscape.names[network.meets_in]
    return SpanLine(
        name=network.name,
        slug=network.slug,
        extent=districts if is_whole else municipalities,
        people=about(each.people, _("Menschen")) or _("keine Angabe"),
        way=_("%(way)s bis %(to)s") % {"way": kilometres(each.way), "to": to} if each.way is not None else "",
        pieces=each.pieces,
        position=_("%(shorter)d von %(peers)d haben kürzere") % {"shorter": each.position, "peers": each.peers}
        if each.position is not None
        else _("zu wenige zum Vergleich"),
        is_example=network.is_example,
    )
