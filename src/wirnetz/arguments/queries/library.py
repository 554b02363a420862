"""What can be said to whom: what is published of the library."""

from datetime import date

from django.db.models import Prefetch, QuerySet
from django.db.models import Q as Condition

from wirnetz.arguments.enums import VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion, Block
from wirnetz.core.search import search

MOST_FOUND = 200


def with_blocks(versions: QuerySet[ArgumentVersion]) -> QuerySet[ArgumentVersion]:
    """The versions with their argument and blocks loaded; who may read a version may read its blocks."""
    blocks = Block.objects.unscoped("whoever asked for the versions asked within somebody's rights")
    return versions.select_related("argument").prefetch_related(Prefetch("blocks", queryset=blocks))


def published_versions() -> QuerySet[ArgumentVersion]:
    """What is published now, in the order of the library, with blocks."""
    published = ArgumentVersion.objects.unscoped("what is published is everybody's")
    found = published.filter(state=VersionState.PUBLISHED)
    return with_blocks(found).order_by("argument__position", "argument__pk")


def arguments_for(audience: str = "", partner_kind: str = "", idea: str = "") -> QuerySet[ArgumentVersion]:
    """Published arguments that speak to `audience`, or for `partner_kind`, about `idea`; an empty value asks for any.

    In the order of the library, with their blocks.
    """
    condition = Condition()
    if audience:
        condition |= Condition(audience=audience)
    if partner_kind:
        condition |= Condition(partner_kind=partner_kind)
    found = published_versions().filter(condition)
    return found.filter(idea=idea) if idea else found


def arguments_listed(
    *, words: str = "", audience: str = "", partner_kind: str = "", occasion: str = "", idea: str = ""
) -> QuerySet[ArgumentVersion]:
    """The library as a page lists it: by whom it speaks to, occasion, idea and what is searched for.

    What names no occasion suits any. Hits of a search keep the order of the library.
    """
    found = published_versions()
    if audience:
        found = found.filter(audience=audience)
    if partner_kind:
        found = found.filter(partner_kind=partner_kind)
    if idea:
        found = found.filter(idea=idea)
    if occasion:
        found = found.filter(Condition(occasions=[]) | Condition(occasions__contains=[occasion]))
    if words:
        hits = search(words, kinds=("argument",), limit=MOST_FOUND).rows
        found = found.filter(argument__in=[hit.object_id for hit in hits])
    return found


def arguments_with_slug(slug: str) -> QuerySet[Argument]:
    """The argument of a page, with its successor."""
    return Argument.objects.filter(slug=slug).select_related("successor")


def told_version(argument: Argument) -> ArgumentVersion | None:
    """What is published of an argument, or was when it was retired; None for a draft that never was."""
    told = ArgumentVersion.objects.unscoped("what is or was published is everybody's")
    found = told.filter(argument=argument, state__in=(VersionState.PUBLISHED, VersionState.RETIRED))
    return with_blocks(found).order_by("-number").first()


def alike(version: ArgumentVersion, *, most: int = 3) -> list[ArgumentVersion]:
    """Others that speak to the same audience about the same idea, then about other ideas."""
    found = published_versions().filter(audience=version.audience, partner_kind=version.partner_kind)
    others = list(found.exclude(argument=version.argument_id))
    return sorted(others, key=lambda other: other.idea != version.idea)[:most]


def expired_evidence(version: ArgumentVersion, on: date) -> list[Block]:
    """Evidence whose time is over on that day."""
    return [block for block in version.evidence if block.has_expired(on)]


def version_numbered(versions: QuerySet[ArgumentVersion], number: int) -> ArgumentVersion | None:
    """One of the (scoped) versions of an argument, with blocks; None where there is none."""
    return with_blocks(versions.filter(number=number)).first()
