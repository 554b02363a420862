"""Writes about meetings and events: plan, plan in a series, change, call off. Each leaves a line in the record."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import people_holding
from wirnetz.accounts.rules import WRITE
from wirnetz.activities.actions.registrations import follow_gathering
from wirnetz.activities.actions.telling import TOLD, tell_cancellation, tell_change, tell_registered_of_cancellation
from wirnetz.activities.enums import Audience, Frequency, GatheringKind, GatheringState
from wirnetz.activities.models import Gathering, GatheringHost, GatheringSeries, JointActivity
from wirnetz.activities.queries import Party, free_slug, hosts_of, later_in_series, overlapping
from wirnetz.activities.recurrence import LONGEST, TooMany, moments_of
from wirnetz.activities.sentences import day_words
from wirnetz.core.editing import refuse_if_changed
from wirnetz.networks.models import Network
from wirnetz.offers.models import Topic
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area


@dataclass(frozen=True, slots=True)
class GatheringValues:
    """What somebody says about a date; `municipality` as found for its postcode and place."""

    title: str
    starts_at: datetime
    ends_at: datetime
    kind: str = GatheringKind.MEETING
    summary: str = ""
    agenda: str = ""
    place: str = ""
    street: str = ""
    postcode: str = ""
    municipality: Area | None = None
    online_link: str = ""
    audience: str = Audience.PUBLIC
    takes_registrations: bool = False
    capacity: int | None = None
    registration_until: datetime | None = None
    joint_activity: JointActivity | None = None


GATHERING_FIELDS = tuple(field.name for field in fields(GatheringValues))
"""What an editor of a date sees and changes; two editors at once are told by a change in these."""
NOTICED = ("title", "starts_at", "ends_at", "place", "street", "postcode", "municipality", "online_link", "summary")
"""Changes that calendars of other people have to notice (SEQUENCE of RFC 5545)."""


@transaction.atomic
def plan_gathering(
    *,
    values: GatheringValues,
    hosts: list[Network | Organisation],
    by: Person | None,
    topics: list[Topic] | None = None,
    is_example: bool = False,
    series: GatheringSeries | None = None,
    may_overlap: bool = True,
) -> Gathering:
    """A new date with those who invite; ValidationError if nobody does, one had ended by then, or it ends too early.

    Unless it `may_overlap`, ValidationError (`despite`) names another date of the same network at that time.
    """
    if not hosts:
        raise ValidationError(_("Nennen Sie mindestens ein Netzwerk oder eine Organisation, die einlädt."))
    for host in hosts:
        if _had_ended(host, values.starts_at.date()):
            raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % host)
    _refuse_end_before_begin(values)
    if by is not None:
        _refuse_unread(values, hosts)
    if not may_overlap:
        _refuse_overlap(values, hosts)
    gathering = Gathering.objects.create(
        slug=free_slug(values.title, values.starts_at.date()),
        is_example=is_example,
        series=series,
        occurrence_at=values.starts_at if series else None,
        **_fields(values),
    )
    gathering.topics.set(topics or [])
    for host in hosts:
        who: dict[str, Any] = {"network": host} if isinstance(host, Network) else {"organisation": host}
        GatheringHost.objects.create(gathering=gathering, is_example=is_example, **who)
    record_audit(by=by, action="plan_gathering", record=gathering, details={"on": values.starts_at.date().isoformat()})
    return gathering


@transaction.atomic
def plan_series(
    *,
    values: GatheringValues,
    hosts: list[Network | Organisation],
    frequency: str,
    interval: int,
    until: date,
    by: Person | None,
    topics: list[Topic] | None = None,
    is_example: bool = False,
    may_overlap: bool = True,
) -> list[Gathering]:
    """All dates of a series, each of them a date of its own; ValidationError if it is empty or too long."""
    try:
        moments = moments_of(values.starts_at, repeats=Frequency(frequency).value, interval=interval, until=until)
    except TooMany:
        raise ValidationError(
            {"until": _("Das wären mehr als %d Termine. Wählen Sie einen früheren letzten Tag.") % LONGEST}
        ) from None
    if not moments:
        raise ValidationError({"until": _("Der letzte Tag liegt vor dem ersten Termin.")})
    series = GatheringSeries.objects.create(
        frequency=frequency, interval=interval, starts_at=values.starts_at, until_on=until, is_example=is_example
    )
    length, closes = values.ends_at - values.starts_at, values.registration_until
    closes_before = values.starts_at - closes if closes else None
    return [
        plan_gathering(
            values=replace(
                values,
                starts_at=moment,
                ends_at=moment + length,
                registration_until=moment - closes_before if closes_before is not None else None,
            ),
            hosts=hosts,
            topics=topics,
            by=by,
            is_example=is_example,
            series=series,
            may_overlap=may_overlap,
        )
        for moment in moments
    ]


@transaction.atomic
def edit_gathering(
    *, gathering: Gathering, values: GatheringValues, seen: str, by: Person, may_overlap: bool = True
) -> Gathering:
    """Change a date; EditConflict if it is not as the editor has `seen` it any more."""
    stored = Gathering.objects.select_for_update(of=["self"]).get(pk=gathering.pk)
    refuse_if_changed(stored, GATHERING_FIELDS, seen=seen)
    _refuse_end_before_begin(values)
    if not stored.takes_registrations:
        _refuse_unread(values, hosts_of(stored))
    if not may_overlap:
        _refuse_overlap(values, hosts_of(stored), besides=stored)
    changed = [name for name, value in _fields(values).items() if getattr(stored, name) != value]
    for name in changed:
        setattr(stored, name, getattr(values, name))
    if any(name in NOTICED for name in changed):
        stored.sequence += 1
    if changed:
        stored.save()
        record_audit(by=by, action="edit_gathering", record=stored, details={"changed": sorted(changed)})
        follow_gathering(stored)
        if stored.ends_at > timezone.now() and any(name in TOLD for name in changed):
            tell_change(stored)
    return stored


@transaction.atomic
def cancel_gathering(*, gathering: Gathering, reason: str, by: Person, with_later: bool = False) -> Gathering:
    """Call a date off, on demand `with_later` ones of its series; they stay in every calendar as cancelled.

    ValidationError if it is called off or recorded. The later ones are named in the one mail; whoever registered for
    one of them gets a mail about that one too.
    """
    later = list(later_in_series(gathering).select_for_update(of=["self"])) if with_later else []
    stored = _cancelled(gathering, reason, by)
    if stored.ends_at > timezone.now():
        tell_cancellation(stored, later=len(later))
    for each in later:
        tell_registered_of_cancellation(_cancelled(each, reason, by))
    return stored


def _cancelled(gathering: Gathering, reason: str, by: Person) -> Gathering:
    stored = Gathering.objects.select_for_update(of=["self"]).get(pk=gathering.pk)
    if stored.is_cancelled:
        raise ValidationError(_("Dieser Termin ist schon abgesagt."))
    if stored.recorded_on:
        raise ValidationError(_("Zu diesem Termin sind schon Ergebnisse eingetragen; er hat also stattgefunden."))
    stored.state, stored.cancelled_because = GatheringState.CANCELLED, reason
    stored.sequence += 1
    stored.save()
    record_audit(by=by, action="cancel_gathering", record=stored)
    return stored


def _fields(values: GatheringValues) -> dict[str, Any]:
    return {name: getattr(values, name) for name in GATHERING_FIELDS}


def _refuse_unread(values: GatheringValues, hosts: list[Network | Organisation]) -> None:
    """Registrations are read by the people of who invites alone, so there has to be somebody."""
    if values.takes_registrations and not any(people_holding(host.node, *WRITE) for host in hosts):
        said = _("Bei „%s“ darf noch niemand die Anmeldungen lesen. Laden Sie zuerst jemanden dorthin ein.")
        raise ValidationError({"takes_registrations": said % hosts[0]})


def _had_ended(host: Network | Organisation, on: date) -> bool:
    """Whether a host was over on that day; its end is known as a day, a month, a year or not at all."""
    return host.is_ended and (not host.ended_on or on.isoformat()[: len(host.ended_on)] > host.ended_on)


def _refuse_end_before_begin(values: GatheringValues) -> None:
    if values.ends_at < values.starts_at:
        raise ValidationError({"until": _("Das Ende liegt vor dem Beginn.")})


def _refuse_overlap(values: GatheringValues, hosts: list[Party], *, besides: Gathering | None = None) -> None:
    other = overlapping(hosts, begin=values.starts_at, end=values.ends_at, besides=besides)
    if other is not None:
        begin, end = timezone.localtime(other.starts_at), timezone.localtime(other.ends_at)
        words = {"title": other.title, "day": day_words(begin.date()), "begin": f"{begin:%H:%M}", "end": f"{end:%H:%M}"}
        said = _("Zur selben Zeit ist schon „%(title)s“ eingetragen: %(day)s, %(begin)s bis %(end)s Uhr.")
        raise ValidationError({"despite": said % words})
