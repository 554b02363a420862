"""What the page about a template's layouts draws: each layout as a small sketch of its places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.core.german import number_word
from wirnetz.documents.pptx.mapping import DRAWN, KINDS, layout_names, placeholder_words
from wirnetz.organisations.models import SlideTemplate

SMALL = ("date", "footer", "number")
WIDTH = 160.0
LEAST_FOR_WORDS = (26.0, 10.0)
"""Width and height in units of the sketch from which on a place has room for its word."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of the sketch: `kind` is title, text, shown or small; `word` stands at `left`, `base`.

    Numbers are texts as they stand in the drawing, whatever the language writes for a decimal point.
    """

    kind: str
    x: str
    y: str
    width: str
    height: str
    word: str
    left: str
    base: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A layout drawn; without `spots` where the file was handed in before sketches were kept."""

    name: str
    words: str
    height: str
    inner: str
    spots: tuple[Spot, ...]


def sketches_of(template: SlideTemplate) -> list[Sketch]:
    """A sketch of every layout, in the order of their numbers."""
    height = WIDTH * float(template.height_mm) / float(template.width_mm or 1)
    names = layout_names(template.layouts)
    return [
        Sketch(name, placeholder_words(layout), _put(height), _put(height - 1), tuple(_spots(layout, height)))
        for name, layout in zip(names, template.layouts, strict=True)
    ]


def _put(number: float) -> str:
    return f"{number:.1f}"


def _spots(layout: Mapping[str, Any], height: float) -> Iterator[Spot]:
    for place in layout["placeholders"]:
        if "box" not in place:
            continue
        kind = place["kind"]
        x, y, wide, high = (
            value * scale / 1000 for value, scale in zip(place["box"], (WIDTH, height, WIDTH, height), strict=True)
        )
        has_room = kind not in SMALL and wide >= LEAST_FOR_WORDS[0] and high >= LEAST_FOR_WORDS[1]
        yield Spot(
            _look(kind), _put(x), _put(y), _put(wide), _put(high),
            _short(kind) if has_room else "", _put(x + 3), _put(y + min(high - 3, 10)),
        )  # fmt: skip


def _look(kind: str) -> str:
    if kind in SMALL or kind == "other":
        return "small"
    return kind if kind == "title" else "text" if kind in {"subtitle", "body"} else "shown"


def _short(kind: str) -> str:
    return {"object": _("Inhalt"), "other": ""}.get(kind, KINDS[kind])


def drawn_sketch(template: SlideTemplate) -> Sketch:
    """What a slide without a layout looks like: the title in its place, the rest free."""
    height = WIDTH * float(template.height_mm) / float(template.width_mm or 1)
    words = _("Titel im Platz der Vorlage, der Inhalt frei darunter")
    layout = {"placeholders": [{"kind": "title", "box": [50, 60, 900, 140]}]}
    room = Spot("drawn", "8.0", _put(height * 0.26), "144.0", _put(height * 0.6), _("von Wirnetz"), "11.0", "")
    free = replace(room, base=_put(height * 0.26 + 11))
    return Sketch(_("kein Layout"), words, _put(height), _put(height - 1), (*_spots(layout, height), free))


def sketch_at(sketches: Sequence[Sketch], number: int) -> Sketch | None:
    """The sketch of a layout, None for a slide that we draw."""
    return sketches[number] if DRAWN < number < len(sketches) else None


def drawn_answer(count: int) -> str:
    """How many kinds of slides have no layout."""
    if not count:
        return _("Jede Art von Folien hat ein Layout in Ihrer Vorlage.")
    if count == 1:
        return _("Eine Art von Folien hat in Ihrer Vorlage kein Layout. Wirnetz zeichnet sie in Ihren Farben.")
    number = number_word(count).capitalize()
    return _("%s Arten von Folien haben in Ihrer Vorlage kein Layout. Wirnetz zeichnet sie in Ihren Farben.") % number
