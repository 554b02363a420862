"""Slots whose whole content stands in the occasion: statement, points, table, chart."""

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import Bar, ChartSlide, Point, PointsSlide, StatementSlide, TableSlide


@slot("statement")
def statement(scene: Scene, text: SlotText) -> StatementSlide:
    """One large sentence."""
    return StatementSlide(**scene.common(text), body=scene.filled(text.text("body")))


@slot("points")
def points(scene: Scene, text: SlotText) -> PointsSlide:
    """Up to three points; their sources stand in the footer in the same order."""
    rows = text.texts["points"]
    columns = tuple(Point(row["heading"], scene.filled(row["text"])) for row in rows)
    return PointsSlide(**scene.common(text), points=columns)


@slot("table")
def table(scene: Scene, text: SlotText) -> TableSlide:
    """A small table."""
    rows = tuple(tuple(row) for row in text.texts["rows"])
    return TableSlide(**scene.common(text), head=tuple(text.texts["head"]), rows=rows)


@slot("chart")
def chart(scene: Scene, text: SlotText) -> ChartSlide:
    """Percentages out of a source."""
    bars = tuple(Bar(row["label"], row["value"], row["text"], row.get("marked", False)) for row in text.texts["bars"])
    return ChartSlide(**scene.common(text), bars=bars, alt=text.text("alt"), maximum=100, axis=text.text("axis"))
