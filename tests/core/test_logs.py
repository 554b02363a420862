"""Log lines name nobody and open nothing."""

import logging
import time

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.urls import NoReverseMatch

from tests.factories.organisations import make_organisation
from wirnetz.core.logs import PrivateFormatter, without_people
from wirnetz.organisations.models import Adviser


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mail an alice.b+x@wirnetz.example ging nicht hinaus", "Mail an <mail> ging nicht hinaus"),
        ("von 198.51.100.7 und 2001:db8:1:2:3::9", "von 198.51.100.0 und 2001:db8:1::"),
        ("listening on 127.0.0.1", "listening on 127.0.0.1"),
        ("login_code=483920&next=/", "login_code=<secret>&next=/"),
        ("Cookie: sessionid=abc123; x", "Cookie: <secret>; x"),
        ("'csrfmiddlewaretoken': 'x7Yz'", "'csrfmiddlewaretoken': '<secret>'"),
        ("Not Found: /einladung/Zk3vX0a9QmT7-bLw2RsYp/", "Not Found: /einladung/<secret>/"),
        ("Telefon +49 385 1234567 oder 0385/1234567", "Telefon <phone> oder <phone>"),
        ("key pGd83kfjA93jdkAQ21mmxz84jdk2k", "key <secret>"),
        ("2026-11-27 12:30:45,123 ERROR django.request: Internal Server Error: /netzwerke/om-sachsen/",) * 2,
        ("Not Found: /netzwerke/om-netzwerk-luebeck-west-mecklenburg/",) * 2,
        ("wirnetz.core.mail.delivery: 3 of 10, version 5.2.19, key 13074087",) * 2,
    ],
)
def test_what_names_a_person_is_taken_out(line, expected):
    assert without_people(line) == expected


def test_arguments_and_tracebacks_are_cleaned_as_well():
    formatter = PrivateFormatter("{levelname}: {message}", style="{")
    try:
        raise ValueError("Key (email)=(alice@wirnetz.example) already exists")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "an %s", ("bob@wirnetz.example",), (type(error), error, error.__traceback__))  # fmt: skip  # noqa: E501
    text = formatter.format(record)
    assert text.startswith("ERROR: an <mail>\nTraceback")
    assert "@wirnetz.example" not in text


def logged(error):
    """The line of an error as it is written down."""
    try:
        raise error
    except type(error) as caught:
        seen = (type(caught), caught, caught.__traceback__)
        return PrivateFormatter("{message}", style="{").format(logging.LogRecord("x", 40, "x", 1, "da", (), seen))


@pytest.mark.parametrize(
    ("error", "last"),
    [
        (ValueError("invalid name: 'Erika Muster'"), "ValueError"),
        (KeyError("Erika Muster"), "KeyError"),
        (ValidationError({"name": "Erika Muster ist schon da"}), "ValidationError"),
        (NoReverseMatch("Reverse for 'x' with arguments '('Erika Muster',)' not found"), "NoReverseMatch"),
        (DataError("invalid input syntax for type integer: Erika Muster"), "DataError"),
        (FileNotFoundError(2, "No such file", "/media/Erika Muster.pdf"), "FileNotFoundError: No such file"),
        (
            AttributeError("'Person' object has no attribute 'x'"),
            "AttributeError: 'Person' object has no attribute 'x'",
        ),
        (
            IntegrityError('null value in column "name"\nDETAIL:  Failing row contains (7, Erika Muster, 0385 1).'),
            'IntegrityError: null value in column "name"',
        ),
    ],
)
def test_an_error_tells_its_kind_and_place_but_no_values(error, last):
    text = logged(error)
    assert text.splitlines()[-1] == last
    assert ("test_logs.py" in text, "Erika" in text.replace(repr(error), "")) == (True, False)


def test_the_cause_of_an_error_is_told_the_same_way():
    try:
        try:
            raise KeyError("Erika Muster")
        except KeyError as cause:
            raise TypeError("wrong") from cause
    except TypeError as error:
        text = PrivateFormatter().formatException((type(error), error, error.__traceback__))
    assert [line for line in text.splitlines() if not line.startswith(" ")] == [
        "Traceback (most recent call last):",
        "KeyError",
        "",
        "Traceback (most recent call last):",
        "TypeError: wrong",
    ]


@pytest.mark.django_db
def test_a_row_that_the_database_refuses_is_not_written_into_the_log(logbook):
    """PRV-8: PostgreSQL quotes the whole row when a rule is broken."""
    log = logging.getLogger("wirnetz.test")
    token = "kanarie" + "000001"
    try:
        with transaction.atomic():
            Adviser.objects.create(
                organisation=make_organisation(), name=token, name_visibility="x", phone="0385 12345"
            )
    except IntegrityError as error:
        assert token in str(error)
        log.exception("refused")
    assert (token in logbook.lines[-1], "adviser_visibility_known" in logbook.lines[-1]) == (False, True)


def test_the_oracle_of_the_log_would_see_a_leak(logbook):
    """Guards the guard: a name that no rule can know for one is found."""
    logging.getLogger("wirnetz.test").warning("for kanarie%s", "000001")
    assert len(logbook.private()) == 1
    logbook.lines.clear()


def test_the_log_uses_it(settings):
    assert settings.LOGGING["formatters"]["line"]["()"] == "wirnetz.core.logs.PrivateFormatter"


@pytest.mark.parametrize("part", ["a", "1", ":", "a:", "1.", "@", "a@", "0 ", "+49", "-", "token=", "/", "Aa1"])
def test_long_lines_cost_little(part):
    started = time.monotonic()
    without_people(part * (100_000 // len(part)))
    assert time.monotonic() - started < 2  # far from what a line costs that is tried again and again
