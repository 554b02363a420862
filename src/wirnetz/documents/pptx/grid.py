"""Sizes and places of a 16:9 slide in points (960 × 540), from the look's chapter on slides."""

from dataclasses import dataclass

from wirnetz.documents.measure import SANS, SERIF, Style

EMU = 12700  # English Metric Units per point
WIDTH, HEIGHT = 960.0, 540.0
LEFT, RIGHT, TOP = 50.0, 910.0, 44.2  # margins 17.6 mm and 15.6 mm
FULL = RIGHT - LEFT
TITLE_TOP = 71.0
CONTENT_BOTTOM = 470.0
FOOT_BOTTOM = 517.3  # 8 mm from the edge
TITLE_PLATE, MAP_PLATE = 0.44, 0.57  # share of the slide that the map's plate takes
DATE_COLUMN, COLUMN_GAP = 201.0, 17.0  # 71 mm and 6 mm
BODY_SMALLEST, TITLE_SMALLEST = 18.0, 28.0

KICKER = Style(SANS, 13, 16, bold=True)
RESERVE = 1.17  # LibreOffice without Georgia takes DejaVu Serif, which is wider by 14 to 18 per cent
TITLE = Style(SERIF, 34, 38.5, tracking=-0.01, reserve=RESERVE)
TITLE_LARGE = Style(SERIF, 53, 56.5, tracking=-0.015, reserve=RESERVE)
STATEMENT = Style(SERIF, 58, 62.5, tracking=-0.015, reserve=RESERVE)
WORDMARK = Style(SERIF, 16, 20, bold=True, reserve=RESERVE)
BODY = Style(SANS, 20, 28)
BODY_TIGHT = Style(SANS, 19, 25)
HEADING = Style(SANS, 20, 26, bold=True)
NUMERAL = Style(SERIF, 34, 38)
DATE = Style(SERIF, 24, 30, tracking=-0.005, reserve=RESERVE)
QUOTE = Style(SERIF, 26, 35, tracking=-0.005, reserve=RESERVE)
TABLE_HEAD = Style(SANS, 13, 17, bold=True)
TABLE_CELL = Style(SANS, 18, 23)
EVIDENCE = Style(SANS, 12.5, 17)
FOOTER = Style(SANS, 10.8, 14)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin at the slide's upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """x, y, width, height."""
        return self.x, self.y, self.width, self.height

    def xfrm(self, tag: str = "a:xfrm") -> str:
        """The transform element in EMU."""
        x, y, w, h = (round(value * EMU) for value in self.edges)
        return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></{tag}>'
