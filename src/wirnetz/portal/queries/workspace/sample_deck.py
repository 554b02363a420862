"""Every kind of slide once, with made-up words, for looking at a house's own template."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.documents.content import (
    AgendaSlide,
    AnySlide,
    Bar,
    ChartSlide,
    ContactSlide,
    Deck,
    MapSlide,
    Point,
    PointsSlide,
    QuoteSlide,
    StatementSlide,
    Step,
    TableSlide,
    TitleSlide,
)
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.maps import germany_painting
from wirnetz.regions.queries import germany_drawing, territory_drawing


def sample_deck(organisation: Organisation) -> Deck:
    """Nine slides; figures in them are invented and marked as such."""
    place = organisation.seat_city or _("Ihre Region")
    slides = (*_spoken(organisation.name, place), *_shown(organisation), *_last(organisation.name, place))
    sources = (_("Muster mit erfundenen Angaben"),)
    marked = tuple(replace(slide, sources=sources, is_example=True, note=_("Muster.")) for slide in slides)
    return Deck(_("Muster"), organisation.name, marked, _("Muster"))


def _spoken(house: str, place: str) -> tuple[AnySlide, ...]:
    reason = _("Jede Organisation bringt ihre eigenen Kontakte und ihre eigene Beratung mit.")
    headings = (
        _("Sie beginnen nicht bei null."),
        _("Sie erreichen mehr Betriebe."),
        _("Ihre Beratung bleibt Ihre."),
    )
    return (
        TitleSlide(title=_("So sehen Foliensätze in Ihrer Vorlage aus"), subtitle=(house, place)),
        StatementSlide(
            title=_("Eine Aussage steht groß und für sich."),
            body=_("Darunter erklärt ein kurzer Text, worum es geht und was daraus folgt."),
        ),
        PointsSlide(
            title=_("Drei Gründe sprechen für eine gemeinsame Beratung"),
            points=tuple(Point(heading, reason, _("Muster, 2026")) for heading in headings),
        ),
    )


def _shown(organisation: Organisation) -> tuple[AnySlide, ...]:
    key = [organisation.seat.key] if organisation.seat else []
    drawing = (
        territory_drawing(key, own_keys=key) if key else germany_drawing(germany_painting(), marked=key, labels=False)
    )
    return (
        ChartSlide(
            title=_("Zwei von drei Kreisen haben ein Netzwerk"),
            bars=(
                Bar(_("Kreise mit Netzwerk"), 2, _("2 von 3"), is_marked=True),
                Bar(_("Kreise ohne Netzwerk"), 1, _("1 von 3")),
            ),
            alt=_("Zwei Kreise mit Netzwerk, einer ohne."),
            maximum=3,
        ),
        MapSlide(
            title=_("Ihre Region auf der Karte"),
            map=drawing,
            lines=(organisation.name, _("zwei weitere Häuser")),
        ),
        TableSlide(
            title=_("Wer hier zusammenarbeitet"),
            head=(_("Haus"), _("Art"), _("seit")),
            rows=(
                (_("Kammer"), _("Beratung"), "2018"),
                (_("Wirtschaftsförderung"), _("Ansiedlung"), "2020"),
                (_("Agentur"), _("Qualifizierung"), "2024"),
            ),
        ),
    )


def _last(house: str, place: str) -> tuple[AnySlide, ...]:
    return (
        QuoteSlide(
            title=_("Kein weiterer Kreis, sondern weniger Wege"),
            quote=_("„Noch ein Netzwerk schaffen wir nicht.“"),
            origin=_("Muster"),
            answer=_("Es kommt keines dazu. Wer schon da ist, erfährt voneinander."),
        ),
        AgendaSlide(
            title=_("Zwei Schritte bis zum Frühjahr"),
            steps=(
                Step(_("Bis Januar"), _("Sie nennen uns zwei Betriebe.")),
                Step(_("Im März"), _("Wir laden gemeinsam ein.")),
            ),
        ),
        ContactSlide(title=_("So erreichen Sie uns"), lines=(house, place)),
    )
