"""Where a file of the landscape comes from, so that it can be read away from its page: title, date, sources, legend."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.queries.registers import network_register, organisation_register, register_label
from wirnetz.documents.drawing import Drawing
from wirnetz.landscape.queries import Layer
from wirnetz.regions.geometry.frame import CREDIT
from wirnetz.regions.queries import establishments_source

FILLS = {
    "own": gettext_lazy("gefüllt"),
    "other": gettext_lazy("schraffiert"),
    "both": gettext_lazy("gefüllt und schraffiert"),
    "outline": gettext_lazy("nur umrandet"),
    "free": gettext_lazy("weiß"),
    "class-2": gettext_lazy("hell"),
    "class-3": gettext_lazy("mittel"),
    "class-4": gettext_lazy("mittel"),
    "class-5": gettext_lazy("dunkel"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What stands beside the map or table: its `title`, what it says, how to read it, its date and its sources."""

    title: str
    told: str
    aside: str
    stand: str
    sources: tuple[str, ...]
    legend: str = ""

    def pairs(self) -> list[tuple[str, str]]:
        """The same as pairs of label and words; what there is not is left out."""
        rows = [
            (_("Titel"), self.title),
            (_("Aussage"), self.told),
            (_("Hinweis"), self.aside),
            (_("Stand"), self.stand),
            (_("Quellen"), "; ".join(self.sources)),
            (_("Farben der Karte"), self.legend),
        ]
        return [(label, words) for label, words in rows if words]

    def dated(self) -> list[tuple[str, str]]:
        """Date and sources alone."""
        return [(_("Stand"), self.stand), (_("Quellen"), "; ".join(self.sources))]


def origin_of(layer: Layer, drawing: Drawing, stand: str) -> Origin:
    """Of a layer; `stand` are the words of the landscape that it was made from."""
    return Origin(
        title=_("Landschaft der Netzwerke: %s") % layer.title,
        told=layer.finding,
        aside=layer.aside,
        stand=stand.removeprefix(_("Stand: ")),
        sources=tuple(_sources(layer)),
        legend=legend_words(drawing),
    )


def legend_words(drawing: Drawing) -> str:
    """What the fills mean, for where none can be shown."""
    return "; ".join(f"{FILLS[entry.swatch]}: {entry.text}" for entry in drawing.legend if entry.swatch in FILLS)


def _sources(layer: Layer) -> list[str]:
    register = organisation_register() if layer.key == "stellen" else network_register()
    found = [register_label(register, is_example=layer.is_example)]
    if _("Menschen") in layer.heads:
        found.append(people_source())
    if _("Betriebe") in layer.heads and (source := establishments_source()):
        found.append(_("Betriebe: %s") % source)
    return [*found, areas_source()]


def areas_source() -> str:
    """Where the shapes of the areas come from, and on which terms."""
    return _("Gebiete: %s, Nutzungsbedingungen: GeoNutzV") % CREDIT


def people_source() -> str:
    """Where figures of people come from, and on which terms."""
    return _("Einwohnerzahlen: Destatis, Stand 31.12.2018, CC BY 4.0; in Gemeinden aus denen der Kreise geschätzt")
