"""What the landscape offers to the info service: areas without a network, networks that could invite together."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.core.german import joined, quoted
from wirnetz.core.kept import kept_value
from wirnetz.core.kept.store import ALWAYS
from wirnetz.infoservice.enums import ItemKind
from wirnetz.infoservice.queries.suggestions import MOST_AREAS, Suggestion, suggestion_source
from wirnetz.landscape.analysis import QUESTIONS, Finding
from wirnetz.landscape.queries.kept import landscape_of_today
from wirnetz.regions.models import Area

MOST = 3
"""Findings of one kind: an edition tells one of them, not the state of the country."""


@suggestion_source
def findings(since: date, on: date) -> Iterator[Suggestion]:
    """The findings of the day that everybody may read, the largest first; worked out once a day in each process."""
    spots, pairs = kept_value(ALWAYS, ("findings to tell", on), _worth_telling)
    for finding in spots:
        name = str(finding.figures["name"])
        yield Suggestion(
            source=f"white-spot:{finding.subject}",
            kind=ItemKind.CALL,
            headline=_("%s: Wer kennt dort ein Netzwerk?") % name,
            text=finding.sentence.partition(": ")[2],
            action=_("ein Netzwerk nennen, das fehlt, oder sagen, mit wem man dort eines beginnen könnte."),
            link=reverse("portal:propose"),
            link_words=_("Netzwerk nennen"),
            why=_("Ergebnis der Landschaft vom heutigen Tag."),
            areas=_districts(finding),
        )
    for finding, names in pairs:
        yield Suggestion(
            source=f"overlap:{'.'.join(finding.networks)}"[:60],
            kind=ItemKind.NEWS,
            headline=_("%s könnten gemeinsam einladen") % names,
            text=finding.sentence,
            action=_("die beiden einander vorstellen, wenn Sie jemanden in beiden kennen."),
            link=reverse("landscape:side_by_side"),
            link_words=_("Wer wo nebeneinander arbeitet"),
            why=_("Ergebnis der Landschaft vom heutigen Tag."),
            areas=_districts(finding),
            is_example=finding.is_example,
        )


def _worth_telling() -> tuple[Sequence[Finding], Sequence[tuple[Finding, str]]]:
    """Spots, and pairs with an own network that do not know of each other and about which nobody said anything.

    A pair comes with the names of both.
    """
    landscape = landscape_of_today()
    names = {network.slug: network.name for network in landscape.networks}
    own = {network.slug for network in landscape.networks if network.is_own}
    settled = {
        frozenset(landscape.networks[row].slug for row in pair) for pair in (*landscape.links, *landscape.resting)
    }
    spots = [each for each in QUESTIONS["white-spots"](landscape) if each.areas]
    pairs = [
        (each, joined([quoted(names[slug]) for slug in each.networks]))
        for each in QUESTIONS["overlap"](landscape)
        if len(each.networks) == 2 and own.intersection(each.networks) and frozenset(each.networks) not in settled
    ]
    return spots[:MOST], pairs[:MOST]


def _districts(finding: Finding) -> tuple[Area, ...]:
    keys = {key[:5] for key in finding.areas}
    return tuple(Area.objects.current().filter(key__in=keys).order_by("key")) if len(keys) <= MOST_AREAS else ()
