"""From which common parts a kit is made, and what these parts say today."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict

from django.utils.translation import gettext as _

from wirnetz.arguments.enums import BlockKind
from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.reasons import chosen_arguments
from wirnetz.arguments.models import ArgumentVersion
from wirnetz.arguments.validators.occasions import Occasion, SlotText
from wirnetz.arguments.validators.placeholders import readable
from wirnetz.arguments.validators.stamps import ARGUMENT, FACT, OCCASION, OWN, Ingredient, digest_of
from wirnetz.documents.content import AnySlide
from wirnetz.documents.facts import Fact


def argument_ingredient(version: ArgumentVersion) -> Ingredient:
    """What is published of an argument, never the words of a house."""
    content = version.content
    claim = next((block.text for block in content.of_kind(BlockKind.CLAIM)), "")
    return Ingredient(ARGUMENT, version.argument.slug, readable(claim), digest_of(asdict(content)))


def own_ingredient(version: ArgumentVersion) -> Ingredient:
    """What a house says of an argument in its own words."""
    said = [asdict(block.as_text()) for block in version.parts]
    return Ingredient(OWN, version.argument.slug, version.claim_words, digest_of(said))


def fact_ingredient(fact: Fact) -> Ingredient:
    """A figure: the day on which it was read does not count, what it says does."""
    return Ingredient(FACT, fact.key, fact.sentence, digest_of([str(fact.value), fact.sentence]))


def occasion_ingredient(occasion: Occasion) -> Ingredient:
    """The words of an occasion, in all variants."""
    return Ingredient(OCCASION, occasion.slug, _("Texte zum Anlass „%s“") % occasion.name, digest_of(asdict(occasion)))


def ingredients_of(
    scene: Scene, *, as_written: Occasion, slots: Iterable[SlotText], slides: Iterable[AnySlide], told: Iterable[str]
) -> tuple[Ingredient, ...]:
    """The parts of these slides and of the handout: the occasion, its arguments, its figures; each once.

    `as_written` is the occasion before words were chosen for an audience, `told` are keys of facts in the other papers.
    """
    facts = {fact.key: fact for slide in slides for fact in slide.facts}
    facts |= {key: scene.facts[key] for key in told if key in scene.facts}
    versions = {version.pk: version for version in _arguments(scene, slots)}
    return (
        occasion_ingredient(as_written),
        *map(argument_ingredient, versions.values()),
        *(fact_ingredient(facts[key]) for key in sorted(facts)),
    )


def own_parts_of(scene: Scene, slots: Iterable[SlotText]) -> tuple[Ingredient, ...]:
    """The arguments of these slots that the house says in its own words."""
    versions = {version.pk: version for version in _arguments(scene, slots) if version.is_adapted}
    return tuple(map(own_ingredient, versions.values()))


def _arguments(scene: Scene, slots: Iterable[SlotText]) -> list[ArgumentVersion]:
    found = chosen_arguments(scene, scene.occasion.ideas)
    for slot in slots:
        if slot.kind == "arguments":
            found += chosen_arguments(scene, slot.texts.get("ideas", ()))
        elif slot.kind == "exchange" and scene.own_kind is not None:
            found.append(scene.own_kind)
        elif slot.kind == "objection":
            found += [version for version in scene.spoken if version.idea == slot.text("idea")][:1]
    return found


def by_kind_and_key(
    occasion: Occasion | None, versions: Collection[ArgumentVersion], facts: Mapping[str, Fact]
) -> dict[tuple[str, str], Ingredient]:
    """What these parts say today, to be compared with what a document says."""
    parts = [
        *([occasion_ingredient(occasion)] if occasion else []),
        *map(argument_ingredient, versions),
        *(own_ingredient(version) for version in versions if version.is_adapted),
        *map(fact_ingredient, facts.values()),
    ]
    return {(part.kind, part.key): part for part in parts}
