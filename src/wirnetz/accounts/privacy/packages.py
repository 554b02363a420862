"""Tables of Django, of the history and of the background work."""

from functools import partial

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pghistory.models import Context
from procrastinate.contrib.django.models import (
    ProcrastinateEvent,
    ProcrastinateJob,
    ProcrastinatePeriodicDefer,
    ProcrastinateWorker,
)

from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Keep, Purpose, Subject, not_personal, personal


def sessions_of(subject: Subject) -> Q:
    """The sessions in which this person is signed in: only the sealed content says whose they are."""
    mine = [
        session.session_key
        for session in Session.objects.iterator()
        if session.get_decoded().get("_auth_user_id") == str(subject.number)
    ]
    return Q(session_key__in=mine)


def contexts_of(subject: Subject) -> Q:
    """The requests in whose course this person changed something."""
    return Q(metadata__user=subject.number)


sessions_data = partial(
    personal,
    purpose=Purpose.ACCOUNT,
    basis=Basis.CONTRACT,
    keep=Keep(_("bis zum Abmelden, höchstens 12 Stunden; danach räumt das Programm täglich auf"), job="sessions"),
    erase=Erase.DELETE,
    subject=sessions_of,
)
sessions_data(Session, "expire_date")
sessions_data(Session, "session_key", "session_data", is_exported=False)
personal(
    Context,
    *("metadata", "created_at", "updated_at"),
    purpose=Purpose.RECORD,
    basis=Basis.DUTY,
    keep=HISTORY_TIME,
    erase=Erase.KEEP,
    subject=contexts_of,
)
personal(
    ProcrastinateJob,
    *("args", "task_name", "scheduled_at", "status", "lock", "queueing_lock"),
    purpose=Purpose.MAIL,
    basis=Basis.CONTRACT,
    keep=Keep(_("30 Tage nach Erledigung"), job="background work"),
    erase=Erase.DELETE,
    subject="~args",
)
not_personal(ProcrastinateJob, "queue_name", "priority", "attempts", "abort_requested", "worker")
not_personal(ProcrastinateEvent, "job", "type", "at")
not_personal(ProcrastinatePeriodicDefer, "task_name", "defer_timestamp", "job", "periodic_id")
not_personal(ProcrastinateWorker, "last_heartbeat")
not_personal(Group, "name")
not_personal(Permission, "name", "content_type", "codename")
not_personal(ContentType, "app_label", "model")
