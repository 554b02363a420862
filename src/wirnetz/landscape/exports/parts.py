"""The parts of a territory to take away: slide, picture and table, each saying what it is worth and from which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.core.german import date_words, number_word, sentence
from wirnetz.core.tables import Export, Value, export_table
from wirnetz.documents.content import MapSlide, Site, Theme
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.svg import palette_of
from wirnetz.documents.svg_sheet import Words, svg_sheet
from wirnetz.landscape.analysis.words import about
from wirnetz.landscape.exports.origin import areas_source, people_source

SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A partition to take away: whose it is, `state` in words (that it is a draft, and its name), and the day."""

    network: str
    state: str
    drawing: Drawing
    rows: Sequence[Mapping[str, Any]]
    on: date
    is_example: bool = False

    @property
    def title(self) -> str:
        """What it shows, in a sentence."""
        return sentence(_("so ließe sich das Gebiet in %s Teile teilen.") % number_word(len(self.rows)))

    @property
    def sites(self) -> tuple[Site, ...]:
        """Each part by its number, with what it holds."""
        return tuple(Site(str(row["number"]), _site(row)) for row in self.rows)

    def about(self) -> list[tuple[str, str]]:
        """What stands beside the table."""
        sources = "; ".join((people_source(), areas_source()))
        state = _("%s (Beispiel)") % self.state if self.is_example else self.state
        return [
            (_("Netzwerk"), self.network),
            (_("Gilt als"), state),
            (_("Stand"), date_words(self.on)),
            (_("Quellen"), sources),
        ]


def parts_slide(sheet: Sheet) -> MapSlide:
    """The parts on a slide: the map, and beside it what each part holds."""
    note = _("Ein Vorschlag zum Besprechen. Welche Gegenden sich als eine empfinden, steht in keiner Tabelle.")
    return MapSlide(
        title=sheet.title,
        kicker=sheet.network,
        emphasis=_("%s Teile") % number_word(len(sheet.rows)),
        map=sheet.drawing,
        sites=sheet.sites,
        lines=(sheet.state,),
        sources=(
            _("Stand: %s") % date_words(sheet.on),
            _("Menschen: Destatis 2018, geschätzt"),
            sheet.drawing.credit,
        ),
        note="\n".join((note, *(f"{label}: {words}" for label, words in sheet.about()))),
        is_example=sheet.is_example,
    )


def parts_picture(sheet: Sheet, stem: str) -> Export:
    """The parts as an SVG that stands alone."""
    foot = [f"{label}: {words}" for label, words in sheet.about()[2:]]
    words = Words(
        kicker=f"{sheet.network}: {sheet.state}",
        title=sheet.title,
        sites=sheet.sites,
        foot=(*foot, *((_("Beispiel: erfundene Angaben"),) if sheet.is_example else ())),
    )
    return Export(f"{stem}.svg", svg_sheet(sheet.drawing, words, palette=palette_of(Theme())).encode(), SVG)


def parts_table(sheet: Sheet, rows: Sequence[Sequence[Value]], stem: str, *, form: str) -> Export:
    """Which area goes to which part, as a list."""
    heads = [_("Schlüssel"), _("Gebiet"), _("Teil"), _("Name des Teils")]
    return export_table(stem, heads, rows, form=form, about=sheet.about())


def _site(row: Mapping[str, Any]) -> str:
    offices = _("eine Stelle") if row["offices"] == 1 else _("%s Stellen") % number_word(row["offices"])
    who = about(float(row["people"]), _("Menschen"))
    return f"{row['name']}: {who}, {offices if row['offices'] else _('noch keine Stelle')}"
