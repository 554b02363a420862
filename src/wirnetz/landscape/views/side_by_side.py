"""Networks side by side: what own ones share with others, and others with each other, by Land."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.core.german import counted, joined, sentence
from wirnetz.core.kept import kept_page
from wirnetz.landscape.analysis import Held, Landscape
from wirnetz.landscape.analysis.overlap import Overlap, groups, overlaps
from wirnetz.landscape.analysis.overlap_words import area_names
from wirnetz.landscape.queries import landscape_of_today
from wirnetz.landscape.views.standing import shown
from wirnetz.networks.queries import networks_worked_for

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One pair as a row: the other network, what they share, who sits in both (name, slug)."""

    first: Held
    other: Held
    ground: str
    houses: tuple[Line, ...]
    members_unknown: bool
    topics: str
    is_linked: bool
    is_resting: bool


@require_safe
@kept_page("land")
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Each own network with those beside it; the others among themselves for one Land at a time (`?land=03`)."""
    landscape = landscape_of_today()
    found = overlaps(landscape)
    mixed = [each for each in found if _own(landscape, each)]
    foreign = _by_land(landscape, (each for each in found if not _own(landscape, each)))
    land = request.GET.get("land", "")
    if land and land not in landscape.above:
        raise Http404(_("Ein Land mit dem Schlüssel „%s“ gibt es nicht.") % land[:20])
    context = {
        "answer": answer_to_side_by_side(landscape, found),
        "by_network": _by_network(landscape, mixed),
        "groups": [[landscape.networks[row] for row in group] for group in groups(landscape, found)],
        "lands": [(key, landscape.above.get(key, key), len(pairs)) for key, pairs in sorted(foreign.items())],
        "land": land,
        "land_name": landscape.above.get(land, ""),
        "others": [neighbour(landscape, each) for each in foreign.get(land, ())],
        "entered": {network.slug for network in networks_worked_for(request.user)},
    }
    return shown(request, "landscape/side_by_side.html", landscape, context)


def answer_to_side_by_side(landscape: Landscape, found: Sequence[Overlap]) -> str:
    """How many own networks have others beside them, in a sentence."""
    ends = {row for each in found if _is_mixed(landscape, each) for row in (each.first, each.second)}
    own = {row for row in ends if landscape.networks[row].is_own}
    others = ends - own
    if not landscape.territory.nnz:
        return _("Wir können es nicht sagen, weil noch kein Gebiet eines Netzwerks eingetragen ist.")
    if not own or not others:
        return _("Neben den eigenen Netzwerken ist in ihren Gebieten kein anderes eingetragen.")
    lead = counted(len(own), _("eigenes Netzwerk teilt sich"), _("eigene Netzwerke teilen sich"), one=_("ein"))
    beside = counted(len(others), _("anderen"), _("anderen"), one=_("einem"))
    return sentence(_("%(own)s Gebiete mit %(others)s.") % {"own": lead, "others": beside})


def neighbour(landscape: Landscape, each: Overlap, *, of: int | None = None) -> Neighbour:
    """A pair as a row, seen from the network `of`, else from the own one, else from the first."""
    first, other = sorted((each.first, each.second), key=lambda row: (row != of, not landscape.networks[row].is_own))
    houses = [landscape.organisations[row] for row in each.both]
    return Neighbour(
        landscape.networks[first],
        landscape.networks[other],
        ground=area_names(landscape, each.areas),
        houses=tuple((house.name, house.slug) for house in houses),
        members_unknown=each.members is None,
        topics=joined(list(each.shared)),
        is_linked=(each.first, each.second) in landscape.links,
        is_resting=(each.first, each.second) in landscape.resting,
    )


def _own(landscape: Landscape, each: Overlap) -> bool:
    return landscape.networks[each.first].is_own or landscape.networks[each.second].is_own


def _is_mixed(landscape: Landscape, each: Overlap) -> bool:
    return landscape.networks[each.first].is_own != landscape.networks[each.second].is_own


def _by_network(landscape: Landscape, pairs: Iterable[Overlap]) -> list[tuple[Held, list[Neighbour]]]:
    found: dict[int, list[Neighbour]] = defaultdict(list)
    for each in pairs:
        for row in (each.first, each.second):
            if landscape.networks[row].is_own:
                found[row].append(neighbour(landscape, each, of=row))
    return [(landscape.networks[row], lines) for row, lines in sorted(found.items())]


def _by_land(landscape: Landscape, pairs: Iterable[Overlap]) -> dict[str, list[Overlap]]:
    """By key of the Land in which most shared people live."""
    found: dict[str, list[Overlap]] = defaultdict(list)
    for each in pairs:
        found[landscape.keys[landscape.largest(each.areas)][:2]].append(each)
    return found
