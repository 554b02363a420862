"""Sending the forms that pages show, as they are and with every field of every model besides (SEC-4)."""

import html5lib
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client

from tests.portal.url_table import ROUTES, lines_of
from tests.signing_in import sign_in

SENDERS = ("organisation_admin", "alliance_admin")
ROOMS = ("core", "accounts", "organisations", "offers", "networks", "imports")
ASIDE = {"core.requestcount", "core.searchdocument", "core.searchword"}
SIGN_OUT = "/konto/abmelden/"
WHOLESALE = {"portal:first_hour_step", "portal:office_contents"}
"""Their forms load or remove all reference data; what they take is one choice."""


def pages():
    """Routes that show a page, and so perhaps a form."""
    shown = (route for route in sorted(ROUTES) if route not in WHOLESALE)
    return [route for route in shown if any(not line.post and line.answer == 200 for line in lines_of(route))]


def own_models():
    for model in apps.get_models():
        is_history = "pgh_id" in {field.name for field in model._meta.get_fields()}
        if model._meta.app_label in ROOMS and not is_history and model._meta.label_lower not in ASIDE:
            yield model


def all_field_names():
    return {field.name for model in apps.get_models() for field in model._meta.get_fields() if field.concrete}


def mark():
    """A number that rows written from here on, in this transaction, carry a greater one of (their `xmin`)."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS sending_mark (at integer)")
        cursor.execute("INSERT INTO sending_mark VALUES (1) RETURNING xmin::text::bigint")
        return cursor.fetchone()[0]


def written_since(number):
    """The records that were written after a mark: model → their values by primary key, moments aside."""
    found = {}
    with connection.cursor() as cursor:
        for model in own_models():
            names = [each.attname for each in model._meta.concrete_fields if not isinstance(each, models.DateTimeField)]
            found[model] = rows(cursor, model, names, "xmin::text::bigint > %s", number)
    return {model: values for model, values in found.items() if values}


def rows(cursor, model, names, condition, value):
    columns = ", ".join(f'"{model._meta.get_field(name).column}"' for name in names)
    key = model._meta.pk.column
    cursor.execute(f'SELECT "{key}", {columns} FROM "{model._meta.db_table}" WHERE {condition}', [value])
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in cursor.fetchall()}


def changed(client, address, data):
    """Which fields of records that were there before are changed by sending these data; undone afterwards."""
    number, found = mark(), set()
    with transaction.atomic():
        status = client.post(address, data).status_code
        after = written_since(number)
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        for model, values in after.items():
            names = list(next(iter(values.values())))
            before = rows(cursor, model, names, f'"{model._meta.pk.column}" = ANY(%s)', list(values))
            for key, old in before.items():
                found |= {(model._meta.label, key, name) for name in names if values[key][name] != old[name]}
    return status, found


def forms_of(text, address):
    """Address, fields as they are sent, and the names of all fields of every form that is sent by POST."""
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    for form in tree.iter("form"):
        if form.get("method", "").lower() == "post" and form.get("action") != SIGN_OUT:
            yield form.get("action") or address, fields_of(form), {each.get("name") for each in form.iter()}


def fields_of(form):
    """What a browser would send."""
    sent = {}
    for field in form.iter("input"):
        kind, name = field.get("type", "text"), field.get("name")
        if not name or kind in {"submit", "file"}:
            continue
        if kind in {"checkbox", "radio"}:
            if field.get("checked") is not None or (kind == "radio" and name not in sent):
                sent[name] = field.get("value", "on")
        else:
            sent[name] = field.get("value") or {"email": "neu@haus.example"}.get(kind, "")
    for field in form.iter("textarea"):
        sent[field.get("name")] = field.text or ""
    for field in form.iter("select"):
        options = list(field.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        sent[field.get("name")] = chosen[0].get("value", "") if chosen else ""
    button = next((each for each in form.iter("button") if each.get("name")), None)
    if button is not None:
        sent[button.get("name")] = button.get("value", "")
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def takes_too_much(route, world, principals):
    """What forms of a page change if more is sent than they list."""
    place, found = world.places["nord-ost"], []
    for line in lines_of(route):
        people = [each for name in SENDERS for each in principals if each.name == name]
        sender = next((each for each in people if line.expects(each, place) == line.answer == 200), None)
        if sender is None or line.post:
            continue
        client, address = sign_in(Client(), sender.person), line.address(route, world, place)
        for target, sent, listed in forms_of(client.get(address).getvalue().decode(errors="replace"), address):
            more = {name: "1" for name in all_field_names() if name not in sent and name not in listed}
            _status, plain = changed(client, target, sent)
            status, evil = changed(client, target, sent | more)
            if status >= 500 or evil - plain:
                found.append((target, status, sorted(evil - plain)))
    return found
