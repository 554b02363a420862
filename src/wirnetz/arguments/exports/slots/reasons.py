"""Slides made from the argument library."""

from django.utils.translation import gettext as _

from wirnetz.arguments.enums import BlockKind
from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.models import ArgumentVersion, Block
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import Point, PointsSlide, QuoteSlide


@slot("arguments")
def arguments(scene: Scene, text: SlotText) -> PointsSlide | None:
    """One argument for each idea of the slot, three at most."""
    chosen = chosen_arguments(scene, text.texts.get("ideas", ()))
    if len(chosen) < 2:
        return None
    parts = [part for argument in chosen for part in shown_parts(scene, argument)]
    common = scene.common(text, facts=scene.facts_in(*parts), sources=citations_of(scene, chosen))
    common["is_example"] |= any(argument.argument.is_example for argument in chosen)
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
    proof = evidence_of(scene, argument)
    points = (
        Point(_("Was wir einbringen"), scene.filled(gives), scene.filled(proof)),
        Point(_("Was wir davon haben"), scene.filled(gets)),
    )
    facts, sources = scene.facts_in(argument.claim, gives, gets, proof), citations_of(scene, [argument])
    common = scene.common(text, title=scene.filled(argument.claim), facts=facts, sources=sources)
    common["is_example"] |= argument.argument.is_example
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
    common["is_example"] |= argument.argument.is_example
    common["note"] = scene.filled(argument.text(BlockKind.NOTE))
    origin = _("Sinngemäß nach: %s") % raised.citation
    return QuoteSlide(**common, quote=scene.filled(raised.text), origin=origin, answer=scene.filled(answer))


def chosen_arguments(scene: Scene, ideas: list[str] | tuple[str, ...]) -> list[ArgumentVersion]:
    """The first argument to the audience for each idea, in the order of the ideas."""
    first: dict[str, ArgumentVersion] = {}
    for argument in scene.spoken:
        first.setdefault(argument.idea, argument)
    return [first[idea] for idea in ideas if idea in first][:3]


def valid_evidence(scene: Scene, argument: ArgumentVersion) -> Block | None:
    """The first piece of evidence that holds on the day of the kit; what has expired is no longer said."""
    return next((piece for piece in argument.evidence if not piece.has_expired(scene.on)), None)


def evidence_of(scene: Scene, argument: ArgumentVersion) -> str:
    """The first valid piece of evidence as text; empty without one."""
    piece = valid_evidence(scene, argument)
    return piece.text if piece else ""


def citations_of(scene: Scene, arguments: list[ArgumentVersion]) -> list[str]:
    """The sources of the first valid piece of evidence of each."""
    pieces = [valid_evidence(scene, argument) for argument in arguments]
    return [piece.citation for piece in pieces if piece]


def shown_parts(scene: Scene, argument: ArgumentVersion) -> tuple[str, ...]:
    """What a column shows of an argument: claim, first reason, first evidence."""
    return argument.claim, *argument.reasons[:1], evidence_of(scene, argument)


def point_of(scene: Scene, argument: ArgumentVersion) -> Point:
    """An argument as one column: claim, first reason, evidence; its source stands in the footer."""
    reason = next(iter(argument.reasons), "")
    return Point(scene.filled(argument.claim), scene.filled(reason), scene.filled(evidence_of(scene, argument)))
