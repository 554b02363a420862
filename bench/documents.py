"""Decks and papers, warm, beside python-pptx and WeasyPrint with the same content, in one run and in turns."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count, cycle
from pathlib import Path
from typing import Any

LIMIT = 1.5  # seconds for deck and handout together
ROUNDS = 7
PARTNER = "Haus {}"  # what is another on each deck
REFERENCE = Path(__file__).resolve().parents[1] / "src" / "wirnetz" / "regions" / "reference"
NETWORK = frozenset({"13004", "13074", "13076"})
Row = tuple[str, float, str]


def medians(ways: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """Processor seconds of each way: the median of rounds in which they take turns, after one round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS + 1):
        for name, way in ways.items():
            started = time.process_time()
            way()
            if turn:
                times[name].append(time.process_time() - started)
    return {name: statistics.median(values) for name, values in times.items()}


def maps() -> tuple[Any, Any, Any]:
    """Germany, the territory of a network, and Germany with one shape for each of the 401 districts."""
    from wirnetz.documents.drawing import Role, Shape
    from wirnetz.regions.geometry.germany import germany_map
    from wirnetz.regions.geometry.painting import Territory, painting_of
    from wirnetz.regions.geometry.territory import territory_map
    from wirnetz.regions.geometry.topology import Topology

    districts = Topology.load(REFERENCE / "districts.json.gz")
    municipalities = Topology.load(REFERENCE / "municipalities.json.gz")
    painting = painting_of([Territory("Westmecklenburg", NETWORK, is_own=True)])
    names = {key: key for key in districts.keys}
    far = germany_map(districts, painting, names=names, marked=["13004"], labels=False)
    close = territory_map(municipalities, districts, sorted(NETWORK), own_keys=sorted(NETWORK), title="Gebiet")
    drawn = districts.coarse(5, 7.5)
    areas = tuple(Shape(Role.LAND, drawn.rings(key), key=key) for key in drawn.keys)
    return far, close, replace(far, items=areas)


def kit(far: Any, close: Any) -> tuple[Any, Any]:
    """A deck of sixteen slides of all kinds and a handout."""
    from tests.documents.pptx_samples import full_deck
    from tests.documents.samples import handout

    sample = full_deck()
    slides = [
        replace(s, map=far if at == 0 else close) if hasattr(s, "map") else s for at, s in enumerate(sample.slides)
    ]
    more = [replace(slide, title=f"{slide.title}, noch einmal") for slide in slides[1:8]]
    return replace(sample, slides=(*slides, *more)), handout(map=close)


def edition(deck: Any, areas: Any, turn: int) -> Any:
    """The deck for another partner: its name in every title, note and stamp, other figures, other colours of areas."""
    from wirnetz.documents.drawing import Role

    roles = (Role.CLASS_1, Role.CLASS_2, Role.CLASS_3, Role.CLASS_4, Role.CLASS_5)
    name = PARTNER.format(turn)
    coloured = tuple(replace(item, role=roles[(at + turn) % 5]) for at, item in enumerate(areas.items))
    slides = []
    for at, slide in enumerate(deck.slides):
        changes: dict[str, Any] = {"title": f"{slide.title} für {name}", "note": f"{slide.note} {name} liest mit."}
        if hasattr(slide, "bars"):
            changes["bars"] = tuple(replace(bar, value=bar.value + turn % 7) for bar in slide.bars)
        if at == 0:
            changes["map"] = replace(areas, items=coloured)
        slides.append(replace(slide, **changes))
    return replace(deck, slides=tuple(slides), stamp=f"Fassung {turn} für {name}")


def forget() -> None:
    """Drop what the writer remembers, so that a deck is the first of its kind."""
    from wirnetz.documents.measure import fitting
    from wirnetz.documents.pptx import blank, chart_parts, map_shapes, slide_parts

    for module in (fitting, blank, chart_parts, map_shapes, slide_parts):
        for value in vars(module).values():
            if hasattr(value, "cache_clear") and not isinstance(value, type):
                value.cache_clear()


def decks() -> list[Row]:
    """The deck with data against python-pptx, from nothing and with a prepared template."""
    from bench.documents_peers import deck_from_nothing, deck_from_template
    from wirnetz.documents.pptx import write_deck

    far, close, areas = maps()
    deck, _ = kit(far, close)
    longer = replace(deck, slides=(*deck.slides, *(replace(s, title=f"{s.title} (3)") for s in deck.slides[1:5])))
    editions = cycle([edition(longer, areas, turn) for turn in range(10, 10 + 4 * (ROUNDS + 1))])
    turns = count(10)
    prepared = write_deck(edition(longer, areas, 9))

    def first() -> bytes:
        forget()
        return write_deck(next(editions))

    def refilled() -> bytes:
        turn = next(turns)
        return deck_from_template(prepared, PARTNER.format(9), PARTNER.format(turn), turn)

    taken = medians(
        {
            "next": lambda: write_deck(next(editions)),
            "template": refilled,
            "nothing": lambda: deck_from_nothing(next(editions)),
        }
    )
    taken |= medians({"first": first})
    spent = {name: f"{seconds * 1000:.0f}" for name, seconds in taken.items()}
    slides = len(longer.slides)
    return [
        (
            f"deck, {slides} slides: python-pptx from nothing / ours ({spent['nothing']} / {spent['next']} ms)",
            taken["nothing"] / taken["next"],
            "≥ 120",
        ),
        (
            f"the same: python-pptx with a template / ours ({spent['template']} / {spent['next']} ms)",
            taken["template"] / taken["next"],
            "≥ 10",
        ),
        (
            f"first of an edition: python-pptx from nothing / ours ({spent['nothing']} / {spent['first']} ms)",
            taken["nothing"] / taken["first"],
            "≥ 6",
        ),
    ]


def papers() -> list[Row]:
    """Handout and brochure against WeasyPrint, and what the accessible PDF costs."""
    from bench.documents_weasy import BROCHURE, HANDOUT, Weasy, brochure_html, handout_html
    from tests.documents.brochure_samples import full
    from wirnetz.documents.typst import compiler, write_handout
    from wirnetz.documents.typst.brochure import write_brochure

    try:
        sheets, booklets = Weasy(HANDOUT), Weasy(BROCHURE)
    except OSError:
        return [("WeasyPrint: seine Bibliotheken (Pango) fehlen hier, nicht gemessen", 0.0, "vorhanden")]
    turns = count()
    far, close, _ = maps()
    _, handout = kit(far, close)
    brochure = full()

    def ours() -> bytes:
        # another text each time, or the compiler would only hand out what it remembers
        return write_handout(replace(handout, lead=f"{handout.lead} Fassung {next(turns)}."))

    def untagged() -> bytes:
        standards = compiler.PDF_STANDARDS[:]
        compiler.PDF_STANDARDS.clear()
        try:
            return ours()
        finally:
            compiler.PDF_STANDARDS.extend(standards)

    taken = medians(
        {
            "handout": ours,
            "untagged": untagged,
            "handout, Weasy": lambda: sheets.pdf(
                handout_html(replace(handout, lead=f"{handout.lead} Fassung {next(turns)}."))
            ),
            "brochure": lambda: write_brochure(replace(brochure, address=f"wirnetz.example/s/{next(turns)}")),
            "brochure, Weasy": lambda: booklets.pdf(
                brochure_html(replace(brochure, address=f"wirnetz.example/s/{next(turns)}"))
            ),
        }
    )
    spent = {name: f"{seconds * 1000:.0f}" for name, seconds in taken.items()}
    return [
        (
            f"handout: WeasyPrint / ours, PDF/UA-1 ({spent['handout, Weasy']} / {spent['handout']} ms)",
            taken["handout, Weasy"] / taken["handout"],
            "≥ 18",
        ),
        (
            f"brochure, next recipient: WeasyPrint / ours ({spent['brochure, Weasy']} / {spent['brochure']} ms)",
            taken["brochure, Weasy"] / taken["brochure"],
            "≥ 25",
        ),
        ("handout: accessible / not", taken["handout"] / taken["untagged"], "≤ 1.3"),
    ]


def cold_papers() -> list[Row]:
    """Handout and brochure with a new compiler each time, beside one that is kept."""
    from tests.documents.brochure_samples import full
    from wirnetz.documents.typst import compiler, write_handout
    from wirnetz.documents.typst.brochure import write_brochure

    turns = count()
    _, close, _ = maps()
    _, handout = kit(None, close)
    brochure = full()
    kept, new = compiler._workplace, compiler._workplace.__wrapped__
    ways: dict[str, Callable[[], bytes]] = {
        "handout": lambda: write_handout(replace(handout, lead=f"{handout.lead} Fassung {next(turns)}.")),
        "brochure": lambda: write_brochure(replace(brochure, address=f"wirnetz.example/s/{next(turns)}")),
    }

    def anew(way: Callable[[], bytes]) -> bytes:
        compiler._workplace = new
        try:
            return way()
        finally:
            compiler._workplace = kept

    taken = medians(ways | {f"{name}, cold": partial(anew, way) for name, way in ways.items()})
    return [
        (
            f"{name}: Typst with a new compiler each time / ours "
            f"({taken[f'{name}, cold'] * 1000:.0f} / {taken[name] * 1000:.0f} ms)",
            taken[f"{name}, cold"] / taken[name],
            "≥ 1",
        )
        for name in ways
    ]


def main() -> list[Row]:
    """Ratios of processor time; times of this machine stand in the names."""
    from wirnetz.documents.pptx import write_deck
    from wirnetz.documents.typst import write_handout

    far, close, _ = maps()
    deck, handout = kit(far, close)
    turns = count()
    taken = medians(
        {
            "deck": lambda: write_deck(deck),
            "handout": lambda: write_handout(replace(handout, lead=f"{handout.lead} Fassung {next(turns)}.")),
        }
    )
    words = ", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in taken.items())
    return [(f"limit / kit ({words})", LIMIT / sum(taken.values()), "≥ 1"), *decks(), *papers(), *cold_papers()]
