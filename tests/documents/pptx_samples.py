"""Decks for the tests of the PowerPoint writer: one with every kind of slide, one with the longest names."""

from dataclasses import replace

from tests.documents.samples import LONGEST_NAMES, SOURCES, deck, toy_map
from wirnetz.documents.content import (
    AgendaSlide,
    Bar,
    ChartSlide,
    ContactSlide,
    Deck,
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
from wirnetz.documents.facts import Fact

FACT = Fact("kreise", 3, "3", "Kreise", "Drei Kreise haben ein Netzwerk.", "24.11.2026", "Netzwerkverzeichnis")


def full_deck(**changes) -> Deck:
    """The shared sample deck with notes, facts and marks."""
    slides = tuple(replace(slide, note="Ruhig sprechen.", facts=(FACT,), sources=SOURCES) for slide in deck().slides)
    return replace(deck(), **({"slides": slides} | changes))


def long_deck() -> Deck:
    """Each of the ten longest names wherever a name may stand."""
    names = LONGEST_NAMES
    sites = tuple(Site(str(number), name) for number, name in enumerate(names, 1))
    slides = [
        TitleSlide(title="Gemeinsam", subtitle=(f"Für: {names[0]}", "November 2026"), map=toy_map(), sources=names[:2]),
        StatementSlide(title="Ein Satz", body=" ".join(names[:3]), sources=names[:4]),
        ChartSlide(
            title="Zehn Häuser",
            bars=tuple(Bar(name, number, f"{number} Treffen") for number, name in enumerate(names)),
            alt="Zehn Häuser und ihre Treffen.",
            axis="Treffen im Jahr 2026",
        ),
        MapSlide(title="Zehn Stellen der Region", map=toy_map(), sites=sites, sources=names[:3]),
        MapSlide(title="Zehn Zeilen", map=toy_map(), lines=names),
        TableSlide(title="Alle", head=("Name", "Art", "Zahl"), rows=tuple((n, "Kammer", "1.234") for n in names)),
        AgendaSlide(
            title="Wege", steps=tuple(Step("Bis 11. Dezember 2026", f"{name} nennt Betriebe.") for name in names)
        ),
    ]
    for number, name in enumerate(names):
        slides += [
            PointsSlide(title=f"Gründe {number}", points=(Point(name, f"Das sagt {name}.", name),) * 3),
            QuoteSlide(title=f"Einwand {number}", quote=name * 2, origin=name, answer=f"{name} {name} {name}"),
            ContactSlide(
                title=f"Kontakt {number}", lines=(name, "Telefon 0385 0000-00"), address="wirnetz.example/" * 6
            ),
        ]
    return Deck("Lange Namen", "Wirnetz", tuple(slides), "wirnetz.example/s/K7M4Q", theme=deck().theme)
