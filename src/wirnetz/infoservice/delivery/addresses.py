"""When two addresses are the same: what is compared, never what is written to."""

import unicodedata


def canonical(address: str) -> str:
    """NFKC, no blanks around, the local part case-folded, the domain in lower-case ASCII; dots and plus stay."""
    if address.isascii():  # nothing to compose or to encode, and nearly all are
        return address.strip().lower()
    local, at, domain = unicodedata.normalize("NFKC", address.strip()).rpartition("@")
    try:
        plain = domain.encode("idna").decode().lower()
    except UnicodeError:
        plain = domain.casefold()
    return f"{local.casefold()}{at}{plain}"
