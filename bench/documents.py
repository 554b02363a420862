"""A kit's deck and handout, warm; and the map as XML text beside python-pptx's own freeforms, in one run."""

import io
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

LIMIT = 1.5  # seconds for deck and handout together
ROUNDS = 7
REFERENCE = Path(__file__).resolve().parents[1] / "src" / "wirnetz" / "regions" / "reference"
NETWORK = frozenset({"13004", "13074", "13076"})
Row = tuple[str, float, str]


def medians(ways: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """Seconds of each way: the median of rounds in which they take turns, after one round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS + 1):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            if turn:
                times[name].append(time.perf_counter() - started)
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


def as_text(drawing: Any) -> bytes:
    """The writer's way: all shapes as XML text, parsed once."""
    from wirnetz.documents.content import Deck, TitleSlide
    from wirnetz.documents.pptx import write_deck

    return write_deck(Deck("Karte", "Wirnetz", (TitleSlide(title="Karte", subtitle=("Ort",), map=drawing),), "Stand"))


def as_freeforms(drawing: Any) -> bytes:
    """python-pptx's way: a builder for each area, `convert_to_shape`."""
    from pptx import Presentation
    from pptx.dml.color import RGBColor

    deck = Presentation()
    shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
    scale = 6858000 / drawing.box[3]
    for item in drawing.items:
        first, *others = item.rings
        builder = shapes.build_freeform(*first[0], scale=scale)
        builder.add_line_segments(first[1:], close=True)
        for ring in others:
            builder.move_to(*ring[0])
            builder.add_line_segments(ring[1:], close=True)
        shape = builder.convert_to_shape()
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(255, 255, 255)
        shape.line.fill.background()
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def main() -> list[Row]:
    """Ratios; times of this machine stand in the names."""
    from wirnetz.documents.pptx import write_deck

    far, close, areas = maps()
    deck, handout = kit(far, close)
    rows: list[Row] = []
    ways: dict[str, Callable[[], Any]] = {"deck": lambda: write_deck(deck)}
    try:
        from wirnetz.documents.typst import write_handout

        turns = count()
        # another text each time, or the compiler would only hand out what it remembers
        ways["handout"] = lambda: write_handout(replace(handout, lead=f"{handout.lead} Fassung {next(turns)}."))
    except ImportError:
        rows.append(("handout: der PDF-Schreiber fehlt, nur der Foliensatz ist gemessen", 0.0, "vorhanden"))
    taken = medians(ways)
    words = ", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in taken.items())
    rows.append((f"limit / kit ({words})", LIMIT / sum(taken.values()), "≥ 1"))
    drawn = medians({"freeforms": lambda: as_freeforms(areas), "text": lambda: as_text(areas)})
    spent = f"{drawn['freeforms'] * 1000:.0f} / {drawn['text'] * 1000:.0f} ms"
    rows.append((f"map of 401 areas: convert_to_shape / XML text ({spent})", drawn["freeforms"] / drawn["text"], "≥ 5"))
    return rows
