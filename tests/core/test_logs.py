"""Log lines name nobody and open nothing."""

import logging
import time

import pytest

from wirnetz.core.logs import PrivateFormatter, without_people


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


def test_the_log_uses_it(settings):
    assert settings.LOGGING["formatters"]["line"]["()"] == "wirnetz.core.logs.PrivateFormatter"


@pytest.mark.parametrize("part", ["a", "1", ":", "a:", "1.", "@", "a@", "0 ", "+49", "-", "token=", "/", "Aa1"])
def test_long_lines_cost_little(part):
    started = time.monotonic()
    without_people(part * (100_000 // len(part)))
    assert time.monotonic() - started < 2  # far from what a line costs that is tried again and again
