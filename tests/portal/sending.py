"""Sending the forms that pages show, as they are and with every field of every model besides (SEC-4)."""

import html5lib
from django.apps import apps
from django.db import models, transaction
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


def state():
    """Every value of every record that there is, moments aside."""
    found = {}
    for model in own_models():
        manager = model._default_manager
        every = manager.unscoped("test") if hasattr(manager, "unscoped") else manager.all()
        names = [each.attname for each in model._meta.concrete_fields if not isinstance(each, models.DateTimeField)]
        for row in every.values("pk", *names):
            found |= {(model._meta.label, row["pk"], name): row[name] for name in names}
    return found


def changed(client, address, data):
    """Which fields of records that were there before are changed by sending these data; undone afterwards."""
    before = state()
    with transaction.atomic():
        status = client.post(address, data).status_code
        after = state()
        transaction.set_rollback(True)
    return status, {place for place, value in before.items() if place in after and after[place] != value}


def forms_of(text, address):
    """Address and fields of every form that is sent by POST."""
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    for form in tree.iter("form"):
        if form.get("method", "").lower() == "post" and form.get("action") != SIGN_OUT:
            yield form.get("action") or address, fields_of(form)


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
        for target, sent in forms_of(client.get(address).content.decode(errors="replace"), address):
            more = {name: "1" for name in all_field_names() if name not in sent}
            _status, plain = changed(client, target, sent)
            status, evil = changed(client, target, sent | more)
            if status >= 500 or evil - plain:
                found.append((target, status, sorted(evil - plain)))
    return found
