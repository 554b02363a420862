"""A layer of the landscape to take away: table, shapes, picture, slide. Each says what it is, its date, its sources."""

import json
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.core.german import date_words
from wirnetz.core.tables import Export, export_table
from wirnetz.documents.content import MapSlide, Theme
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.svg import palette_of
from wirnetz.documents.svg_sheet import Words, svg_sheet
from wirnetz.landscape.exports.origin import Origin, origin_of
from wirnetz.landscape.exports.slides import slide_file
from wirnetz.landscape.queries import Layer
from wirnetz.organisations.queries import the_alliance
from wirnetz.regions.queries import geojson_of

FORMS = ("xlsx", "csv", "geojson", "svg", "pptx")


def layer_file(layer: Layer, form: str, *, on: date, stand: str) -> Export:
    """The layer, computed on a day, in one of FORMS; ValueError for another. `stand` tells the day with its records."""
    stem = f"landschaft-{layer.key}"
    drawing = layer.drawing()
    origin = origin_of(layer, drawing, stand)
    if form == "svg":
        words = Words(
            kicker=origin.title,
            title=layer.finding,
            lines=(layer.aside,),
            foot=(_("Stand: %s") % origin.stand, *origin.sources),
        )
        drawn = svg_sheet(drawing, words, palette=palette_of(Theme()))
        return Export(f"{stem}.svg", drawn.encode(), "image/svg+xml")
    if form == "geojson":
        return Export(f"{stem}.geojson", _shapes(layer, origin), "application/geo+json")
    if form == "pptx":
        return slide_file(_slide(layer, drawing, origin, on), stem=stem, house=the_alliance())
    marked = [[*row.cells, _("Beispiel") if row.is_example else ""] for row in layer.rows]
    about = origin.pairs() if form == "xlsx" else origin.dated()
    return export_table(stem, [*layer.heads, _("Beispiel")], marked, form=form, about=about)


def _shapes(layer: Layer, origin: Origin) -> bytes:
    """Features with what stands in the table, and beside them what the whole is (RFC 7946 allows further members)."""
    heads = [*layer.heads, _("Beispiel")]
    rows = [(row.keys, dict(zip(heads, [*row.cells, row.is_example], strict=True))) for row in layer.rows]
    told = {**geojson_of(rows), **{label.lower(): words for label, words in origin.pairs()}}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _slide(layer: Layer, drawing: Drawing, origin: Origin, on: date) -> MapSlide:
    """On the slide what there is room for, everything about its origin in the speaker note."""
    return MapSlide(
        title=layer.headline,
        kicker=layer.title,
        map=drawing,
        lines=(layer.finding, layer.aside),
        sources=(_("Stand: %s") % date_words(on), origin.sources[0], drawing.credit),
        note="\n".join((layer.aside, *(f"{label}: {words}" for label, words in origin.dated()))),
        is_example=layer.is_example,
    )
