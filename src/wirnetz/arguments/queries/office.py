"""The library as its own people see it: everything, by state, with what waits for whom."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Grant
from wirnetz.accounts.rules import Visitor, visible
from wirnetz.arguments.enums import OPEN_STATES, VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.queries.library import with_blocks
from wirnetz.arguments.rules import RELEASES, is_own, releases_library, written_by

PEOPLE = ("author", "changed_by", "reviewed_by")


def versions_of(visitor: Visitor, argument: Argument) -> list[ArgumentVersion]:
    """All versions that the visitor may read, the newest first, with blocks and people."""
    found = visible(visitor, ArgumentVersion.objects.filter(argument=argument))
    return list(with_blocks(found).select_related("argument", *PEOPLE).order_by("-number"))


def open_version(versions: Iterable[ArgumentVersion]) -> ArgumentVersion | None:
    """The one that is being worked on."""
    return next((version for version in versions if version.is_open), None)


def current_version(versions: Iterable[ArgumentVersion]) -> ArgumentVersion | None:
    """The one that is published, or was when it was retired."""
    told = (VersionState.PUBLISHED, VersionState.RETIRED)
    return next((version for version in versions if version.state in told), None)


def versions_in(visitor: Visitor, states: Iterable[str]) -> QuerySet[ArgumentVersion]:
    """The versions in these states, in the order of the library, with blocks and people."""
    found = visible(visitor, ArgumentVersion.objects.filter(state__in=list(states)))
    ordered = with_blocks(found).select_related("argument", *PEOPLE)
    return ordered.order_by("argument__position", "argument_id", "number")


def to_review(visitor: Visitor) -> list[ArgumentVersion]:
    """What others have given to review and the visitor may release, what waits longest first."""
    if not releases_library(visitor):
        return []
    found = versions_in(visitor, [VersionState.IN_REVIEW]).order_by("submitted_at", "pk")
    return [version for version in found if not is_own(visitor, version)]


def to_mend(visitor: Visitor) -> list[ArgumentVersion]:
    """The visitor's own drafts; those that came back from a review first."""
    if not visitor.is_authenticated:
        return []
    found = versions_in(visitor, [VersionState.DRAFT]).filter(written_by(visitor))
    return sorted(found, key=lambda version: (not version.review_note, -version.changed_at.timestamp()))


def state_counts(visitor: Visitor) -> dict[str, int]:
    """How many versions there are in each state that a list shows."""
    found = visible(visitor, ArgumentVersion.objects.all())
    states = list(found.order_by().values_list("state", flat=True))
    return {state.value: states.count(state) for state in (*OPEN_STATES, VersionState.PUBLISHED, VersionState.RETIRED)}


def successors_for(argument: Argument) -> list[tuple[str, str]]:
    """Published arguments that may take the place of this one, as choices."""
    published = ArgumentVersion.objects.unscoped("what is published is everybody's")
    found = with_blocks(published.filter(state=VersionState.PUBLISHED).exclude(argument=argument))
    return [(str(each.argument_id), each.claim_words) for each in found.order_by("argument__position", "argument_id")]


def second_people(version: ArgumentVersion) -> list[str]:
    """The names of who may publish this version: people who release for the alliance and did not write it."""
    today = timezone.localdate()
    running = Q(from_on__lte=today) & (Q(until_on__isnull=True) | Q(until_on__gte=today))
    grants = Grant.objects.unscoped("who releases is told to who writes for the library")
    roles = (*RELEASES.house, *RELEASES.alliance)
    found = grants.filter(running, node__kind=NodeKind.ALLIANCE, role__in=roles, person__is_active=True)
    others = found.exclude(person__in=[pk for pk in (version.author_id, version.changed_by_id) if pk])
    names = others.order_by("person__name", "person__pk").values_list("person__name", flat=True)
    return list(dict.fromkeys(name or _("jemand ohne Namen") for name in names))
