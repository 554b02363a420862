"""Every class of data whose time ends, made on one day, with the number of days after which it has to be gone."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import time_machine
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node, grant_role, record_audit
from wirnetz.accounts.actions.retention import months_before
from wirnetz.accounts.enums import NodeKind, RequestState, Role
from wirnetz.accounts.models import AuditEntry, ErasureEntry, Invitation, Person, SignInLink
from wirnetz.core.enums import MailState
from wirnetz.core.models import OutboxMail
from wirnetz.core.tidying import failed, tidy
from wirnetz.imports.enums import ImportKind
from wirnetz.imports.models import ImportRun
from wirnetz.organisations.enums import ApplicationState
from wirnetz.organisations.models import Adviser, PartnershipApplication

FOUR_YEARS = 4 * 365 + 1


@dataclass(frozen=True)
class Ageing:
    """One class of data: whether it is still there, and the day on which it goes (None: it stays)."""

    name: str
    is_there: Callable[[], bool]
    goes_after: int | None


def noon(day):
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


def there(queryset):
    return lambda: queryset.all().exists()


def days_until_two_years_later(day):
    later = day
    while months_before(later, 24) < day:
        later += dt.timedelta(days=1)
    return (later - day).days


def make_ageing(day):
    """One of each class, made at noon of `day`."""
    with time_machine.travel(noon(day), tick=False):
        root = make_alliance().node
        house = make_organisation("Kammer Nord", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
        return [*accounts(day, root, house), *mails_and_sessions(day), *directory(day, house), *records(day, root)]


def accounts(day, root, house):
    def person(name):
        return Person.objects.create_user(f"{name}@wirnetz.example", name=name)

    boss, ending, unused = person("boss"), person("ending"), person("unused")
    grant_role(person=boss, node=root, role=Role.ADMINISTRATION, from_on=day, until_on=None, by=None)
    last = day + dt.timedelta(days=100)
    grant_role(person=ending, node=house.node, role=Role.EDITING, from_on=day, until_on=last, by=None)
    invitations = [
        Invitation.objects.create(
            email=f"{state}@wirnetz.example",
            node=house.node,
            role=Role.EDITING,
            state=state,
            token_hash=state,
            expires_at=noon(day + dt.timedelta(days=14)),
        )
        for state in (RequestState.OPEN, RequestState.ACCEPTED)
    ]
    link = SignInLink.objects.create(token_hash="x", expires_at=noon(day))

    def named(who):
        return there(Person.objects.filter(pk=who.pk, erased_at__isnull=True))

    def kept(record):
        return there(type(record)._base_manager.filter(pk=record.pk))

    return [
        Ageing("the last administration", named(boss), None),
        Ageing("an account whose right ends", named(ending), 190),
        Ageing("an account without a right", named(unused), 90),
        Ageing("an invitation that nobody accepts", kept(invitations[0]), 44),
        Ageing("an invitation that was accepted", kept(invitations[1]), None),
        Ageing("a one-time way in", kept(link), 30),
    ]


def mails_and_sessions(day):
    mail = OutboxMail.objects.create(
        message_id="1", kind="invitation", to_address="a@wirnetz.example", subject="", text="", state=MailState.KEPT
    )
    Session.objects.create(session_key="k", session_data="", expire_date=noon(day))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('q', 't', 'succeeded') RETURNING id"
        )
        job = cursor.fetchone()[0]
        ended = "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'succeeded', %s)"
        cursor.execute(ended, [job, noon(day)])

    def has_job():
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE id = %s)", [job])
            return cursor.fetchone()[0]

    return [
        Ageing("a mail", there(OutboxMail._base_manager.filter(pk=mail.pk)), 30),
        Ageing("a session", there(Session.objects.filter(pk="k")), 1),
        Ageing("background work that is done", has_job, 30),
    ]


def directory(day, house):
    def adviser(name, **fields):
        return Adviser.objects.create(organisation=house, name=name, **fields)

    ended = adviser("Endet", until_on=day + dt.timedelta(days=10))
    adviser("Bleibt")
    applications = [
        PartnershipApplication.objects.create(
            organisation_name=state, kind="chamber", contact_name="A", contact_email="a@b.example", state=state,
            token_hash=state,
        )
        for state in (ApplicationState.UNCONFIRMED, ApplicationState.OPEN)
    ]  # fmt: skip
    run = ImportRun.objects.create(
        organisation=house, kind=ImportKind.OFFICES, file_name="l.csv", digest="0", file=ContentFile(b"x", "l.csv")
    )

    def file_is_there():
        name = ImportRun._base_manager.get(pk=run.pk).file.name
        assert bool(name) == run.file.storage.exists(run.file.name)
        return bool(name)

    return [
        Ageing("an ended entry's name", there(Adviser._base_manager.filter(pk=ended.pk, name="Endet")), 40),
        Ageing("a running entry", there(Adviser._base_manager.filter(name="Bleibt")), None),
        Ageing(
            "an unconfirmed application",
            there(PartnershipApplication._base_manager.filter(pk=applications[0].pk)),
            14,
        ),
        Ageing("an open application", there(PartnershipApplication._base_manager.filter(pk=applications[1].pk)), None),
        Ageing("the file of a list", file_is_there, 30),
    ]


def records(day, root):
    entry = record_audit(by=None, action="test", record=root)
    erasure = ErasureEntry.objects.create(address_digest="x", person_number=1)
    two_years = days_until_two_years_later(day)
    return [
        Ageing("an entry of the record", there(AuditEntry._base_manager.filter(pk=entry.pk)), two_years),
        Ageing("a note of an erasure", there(ErasureEntry.objects.filter(pk=erasure.pk)), two_years),
    ]


def live_through(classes, day, days, capture):
    """Do the daily work on these days after `day`; on which day each class was first seen to be gone."""
    gone: dict[str, int] = {}
    for number in days:
        today = day + dt.timedelta(days=number)
        with time_machine.travel(noon(today), tick=False), capture(execute=True):
            assert failed(tidy(on=timezone.localdate())) == []
        for item in classes:
            if item.name not in gone and not item.is_there():
                gone[item.name] = number
    return gone


def misjudged(classes, gone):
    """Classes that went more than a day early or late, or went although they stay."""
    return {
        item.name: (item.goes_after, gone.get(item.name))
        for item in classes
        if (item.goes_after is None) != (item.name not in gone)
        or (item.goes_after is not None and abs(gone[item.name] - item.goes_after) > 1)
    }
