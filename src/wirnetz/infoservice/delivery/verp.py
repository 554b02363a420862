"""The sender of an envelope names the row, so that a returned message tells whom it was for; nobody can make one up."""

import hashlib
import hmac
import re

_ADDRESS = re.compile(r"^(?P<prefix>[^+@]+)\+(?P<row>\d{1,18})\.(?P<mac>[0-9a-f]{16})@(?P<domain>[^@]+)$")


def _mac(row: int, secret: bytes) -> str:
    return hmac.digest(secret, b"verp:%d" % row, hashlib.sha256).hex()[:16]


def envelope_sender(bounces: str, row: int, secret: bytes) -> str:
    """The envelope's sender for this row: `bounces@host` becomes `bounces+<row>.<mac>@host`; "" stays empty."""
    if not bounces:
        return ""
    prefix, _at, domain = bounces.rpartition("@")
    return f"{prefix}+{row}.{_mac(row, secret)}@{domain}"


def row_of(address: str, secret: bytes) -> int | None:
    """The row that an envelope's sender names; None if it is not one of ours."""
    found = _ADDRESS.match(address.strip().lower())
    if not found or not hmac.compare_digest(found["mac"], _mac(int(found["row"]), secret)):
        return None
    return int(found["row"])
