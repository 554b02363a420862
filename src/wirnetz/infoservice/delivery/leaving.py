"""The address to which a mail program writes when its owner wants nothing more (RFC 2369, mailto)."""

import re

_ADDRESS = re.compile(r"[^+@\s]+\+ab\.(?P<word>\d{1,18}-[a-z2-7]{1,60})@", re.IGNORECASE)


def leaving_address(bounces: str, word: str) -> str:
    """`bounces@host` becomes `bounces+ab.<word>@host`, so that the mailbox of returned mail gets it."""
    local, _at, domain = bounces.rpartition("@")
    return f"{local}+ab.{word}@{domain}"


def leaving_word(address: str) -> str:
    """The reader's word in such an address; empty for any other."""
    found = _ADDRESS.match(address.strip())
    return found["word"].lower() if found else ""
