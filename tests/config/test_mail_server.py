"""How an operator names the mail server."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from wirnetz.config.mail_server import returns_mailbox, smtp_server


def server(host, port, username="", password="", use_tls=False, use_ssl=False):
    return dict(locals())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {}),
        ("smtp://localhost:2525", server("localhost", 2525)),
        ("smtp://", server("localhost", 25)),
        ("smtp+tls://u%40x:p%2Fw@mail.example:587", server("mail.example", 587, "u@x", "p/w", use_tls=True)),
        ("smtp+ssl://u:p@mail.example", server("mail.example", 465, "u", "p", use_ssl=True)),
    ],
)
def test_address_is_taken_apart(address, expected):
    assert smtp_server(address) == expected


def test_a_mailbox_has_its_usual_ports_and_folder():
    named = returns_mailbox("imap+tls://u%40x:p%2Fw@mail.example/R%C3%BCck/Neu")
    assert named == {
        "host": "mail.example", "port": 143, "username": "u@x", "password": "p/w", "folder": "Rück/Neu",
        "way": "imap+tls",
    }  # fmt: skip
    assert (returns_mailbox("imaps://u:p@mail.example")["port"], returns_mailbox("")) == (993, {})


@pytest.mark.parametrize(
    "address",
    [
        "smtp://u:p@mail.example",
        "imap://u:p@mail.example",
        "imaps://mail.example",
        "rueck@mail.example",
        "imaps://u:p@h:99999",
    ],
)
def test_what_is_no_mailbox_is_refused_with_an_example(address):
    with pytest.raises(ImproperlyConfigured, match="imaps://benutzer"):
        returns_mailbox(address)
