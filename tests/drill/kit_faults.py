"""What is wrong about a kit: for the sample of `make drill` and for all kits of `make soak`."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from wirnetz.arguments.exports.kit import Kit
from wirnetz.documents.facts import Fact
from wirnetz.documents.pptx import layout_deck
from wirnetz.documents.pptx.grid import CONTENT_BOTTOM, FOOT_BOTTOM, LEFT, RIGHT

UNFILLED = re.compile(r"[{}]|\bNone\b")
FEWEST_SLIDES = 7
SPARE = 0.1
FRAME = {"Dachzeile", "Titel", "Quellen", "Erläuterung", "Legende", "Wortmarke", "Wort am Rand"}
"""What stands around what a slide says."""


def kit_faults(kit: Kit) -> Iterator[str]:
    """Everything that a person would return the kit for, in words; nothing for a good one."""
    titles = [slide.title for slide in kit.deck.slides]
    if len(titles) < FEWEST_SLIDES:
        yield f"only {len(titles)} slides"
    if len(set(titles)) < len(titles) or not all(titles):
        yield "a title is missing or stands twice"
    for slide in kit.deck.slides:
        if slide.facts and not slide.sources:
            yield f"figures without source: {slide.title}"
        for fact in slide.facts:
            if not (fact.source and fact.as_of):
                yield f"a figure without source or day: {fact.key}"
    for text in words_of((kit.deck, kit.handout, kit.note)):
        if UNFILLED.search(text):
            yield f"not filled: {text[:80]}"
    yield from overflows(kit)


def words_of(value: Any) -> Iterator[str]:
    """All texts of a document; figures are told by their sentences, pictures by their own tests."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words_of(part)
    elif is_dataclass(value) and not isinstance(value, Fact) and type(value).__name__ not in {"Theme", "Drawing"}:
        for field in fields(value):
            yield from words_of(getattr(value, field.name))


def overflows(kit: Kit) -> Iterator[str]:
    """Texts that do not fit into their box, boxes that leave the slide, slides without any but those around."""
    for page in layout_deck(kit.deck):
        shows = page.charts or any('name="Karte"' in shape for shape in page.shapes)
        if not shows and {text.name for text in page.placed} <= FRAME:
            yield f"slide {page.number} is empty: {page.title}"
        for text in page.placed:
            bottom = FOOT_BOTTOM if text.name == "Quellen" else CONTENT_BOTTOM + 22
            is_in = text.box.x >= LEFT - SPARE and text.box.right <= RIGHT + SPARE and text.box.bottom <= bottom + SPARE
            fits = text.fitted.height <= text.box.height + SPARE and text.fitted.longest <= text.box.width + SPARE
            if not (is_in and fits):
                yield f"slide {page.number}, {text.name}: {text.fitted.text[:60]}"
