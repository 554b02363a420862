"""The installation's own row: what the environment says stands in until somebody has set it up."""

import pytest
from django.db import IntegrityError, connection
from django.test import RequestFactory
from django.utils import timezone

from wirnetz.core import installation
from wirnetz.core.enums import InstallationContents
from wirnetz.core.kept import data_version
from wirnetz.core.models import Installation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("audit_may_be_emptied")]
OPERATOR = {"name": "Verein Beispiel", "address": "Am Markt 1", "email": "post@verein.example"}


def test_before_the_first_hour_the_environment_speaks(settings):
    settings.OPERATOR = OPERATOR
    found = installation.current()
    assert (found.operator_name, found.operator_address, found.operator_email) == tuple(OPERATOR.values())
    assert Installation.objects.count() == 0


def test_the_row_speaks_louder_than_the_environment(settings):
    settings.OPERATOR = OPERATOR
    Installation.objects.create(pk=1, name="Allianz Nord", operator_name="Büro Nord")
    found = installation.current()
    assert (found.name, found.operator_name, found.operator_email) == ("Allianz Nord", "Büro Nord", OPERATOR["email"])


def test_there_is_one_installation():
    with pytest.raises(IntegrityError):
        Installation.objects.create(pk=2)


def test_a_request_asks_once(django_assert_num_queries):
    request = RequestFactory().get("/")
    with django_assert_num_queries(1):
        assert installation.of_request(request) is installation.of_request(request)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"operator_name": "Büro"}, True),
        ({"set_up_at": timezone.now()}, True),
        ({"set_up_at": timezone.now(), "operator_name": "Büro"}, False),
        ({"set_up_at": timezone.now(), "contents": InstallationContents.EMPTY}, False),
    ],
)
def test_example_until_it_is_somebodys_own(fields, expected):
    assert installation.is_example(Installation(**fields)) is expected


def test_the_operator_may_say_that_it_is_no_example(settings):
    settings.IS_EXAMPLE_INSTALLATION = False
    assert installation.is_example(Installation()) is False


@pytest.mark.parametrize(("contents", "expected"), [("reference", False), ("empty", False), ("example", True)])
def test_pages_warn_of_invented_records(contents, expected):
    assert installation.has_example_year(Installation(contents=contents)) is expected


@pytest.mark.django_db(transaction=True)
def test_a_change_ends_all_kept_pages():
    before = data_version()
    Installation.objects.create(pk=1, name="Anders")
    assert data_version() != before


def test_other_tables_of_the_room_end_none():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'core_note_change' "
            "AND tgrelid::regclass::text ~ '^(core|accounts)_'"
        )
        assert sorted(cursor.fetchall()) == [("accounts_node",), ("core_installation",)]
