"""A small deck, a handout and a toy map that the tests of the PDF and HTML writers share."""

from wirnetz.documents.content import (
    AgendaSlide,
    Bar,
    ChartSlide,
    ContactSlide,
    Deck,
    Handout,
    MapSlide,
    Point,
    PointsSlide,
    QuoteSlide,
    Site,
    StatementSlide,
    Step,
    TableSlide,
    TitleSlide,
)
from wirnetz.documents.drawing import Circle, Drawing, Label, Legend, Role, Shape

LONGEST_NAMES = (
    "Bayerisches Landesamt für Gesundheit und Lebensmittelsicherheit (LGL), "
    "Fachliche Leitstelle Gesundheitsregionen plus",
    "Caritasverband für Bremen-Nord, Bremerhaven und die Landkreise Cuxhaven und Osterholz e. V.",
    "Ministerium für Wirtschaft, Verkehr, Arbeit, Technologie und Tourismus Schleswig-Holstein",
    "Ministerium für Wirtschaft, Infrastruktur, Tourismus und Arbeit Mecklenburg-Vorpommern",
    "Vereinigung der Unternehmensverbände in Hamburg und Schleswig-Holstein e. V. (UVNord)",
    "Bundesministerium für Wirtschaft und Energie (zeitweise Wirtschaft und Klimaschutz)",
    "ZBBS – Zentrale Bildungs- und Beratungsstelle für Migrantinnen und Migranten e. V.",
    "Amt für regionale Landesentwicklung Braunschweig, Projektbüro Südniedersachsen",
    "RKW Rationalisierungs- und Innovationszentrum der Deutschen Wirtschaft e. V.",
    "GWG Gesellschaft für Wirtschaftsförderung und Stadtentwicklung Göttingen mbH",
)
CREDIT = "Karte: © GeoBasis-DE / BKG 2017 (Daten verändert)"
SOURCES = ("Verzeichnisse in Wirnetz, Stand 24.11.2026",)
GAINS = (
    Point("Sie beginnen nicht bei null.", "41 Checks und Leitfäden sind frei nutzbar.", "Angebotsverzeichnis, 2026"),
    Point("Sie erreichen mehr Betriebe.", "Jede Organisation bringt ihre eigenen Kontakte mit.", "Verzeichnis, 2026"),
    Point("Ihre Beratung bleibt Ihre.", "Vereinbart ist, wer wann weiterverweist.", "Beratungsverständnis, 2020"),
)
MEMBERS = (
    Site("1", "IHK Schwerin"),
    Site("2", "Wirtschaftsförderungsgesellschaft Wismar"),
    Site("", "Wirtschaftsförderungsgesellschaft Nordwestmecklenburg"),
)


def toy_map() -> Drawing:
    ring = ((100, 250), (300, 120), (420, 200), (760, 420), (560, 650), (150, 500))
    return Drawing(
        name="toy",
        box=(0.0, 0.0, 800.0, 700.0),
        unit=1.0,
        items=(
            Shape(Role.CONTEXT, (((-800, 200), (1600, 100), (1600, 1500), (-800, 1500)),)),
            Shape(Role.OWN_TINT, (ring,)),
            Shape(Role.EDGE, (ring,), width=1.7),
            Circle("site", 500, 300, 11.5, "1"),
            Label("Schwerin", 520, 305, 17, 700),
        ),
        title="Karte von Schwerin und Nordwestmecklenburg",
        description="Ein Standort in zwei Kreisen",
        credit=CREDIT,
        legend=(Legend("tint", "Netzwerk Westmecklenburg"), Legend("other", "anderes Netzwerk")),
    )


def handout(**changes) -> Handout:
    texts = {
        "title": "Handzettel Schwerin",
        "kicker": "Schwerin und Nordwestmecklenburg",
        "sentence": "Nicht noch ein Netzwerk. Stärken, was die Region schon hat.",
        "emphasis": "Stärken, was die Region schon hat.",
        "lead": "Hier arbeiten drei Netzwerke für dieselben Betriebe.",
        "for_whom": "Handzettel für die IHK Schwerin",
        "gains": GAINS,
        "members": MEMBERS,
        "members_more": "",
        "next_step": "Nennen Sie uns bis 11. Dezember zwei Betriebe.",
        "contact": "Geschäftsstelle der Allianz, Telefon 0385 0000-00",
        "sources": SOURCES,
        "stamp": "Schwerin, 24.11.2026",
        "map": toy_map(),
    }
    return Handout(**(texts | changes))


def deck(**changes) -> Deck:
    common = {"sources": SOURCES, "note": "Langsam sprechen.\nDann weiter."}
    slides = (
        TitleSlide(title="Gemeinsam mehr erreichen", subtitle=("Schwerin.", "Für die IHK"), map=toy_map(), **common),
        StatementSlide(title="Nicht noch eines. Stärken.", emphasis="Stärken.", body="Das Wissen fehlt.", **common),
        PointsSlide(title="Ihr Haus gewinnt dreifach", kicker="Drei Gründe", points=GAINS, is_example=True, **common),
        ChartSlide(
            title="Drei von acht Kreisen haben ein Netzwerk",
            bars=(Bar("Sachsen", 1.0, "13 von 13"), Bar("Mecklenburg-Vorpommern", 0.375, "3 von 8", is_marked=True)),
            alt="Sachsen 13 von 13, Mecklenburg-Vorpommern 3 von 8",
            maximum=1.0,
            **common,
        ),
        MapSlide(title="Drei Stellen arbeiten schon mit", map=toy_map(), sites=MEMBERS, **common),
        TableSlide(title="Zwei Netzwerke", head=("Name", "Art"), rows=(("A", "eigen"), ("B", "anderes")), **common),
        QuoteSlide(title="Kein weiterer Kreis", quote="„Noch eines?“", origin="Gespräche", answer="Nein.", **common),
        AgendaSlide(title="Zwei Schritte", steps=(Step("Dezember", "Sie wählen."), Step("Januar", "Wir beginnen."))),
        ContactSlide(title="So erreichen Sie uns", lines=("Geschäftsstelle",), address="wirnetz.example"),
    )
    return Deck(**({"title": "Gemeinsam", "author": "Wirnetz", "slides": slides, "stamp": "24.11.2026"} | changes))
