"""What the dated records of a network propose as milestones; its people pick and word them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.activities.enums import JointActivityState, MinuteKind
from wirnetz.arguments.queries.network_records import NetworkRecords
from wirnetz.core.german import counted, joined, number_word, quoted
from wirnetz.networks.counting.small import at_least
from wirnetz.networks.enums import MEMBER_ROLES
from wirnetz.networks.queries import territory_changes
from wirnetz.organisations.models import Organisation

MOST_NAMES = 3
LONGEST = 220
NETWORKS, CALENDAR, ACTIVITIES = (
    "Netzwerkverzeichnis in Wirnetz",
    "Kalender in Wirnetz",
    "Gemeinsame Aktionen in Wirnetz",
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One dated record as a sentence. `on` is as exact as it is known, `origin` names the record."""

    origin: str
    on: str
    text: str
    source: str
    is_turn: bool = False


def proposed_milestones(records: NetworkRecords) -> tuple[Proposal, ...]:
    """Founding, mentions, territory, members, joint activities, results and ties, the oldest first."""
    found = [
        *_beginning(records),
        *_territory(records),
        *_members(records),
        *_dates(records),
        *_activities(records),
        *_offers(records),
        *_links(records),
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.origin)))


def _beginning(records: NetworkRecords) -> Iterator[Proposal]:
    network = records.network
    source = network.source_url
    if network.year_founded:
        told = source or NETWORKS
        yield Proposal("network:founded", str(network.year_founded), _("Das Netzwerk entsteht."), told[:200], True)
    if network.as_of and source:
        yield Proposal(
            "network:source",
            str(network.as_of),
            _("Unsere Quelle nennt das Netzwerk."),
            source[:200],
        )


def _territory(records: NetworkRecords) -> Iterator[Proposal]:
    for change in territory_changes(records.network):
        if change.on > records.on:
            continue
        words = _("Nicht mehr im Gebiet: %s.") if change.is_gone else _("Neu im Gebiet: %s.")
        names = _names([area.name for area in change.areas])
        yield Proposal(f"territory:{change.on}:{change.is_gone}", str(change.on), words % names, NETWORKS)


def _members(records: NetworkRecords) -> Iterator[Proposal]:
    begun: dict[date, list[Organisation]] = defaultdict(list)
    for each in records.memberships:
        if each.from_on and each.from_on <= records.on and each.role in MEMBER_ROLES:
            begun[each.from_on].append(each.organisation)
    for number, (day, houses) in enumerate(sorted(begun.items())):
        names = _names(list(dict.fromkeys(house.label for house in houses)))
        if number == 0:
            text = _("Die Zusammenarbeit beginnt mit %s.") if len(houses) > 1 else _("Den Anfang macht: %s.")
        else:
            text = _("Neu dabei: %s.")
        yield Proposal(f"members:{day}", str(day), text % names, NETWORKS, number == 0)


def _dates(records: NetworkRecords) -> Iterator[Proposal]:
    if records.dates:
        first = records.dates[0]
        place = _(" in %s") % first.town if first.town else ""
        yield Proposal(
            "gathering:first",
            str(first.day),
            _("Erster eingetragener Termin%(place)s: %(title)s.") % {"place": place, "title": quoted(first.title)},
            CALENDAR,
        )
    for item in records.results:
        day = timezone.localdate(item.gathering.starts_at)
        yield Proposal(f"minute:{item.pk}", str(day), item.text[:LONGEST], CALENDAR, item.kind == MinuteKind.DECISION)


def _activities(records: NetworkRecords) -> Iterator[Proposal]:
    for activity in records.activities:
        if activity.from_on > records.on:
            continue
        title = quoted(activity.title)
        yield Proposal(
            f"activity:{activity.pk}", str(activity.from_on), _("Die gemeinsame Aktion %s beginnt.") % title, ACTIVITIES
        )
        firms = at_least(records.reached[activity.pk].firms)
        if activity.state == JointActivityState.DONE and firms:
            told = counted(firms, "Betrieb wurde", "Betriebe wurden")
            yield Proposal(
                f"activity-done:{activity.pk}",
                str(activity.until_on),
                _("Die gemeinsame Aktion %(title)s endet; %(firms)s in allen Regionen erreicht.")
                % {"title": title, "firms": told},
                ACTIVITIES,
                True,
            )


def _offers(records: NetworkRecords) -> Iterator[Proposal]:
    for uptake in records.uptakes:
        if uptake.network_id == records.network.pk and uptake.since_on:
            yield Proposal(
                f"uptake:{uptake.pk}",
                str(uptake.since_on),
                _("Das Netzwerk arbeitet von nun an mit %s.") % quoted(uptake.offer.name),
                "Angebotsverzeichnis in Wirnetz",
            )


def _links(records: NetworkRecords) -> Iterator[Proposal]:
    for link in records.links:
        if link.since_on and link.since_on <= records.on:
            other = link.other_than(records.network)
            yield Proposal(
                f"link:{link.pk}",
                str(link.since_on),
                _("Verbindung mit %(name)s: %(kind)s.")
                % {"name": quoted(other.label), "kind": link.get_kind_display()},
                NETWORKS,
            )


def _names(names: list[str]) -> str:
    """„A, B, C und vier weitere“."""
    if len(names) <= MOST_NAMES + 1:
        return joined(names)
    return f"{', '.join(names[:MOST_NAMES])} und {number_word(len(names) - MOST_NAMES)} weitere"
