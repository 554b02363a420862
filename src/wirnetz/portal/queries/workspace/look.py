"""What the page about a house's look shows: a slide and a handout in that look, and what its own template offers."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.core.german import counted
from wirnetz.documents.content import Handout, Point, Site, Theme, TitleSlide
from wirnetz.documents.pptx.own_template import Home, homes_in
from wirnetz.documents.theme import contrast
from wirnetz.organisations.models import Organisation, SlideTemplate
from wirnetz.portal.queries.maps import germany_painting
from wirnetz.regions.queries import germany_drawing, territory_drawing


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the theme: what it is for and how well it can be read on white."""

    words: str
    value: str
    contrast: str


def sample_slide(organisation: Organisation) -> TitleSlide:
    """The first slide of a kit, with this house's name and today's map."""
    place = organisation.seat_city or _("Ihre Region")
    return TitleSlide(
        title=_("Gemeinsam helfen wir Betrieben in %s.") % place,
        emphasis=_("helfen wir Betrieben"),
        kicker=_("Muster"),
        subtitle=(organisation.name, place),
        sources=(_("Muster für die Vorschau"),),
        map=germany_drawing(germany_painting(), marked=_seat(organisation), labels=False),
    )


def sample_handout(organisation: Organisation, theme: Theme, contact: str) -> Handout:
    """A handout with the house's name and made-up points, for looking at colours and logo."""
    place = organisation.seat_city or _("Ihre Region")
    return Handout(
        title=_("Muster eines Handzettels"),
        kicker=_("Muster"),
        sentence=_("So sehen Handzettel aus, die Ihr Haus weitergibt."),
        emphasis=_("die Ihr Haus weitergibt"),
        lead=_("Farbe, Logo und Kontakt stammen aus Ihrem Erscheinungsbild. Der Text hier ist ein Muster."),
        for_whom=_("Für %s") % place,
        gains=(
            Point(_("Lesbar"), _("Schrift in Ihrer Farbe hat genug Kontrast auf weißem Papier.")),
            Point(_("Wiederzuerkennen"), _("Ihr Logo steht oben, Ihre Ansprechperson unten.")),
            Point(_("Druckbar"), _("Eine Seite A4, auch auf dem Bürodrucker.")),
        ),
        members=(Site("", organisation.name),),
        members_more="",
        next_step=_("Ihr nächster Schritt steht hier in einem Satz."),
        contact=contact or organisation.name,
        sources=(_("Muster für die Vorschau"),),
        stamp=_("Muster"),
        map=territory_drawing(_seat(organisation), own_keys=_seat(organisation)) if organisation.seat else None,
        theme=theme,
    )


def _seat(organisation: Organisation) -> list[str]:
    return [organisation.seat.key] if organisation.seat else []


def colours_of(theme: Theme) -> list[Colour]:
    """What became of the chosen colour, with its contrast on white."""
    found = (
        (_("Schrift und Flächen"), theme.accent),
        (_("dunkler"), theme.accent_deep),
        (_("Tönung"), theme.accent_tint),
    )
    return [Colour(words, value, f"{contrast(value, '#ffffff'):.1f}".replace(".", ",")) for words, value in found]


def template_part(organisation: Organisation, visitor: Visitor) -> dict[str, Any]:
    """The house's own template, and which of our slides find a home in its layouts."""
    templates = visible(visitor, SlideTemplate.objects.filter(organisation=organisation, is_current=True))
    template = templates.select_related("uploaded_by").first()
    if template is None:
        return {"template": None}
    homes = homes_in(template.layouts, template.mapping)
    return {
        "template": template,
        "homes": homes,
        "homes_answer": homes_answer(homes),
    }


def homes_answer(homes: list[Home]) -> str:
    """How many of our kinds of slides find a layout."""
    missing = sum(not home.layout for home in homes)
    if not missing:
        return _("Für alle neun Arten von Folien gibt es ein Layout.")
    found = counted(len(homes) - missing, _("Art"), _("Arten"), one=_("eine"), none=_("keine"))
    return _("Für %s von Folien gibt es ein Layout; die übrigen zeichnen wir in Ihren Farben.") % found
