"""Who reads and writes the argument library: what is published is everybody's, drafts are its own people's.

The library belongs to the alliance, so all rights hang on its place in the tree. What a house says in its own words is
its own.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirnetz.accounts.enums import Role, Verb
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import (
    ANY_ROLE,
    LEAD,
    WRITE,
    Held,
    Visitor,
    alliance_node,
    audited_at,
    can_rule,
    enter_rights,
    holds,
    nodes_where,
    visible_rule,
)
from wirnetz.arguments.enums import OPEN_STATES, VersionState
from wirnetz.arguments.models import (
    AdaptedBlock,
    Argument,
    ArgumentVersion,
    Block,
    BrochureMilestone,
    BrochurePicture,
    BrochureVoice,
    HandDown,
    HandedKit,
    NetworkBrochure,
)
from wirnetz.core.installation import current

WRITES = Held(alliance=(Role.EDITING, Role.RELEASE, Role.STEWARDSHIP, Role.ADMINISTRATION))
RELEASES = Held(alliance=(Role.RELEASE, Role.STEWARDSHIP, Role.ADMINISTRATION))


def _library(record: Any) -> Node | None:
    return alliance_node()


def works_on_library(visitor: Visitor) -> bool:
    """Whether the visitor writes for the library and so reads its drafts."""
    return holds(visitor, alliance_node(), WRITES)


def releases_library(visitor: Visitor) -> bool:
    """Whether the visitor may publish what others wrote, and retire."""
    return holds(visitor, alliance_node(), RELEASES)


enter_rights(Argument, _library, {Verb.READ: WRITES, Verb.EDIT: WRITES, Verb.ADD: WRITES, Verb.END: RELEASES})
enter_rights(ArgumentVersion, _library, {Verb.READ: WRITES})


@visible_rule(Argument)
def arguments_for_visitor(visitor: Visitor, arguments: QuerySet[Argument]) -> QuerySet[Argument]:
    """Those of which something is or was published; all for the library's own people."""
    if works_on_library(visitor):
        return arguments
    told = ArgumentVersion.objects.filter(argument=OuterRef("pk")).exclude(state__in=OPEN_STATES)
    return arguments.filter(Exists(told))


@visible_rule(ArgumentVersion)
def versions_for_visitor(visitor: Visitor, versions: QuerySet[ArgumentVersion]) -> QuerySet[ArgumentVersion]:
    """What is or was published; drafts and what is in review for the library's own people."""
    return versions if works_on_library(visitor) else versions.exclude(state__in=OPEN_STATES)


@visible_rule(Block)
def blocks_for_visitor(visitor: Visitor, blocks: QuerySet[Block]) -> QuerySet[Block]:
    """The blocks of the versions that the visitor may read."""
    return blocks if works_on_library(visitor) else blocks.exclude(version__state__in=OPEN_STATES)


@can_rule(Verb.EDIT, ArgumentVersion)
def can_edit_version(visitor: Visitor, version: ArgumentVersion) -> bool:
    """Who writes for the library, as long as it is a draft."""
    return version.state == VersionState.DRAFT and works_on_library(visitor)


@can_rule(Verb.RELEASE, ArgumentVersion)
def can_release_version(visitor: Visitor, version: ArgumentVersion) -> bool:
    """Who may release, and has neither begun nor last changed this version: never one's own."""
    return version.state == VersionState.IN_REVIEW and not is_own(visitor, version) and releases_library(visitor)


@can_rule(Verb.WITHDRAW, ArgumentVersion)
def can_withdraw_version(visitor: Visitor, version: ArgumentVersion) -> bool:
    """Who wrote it takes it back out of the review."""
    return version.state == VersionState.IN_REVIEW and is_own(visitor, version) and works_on_library(visitor)


def is_own(visitor: Visitor, version: ArgumentVersion) -> bool:
    """Whether the visitor began or last changed the version."""
    return visitor.is_authenticated and visitor.pk in {version.author_id, version.changed_by_id}


def written_by(visitor: Visitor) -> Q:
    """Condition on versions: those that the visitor began or last changed."""
    return Q(author=visitor.pk) | Q(changed_by=visitor.pk)


HOUSE = Held(house=ANY_ROLE)
enter_rights(AdaptedBlock, lambda part: part.organisation.node, {Verb.READ: HOUSE, Verb.EDIT: Held(house=WRITE)})
audited_at(AdaptedBlock, "organisation__node")


@visible_rule(AdaptedBlock)
def own_words_of_the_house(visitor: Visitor, parts: QuerySet[AdaptedBlock]) -> QuerySet[AdaptedBlock]:
    """Its own house."""
    return parts.filter(organisation__node__in=nodes_where(visitor, HOUSE))


BROCHURE_WRITES = Held(house=WRITE, alliance=(Role.ADMINISTRATION, Role.EDITING))
BROCHURE_READS = Held(house=ANY_ROLE, alliance=(Role.ADMINISTRATION, Role.EDITING, Role.RELEASE))
BROCHURE_RELEASES = Held(house=(*LEAD, Role.RELEASE), alliance=(Role.ADMINISTRATION, Role.RELEASE))


def _network_place(brochure: NetworkBrochure) -> Node | None:
    return brochure.network.node


enter_rights(
    NetworkBrochure,
    _network_place,
    {Verb.READ: BROCHURE_READS, Verb.EDIT: BROCHURE_WRITES, Verb.WITHDRAW: BROCHURE_RELEASES},
)
audited_at(NetworkBrochure, "network__node")


@can_rule(Verb.RELEASE, NetworkBrochure)
def can_release_brochure(visitor: Visitor, brochure: NetworkBrochure) -> bool:
    """Who leads the network or releases; never one's own latest words where the alliance wants four eyes."""
    is_own = visitor.is_authenticated and brochure.changed_by_id == visitor.pk
    return holds(visitor, brochure.network.node, BROCHURE_RELEASES) and not (is_own and current().has_four_eyes)


@visible_rule(NetworkBrochure)
def brochures_for_visitor(visitor: Visitor, brochures: QuerySet[NetworkBrochure]) -> QuerySet[NetworkBrochure]:
    """What is released; drafts for the network's own people, the alliance's stewards and who releases there."""
    return brochures.filter(~Q(released={}) | Q(network__node__in=nodes_where(visitor, BROCHURE_READS)))


@visible_rule(BrochureMilestone)
@visible_rule(BrochureVoice)
@visible_rule(BrochurePicture)
def parts_for_who_writes(visitor: Visitor, parts: QuerySet[Any]) -> QuerySet[Any]:
    """Who works on the brochure; what is printed of them is told by the brochure itself."""
    return parts.filter(brochure__network__node__in=nodes_where(visitor, BROCHURE_WRITES))


enter_rights(HandDown, lambda batch: batch.organisation.node, {Verb.READ: HOUSE, Verb.EDIT: Held(house=WRITE)})
audited_at(HandDown, "organisation__node")
enter_rights(HandedKit, lambda kit: kit.office.node, {Verb.READ: HOUSE})


@visible_rule(HandDown)
def hand_downs_of_the_house(visitor: Visitor, batches: QuerySet[HandDown]) -> QuerySet[HandDown]:
    """Its own house: whoever works at one of its offices sees their own kit, not the batch."""
    return batches.filter(organisation__node__in=nodes_where(visitor, HOUSE))


@visible_rule(HandedKit)
def kits_of_own_offices(visitor: Visitor, kits: QuerySet[HandedKit]) -> QuerySet[HandedKit]:
    """The people of the office, and of the house above it."""
    return kits.filter(office__node__in=nodes_where(visitor, HOUSE))
