"""Who may see and do what with meetings, events and joint activities."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import Role, Verb
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import (
    ANY_ROLE,
    WRITE,
    Held,
    Visitor,
    can_rule,
    everybody_sees,
    holds,
    nodes_where,
    visible_rule,
)
from wirnetz.activities.enums import Audience, JointActivityState
from wirnetz.activities.models import (
    ActivityStep,
    Attendance,
    CalendarFeed,
    CarriedNote,
    Carrier,
    FirmReach,
    Gathering,
    GatheringHost,
    GatheringSeries,
    Joining,
    JointActivity,
    MinuteItem,
    PartRequest,
    Registration,
)
from wirnetz.networks.models import Membership

for public in (GatheringSeries, CarriedNote):
    visible_rule(public)(everybody_sees)

HOUSE = Held(house=ANY_ROLE)
HOST_WRITES = Held(house=WRITE, alliance=(Role.ADMINISTRATION, Role.EDITING))


def inside(visitor: Visitor) -> Q:
    """Condition on gatherings: a host is a network or house of the visitor's, or a network that their house is in."""
    if not visitor.is_authenticated:
        return Q(pk__in=[])
    nodes, today = nodes_where(visitor, HOUSE), timezone.localdate()
    joined = Membership.objects.filter(organisation__node__in=nodes).exclude(until_on__lt=today)
    hosts = GatheringHost.objects.filter(gathering=OuterRef("pk"))
    inside = Q(network__node__in=nodes) | Q(organisation__node__in=nodes) | Q(network__in=joined.values("network"))
    return Q(Exists(hosts.filter(inside)))


@visible_rule(JointActivity)
def activities_known_to(visitor: Visitor, activities: QuerySet[JointActivity]) -> QuerySet[JointActivity]:
    """What has begun; what is in preparation or was given up, only for who carries it or is asked to."""
    public = Q(state__in=[JointActivityState.RUNNING, JointActivityState.DONE])
    if not visitor.is_authenticated:
        return activities.filter(public)
    nodes = nodes_where(visitor, HOUSE)
    carried = Carrier.objects.filter(organisation__node__in=nodes).values("joint_activity")
    asked = PartRequest.objects.filter(organisation__node__in=nodes, joint_activity__isnull=False)
    return activities.filter(public | Q(pk__in=carried) | Q(pk__in=asked.values("joint_activity")))


@visible_rule(Carrier)
@visible_rule(ActivityStep)
@visible_rule(Joining)
def parts_of_known_activities(visitor: Visitor, parts: QuerySet[Any]) -> QuerySet[Any]:
    """Whoever sees an activity sees who carries it, its plan and who takes part."""
    return parts.filter(joint_activity__in=activities_known_to(visitor, JointActivity.objects.all()))


@visible_rule(Gathering)
def gatherings_known_to(visitor: Visitor, gatherings: QuerySet[Gathering]) -> QuerySet[Gathering]:
    """Public ones, and those of networks and houses that one belongs to."""
    return gatherings.filter(Q(audience=Audience.PUBLIC) | inside(visitor))


@visible_rule(GatheringHost)
@visible_rule(Attendance)
def ties_of_known_gatherings(visitor: Visitor, ties: QuerySet[Any]) -> QuerySet[Any]:
    """Whoever sees a gathering sees who invites and which organisations came."""
    return ties.filter(gathering__in=gatherings_known_to(visitor, Gathering.objects.all()))


@visible_rule(MinuteItem)
def minutes_for_members(visitor: Visitor, items: QuerySet[MinuteItem]) -> QuerySet[MinuteItem]:
    """Public lines of gatherings that one sees; all lines inside."""
    known = items.filter(gathering__in=gatherings_known_to(visitor, Gathering.objects.all()))
    own = Gathering.objects.filter(inside(visitor))
    return known.filter(Q(is_public=True) | Q(gathering__in=own))


@visible_rule(Registration)
@visible_rule(FirmReach)
def for_the_hosts(visitor: Visitor, records: QuerySet[Any]) -> QuerySet[Any]:
    """What only those who invite may read: registrations, and numbers before they are added up."""
    nodes = nodes_where(visitor, Held(house=WRITE))
    hosts = GatheringHost.objects.filter(Q(network__node__in=nodes) | Q(organisation__node__in=nodes))
    own = Q(gathering__in=hosts.values("gathering"))
    if records.model is FirmReach:
        own |= Q(joining__network__node__in=nodes) | Q(joining__organisation__node__in=nodes)
    return records.filter(own)


@visible_rule(PartRequest)
def requests_known_to(visitor: Visitor, requests: QuerySet[PartRequest]) -> QuerySet[PartRequest]:
    """Whoever writes for one side: who is asked, who invites to the date, who carries the activity."""
    nodes = nodes_where(visitor, HOST_WRITES)
    hosts = GatheringHost.objects.filter(Q(network__node__in=nodes) | Q(organisation__node__in=nodes))
    carriers = Carrier.objects.filter(organisation__node__in=nodes)
    return requests.filter(
        Q(network__node__in=nodes)
        | Q(organisation__node__in=nodes)
        | Q(gathering__in=hosts.values("gathering"))
        | Q(joint_activity__in=carriers.values("joint_activity"))
    )


@can_rule(Verb.ACCEPT, PartRequest)
def can_answer_request(visitor: Visitor, request: PartRequest) -> bool:
    """Who writes for who is asked."""
    asked = request.network or request.organisation
    return asked is not None and holds(visitor, asked.node, HOST_WRITES)


@visible_rule(CalendarFeed)
def own_feeds(visitor: Visitor, feeds: QuerySet[CalendarFeed]) -> QuerySet[CalendarFeed]:
    """One's own."""
    return feeds.filter(person=visitor.pk) if visitor.is_authenticated else feeds.none()


def host_nodes(gathering: Gathering) -> list[Node]:
    """The places of those who invite."""
    hosts = gathering.hosts.select_related("network__node", "organisation__node")
    found = [(host.network or host.organisation) for host in hosts]
    return [record.node for record in found if record is not None and record.node is not None]


@can_rule(Verb.EDIT, Gathering)
@can_rule(Verb.END, Gathering)
@can_rule(Verb.CONFIRM, Gathering)
def can_edit_gathering(visitor: Visitor, gathering: Gathering) -> bool:
    """Who writes for one of those who invite."""
    return any(holds(visitor, node, HOST_WRITES) for node in host_nodes(gathering))


@can_rule(Verb.EXPORT, Gathering)
def can_read_the_list(visitor: Visitor, gathering: Gathering) -> bool:
    """Who writes for one of those who invite; what strangers told the hosts is not the alliance's."""
    return any(holds(visitor, node, Held(house=WRITE)) for node in host_nodes(gathering))


@can_rule(Verb.EDIT, JointActivity)
@can_rule(Verb.END, JointActivity)
def can_edit_joint_activity(visitor: Visitor, activity: JointActivity) -> bool:
    """Who writes for one of the carrying partners."""
    carriers = activity.carriers.select_related("organisation__node")
    return any(holds(visitor, carrier.organisation.node, HOST_WRITES) for carrier in carriers)


@can_rule(Verb.EDIT, Joining)
@can_rule(Verb.LEAVE, Joining)
def can_edit_joining(visitor: Visitor, joining: Joining) -> bool:
    """Who writes for the network or office that joined."""
    record = joining.network or joining.organisation
    return record is not None and holds(visitor, record.node, HOST_WRITES)


@can_rule(Verb.REMOVE, CarriedNote)
@can_rule(Verb.EDIT, CarriedNote)
def can_take_back_note(visitor: Visitor, note: CarriedNote) -> bool:
    """Who wrote it, and who writes for the organisation or runs the network."""
    is_own = visitor.is_authenticated and visitor.is_active and note.written_by_id == visitor.pk
    return (
        is_own
        or holds(visitor, note.organisation.node, Held(house=WRITE))
        or holds(visitor, note.network.node, HOST_WRITES)
    )
