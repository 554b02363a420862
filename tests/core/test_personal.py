"""PRV-1: whoever adds a field or a place for data says whether it is about people, or the suite fails."""

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.core.models import RequestCount
from wirnetz.core.personal import (
    WHILE_ACCOUNT,
    Basis,
    Erase,
    Keep,
    Purpose,
    all_personal,
    groups,
    not_personal,
    personal,
    undeclared_fields,
    undeclared_stores,
    wrongly_harmless_fields,
)
from wirnetz.core.personal.coverage import tables


def test_every_field_is_declared_personal_or_not():
    assert undeclared_fields() == []


def test_no_field_that_points_to_a_person_or_holds_an_address_passes_as_harmless():
    assert wrongly_harmless_fields() == []


def test_every_place_outside_the_tables_is_declared():
    assert undeclared_stores() == []


def test_a_new_field_is_found(monkeypatch):
    field = models.CharField(max_length=10)
    field.set_attributes_from_name("nickname")
    monkeypatch.setattr(Person._meta, "concrete_fields", (*Person._meta.concrete_fields, field))
    assert undeclared_fields() == ["accounts.Person.nickname"]


def test_a_new_cache_is_found(settings):
    settings.CACHES = settings.CACHES | {"letters": settings.CACHES["default"]}
    assert undeclared_stores() == ["cache: letters"]


def test_a_field_is_declared_once():
    with pytest.raises(ValueError, match="declared twice"):
        not_personal(Node, "kind")


def test_a_field_that_is_not_there_is_refused():
    with pytest.raises(FieldDoesNotExist):
        personal(
            Grant,
            "colour",
            purpose=Purpose.RIGHTS,
            basis=Basis.DUTY,
            keep=WHILE_ACCOUNT,
            erase=Erase.KEEP,
            subject="person",
        )


def test_days_count_from_a_field():
    with pytest.raises(ValueError, match="since a field"):
        Keep("30 Tage", days=30)


def test_days_count_from_a_field_that_the_table_has():
    for declaration in all_personal():
        if declaration.keep.days is not None:
            declaration.model._meta.get_field(declaration.keep.since)


def test_history_goes_by_what_it_keeps():
    kept = {group.model._meta.label: group for group in groups() if group.is_history}
    fields = {
        field.field for group in groups() if group.model._meta.label == "accounts.GrantEvent" for field in group.fields
    }
    assert fields == {
        "person", "node", "role", "from_on", "until_on", "confirmed_on", "asked_on", "granted_by",
    }  # fmt: skip
    assert kept["accounts.PersonEvent"].source is Person


def test_tables_without_people_have_no_group():
    assert RequestCount in set(tables())
    assert RequestCount not in {group.model for group in groups()}
