"""The nine named layouts: which placeholders each has, where they stand and how their text is set."""

from dataclasses import dataclass

from wirnetz.documents.measure import Style
from wirnetz.documents.pptx.grid import (
    BODY,
    BODY_TIGHT,
    COLUMN_GAP,
    CONTENT_BOTTOM,
    DATE,
    DATE_COLUMN,
    EVIDENCE,
    FOOT_BOTTOM,
    FOOTER,
    FULL,
    HEADING,
    KICKER,
    LEFT,
    MAP_PLATE,
    QUOTE,
    RIGHT,
    STATEMENT,
    TITLE,
    TITLE_LARGE,
    TITLE_PLATE,
    TITLE_TOP,
    TOP,
    WIDTH,
    WORDMARK,
    Box,
)
from wirnetz.documents.pptx.text import ACCENT, INK, INK_2

NARROW = WIDTH * (1 - MAP_PLATE) - LEFT - 24  # text beside a map
HALF = WIDTH * (1 - TITLE_PLATE) - LEFT - 30  # text beside the title's map
STAMP_WIDTH = 232.0  # one line in DejaVu Sans as well
COLUMN_3 = (FULL - 2 * 34) / 3
CONTENT_TOP = 178.0


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout; `kind` is the type in the file format."""

    key: str
    kind: str
    index: int
    name: str
    prompt: str
    box: Box
    style: Style
    colour: str = INK
    anchor: str = "t"
    align: str = "l"

    def reference(self) -> str:
        """The `p:ph` element."""
        index = f' idx="{self.index}"' if self.index else ""
        size = ' sz="quarter"' if self.kind in {"ftr", "sldNum", "body"} else ""
        return f'<p:ph type="{self.kind}"{size}{index}/>'


@dataclass(frozen=True, slots=True)
class Layout:
    """A named layout."""

    name: str
    placeholders: tuple[Placeholder, ...]

    def placeholder(self, key: str) -> Placeholder:
        """The placeholder of that key; KeyError if the layout has none."""
        for placeholder in self.placeholders:
            if placeholder.key == key:
                return placeholder
        raise KeyError(key)


def _title(box: Box, style: Style = TITLE, anchor: str = "t") -> Placeholder:
    return Placeholder("title", "title", 0, "Titel", "Die Aussage als ganzer Satz", box, style, anchor=anchor)


def _body(key: str, index: int, words: tuple[str, str], box: Box, style: Style, *, colour: str = INK) -> Placeholder:
    """A text placeholder; `words` are its name and its prompt."""
    return Placeholder(key, "body", index, *words, box, style, colour)


def _object(kind: str, name: str, box: Box) -> Placeholder:
    return Placeholder("object", kind, 11, name, name, box, BODY)


def _frame(kicker: Style = KICKER, colour: str = ACCENT, foot_width: float = 0.0) -> tuple[Placeholder, ...]:
    """Kicker, sources and slide number; on map slides (`foot_width`) both stand in the text column."""
    foot = Box(LEFT, FOOT_BOTTOM - 28, foot_width or FULL - STAMP_WIDTH - 20, 28)
    stamp = Box(RIGHT - STAMP_WIDTH, FOOT_BOTTOM - 14, STAMP_WIDTH, 14)
    align = "r"
    if foot_width:
        foot = Box(LEFT, FOOT_BOTTOM - 14 - 42, foot_width, 42)
        stamp, align = Box(LEFT, FOOT_BOTTOM - 14, foot_width, 14), "l"
    return (
        _body("kicker", 10, ("Dachzeile", "Dachzeile"), Box(LEFT, TOP, 420, kicker.leading), kicker, colour=colour),
        Placeholder("sources", "ftr", 20, "Quellen", "Quellen", foot, FOOTER, INK_2, "b"),
        Placeholder("stamp", "sldNum", 21, "Folienzahl", "", stamp, FOOTER, INK_2, "b", align),
    )


def _points() -> tuple[Placeholder, ...]:
    columns = []
    for number in range(3):
        x = LEFT + number * (COLUMN_3 + 34)
        columns += [
            _body(f"heading-{number}", 30 + number, (f"Grund {number + 1}", "Der Grund als Satz"),
                  Box(x, CONTENT_TOP + 70, COLUMN_3, 52), HEADING),
            _body(f"text-{number}", 40 + number, (f"Erläuterung {number + 1}", "Erläuterung"),
                  Box(x, CONTENT_TOP + 132, COLUMN_3, 112), BODY),
            _body(f"evidence-{number}", 50 + number, (f"Beleg {number + 1}", "Beleg"),
                  Box(x, CONTENT_BOTTOM - 34, COLUMN_3, 34), EVIDENCE, colour=INK_2),
        ]  # fmt: skip
    return tuple(columns)


_WIDE_TITLE = _title(Box(LEFT, TITLE_TOP, FULL, 77))
_CONTENT = Box(LEFT, CONTENT_TOP, FULL, CONTENT_BOTTOM - CONTENT_TOP)


def _right(y: float, height: float) -> Box:
    """A box in the wide right column, beside the words in the margin."""
    x = LEFT + DATE_COLUMN + COLUMN_GAP
    return Box(x, y, RIGHT - x, height)


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("Titel", (
            *_frame(WORDMARK, INK, HALF),
            _title(Box(LEFT, 270, HALF, 113), TITLE_LARGE, "b"),
            _body("body", 11, ("Untertitel", "Region, Haus, Monat"), Box(LEFT, 403, HALF, 52), BODY_TIGHT),
        )),
        Layout("Aussage", (
            *_frame(),
            _title(Box(LEFT, 122, 740, 188), STATEMENT),
            _body("body", 11, ("Text", "Worum es geht"), Box(LEFT, 366, 520, 112), BODY),
        )),
        Layout("Gründe", (*_frame(), _WIDE_TITLE, *_points())),
        Layout("Diagramm", (*_frame(), _WIDE_TITLE, _object("chart", "Diagramm", _CONTENT))),
        Layout("Karte", (
            *_frame(foot_width=NARROW),
            _title(Box(LEFT, TITLE_TOP, NARROW, 116)),
            _body("body", 11, ("Text", "Stellen in der Region"), Box(LEFT, 204, NARROW, 200), BODY_TIGHT),
        )),
        Layout("Tabelle", (*_frame(), _WIDE_TITLE, _object("tbl", "Tabelle", _CONTENT))),
        Layout("Einwand", (
            *_frame(), _WIDE_TITLE,
            _body("quote", 11, ("Einwand", "„Einwand“"), _right(CONTENT_TOP, 105), QUOTE),
            _body("body", 12, ("Antwort", "Antwort"), _right(330, 112), BODY),
        )),
        Layout("Schritte", (*_frame(), _WIDE_TITLE, _object("tbl", "Schritte", _CONTENT))),
        Layout("Kontakt", (
            *_frame(), _WIDE_TITLE,
            _body("body", 11, ("Kontakt", "Name, Telefon, E-Mail"), _right(CONTENT_TOP, 196), BODY),
            _body("address", 12, ("Adresse im Netz", "Adresse"), _right(400, 30), DATE, colour=ACCENT),
        )),
    )
}  # fmt: skip
