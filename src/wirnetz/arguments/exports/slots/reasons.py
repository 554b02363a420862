"""Slides made from the argument library."""

from django.utils.translation import gettext as _

from wirnetz.arguments.enums import BlockKind
from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.models import ArgumentVersion
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import Point, PointsSlide, QuoteSlide


@slot("arguments")
def arguments(scene: Scene, text: SlotText) -> PointsSlide | None:
    """One argument for each idea of the slot, three at most."""
    chosen = chosen_arguments(scene, text.texts.get("ideas", ()))
    if len(chosen) < 2:
        return None
    parts = [part for argument in chosen for part in shown_parts(argument)]
    common = scene.common(text, facts=scene.facts_in(*parts), sources=citations_of(chosen))
    common["note"] = "\n".join(scene.filled(f"{a.claim} {a.text(BlockKind.NOTE)}") for a in chosen)
    points = tuple(point_of(scene, argument) for argument in chosen)
    return PointsSlide(**{**common, "seconds": 120}, points=points)


@slot("exchange")
def exchange(scene: Scene, text: SlotText) -> PointsSlide | None:
    """What this kind of house gives and gets; says nothing about the house being a partner."""
    argument = scene.own_kind
    if argument is None:
        return None
    gives, gets = argument.text(BlockKind.GIVES), argument.text(BlockKind.GETS)
    points = (
        Point(_("Was wir einbringen"), scene.filled(gives), scene.filled(evidence_of(argument))),
        Point(_("Was wir davon haben"), scene.filled(gets)),
    )
    facts = scene.facts_in(argument.claim, gives, gets, evidence_of(argument))
    common = scene.common(text, title=scene.filled(argument.claim), facts=facts, sources=citations_of([argument]))
    common["note"] = f"{scene.filled(text.text('note'))}\n{scene.filled(argument.text(BlockKind.NOTE))}"
    return PointsSlide(**common, points=points)


@slot("objection")
def objection(scene: Scene, text: SlotText) -> QuoteSlide | None:
    """The objection that the audience is likely to raise, where it comes from, and an answer."""
    found = [argument for argument in scene.spoken if argument.idea == text.text("idea")]
    if not found:
        return None
    argument = found[0]
    raised = argument.part(BlockKind.OBJECTION)
    if raised is None:
        return None
    answer = argument.text(BlockKind.ANSWER)
    common = scene.common(text, facts=scene.facts_in(raised.text, answer), sources=[raised.citation])
    common["note"] = scene.filled(argument.text(BlockKind.NOTE))
    origin = _("Sinngemäß nach: %s") % raised.citation
    return QuoteSlide(**common, quote=scene.filled(raised.text), origin=origin, answer=scene.filled(answer))


def chosen_arguments(scene: Scene, ideas: list[str] | tuple[str, ...]) -> list[ArgumentVersion]:
    """The first argument to the audience for each idea, in the order of the ideas."""
    first: dict[str, ArgumentVersion] = {}
    for argument in scene.spoken:
        first.setdefault(argument.idea, argument)
    return [first[idea] for idea in ideas if idea in first][:3]


def evidence_of(argument: ArgumentVersion) -> str:
    """The first piece of evidence as text; empty without one."""
    return next((piece.text for piece in argument.evidence), "")


def citations_of(arguments: list[ArgumentVersion]) -> list[str]:
    """The sources of the first piece of evidence of each."""
    return [argument.evidence[0].citation for argument in arguments if argument.evidence]


def shown_parts(argument: ArgumentVersion) -> tuple[str, ...]:
    """What a column shows of an argument: claim, first reason, first evidence."""
    return argument.claim, *argument.reasons[:1], evidence_of(argument)


def point_of(scene: Scene, argument: ArgumentVersion) -> Point:
    """An argument as one column: claim, first reason, evidence; its source stands in the footer."""
    reason = next(iter(argument.reasons), "")
    return Point(scene.filled(argument.claim), scene.filled(reason), scene.filled(evidence_of(argument)))
