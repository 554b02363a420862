"""What the page of one network shows."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.activities.enums import Audience
from wirnetz.activities.queries import activities_with, gatherings_of, notes_about
from wirnetz.activities.sentences import change_words, pulse_answer, status_answer
from wirnetz.core.german import counted, date_words, joined, number, sentence
from wirnetz.networks.enums import Coverage, MembershipRole, NetworkScope
from wirnetz.networks.models import Membership, MembershipPause, Network
from wirnetz.networks.queries import (
    Change,
    contacts_shown,
    links_of,
    members_of,
    networks_in_areas,
    resting_in,
    running,
    territory_changes,
    territory_of,
    who_coordinated,
)
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.brought import latest_by_idea
from wirnetz.portal.queries.examples import any_example
from wirnetz.portal.queries.maps import network_map
from wirnetz.portal.sentences.network import NetworkCounts, network_age, network_answer, network_lead
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

SHOWN_CHANGES = 4


@dataclass(frozen=True)
class Member:
    """One organisation of a network, its role, and its memberships in other networks, one for each."""

    organisation: Organisation
    membership: Membership
    elsewhere: list[Membership]
    pause: MembershipPause | None = None


def with_member_count(networks: QuerySet[Network]) -> QuerySet[Network]:
    """`networks` with `member_count`: organisations with a current role, whichever, as on the network's own page.

    `example_count` of them take part by an invented record.
    """
    taking_part = running(prefix="memberships__")
    invented = taking_part & Q(memberships__is_example=True)
    return networks.annotate(
        member_count=Count("memberships__organisation", filter=taking_part, distinct=True),
        example_count=Count("memberships__organisation", filter=invented, distinct=True),
    )


def _members(network: Network) -> list[Member]:
    found, pauses = [], resting_in(network)
    for _key, group in groupby(members_of(network), key=lambda membership: membership.organisation_id):
        first = next(group)
        others = {other.network_id: other for other in first.organisation.other_memberships}  # type: ignore[attr-defined]
        found.append(Member(first.organisation, first, list(others.values()), pauses.get(first.pk)))
    return found


def _gone_coordination(network: Network, members: list[Member]) -> list[Organisation]:
    """Who coordinated last and has ended or left, where nobody coordinates now."""
    named = [member.organisation for member in members if member.membership.role == MembershipRole.COORDINATION]
    named += [network.host] if network.host is not None else []
    return [] if any(not each.is_ended for each in named) else who_coordinated(network)


def _neighbours(network: Network, keys: list[str]) -> list[Network]:
    """Other regional networks in the same areas; none for networks as wide as a Land."""
    if not keys or network.coverage in (Coverage.STATE, Coverage.FEDERAL):
        return []
    return [other for other in networks_in_areas(keys, scopes=[NetworkScope.REGIONAL]) if other.pk != network.pk]


def network_page(network: Network) -> dict[str, Any]:
    """Context of the page; a constant number of queries."""
    areas: list[Area] = [part.area for part in territory_of(network)]
    members = _members(network)
    links = list(links_of(network))
    district_keys = [area.key for area in areas if len(area.key) >= 5]
    neighbours = _neighbours(network, district_keys)
    people = sum(area.population or 0 for area in areas) if all(area.population for area in areas) else 0
    changes = territory_changes(network)
    begins = _beginning(areas, changes)
    counts = NetworkCounts(
        districts=len(areas),
        has_municipality=any(area.level == AreaLevel.MUNICIPALITY for area in areas),
        organisations=len(members),
        also_elsewhere=sum(bool(member.elsewhere) for member in members),
        elsewhere=len({other.network_id for member in members for other in member.elsewhere}),
        neighbours=len(neighbours),
        links=len(links),
    )
    return {
        "network": network,
        "answer": network_answer(
            counts,
            coverage=network.coverage,
            is_ended=network.is_ended,
            ended_on=network.ended_on,
            begins_on=begins.on if begins else None,
        ),
        "begins": begins,
        "lead": network_lead(
            network.territory_text or (_to_come(begins) if begins else ""),
            number(people) if people and network.coverage != Coverage.STATE else "",
        ),
        "age": network_age(network.as_of, timezone.localdate().year, is_example=network.is_example),
        "trail": [
            (reverse("portal:networks"), _("Netzwerke")),
            ("", _("Eigenes Netzwerk") if network.is_own else network.category_label or _("Anderes Netzwerk")),
        ],
        "areas": areas,
        "members": members,
        "answer_is_example": any_example([network], *([member.membership, *member.elsewhere] for member in members)),
        "coordinators": [member for member in members if member.membership.role == MembershipRole.COORDINATION],
        "contacts": [] if network.is_ended else contacts_shown(network),
        "without_coordination": [] if network.is_ended else _gone_coordination(network, members),
        "members_note": _members_note(members),
        "changes": _changes(changes[:SHOWN_CHANGES]),
        "territory_note": _territory_note(network, areas),
        "links": [{"network": link.other_than(network), "link": link, "is_example": link.is_example} for link in links],
        "neighbours": neighbours,
        "happening": _happening(network),
        "brought": latest_by_idea(notes_about(network)),
        "status": "" if network.is_ended and not network.status_on else _status_of(network),
        "topics": list(network.topics.all()),
        "map": network_map(network, areas) if areas else None,
        "kit_region": "" if network.is_ended else ",".join(district_keys[:8]),
    }


def _beginning(areas: list[Area], changes: list[Change]) -> Change | None:
    """The first areas of a network that has none before a day to come."""
    if areas or any(each.on <= timezone.localdate() for each in changes):
        return None
    return next((each for each in reversed(changes) if not each.is_gone), None)


def _to_come(begins: Change) -> str:
    names = joined([area.full_name for area in begins.areas])
    return _("Ab %(day)s gehört dazu: %(areas)s.") % {"day": date_words(begins.on), "areas": names}


def _changes(changes: list[Change]) -> list[dict[str, Any]]:
    """The latest dated changes of its territory, in words."""
    today = timezone.localdate()
    return [
        {"words": change_words(each.on, is_gone=each.is_gone, count=len(each.areas), today=today), "areas": each.areas}
        for each in changes
    ]


def _status_of(network: Network) -> str:
    return status_answer(network.status, since=network.status_on, reason=network.status_note)


def _happening(network: Network) -> dict[str, Any]:
    """What the public may know of the network's dates: a sentence, the next ones, the latest ones."""
    now, public = timezone.now(), gatherings_of(network).filter(audience=Audience.PUBLIC)
    following = list(public.filter(starts_at__gt=now).order_by("starts_at", "pk")[:3])
    past = list(public.filter(starts_at__lte=now)[:6])
    took_place = [timezone.localtime(each.starts_at).date() for each in past if not each.is_cancelled]
    planned = [timezone.localtime(each.starts_at).date() for each in following if not each.is_cancelled]
    return {
        "activities": list(activities_with(network)[:3]),
        "sentence": pulse_answer(
            last=next(iter(took_place), None), following=next(iter(planned), None), today=timezone.localdate()
        ),
        "following": following,
        "past": past,
    }


def _members_note(members: list[Member]) -> str:
    """What to know when reading the list of members."""
    if not members:
        return ""
    note = _(
        "Was älter als drei Jahre oder undatiert ist, wird geprüft. "
        "Jede Liste ist unvollständig: Sie nennt, wen die Quelle nennt."
    )
    if any_example(member.membership for member in members):
        return note + " " + _("Mitgliedschaften mit „Beispiel“ sind erfunden; die Organisationen gibt es.")
    return note


def _territory_note(network: Network, areas: list[Area]) -> str:
    if not areas or network.coverage == Coverage.STATE:
        return network.get_coverage_display()
    return sentence(counted(len(areas), "Gebiet", "Gebiete")) + ". " + sentence(network.get_coverage_display()) + "."
