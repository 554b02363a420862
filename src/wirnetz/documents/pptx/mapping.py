"""Which layout of a partner's template serves which kind of our slides: found by its places and its name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LARGE = 25  # percent of a slide that a map or table needs
READABLE = 12  # percent that running text needs
DRAWN = -1
"""In place of a layout's number: there is none, we draw on the plainest one."""

KINDS = {
    "title": "Titel",
    "subtitle": "Untertitel",
    "body": "Text",
    "object": "Inhalt jeder Art",
    "picture": "Bild",
    "table": "Tabelle",
    "chart": "Diagramm",
    "date": "Datum",
    "footer": "Fußzeile",
    "number": "Foliennummer",
    "other": "sonstiger Platzhalter",
}
NEEDS = {
    "title": "Titelfolie",
    "statement": "Folie mit einer Aussage",
    "content": "Folie mit Gründen",
    "chart": "Folie mit Diagramm",
    "map": "Folie mit Karte",
    "table": "Folie mit Tabelle",
    "quote": "Folie mit Einwand oder Zitat",
    "agenda": "Folie mit nächsten Schritten",
    "closing": "Schlussfolie mit Kontakt",
}
OPENING = ("title", "closing")
"""Kinds that stand on the master with which the template's own sample slides begin."""
CLOSING = ("schluss", "kontakt", "danke", "ende", "abschluss", "closing", "contact", "thank", "end slide")
SAYING = ("aussage", "statement", "kernbotschaft", "botschaft", "these")
QUOTING = ("zitat", "quote", "citation")
STEPPING = ("schritte", "agenda", "ablauf", "zeitplan", "termine")


@dataclass(frozen=True, slots=True)
class Home:
    """Where one kind of our slides goes; `layout` is empty and `number` -1 where the template has no fitting one."""

    need: str
    words: str
    layout: str
    number: int


def homes_in(layouts: Sequence[Mapping[str, Any]], chosen: Mapping[str, int] | None = None) -> list[Home]:
    """For each kind of our slides the `chosen` layout, else the first that fits best, in the order of our needs."""
    homes = []
    for need, words in NEEDS.items():
        number = (chosen or {}).get(need, _best(need, layouts))
        number = number if DRAWN <= number < len(layouts) else _best(need, layouts)
        homes.append(Home(need, words, str(layouts[number]["name"]) if number != DRAWN else "", number))
    return homes


def _best(need: str, layouts: Sequence[Mapping[str, Any]]) -> int:
    ranked = []
    for number, layout in enumerate(layouts):
        fit = 0 if layout.get("is_busy") and need not in OPENING else _FITS[need](_Sketch(layout))
        usual = int(layout.get("opens", False)) if need in OPENING else layout.get("inside", 0)
        ranked.append((fit, usual, -number))
    fit, _usual, number = max(ranked, default=(0, 0, 0))
    return -number if fit else DRAWN


class _Sketch:
    """A layout as far as choosing needs it."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        places = layout["placeholders"]
        self.kinds = [each["kind"] for each in places]
        self.largest = {kind: max(each["share"] for each in places if each["kind"] == kind) for kind in set(self.kinds)}
        self.name = str(layout["name"]).lower()
        self.has_title = "title" in self.kinds
        self.inner = self.kinds.count("body") + self.kinds.count("object")
        self.text = max(self.largest.get("body", 0), self.largest.get("object", 0))

    def says(self, words: Sequence[str]) -> bool:
        """Whether the layout's name holds one of the words."""
        return any(word in self.name for word in words)

    @property
    def is_plain(self) -> bool:
        """A slide inside the deck: with a title, neither cover nor end."""
        return self.has_title and "subtitle" not in self.kinds and not self.says(CLOSING)


def _title(sketch: _Sketch) -> int:
    if sketch.says(CLOSING) or not sketch.has_title or sketch.inner > 1:
        return 0
    return 3 if "subtitle" in sketch.kinds else 0


def _closing(sketch: _Sketch) -> int:
    if sketch.says(CLOSING) and (sketch.has_title or sketch.inner):
        return 3
    return 1 if sketch.has_title and "subtitle" in sketch.kinds else 0


def _content(sketch: _Sketch) -> int:
    if not sketch.is_plain or not sketch.inner:
        return 0
    if sketch.text < READABLE:
        return 0
    alone = sketch.inner == 1 and "picture" not in sketch.kinds
    named = sketch.says((*SAYING, *QUOTING, *STEPPING))
    return (2 if named else 3) if alone else 1


def _named(words: Sequence[str]) -> Callable[[_Sketch], int]:
    """A layout that is called so, else one for running text."""

    def fits(sketch: _Sketch) -> int:
        if sketch.is_plain and sketch.inner and sketch.says(words):
            return 4
        return _content(sketch)

    return fits


def _shown(kind: str, *, beside_text: bool = False) -> Callable[[_Sketch], int]:
    """A layout with a large place of that kind, else with one for content of any kind."""

    def fits(sketch: _Sketch) -> int:
        if not sketch.is_plain:
            return 0
        if sketch.largest.get(kind, 0) >= LARGE:
            return 4 if beside_text and sketch.inner == 1 else 3
        return 2 if sketch.largest.get("object", 0) >= LARGE and sketch.inner == 1 else 0

    return fits


def _agenda(sketch: _Sketch) -> int:
    table = _shown("table")(sketch)
    return 4 if table and sketch.says(STEPPING) else table


_FITS: dict[str, Callable[[_Sketch], int]] = {
    "title": _title,
    "statement": _named(SAYING),
    "content": _content,
    "chart": _shown("chart"),
    "map": _shown("picture", beside_text=True),
    "table": _shown("table"),
    "quote": _named(QUOTING),
    "agenda": _agenda,
    "closing": _closing,
}


def placeholder_words(layout: Mapping[str, Any]) -> str:
    """The places of a layout in German: „Titel, Text, Bild, Bild“; date, footer and number are left out."""
    small = {"date", "footer", "number"}
    words = [KINDS.get(each["kind"], KINDS["other"]) for each in layout["placeholders"] if each["kind"] not in small]
    return ", ".join(words) or "keine Platzhalter"


def layout_names(layouts: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names of the layouts, told apart where two are called alike."""
    names: list[str] = []
    for layout in layouts:
        name, count = str(layout["name"]).strip() or "ohne Namen", 2
        while name in names:
            name, count = f"{layout['name']} ({count})", count + 1
        names.append(name)
    return names
