"""People whose data is marked: every declared field of every declared table holds a word that is found nowhere else.

The rows are made out of the registry: a table that is declared tomorrow is filled tomorrow.
"""

import datetime as dt
import json
from functools import cache
from hashlib import sha256
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group as DjangoGroup
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.utils import timezone
from pghistory.models import Context

from tests.factories.activities import make_gathering
from tests.factories.networks import make_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_organisation
from wirnetz.accounts.actions import add_node, record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import AuditEntry, ErasureEntry, Node, Person
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.core.models import Installation
from wirnetz.core.personal import groups
from wirnetz.infoservice.models import ConsentEntry, Mailing, MailingBody, Suppression

WITHOUT_MARK = {AuditEntry, ConsentEntry, Context, ErasureEntry, Installation, Suppression}
"""What never holds a name or an address (the records of acts and consents), or belongs to the operator by intention."""
BESIDES = {
    "arguments.BrochurePicture": {"kind": "portrait", "contact": None, "organisation": None},
    "arguments.AdaptedBlock": {"is_added": True, "text": "Text"},
    "arguments.HandDown": {"note": "Text", "state": "done"},
    "arguments.ArgumentVersion": {"partner_kind": "", "reviewed_by": None},
    "infoservice.Edition": {"title": "Titel"},
    "infoservice.Subscription": {"text": "Text"},
    "infoservice.MailingRecipient": {"settled_at": None, "leased_at": None},
    "networks.OfferAnswer": {"network": None, "reason": "weil"},
    "activities.MinuteItem": {"text": "Text"},
    "landscape.FindingReply": {"organisation": None, "reason": "weil"},
    "networks.NetworkFile": {"title": "Titel"},
    "activities.PartRequest": {"network": None},
    "landscape.SplitDraft": {"title": "Titel"},
    "landscape.SplitRemark": {"text": "Text"},
    "landscape.SplitDecision": {"outcome": "drop", "reason": "weil", "undone_at": None},
}
"""What a row needs besides, where it says one thing or another, or has to say something."""
DAY = dt.date(2026, 3, 2)


@cache
def live_groups():
    return [group for group in groups() if not group.is_history]


def mark_of(number):
    return f"mrk{number:03d}x"


def marked_person(number):
    """A person with rows in every declared table; answers the person and the marks that the export must tell."""
    mark = mark_of(number)
    person = Person.objects.create_user(f"{mark}@wirnetz.example", name=f"{mark} Name")
    world = {
        Node: add_node(kind=NodeKind.BODY, parent=None),
        "organisation": make_organisation(slug=f"o{number}", name=f"Kammer {number}"),
        "first": make_organisation(slug=f"p{number}"),
        "second": make_organisation(slug=f"q{number}"),
        "office": make_organisation(slug=f"r{number}"),
        "into": make_organisation(slug=f"s{number}"),
        "network": make_network(slug=f"n{number}", name=f"Netzwerk {number}"),
        "other": make_network(slug=f"w{number}"),
        "offer": make_offer(slug=f"a{number}"),
        "recorded_by": make_organisation(slug=f"eintragend-{number}"),
        "argument": Argument.objects.create(slug=f"u{number}"),
        "gathering": make_gathering(slug=f"t{number}"),
        "mailing": (mailing := Mailing.objects.create(family=f"m{number}", title="Ausgabe")),
        "body": MailingBody.objects.create(mailing=mailing, key="base"),
        "group": DjangoGroup.objects.get_or_create(name="Gruppe")[0],
        "permission": Permission.objects.first(),
    }
    told = {f"{mark} Name", person.email}
    for group in live_groups():
        model = group.model
        if model is Person or model in WITHOUT_MARK or model is Session:
            continue
        known = world.get((model, "row"))
        if known is None:
            world[model, "row"] = known = filled(model, person, mark, world)
        told |= marks_in(known, group, mark)
    other = Argument.objects.create(slug=f"v{number}")  # nobody reviews what they wrote
    ArgumentVersion._base_manager.create(argument=other, audience="sme", idea="quality", reviewed_by=person)
    sign_in(person)
    record_audit(by=person, action="seed", record=person)
    Context.objects.create(metadata={"user": person.pk, "url": f"/konto/{number}/"})
    return person, told


def marks_in(row, group, mark):
    exported = [field.field for field in group.fields if field.is_exported]
    values = [getattr(row, name) for name in exported]
    return {value for value in values if isinstance(value, str) and mark in value}


def filled(model, person, mark, world):
    values = {}
    for number, field in enumerate(model._meta.concrete_fields):
        if field.is_relation:
            values[field.name] = related(model, field, person, world)
        elif not isinstance(field, models.AutoField):
            value = value_of(model, field, person, f"{mark}-{number}-{model.__name__}")
            if value is not None:
                values[field.name] = value
    values |= BESIDES.get(model._meta.label, {})
    if not model._meta.managed:
        return stored_job(values)
    return model._base_manager.create(**{name: value for name, value in values.items() if value is not None})


def stored_job(values):
    """The background work's tables are written by SQL only; their models refuse."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', %s, %s) RETURNING id",
            [values["task_name"], json.dumps(values["args"])],
        )
        number = cursor.fetchone()[0]
    return import_module("procrastinate.contrib.django.models").ProcrastinateJob.objects.get(pk=number)


def related(model, field, person, world):
    other = field.related_model
    if other is Person:
        return person
    if other is Node:
        return world[Node]
    if field.name in world:
        return world[field.name]
    if (other, "row") not in world and not field.null and other in {group.model for group in live_groups()}:
        world[other, "row"] = filled(other, person, mark_in(person), world)
    return world.get((other, "row"))


def mark_in(person):
    return person.email.partition("@")[0]


def value_of(model, field, person, mark):
    mine = [way for group in live_groups() if group.model is model for way in group.subject]
    ways = {way[1:] for way in mine if isinstance(way, str) and way}
    if isinstance(field, models.EmailField):
        return person.email if field.name in ways else None
    if isinstance(field, models.JSONField):
        if field.name in ways:
            return {"to": person.email}
        return {"email": person.email, "name": mark} if declared(model, field.name) else {}
    if isinstance(field, models.BooleanField):
        return None if field.has_default() else False
    if field.choices or field.name == "accent":
        return field.choices[0][0] if field.choices and not field.has_default() else None
    if isinstance(field, models.GenericIPAddressField):
        return "10.0.0.1"
    if isinstance(field, models.FileField):
        return None
    if isinstance(field, models.CharField | models.TextField):
        if field.name in ways:
            return f"{mark} {person.email}"
        if declared(model, field.name):
            return mark[: field.max_length]
        return sha256(mark.encode()).hexdigest()[: field.max_length] if field.unique else None
    if isinstance(field, models.DecimalField | models.IntegerField):
        return None if field.null or field.has_default() else 1
    if isinstance(field, models.DateTimeField):
        return None if field.has_default() else timezone.now()
    return DAY if isinstance(field, models.DateField) and not field.null else None


def declared(model, name):
    return any(field.field == name for group in live_groups() if group.model is model for field in group.fields)


def sign_in(person):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session["note"] = mark_of(0)
    session.create()
    return session.session_key


def dump():
    """Everything that the database holds, as text: every row of every table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        lines = []
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")
            lines += [f"{table}: {row[0]}" for row in cursor.fetchall()]
    return lines
