"""How an operator names the mail server."""

import pytest

from wirnetz.config.mail_server import smtp_server


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
