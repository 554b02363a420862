"""A layer of the landscape to take away: table, shapes, picture, slide."""

import json
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.core.german import date_words
from wirnetz.core.tables import Export, export_table
from wirnetz.documents.content import MapSlide, Theme
from wirnetz.documents.svg import palette_of, svg
from wirnetz.landscape.exports.slides import slide_file
from wirnetz.landscape.queries import Layer
from wirnetz.organisations.queries import the_alliance
from wirnetz.regions.queries import geojson_of

FORMS = ("xlsx", "csv", "geojson", "svg", "pptx")
LINES = 4


def layer_file(layer: Layer, form: str, *, on: date) -> Export:
    """The layer, computed on a day, in one of FORMS; ValueError for another."""
    stem = f"landschaft-{layer.key}"
    if form == "svg":
        drawn = svg(layer.drawing(), palette=palette_of(Theme()), credit=True)
        return Export(f"{stem}.svg", drawn.encode(), "image/svg+xml")
    if form == "geojson":
        heads = [*layer.heads, _("Beispiel")]
        rows = [(row.keys, dict(zip(heads, [*row.cells, row.is_example], strict=True))) for row in layer.rows]
        told = json.dumps(geojson_of(rows), ensure_ascii=False, separators=(",", ":"))
        return Export(f"{stem}.geojson", told.encode(), "application/geo+json")
    if form == "pptx":
        return slide_file(_slide(layer, on), stem=stem, house=the_alliance())
    marked = [[*row.cells, _("Beispiel") if row.is_example else ""] for row in layer.rows]
    return export_table(stem, [*layer.heads, _("Beispiel")], marked, form=form)


def _slide(layer: Layer, on: date) -> MapSlide:
    drawing = layer.drawing()
    state = _("Gerechnet aus den Angaben vom %s") % date_words(on)
    return MapSlide(
        title=layer.headline,
        kicker=layer.title,
        map=drawing,
        lines=(layer.finding, layer.aside),
        sources=(drawing.credit, state),
        note=layer.aside,
        is_example=layer.is_example,
    )
