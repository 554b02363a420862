"""Slides made from the argument library."""

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.models import Argument
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import Point, PointsSlide, QuoteSlide


@slot("arguments")
def arguments(scene: Scene, text: SlotText) -> PointsSlide | None:
    """One argument for each idea of the slot, three at most."""
    chosen = chosen_arguments(scene, text.texts.get("ideas", ()))
    if len(chosen) < 2:
        return None
    common = scene.common(text, sources=[argument.evidence.all()[0].citation for argument in chosen])
    common["note"] = "\n".join(f"{argument.claim} {argument.note}" for argument in chosen)
    points = tuple(point_of(argument) for argument in chosen)
    return PointsSlide(**{**common, "seconds": 120}, points=points)


@slot("exchange")
def exchange(scene: Scene, text: SlotText) -> PointsSlide | None:
    """What this kind of house gives and gets; says nothing about the house being a partner."""
    argument = scene.own_kind
    if argument is None:
        return None
    evidence = argument.evidence.all()[0]
    points = (
        Point(_("Was wir einbringen"), argument.gives, evidence.text),
        Point(_("Was wir davon haben"), argument.gets),
    )
    common = scene.common(text, title=argument.claim, sources=[evidence.citation])
    common["note"] = f"{scene.filled(text.text('note'))}\n{argument.note}"
    return PointsSlide(**common, points=points)


@slot("objection")
def objection(scene: Scene, text: SlotText) -> QuoteSlide | None:
    """The objection that the audience is likely to raise, where it comes from, and an answer."""
    found = [argument for argument in scene.spoken if argument.idea == text.text("idea")]
    if not found:
        return None
    argument = found[0]
    common = scene.common(text, sources=[argument.objection_source])
    common["note"] = argument.note
    origin = _("Sinngemäß nach: %s") % argument.objection_source
    return QuoteSlide(**common, quote=argument.objection, origin=origin, answer=argument.answer)


def chosen_arguments(scene: Scene, ideas: list[str] | tuple[str, ...]) -> list[Argument]:
    """The first argument to the audience for each idea, in the order of the ideas."""
    first: dict[str, Argument] = {}
    for argument in scene.spoken:
        first.setdefault(argument.idea, argument)
    return [first[idea] for idea in ideas if idea in first][:3]


def point_of(argument: Argument) -> Point:
    """An argument as one column: claim, first reason, evidence; its source stands in the footer."""
    evidence = argument.evidence.all()[0]
    return Point(argument.claim, argument.reasons[0], evidence.text)
