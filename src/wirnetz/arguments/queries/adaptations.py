"""What a house and the houses above it say in their own words."""

from collections import defaultdict
from collections.abc import Iterable

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.arguments.models import AdaptedBlock, ArgumentVersion
from wirnetz.arguments.queries.library import published_versions
from wirnetz.arguments.validators.adapting import OwnBlock, adapted, drifts
from wirnetz.arguments.validators.content import BlockText
from wirnetz.organisations.models import Organisation

OwnByArgument = dict[int, list[OwnBlock]]
"""Own parts by the number of their argument."""


def own_parts(organisation: Organisation) -> OwnByArgument:
    """What this house itself says, by argument."""
    found: OwnByArgument = defaultdict(list)
    blocks = AdaptedBlock.objects.unscoped("the caller works for the house or one of its offices")
    for block in blocks.filter(organisation=organisation):
        found[block.argument_id].append(block.as_own())
    return found


def houses_above(organisation: Organisation) -> list[Organisation]:
    """The houses whose wording an office takes over, the topmost first; none for a house."""
    found: list[Organisation] = []
    place = organisation.parent if organisation.is_office else None
    while place is not None:
        found.insert(0, place)
        place = place.parent if place.is_office else None
    return found


def worded_for(organisation: Organisation, versions: Iterable[ArgumentVersion]) -> list[ArgumentVersion]:
    """The versions in the words of the house, after those of the houses above it."""
    chain = [own_parts(place) for place in (*houses_above(organisation), organisation)]
    return [_worded(version, chain) for version in versions]


def originals_for(organisation: Organisation) -> list[tuple[ArgumentVersion, tuple[BlockText, ...]]]:
    """Everything published, with the blocks that this house would say without words of its own."""
    chain = [own_parts(place) for place in houses_above(organisation)]
    return [(version, _blocks(version, chain)) for version in published_versions()]


def _worded(version: ArgumentVersion, chain: list[OwnByArgument]) -> ArgumentVersion:
    if any(version.argument_id in own for own in chain):
        version.say(_blocks(version, chain))
    return version


def _blocks(version: ArgumentVersion, chain: list[OwnByArgument]) -> tuple[BlockText, ...]:
    blocks = version.content.blocks
    for own in chain:
        if version.argument_id in own:
            blocks = adapted(blocks, own[version.argument_id])
    return blocks


def houses_with_own_words(visitor: Visitor) -> list[Organisation]:
    """Houses and offices of the visitor that say something in their own words, in German order."""
    blocks = visible(visitor, AdaptedBlock.objects.all())
    houses = Organisation.objects.filter(pk__in=blocks.values("organisation"), ended_on="")
    return list(houses.select_related("parent", "node").order_by("sort_key", "pk"))


def changed_originals(organisation: Organisation) -> int:
    """Of how many arguments the original has changed since this house said it in its own words."""
    own = own_parts(organisation)
    return sum(1 for version, blocks in originals_for(organisation) if drifts(blocks, own.get(version.argument_id, [])))
