"""Private records cannot be read without saying for whom; every private model is guarded."""

import pytest
from django.apps import apps

from wirnetz.accounts.rules import visible
from wirnetz.accounts.rules.pair import Visitor
from wirnetz.core.guarded import GuardedManager, UnscopedAccess

GUARDED = [model for model in apps.get_models() if isinstance(model._default_manager, GuardedManager)]
PRIVATE = {
    *("accounts.grant", "accounts.invitation", "accounts.joinrequest", "accounts.auditentry", "accounts.signinlink"),
    *("core.outboxmail", "organisations.adviser", "organisations.slidetemplate", "networks.involvement"),
    *("organisations.partnershipapplication", "networks.seatreport", "imports.importrun", "imports.importrow"),
}
READINGS = {
    "list": list,
    "first": lambda rows: rows.first(),
    "get": lambda rows: rows.get(pk=1),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "iterator": lambda rows: list(rows.iterator()),
    "values": lambda rows: list(rows.values("pk")),
    "values_list": lambda rows: list(rows.values_list("pk", flat=True)),
    "in_bulk": lambda rows: rows.in_bulk([1]),
    "aggregate": lambda rows: rows.aggregate(),
    "delete": lambda rows: rows.delete(),
    "filter": lambda rows: list(rows.filter(pk=1).order_by("pk")[:1]),
    "contains": bool,
}


def test_all_private_records_are_guarded():
    assert PRIVATE - {model._meta.label_lower for model in GUARDED} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model._meta.label)
def test_reading_without_saying_for_whom_raises(model):
    for reading in READINGS.values():
        with pytest.raises(UnscopedAccess):
            reading(model._default_manager.all())


@pytest.mark.django_db
@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model._meta.label)
def test_strangers_see_none_of_it_without_an_error(model, charlie):
    assert visible(charlie, model._default_manager.all()).count() == 0


def test_an_unscoped_reading_needs_its_reason():
    with pytest.raises(ValueError, match="reason"):
        GUARDED[0]._default_manager.unscoped("")


def test_the_visitor_is_a_person_or_nobody():
    assert [each.__name__ for each in Visitor.__args__] == ["Person", "AnonymousUser"]
