"""Layers of the map of the landscape: what each shows of every district, with its sentence and its table.

A layer is a function from the landscape of today, entered by `@layer`; page and files come from the same `Layer`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.utils.functional import Promise as StrPromise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.german import counted, number, number_word, sentence
from wirnetz.core.sorting import german_sort_key
from wirnetz.core.tables import Value
from wirnetz.documents.drawing import Drawing, Legend
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.span import Span, spans
from wirnetz.landscape.analysis.white_spots import NOTHING_RECORDED, WhiteSpot, name_of, spots
from wirnetz.landscape.analysis.words import kilometres
from wirnetz.landscape.queries.kept import kept_with
from wirnetz.networks.queries import regional_keys
from wirnetz.networks.queries.maps import name_on_map
from wirnetz.regions.geometry.painting import Paint, Painting, Territory, painting_of
from wirnetz.regions.queries import germany_drawing


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, official keys of what it is about, and where the first cell leads: (kind, key or slug).

    What no one page is about leads nowhere: ("", "").
    """

    cells: tuple[Value, ...]
    keys: tuple[str, ...]
    leads_to: tuple[str, str]
    is_example: bool = False


SHORT = {
    "netzwerke": gettext_lazy("So verteilen sich die Netzwerke."),
    "ohne": gettext_lazy("Hier ist noch kein Netzwerk eingetragen."),
    "stellen": gettext_lazy("Hier sitzen Stellen."),
    "spannweite": gettext_lazy("So weit sind die Wege."),
}
"""What stands in large letters on a slide, where the finding is too long for them."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: `finding` as a sentence, `aside` how to read it, `heads` and `rows` of its table, paint of the map."""

    key: str
    finding: str
    aside: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    painting: Painting
    legend: tuple[Legend, ...] = ()
    is_example: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return str(LAYERS[self.key][0])

    @property
    def headline(self) -> str:
        """A sentence of a few words that the map bears out."""
        return str(SHORT[self.key])

    def drawing(self, *, href: Callable[[str], str] | None = None, narrow: bool = False) -> Drawing:
        """The map of Germany with this layer."""
        drawn = germany_drawing(self.painting, href=href, narrow=narrow, labels=not self.legend)
        if not self.legend:
            return drawn
        return replace(drawn, legend=self.legend, title=self.title, description=self.finding)


Made = Callable[[Landscape], Layer]
LAYERS: dict[str, tuple[StrPromise, Made]] = {}
"""Every layer by the name in its address: its title, and what makes it."""


def layer_of(landscape: Landscape, key: str) -> Layer:
    """A layer of a landscape, made once. KeyError for an unknown one."""
    _title, make = LAYERS[key]
    return kept_with(landscape, ("layer", key), lambda: make(landscape))


def layer(key: str, title: StrPromise) -> Callable[[Made], Made]:
    """Enter a layer under its name and title."""

    def enter(make: Made) -> Made:
        LAYERS[key] = title, make
        return make

    return enter


@layer("netzwerke", gettext_lazy("Netzwerke je Kreis"))
def networks(landscape: Landscape) -> Layer:
    """Which networks each district has; statewide ones are not painted."""
    rows = regional_keys()
    painting = painting_of([Territory(name_on_map(each), keys, each.is_own) for each, keys in rows])
    held: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for each, areas in rows:
        for key in {key[:5] for key in areas if len(key) >= 5}:
            held[key].append((each.label, each.is_own))
    keys = _districts(landscape)
    bare = sum(key not in held for key in keys)
    return Layer(
        "netzwerke",
        _("In %(bare)s von %(all)s Kreisen kennen wir kein regionales Netzwerk.")
        % {"bare": number(bare), "all": number(len(keys))}
        if bare
        else _("In jedem Kreis ist ein regionales Netzwerk eingetragen."),
        _("Landesweite und bundesweite Netzwerke sind nicht gezeichnet."),
        (_("Kreis"), _("Schlüssel"), _("eigene"), _("andere"), _("Namen")),
        tuple(_network_row(landscape, key, held[key]) for key in keys),
        painting,
        is_example=any(each.is_example for each, _keys in rows),
    )


@layer("ohne", gettext_lazy("Ohne Netzwerk"))
def white(landscape: Landscape) -> Layer:
    """Where no regional network is recorded: whole districts and parts of districts."""
    found = spots(landscape) if landscape.territory.nnz else []
    free = Counter(landscape.keys[area][:5] for spot in found for area in spot.areas)
    whole = Counter(key[:5] for key in landscape.keys)
    areas = {
        key: Paint(figure=_held_class(free[key], whole[key]), sentence=_white_words(free[key], whole[key]))
        for key in whole
    }
    return Layer(
        "ohne",
        white_words(landscape, found),
        _("Das heißt nur, dass uns nichts vorliegt; nicht, dass dort niemand arbeitet."),
        (_("Gebiet"), _("nächstes Netzwerk"), _("Weg dorthin in km"), _("Menschen"), _("Betriebe"), _("Kreise")),
        tuple(_spot_row(landscape, spot) for spot in found),
        Painting(areas),
        (
            Legend("class-3", _("überall ein Netzwerk")),
            Legend("class-2", _("für einen Teil")),
            Legend("free", _("keines bekannt")),
        ),
        is_example=any(each.is_example for each in landscape.networks),
    )


@layer("stellen", gettext_lazy("Stellen"))
def offices(landscape: Landscape) -> Layer:
    """How many partners' offices sit in each district."""
    seated = [(landscape.keys[each.area][:5], each.is_partner) for each in landscape.offices if each.area is not None]
    partners, every = Counter(key for key, is_partner in seated if is_partner), Counter(key for key, _partner in seated)
    keys = _districts(landscape)
    steps = ((1, 2), (4, 4), (10, 5))
    words = {"some": number(sum(every[key] > 0 for key in keys)), "all": number(len(keys))}
    return Layer(
        "stellen",
        _("In %(some)s von %(all)s Kreisen ist eine Stelle eingetragen, die Betriebe unterstützt.") % words
        if every
        else _("Noch ist keine Stelle mit ihrem Sitz eingetragen."),
        _("In %s davon sitzt ein Partner der Allianz. Gezählt wird, wo der Sitz bekannt ist.")
        % (number(sum(partners[key] > 0 for key in keys)) if any(partners.values()) else _("keinem")),
        (_("Kreis"), _("Schlüssel"), _("Stellen der Partner"), _("alle eingetragenen Stellen")),
        tuple(
            Row((landscape.above.get(key, key), key, partners[key], every[key]), (key,), ("region", key))
            for key in keys
        ),
        Painting({key: Paint(figure=_step(every[key], steps), sentence=_offices_words(every[key])) for key in keys}),
        (
            Legend("class-2", _("eine bis drei")),
            Legend("class-4", _("vier bis neun")),
            Legend("class-5", _("zehn und mehr")),
            Legend("free", _("keine")),
        ),
    )


@layer("spannweite", gettext_lazy("Spannweite"))
def span(landscape: Landscape) -> Layer:
    """Of each district the shortest way that the networks there ask of nine in ten."""
    held = (each for each in spans(landscape) if each.municipalities)
    found = sorted(held, key=lambda each: german_sort_key(landscape.networks[each.network].name))
    shortest: dict[str, float] = {}
    for each in found:
        if each.way is not None:
            for key in {landscape.keys[area][:5] for area in landscape.areas_of(each.network)}:
                shortest[key] = min(shortest.get(key, each.way), each.way)
    steps = ((0, 2), (25, 4), (50, 5))
    return Layer(
        "spannweite",
        _("In jedem zweiten Kreis mit Netzwerk haben neun von zehn Menschen höchstens %s bis zum Treffpunkt.")
        % kilometres(float(np.median(list(shortest.values()))))
        if shortest
        else NOTHING_RECORDED,
        _(
            "Je Kreis zählt das Netzwerk mit dem kürzesten Weg; ohne Treffpunkt gilt die Mitte. Luftlinie mal 1,3. "
            "Die Tabelle steht nach Namen, sie ist keine Rangfolge."
        ),
        (_("Netzwerk"), _("Art"), _("Menschen"), _("km²"), _("Kreise"), _("Gemeinden"), _("Stücke"), _("Weg in km")),
        tuple(_span_row(landscape, each) for each in found),
        Painting({key: _span_paint(shortest.get(key), steps) for key in _districts(landscape)}),
        (
            Legend("class-2", _("bis 25 km")),
            Legend("class-4", _("bis 50 km")),
            Legend("class-5", _("weiter")),
            Legend("free", _("kein Netzwerk bekannt")),
        ),
        is_example=any(landscape.networks[each.network].is_example for each in found),
    )


def _network_row(landscape: Landscape, key: str, held: Sequence[tuple[str, bool]]) -> Row:
    own = sum(is_own for _name, is_own in held)
    names = ", ".join(sorted(name for name, _is_own in held))
    return Row((landscape.above.get(key, key), key, own, len(held) - own, names), (key,), ("region", key))


def _spot_row(landscape: Landscape, spot: WhiteSpot) -> Row:
    keys = _wholly(landscape, spot.areas)
    cells = (
        name_of(landscape, spot.areas),
        landscape.networks[spot.nearest].name if spot.nearest is not None else "",
        _whole(spot.away),
        _whole(spot.people),
        _whole(spot.firms),
        len({key[:5] for key in keys}),
    )
    districts = {landscape.keys[area][:5] for area in spot.areas}
    return Row(cells, keys, ("region", districts.pop()) if len(districts) == 1 else ("", ""))


def _span_row(landscape: Landscape, each: Span) -> Row:
    network = landscape.networks[each.network]
    kind = _("eigenes") if network.is_own else _("anderes")
    size = (_whole(each.people), _whole(each.km2), each.districts, each.municipalities, each.pieces, _whole(each.way))
    keys = _wholly(landscape, landscape.areas_of(each.network))
    return Row((network.name, kind, *size), keys, ("network", network.slug), network.is_example)


def _districts(landscape: Landscape) -> list[str]:
    return sorted({key[:5] for key in landscape.keys}, key=lambda key: (landscape.above.get(key, key), key))


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _step(value: float, steps: Sequence[tuple[float, int]]) -> int | None:
    return next((found for least, found in reversed(steps) if value >= least), None)


def _held_class(free: int, whole: int) -> int | None:
    """White where nothing is known, as on every map."""
    return (None if free == whole else 2) if free else 3


def white_words(landscape: Landscape, found: Sequence[WhiteSpot]) -> str:
    """How many districts are without a regional network, and to how many connected areas they are joined."""
    if not landscape.territory.nnz:
        return NOTHING_RECORDED
    if not found:
        return _("Für jede Gemeinde ist ein regionales Netzwerk eingetragen.")
    words = {"where": _without(landscape, found), "spots": number_word(len(found))}
    if len(found) == 1:
        return sentence(_("für %(where)s ist noch kein regionales Netzwerk eingetragen.") % words)
    told = _("für %(where)s, zusammengefasst in %(spots)s Gebieten, ist noch kein regionales Netzwerk eingetragen.")
    return sentence(told % words)


def _without(landscape: Landscape, found: Sequence[WhiteSpot]) -> str:
    """The districts of spots in words: whole ones, and those of which a part is in one."""
    free = Counter(landscape.keys[area][:5] for spot in found for area in spot.areas)
    whole = Counter(key[:5] for key in landscape.keys)
    full = sum(count == whole[key] for key, count in free.items())
    districts = counted(full, _("Kreis"), _("Kreise"), one=_("einen"))
    if full == len(free):
        return districts
    if not full:
        return _("Teile von %s") % counted(len(free), _("Kreis"), _("Kreisen"), one=_("einem"))
    rest = number_word(len(free) - full) if len(free) - full > 1 else _("einem")
    return _("%(districts)s und Teile von %(rest)s weiteren") % {"districts": districts, "rest": rest}


def _white_words(free: int, whole: int) -> str:
    if not free:
        return _("für jede Gemeinde ist ein Netzwerk eingetragen")
    return _("kein regionales Netzwerk eingetragen") if free == whole else _("für einen Teil keines eingetragen")


def _offices_words(count: int) -> str:
    if not count:
        return _("keine Stelle eingetragen")
    return _("eine Stelle") if count == 1 else _("%s Stellen") % number_word(count)


def _span_paint(way: float | None, steps: Sequence[tuple[float, int]]) -> Paint:
    if way is None:
        return Paint(figure=None, sentence=_("kein regionales Netzwerk bekannt"))
    return Paint(figure=_step(way, steps), sentence=_("kürzester Weg %s") % kilometres(way))


def _wholly(landscape: Landscape, areas: Iterable[int]) -> tuple[str, ...]:
    """Official keys of these areas, whole districts as one."""
    chosen = np.array(list(areas), int)
    touched = np.bincount(landscape.district_of[chosen], minlength=len(landscape.district_sizes))
    found: Mapping[str, bool] = {
        landscape.keys[area][:5]: bool(
            touched[landscape.district_of[area]] == landscape.district_sizes[landscape.district_of[area]]
        )
        for area in chosen
    }
    return tuple(sorted({key[:5] if found[key[:5]] else key for key in (landscape.keys[area] for area in chosen)}))
