"""Figures of the register told as points: the occasion names them, what is empty is left out."""

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import Point, PointsSlide
from wirnetz.documents.facts import Fact

MOST_POINTS = 3


@slot("figures")
def figures(scene: Scene, text: SlotText) -> PointsSlide | None:
    """The first three figures of the slot that are recorded, each with its sentence; left out below two.

    A heading that comes twice stands for whichever of its figures is recorded first.
    """
    known = [
        (str(row["heading"]), scene.facts[row["fact"]]) for row in text.texts["figures"] if row["fact"] in scene.facts
    ]
    first: dict[str, Fact] = {}
    for heading, fact in known:
        if not fact.is_empty:
            first.setdefault(heading, fact)
    told = list(first.items())[:MOST_POINTS]
    if len(told) < 2:
        return None
    points = tuple(Point(heading, fact.sentence) for heading, fact in told)
    return PointsSlide(**scene.common(text, facts=[fact.key for _heading, fact in told]), points=points)
