"""What people say to findings: which pairs rest, and what one may read of it."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.landscape.enums import Asked
from wirnetz.landscape.models import FindingReply
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation

Speaker = Organisation | Network


def resting_pairs(networks: Sequence[int], on: date) -> frozenset[tuple[int, int]]:
    """Pairs of rows among these networks side by side to which one of the two has replied; the lower row first."""
    row = {network: number for number, network in enumerate(networks)}
    told = FindingReply.objects.unscoped("that somebody replied, not what").filter(question=Asked.OVERLAP)
    held = told.filter(said_on__lte=on, rests_until__gte=on, network__in=row, other__in=row)
    held = held.filter(Q(taken_back_on=None) | Q(taken_back_on__gt=on))
    pairs = (sorted((row[one], row[two])) for one, two in held.values_list("network", "other"))
    return frozenset((first, second) for first, second in pairs)


def replies_of(visitor: Visitor, question: Asked, speaker: Speaker) -> dict[str, FindingReply]:
    """By slug of the other network what holds today, as far as one may read it; side by side from either end."""
    day = timezone.localdate()
    found = _told(visitor, question, speaker).filter(taken_back_on=None, rests_until__gte=day).order_by("said_on", "pk")
    return {_far_end(each, speaker).slug: each for each in found}


def replies_between(visitor: Visitor, question: Asked, speaker: Speaker, other: Network) -> list[FindingReply]:
    """All that was said about the two, the newest first."""
    found = _told(visitor, question, speaker).order_by("-said_on", "-pk")
    return [each for each in found if _far_end(each, speaker) == other]


def _told(visitor: Visitor, question: Asked, speaker: Speaker) -> QuerySet[FindingReply]:
    if isinstance(speaker, Organisation):
        ends = Q(organisation=speaker)
    else:
        ends = Q(network=speaker) | Q(other=speaker, question=Asked.OVERLAP, network__isnull=False)
    found = visible(visitor, FindingReply.objects.all()).filter(ends, question=question)
    return found.select_related("network__node", "organisation__node", "other", "said_by")


def _far_end(reply: FindingReply, speaker: Speaker) -> Network:
    """The network that is not the speaker."""
    own = reply.network
    return own if own is not None and reply.other == speaker else reply.other
